import type {
  CellCounters,
  CellInterval,
  CellState,
  CompatibleCell,
  LogMean,
  ScoreLimits,
  Separation,
} from '../../scoring/index.ts';
import type {
  ClusterPolicy,
  Evaluation,
  Means,
  MissingPolicy,
  Provenance,
  RampName,
  RankBy,
  Task,
  Tier,
} from '../read/dataset/dataset.ts';

/**
 * What the measurements mean: the second noun. Evaluations and cells are scored on demand from the counter columns, so
 * the same type serves a build that reads everything and a browser that draws ten rows.
 */
export interface Scores {
  readonly about: About;
  readonly tiers: readonly Tier[];
  readonly tasks: readonly Task[];
  readonly evaluations: readonly Evaluation[];
  readonly columns: CounterColumns;
  /** Item by item outcomes, where the source has them; null for counters only. */
  readonly outcomes: Outcomes | null;
  /** Means without counts, where that is all there is; then nothing is scored or ranked. */
  readonly means: Means | null;
  readonly ranking: Ranking;
  /** Scores of the evaluation with this index; computed once, then remembered. */
  of(evaluation: number): EvaluationScore;
  /** The score of one cell, by indices; null where the evaluation has no point there. */
  cell(evaluation: number, tier: number, task: number): CellScore | null;
  /**
   * The verdict on a pair, by the metric with this id: whether the first evaluation is significantly better (1) or worse (−1)
   * than the second; 0 when they cannot be told apart, share no ranking, or the metric has no interval.
   */
  separation(metric: string, a: number, b: number): Separation;
  /** The evaluations ranked together with this one that cannot be told from it by a metric, in the order of their part. */
  peersOf(metric: string, evaluation: number): number[];
  /** Scores of some tiers and tasks alone, ranked by these: as if nothing else had been measured. */
  narrowed(choice: Choice): Scores;
}

/** Tiers and tasks of a board, by their indices in rising order. */
export interface Choice {
  readonly tiers: readonly number[];
  readonly tasks: readonly number[];
}

export type { CellInterval, Separation };

/** Scores before anything was ranked. */
export type UnrankedScores = Omit<Scores, 'ranking' | 'separation' | 'peersOf' | 'narrowed'>;

/** What scores are computed from. */
export type ScoresData = Omit<UnrankedScores, 'of' | 'cell'>;

/** What the board says of itself, from the dataset. */
export interface About {
  readonly slug: string;
  readonly title: string;
  readonly description: string | null;
  readonly version: string | null;
  readonly license: string | null;
  readonly source: string | null;
  readonly citation: string | null;
  readonly synthetic: boolean;
  readonly missing: MissingPolicy;
  readonly cluster: ClusterPolicy;
  readonly comparable: boolean;
  /** Id of the metric that the board is ranked by where nobody asks for another. */
  readonly rankBy: RankBy;
  /** Colour of links and controls of its pages, "#rrggbb". */
  readonly accent?: string | undefined;
  readonly ramp: RampName;
  /** Version and rulers in one line, as every page and output prints them; empty when none is given. */
  readonly stamp: string;
  readonly provenance: Provenance;
  /** Where the board is published, as a whole address; absent where nobody says so. */
  readonly address?: string | undefined;
  /** Of a board that is kept as it is. */
  readonly snapshot?: SnapshotMark | undefined;
}

/** What a snapshot is called. */
export interface SnapshotMark {
  /** The first digits of `sha256`. */
  readonly hash: string;
  /** Of `data/v1/manifest.json`, which has the sums of the data. */
  readonly sha256: string;
}

/**
 * Counters of every cell, one array per counter, cell `(evaluation · tiers + tier) · tasks + task`. NaN = not recorded;
 * a cell without any point has `points` 0.
 */
export interface CounterColumns {
  readonly points: Float64Array;
  readonly expectedPoints: Float64Array;
  readonly correct: Float64Array;
  readonly total: Float64Array;
  readonly guessSum: Float64Array;
  readonly guessSquareSum: Float64Array;
  readonly invalid: Float64Array;
  readonly truncated: Float64Array;
  readonly promptTokens: Float64Array;
  readonly completionTokens: Float64Array;
  readonly completionTokensSquared: Float64Array;
  readonly tokenResponses: Float64Array;
  readonly cost: Float64Array;
  /** Difficulty points with responses, and how much more they differ than chance would make them; NaN unless clustered. */
  readonly clusters: Float64Array;
  readonly designEffect: Float64Array;
  /** 1 for a cell that holds less than a whole run does; else 0. */
  readonly partial: Float64Array;
  /** Fewest trials of an item; NaN where a response names no item. */
  readonly trials: Float64Array;
  /** The k of pass@k, one for all cells that have it, and the chance that one of k trials of an item passes, and that all do. */
  readonly k: Float64Array;
  readonly passAtK: Float64Array;
  readonly passHatK: Float64Array;
}

/**
 * One digit per item for each evaluation: 0 not seen, 1 not solved, 2 solved, 3 answered more than once. The items of
 * cell slot s (tier · tasks + task) are the characters `starts[s]` up to `starts[s + 1]`.
 */
export interface Outcomes {
  readonly starts: readonly number[];
  readonly digits: readonly string[];
}

export interface EvaluationScore {
  readonly evaluation: number;
  /** One entry per tier of the dataset; null where the evaluation has no point in it. */
  readonly tiers: readonly (TierScore | null)[];
  /** Over all its tiers; null when no cell could be scored. */
  readonly overall: Aggregate | null;
}

export interface TierScore {
  readonly tier: number;
  /** One entry per task of the dataset; null where the evaluation has no point for it. */
  readonly cells: readonly (CellScore | null)[];
  readonly aggregate: Aggregate | null;
  readonly anyIncomplete: boolean;
}

/** Below this many responses in some cell, the normal approximation behind a score is called approximate. */
export const ENOUGH_RESPONSES = 128;

/** Scores on the 0…1000 scale of one tier or of all tiers together. */
export interface Aggregate {
  /** The compatible score, and the 95 % interval of what a re-run of this size would give on average. */
  readonly reasonscore: number;
  readonly reasonscoreLower: number;
  readonly reasonscoreUpper: number;
  /** The best estimate; `lower` and `upper` are its 95 % interval. */
  readonly plain: number;
  readonly lower: number;
  readonly upper: number;
  /** The same on the scale where scores are averaged. */
  readonly logs: ScoreLogs;
  /** No cell is above what guessing gives: the interval of the plain score would promise too much. */
  readonly atChance: boolean;
  /** `reasonscore − plain`: what the compatible score adds for uncertainty. */
  readonly bonus: number;
  /** Mean over tasks of the mean completion tokens (over tiers: mean of the tiers'); null when none was recorded. */
  readonly averageTokens: number | null;
  readonly scorePerToken: number | null;
  /**
   * Mean over tasks of the mean cost of a response in US dollars (over tiers: mean of the tiers'); null where that of a cell in
   * the score is not known: the mean of the others would pass for that of all.
   */
  readonly averageCost: number | null;
  readonly scorePerCost: number | null;
  /** Geometric mean of success alone, truncated responses left aside. */
  readonly completed: number;
  /** Geometric mean of the share of all prompts that were solved. */
  readonly yield: number;
  /** Means over the cells that have them, and of tiers, of pass@k and pass^k; null where none has. */
  readonly passAtK: number | null;
  readonly passHatK: number | null;
  /** Their k. */
  readonly k: number | null;
  /** Cells in the mean of pass@k, and cells that are not in it because a response names no item. */
  readonly passCells: number;
  readonly unnamedCells: number;
  /** Cells in the mean. */
  readonly cells: number;
  /** Cells that reached the floor of .01. */
  readonly floored: number;
  /** Something is missing or incomplete: the score carries an asterisk. */
  readonly incomplete: boolean;
  /** Some cell has fewer responses than the normal approximation needs. */
  readonly approximate: boolean;
}

/** What scores over several cells are made of. */
export interface ScoreLogs {
  readonly reasonscore: LogMean;
  readonly plain: LogMean;
  /** Of the limits of the plain score. */
  readonly shift: number;
}

/** One evaluation × tier × task with at least one point. */
export interface CellScore {
  readonly state: CellState;
  /** `truncated` is 0 here when it was not recorded; `truncationRecorded` tells. */
  readonly counters: CellCounters;
  readonly truncationRecorded: boolean;
  readonly invalid: number | null;
  readonly points: number;
  readonly expectedPoints: number;
  readonly incomplete: boolean;
  /** The compatible parts; null when the cell cannot be scored. */
  readonly compatible: CompatibleCell | null;
  /** Guess-aware 95 % limits; null when the cell cannot be scored. */
  readonly interval: CellInterval | null;
  /** The compatible score with the limits of what a re-run would give on average; null when the cell cannot be scored. */
  readonly rerun: ScoreLimits | null;
  /** Share of all prompts that were solved, raw; null when the cell cannot be scored. */
  readonly solved: number | null;
  readonly belowChance: boolean;
  readonly completionTokensMean: number | null;
  readonly promptTokensMean: number | null;
  /** Sums over all responses; null where a part of them did not record it. */
  readonly completionTokens: number | null;
  readonly promptTokens: number | null;
  readonly cost: number | null;
  /** Responses whose tokens were recorded. */
  readonly tokenResponses: number;
  /** Fewest trials of an item; null where a response names no item. */
  readonly trials: number | null;
  /** pass@k and pass^k, means over items; null where an item was tried once, or a response names none. */
  readonly passAtK: number | null;
  readonly passHatK: number | null;
  readonly k: number | null;
}

/** Everything that needs all evaluations at once; computed at build time and never changed by a filter. */
export interface Ranking {
  /** Evaluations that can be ranked together; more than one when rulers differ or nothing links them. */
  readonly parts: readonly Part[];
  /** Per evaluation, the index of its part; −1 for one that cannot be ranked. */
  readonly partOf: readonly number[];
  /** Per id of a metric that can be ranked by: the evaluations best first, and their ranks. */
  readonly orders: Readonly<Record<string, Order>>;
  /** How many evaluations could be ranked, over all parts. */
  readonly ranked: number;
  /** Per evaluation, whether it lacks cells that others of its part have. */
  readonly incomplete: readonly boolean[];
  /** Per id of a metric that marks evaluations, per tier: the values that are marked; null where there are fewer than two. */
  readonly marks: Readonly<Record<string, readonly TierMarks[]>>;
  /** Outer ends of the common scale on which intervals are drawn, in points. */
  readonly scale: readonly [number, number];
}

/** The best and the worst value of a metric among the evaluations of a tier. */
export interface TierMarks {
  readonly best: number | null;
  readonly worst: number | null;
}

export interface Part {
  readonly evaluations: readonly number[];
  /** What sets it apart, in words: the ruler, or that no cell links it; empty when the board has one part. */
  readonly label: string;
}

/** Score and rank of an incomplete evaluation if its missing cells were at the floor, and if they were perfect. */
export interface Bounds {
  readonly lowest: number;
  readonly highest: number;
  readonly bestRank: number;
  readonly worstRank: number;
}

export interface Order {
  /** Indices of evaluations, part by part, best first; those without this metric come last. */
  readonly sequence: readonly number[];
  /** Rank per evaluation index within its part, ties share the smallest; null when it cannot be ranked. */
  readonly rank: readonly (number | null)[];
  /** The score that placed an evaluation, where the policy for missing cells uses another than its own. */
  readonly basis: readonly (number | null)[];
  /** What the intervals of the metric say of this order; null where the metric has none. */
  readonly certainty: Certainty | null;
  /** Indices of evaluations whose place contradicts a direct comparison with a complete one. */
  readonly conflicts: readonly number[];
}

/** How sure an order is. Lists have one entry per evaluation. */
export interface Certainty {
  /** 95 % rank range within the part; null for an unranked one. */
  readonly best: readonly (number | null)[];
  readonly worst: readonly (number | null)[];
  /** Tie group within the part, from 1; null for an unranked one. */
  readonly group: readonly (number | null)[];
  /** What missing cells could do; null for complete ones. */
  readonly bounds: readonly (Bounds | null)[];
  /** Neighbours in this order, and those of which the two differ. */
  readonly neighbours: number;
  readonly separable: number;
  /** Neighbours that answered the same items of some cell, once each; null without items. */
  readonly paired: number | null;
  /** Those of them whose comparison has a narrower interval by it. */
  readonly narrowed: number | null;
  /** Smallest gap in points that two typical evaluations of this suite need, compared as neighbours are; null with fewer than two. */
  readonly resolvableGap: number | null;
  /**
   * Indices of evaluations that differ from their lower neighbour by this metric and not by the plain score: the bonus for
   * small samples decides.
   */
  readonly flipped: readonly number[];
}
