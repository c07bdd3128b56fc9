import {
  differencePValue,
  type DifferenceInterval,
  type Estimate,
  furtherResponses,
  intervalDifference,
  mcnemarExact,
  newcombePaired,
  type PairedCounts,
  type ScoreDifference,
  type Separation,
} from '../../scoring/index.ts';
import { itemPairs } from './item-pairs.ts';
import { boardMetric, type Metric } from './metrics.ts';
import { sharedItems } from './outcomes.ts';
import {
  cellsOf,
  comparedBy,
  levelOf,
  pairedCells,
  pairedReach,
  partMatrix,
  type RankLevel,
  rankedTogether,
} from './part-comparer.ts';
import { responsesIn } from './score-cell.ts';
import type { Aggregate, CellScore, Scores } from './scores.ts';
import { scoresOn } from './shared-scores.ts';

/** Two evaluations compared, by their positions among those compared. */
export interface ComparedScores {
  readonly a: number;
  readonly b: number;
  /** Cells that both have, and cells that only one of the two has. */
  readonly cells: number;
  readonly leftOut: number;
  /** Null when no cell is shared. */
  readonly scores: PairScores | null;
  /** Over all items that both answered once; null when they share none. */
  readonly items: ItemCounts | null;
  /** The cells that at least one of the two has. */
  readonly byCell: readonly CellComparison[];
  readonly cellLevel: CellLevel;
}

/** How strict the verdicts on single cells are: the level of the pair, and Bonferroni over its cells. */
export interface CellLevel {
  readonly compared: number;
  readonly differing: number;
  readonly threshold: number;
}

/** Scores of both on the cells they share, by one metric. */
export interface PairScores {
  readonly scoreA: ScoreWithRange;
  readonly scoreB: ScoreWithRange;
  readonly difference: ScoreDifference;
  /** How strict the verdict is: that of the board where the two are ranked together, else that of the chosen ones. */
  readonly level: RankLevel;
  /** 1: A is significantly better; −1: worse; 0: the two cannot be told apart. */
  readonly verdict: Separation;
  /** Confidence that A is ahead on this suite: 1 − p/2, and p/2 when A scores less. */
  readonly ahead: number;
  /** Responses of both on the cells they share, truncated ones as well. */
  readonly responses: number;
  /** Of the shared cells, those of which both answered the same items, once each. */
  readonly paired: number;
  /** How far the interval reaches, as a share of how far it would without pairing; null where no cell is paired. */
  readonly pairedReach: number | null;
  /** How many more responses of both would tell them apart; 0 where they differ already, null where they score the same. */
  readonly further: number | null;
}

/** In points, with its 95 % interval. */
export interface ScoreWithRange {
  readonly score: number;
  readonly range: readonly [number, number] | null;
}

/** What A did against B on the items that both answered once. */
export interface ItemCounts {
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  /** Exact McNemar. */
  readonly pValue: number;
}

export interface CellComparison {
  /** Indices of the scores. */
  readonly tier: number;
  readonly task: number;
  readonly a: CellScore | null;
  readonly b: CellScore | null;
  /** Success of A minus success of B, with its 95 % interval; null where one of them has none. */
  readonly difference: DifferenceInterval | null;
  /** Whether both have a score there and answered the same items, once each. */
  readonly paired: boolean;
  /** Correlation of the outcomes that the interval of the difference rests on; null where it is unpaired. */
  readonly correlation: number | null;
  /** 1: A solves significantly more of it; −1: less; 0: the two do not differ there. */
  readonly verdict: Separation;
  readonly items: ItemCounts | null;
}

/**
 * Compares evaluations pair by pair, by a metric that has intervals. Two that are ranked together are held to the level of
 * their board, so that the verdict is the one that every page and output has.
 */
export function comparePairs(
  scores: Scores,
  evaluations: readonly number[],
  metric: Metric = boardMetric(scores),
): ComparedScores[] {
  return evaluations.flatMap((own, a) =>
    evaluations.slice(a + 1).map((other, index) => ({
      a,
      b: a + 1 + index,
      ...comparePair(scores, metric, [own, other], evaluations.length),
      items: itemsIn(scores, own, other, 0, scores.tiers.length * scores.tasks.length),
      ...compareCells(scores, [own, other], evaluations.length),
    })),
  );
}

/** Compares one pair on the cells that both have; `chosen` evaluations are compared together. */
export function comparePair(
  scores: Scores,
  metric: Metric,
  pair: readonly [number, number],
  chosen: number,
): Pick<ComparedScores, 'cells' | 'leftOut' | 'scores'> {
  const among = rankedTogether(scores.ranking, pair) ?? chosen;
  const part = partMatrix(scores, pair, among);
  const [own, other] = [cellsOf(part, 0), cellsOf(part, 1)];
  const shared = part.slots.filter((_, cell) => own[cell] && other[cell]);
  const leftOut = part.slots.filter((_, cell) => own[cell] !== other[cell]).length;
  const counted = { cells: shared.length, leftOut };
  const compared = comparedBy(part, metric);
  const difference = compared?.pairs.difference(0, 1) ?? null;
  const slots = new Set(shared);
  const [scoreA, scoreB] = pair.map((evaluation) => withRange(metric, scoresOn(scores, evaluation, slots)));
  if (!compared || !difference || !scoreA || !scoreB) return { ...counted, scores: null };
  const level = levelOf(among);
  const verdict = compared.pairs.separation(0, 1);
  const { pValue } = difference;
  const responses = pair
    .flatMap((evaluation) => shared.map((slot) => responsesIn(scores, evaluation, slot)))
    .reduce((sum, count) => sum + count);
  return {
    ...counted,
    scores: {
      scoreA,
      scoreB,
      difference,
      level,
      verdict,
      responses,
      paired: pairedCells(part, 0, 1),
      pairedReach: pairedReach(part, compared, 0, 1),
      ahead: difference.ratio >= 1 ? 1 - pValue / 2 : pValue / 2,
      further: verdict === 0 ? furtherResponses(difference, responses, level.z) : 0,
    },
  };
}

function withRange(metric: Metric, scores: Aggregate | null): ScoreWithRange | null {
  const score = scores && metric.read(scores);
  return scores === null || score === null ? null : { score, range: metric.range?.(scores) ?? null };
}

function placeOf({ tasks }: Scores, slot: number): Pick<CellComparison, 'tier' | 'task'> {
  return { tier: Math.floor(slot / tasks.length), task: slot % tasks.length };
}

function cellAt(scores: Scores, evaluation: number, slot: number): CellScore | null {
  const { tier, task } = placeOf(scores, slot);
  return scores.cell(evaluation, tier, task);
}

/**
 * Every cell that at least one of the two has: success of both, the difference with its interval, wins and losses. Items
 * shared in part are counted, but say too little of the cell for its difference.
 */
function compareCells(
  scores: Scores,
  [own, other]: readonly [number, number],
  chosen: number,
): Pick<ComparedScores, 'byCell' | 'cellLevel'> {
  const slots = Array.from({ length: scores.tiers.length * scores.tasks.length }, (_, slot) => slot);
  const pairs = itemPairs(scores, [own, other], slots);
  const cells = slots.flatMap((slot): Omit<CellComparison, 'verdict'>[] => {
    const [a, b] = [cellAt(scores, own, slot), cellAt(scores, other, slot)];
    if (!a && !b) return [];
    const counts = pairs?.counts(0, 1, slot) ?? null;
    const items = itemsIn(scores, own, other, slot, slot + 1);
    return [{ ...placeOf(scores, slot), a, b, ...differenceOf(a, b, counts), items }];
  });
  const compared = cells.filter(({ difference }) => difference !== null).length;
  const { threshold: ofPair } = levelOf(rankedTogether(scores.ranking, [own, other]) ?? chosen);
  const threshold = ofPair / Math.max(1, compared);
  const byCell = cells.map((cell) => ({ ...cell, verdict: verdictOn(cell.difference, threshold) }));
  const differing = byCell.filter(({ verdict }) => verdict !== 0).length;
  return { byCell, cellLevel: { compared, differing, threshold } };
}

function verdictOn(difference: DifferenceInterval | null, threshold: number): Separation {
  if (difference === null || differencePValue(difference) >= threshold) return 0;
  return difference.difference > 0 ? 1 : -1;
}

/**
 * Over the guess-aware limits of both; without guessing this is Newcombe's method 10. Success is that of the responses that
 * were completed: with truncated ones the two rest on other items, and what their outcomes have in common narrows nothing.
 */
function differenceOf(
  a: CellScore | null,
  b: CellScore | null,
  counts: PairedCounts | null,
): Pick<CellComparison, 'difference' | 'paired' | 'correlation'> {
  const paired = counts !== null && [a, b].every((cell) => cell?.interval);
  const [own, other] = [a, b].map(successOf);
  if (!own || !other) return { difference: null, paired, correlation: null };
  const isWhole = [a, b].every((cell) => cell?.counters.truncated === 0);
  if (!counts || !isWhole) return { difference: intervalDifference(own, other), paired, correlation: null };
  const { phi, ...difference } = newcombePaired(counts, own, other);
  return { difference, paired, correlation: phi };
}

/** Success as it is printed: not below 0. Null where nothing was completed. */
function successOf(cell: CellScore | null): Estimate | null {
  if (!cell?.interval || cell.state === 'all-truncated') return null;
  const { accuracy, accuracyLower, accuracyUpper } = cell.interval;
  const shown = (share: number): number => Math.max(0, share);
  return { estimate: shown(accuracy), lower: shown(accuracyLower), upper: shown(accuracyUpper) };
}

/** Wins and losses in cell slots `from` up to `to`; null when nothing is shared. */
function itemsIn({ outcomes }: Scores, own: number, other: number, from: number, to: number) {
  if (outcomes === null) return null;
  const { both, onlyA: wins, onlyB: losses, neither } = sharedItems(outcomes, own, other, from, to);
  const ties = both + neither;
  return ties + wins + losses === 0 ? null : { wins, losses, ties, pValue: mcnemarExact(wins, losses) };
}
