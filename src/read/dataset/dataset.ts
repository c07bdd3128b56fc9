/**
 * What was measured: the first of the four nouns. Plain data, already validated; every list is in the order of the
 * dataset file. Counters are sums, never means. `null` always means "not recorded", never zero.
 */
export interface Dataset {
  readonly slug: string;
  readonly title: string;
  readonly description: string | null;
  readonly version: string | null;
  readonly license: string | null;
  readonly source: string | null;
  readonly citation: string | null;
  /** Set when the numbers were made up (the demo): every page and output then says so. */
  readonly synthetic: boolean;
  /** In order of difficulty. */
  readonly tiers: readonly Tier[];
  readonly tasks: readonly Task[];
  readonly evaluations: readonly Evaluation[];
  readonly points: readonly Point[];
  /** `expectedPoints[tier][task]`: how many points a complete cell has; null → the most any evaluation has. */
  readonly expectedPoints: readonly (readonly (number | null)[])[] | null;
  /** How evaluations that lack cells are ranked; "fair" when the dataset does not say. */
  readonly missing: MissingPolicy;
  /** What intervals generalise to: this suite, or points like these. */
  readonly cluster: ClusterPolicy;
  /** Evaluations measured with different rulers may share a ranking, because the dataset says so. */
  readonly comparable: boolean;
  /** The colours of scores. */
  /** The score that the board is ranked by where nobody asks for another. */
  readonly rankBy: RankBy;
  /** Colour of links and controls of its pages, "#rrggbb". */
  readonly accent?: string | undefined;
  readonly ramp: RampName;
  /** One outcome per response where the source has them; null for counters only. */
  readonly samples: SampleTable | null;
  /** Means without counts, where that is all there is: such a board has no points. */
  readonly means?: Means;
  /** Tasks of evaluations that hold less than a whole run does, as their logs say. */
  readonly partial?: readonly { readonly evaluation: number; readonly task: number }[];
  readonly provenance: Provenance;
}

/** What all means of a board are. */
export type MeanUnit = 'percentages' | 'shares';

export interface Means {
  readonly unit: MeanUnit;
  readonly cells: readonly MeanCell[];
}

/** A mean that somebody else took, of an unknown number of responses; numbers index the dataset's lists. */
export interface MeanCell {
  readonly evaluation: number;
  readonly task: number;
  readonly tier: number;
  /** As it was written, in the unit of all. */
  readonly value: number;
  /** Standard error in the same unit; null where none was given. */
  readonly error: number | null;
}

/**
 * fair: insertion by the tiers an evaluation has · two-way: least squares on all cells · common: only cells that all
 * have · bounds: what the missing cells could do at worst.
 */
export type MissingPolicy = 'fair' | 'complete' | 'two-way' | 'common' | 'bounds';

/** Scores with intervals. */
export type RankBy = 'reasonscore' | 'plain';

/** safe: orange to teal, which survives red–green blindness and grey paper · classic: red to green, as in ReasonScape. */
export type RampName = 'safe' | 'classic';

/** none: the interval is about this suite · points: about points like these, so points count as clusters. */
export type ClusterPolicy = 'none' | 'points';

export interface Tier {
  readonly id: string;
  readonly label: string;
}

export interface Task {
  readonly id: string;
  /** Unique on the board, `[a-z0-9-]`. */
  readonly slug: string;
  readonly label: string;
  readonly group: string | null;
  /** Declared chance of a correct guess, 0…1; null when the dataset declares none (0 is then assumed, and said). */
  readonly guess: number | null;
  readonly description: string | null;
}

export interface Evaluation {
  /** The id as text; what filters, URLs and sorting compare. */
  readonly id: string;
  /** The id as the dataset wrote it; what JSON outputs print. */
  readonly writtenId: string | number;
  /** Unique on the board, `[a-z0-9-]`; the only part of an evaluation that ever reaches a path. */
  readonly slug: string;
  readonly label: string;
  /** What identifies the run besides its label: model, template, sampler… */
  readonly identity: Readonly<Record<string, string>>;
  /** What it was measured with: version of the benchmark, of the scorer, hash of the prompt… Empty when not given. */
  readonly ruler: Readonly<Record<string, string>>;
  /** `facet:value`, or a plain word. */
  readonly groups: readonly string[];
  readonly facts: Facts;
  readonly tags: readonly string[];
  readonly hfId: string | null;
  readonly hfQuantId: string | null;
  readonly url: string | null;
  /** Added by a reader to a board that is published: nobody else sees it. */
  readonly unpublished?: boolean;
}

/** What is known of a model beside its results; a fact that nobody gives is absent. */
export interface Facts {
  /** Day, month or year of its release: "2025-06-01", "2025-06", "2025". */
  readonly date?: string | undefined;
  /** Parameters, in billions. */
  readonly params?: number | undefined;
  /** Context window, in tokens. */
  readonly context?: number | undefined;
  readonly license?: string | undefined;
  readonly weights?: 'open' | 'closed' | undefined;
  readonly organization?: string | undefined;
  /** US dollars per million tokens of prompts, and of completions. */
  readonly price_in?: number | undefined;
  readonly price_out?: number | undefined;
}

/** One task at one parameter setting for one evaluation; numbers index the dataset's lists. */
export interface Point {
  readonly evaluation: number;
  readonly task: number;
  readonly tiers: readonly number[];
  /** Canonical JSON of the parameter setting; empty when the source names none. */
  readonly params: string;
  readonly correct: number;
  /** Responses that were not truncated, invalid ones included. */
  readonly total: number;
  readonly guessSum: number;
  readonly guessSquareSum: number;
  /** How many of `total` have no chance of a guess recorded; the sums leave them out until a chance is found. */
  readonly guessUnknown?: number;
  readonly invalid: number | null;
  readonly truncated: number | null;
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  /** Σ of squared completion tokens where single responses were seen; null otherwise. */
  readonly completionTokensSquared: number | null;
  /** How many responses the token sums cover; 0 when none was recorded. */
  readonly tokenResponses: number;
  readonly cost: number | null;
  /** Set where a part of the responses recorded its cost: the sum is not known, and no price may stand in for it. */
  readonly isCostPartial?: true;
}

/** Columnar, one entry per response; `item` indexes `items`. */
export interface SampleTable {
  readonly items: readonly string[];
  readonly evaluation: Uint32Array;
  readonly task: Uint16Array;
  readonly tier: Uint16Array;
  readonly item: Uint32Array;
  /** 1 when the response was correct and not truncated. */
  readonly solved: Uint8Array;
}

export interface Provenance {
  readonly files: readonly SourceFile[];
  /** What a reader of the board has to know of its numbers: where logs and their own totals do not agree. One sentence each. */
  readonly warnings?: readonly string[];
  /** What the reader had to assume, one plain sentence each. */
  readonly assumptions: readonly string[];
  /** What rows of foreign logs do not say, and why; not given for datasets of our own. */
  readonly notRecorded?: readonly NotRecorded[];
  /** What of the logs was asked to count, one sentence each; boards say it. */
  readonly choices?: readonly string[];
  /** Means that no counts stand behind: shown, never ranked with counts. */
  readonly withoutCounts?: readonly ScoreWithoutCounts[];
}

/** Values that are missing for one reason. */
export interface NotRecorded {
  /** A column of rows, or "rows" for whole rows. */
  readonly field: string;
  readonly reason:
    'not-in-format' | 'not-recorded' | 'not-a-number' | 'counts-something-else' | 'left-out-by-rule';
  readonly count: number;
}

export interface ScoreWithoutCounts {
  readonly file: string;
  readonly evaluation: string;
  readonly task: string;
  readonly metric: string;
  readonly score: number;
  /** How many responses it is a mean of; null when not recorded. */
  readonly total: number | null;
  /** Whether it is known to be a percentage or a share, of which more is better. */
  readonly isShare?: boolean;
  /** Its standard error; null where none was given. */
  readonly error?: number | null;
}

export interface SourceFile {
  /** File name only, never a path of the machine. */
  readonly name: string;
  readonly sha256: string;
  readonly rows: number;
  readonly used: number;
  /** Left out by a rule of their format, or of the command: nothing is wrong with them. */
  readonly leftOut: readonly UnusedRow[];
  /** Left out because something is wrong with them. */
  readonly rejected: readonly UnusedRow[];
}

/** A row that counts for nothing, and why. */
export interface UnusedRow {
  readonly line: number | null;
  readonly field: string | null;
  readonly expected: string;
  readonly got: string;
}
