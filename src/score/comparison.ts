import {
  type CellInterval,
  differencePValue,
  type DifferenceInterval,
  holm,
  intervalDifference,
  mcnemarExact,
  newcombePaired,
  scoreDifference,
  type ScoreDifference,
  scoreInterval,
  type ScoreInterval,
  SIGNIFICANCE,
  tierWeights,
  Z_95,
} from '../../scoring/index.ts';
import { sharedItems, type SharedItems } from './outcomes.ts';
import { cellLimits, cellZ, type CellZ } from './score-cell.ts';
import type { CellScore, Scores } from './scores.ts';

/** Beyond this many standard deviations a p-value is 0; with clusters, t overflows long before. */
const LARGEST_Z: Readonly<Record<Scores['about']['cluster'], number>> = { none: 40, points: 8 };

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
}

/** Plain scores of both on the cells they share. */
export interface PairScores {
  readonly limitsA: ScoreInterval;
  readonly limitsB: ScoreInterval;
  readonly difference: ScoreDifference;
  /** Corrected over all pairs that are compared together. */
  readonly pValue: number;
  /** Whether the corrected p-value is significant. */
  readonly differs: boolean;
  /** Confidence that A is ahead on this suite: 1 − p/2 of the p-value before correction, p/2 when A scores less. */
  readonly ahead: number;
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
  /** Success of A minus success of B, with its 95 % interval; null where one of them lacks the cell. */
  readonly difference: DifferenceInterval | null;
  /** Whether the difference is that of matching items. */
  readonly paired: boolean;
  readonly items: ItemCounts | null;
}

/** Compares evaluations pair by pair, with Holm's correction over the pairs. */
export function comparePairs(scores: Scores, evaluations: readonly number[]): ComparedScores[] {
  const pairs = evaluations.flatMap((own, a) =>
    evaluations.slice(a + 1).map((other, index) => ({ own, other, a, b: a + 1 + index })),
  );
  const measured = pairs.map(({ own, other }) => measurePair(scores, own, other));
  const corrected = holm(measured.map(({ onShared }) => onShared?.pValue ?? 1));
  return pairs.map(({ own, other, a, b }, index) => {
    const { shared = [], leftOut = 0, onShared = null } = measured[index] ?? {};
    return {
      a,
      b,
      cells: shared.length,
      leftOut,
      scores: onShared && withVerdict(onShared, corrected[index] ?? 1),
      items: itemsIn(scores, own, other, 0, scores.tiers.length * scores.tasks.length),
      byCell: compareCells(scores, own, other),
    };
  });
}

type OnShared = Pick<PairScores, 'limitsA' | 'limitsB' | 'difference' | 'pValue'>;

function withVerdict(onShared: OnShared, corrected: number): PairScores {
  const { difference, pValue } = onShared;
  const differs = corrected < SIGNIFICANCE;
  const ahead = difference.ratio >= 1 ? 1 - pValue / 2 : pValue / 2;
  return { ...onShared, pValue: corrected, differs, ahead };
}

/**
 * Measures one pair on the cells that both have. The p-value inverts the very interval that is shown, so the two agree,
 * whatever widens the limits of single cells.
 */
function measurePair(scores: Scores, own: number, other: number) {
  const slots = [...Array(scores.tiers.length * scores.tasks.length).keys()];
  const has = (evaluation: number, slot: number): boolean =>
    Boolean(cellAt(scores, evaluation, slot)?.interval);
  const shared = slots.filter((slot) => has(own, slot) && has(other, slot));
  const leftOut = slots.filter((slot) => has(own, slot) !== has(other, slot)).length;
  if (shared.length === 0) return { shared, leftOut, onShared: null };
  const limitsAt = (z: number): readonly [ScoreInterval, ScoreInterval] => {
    const zOf = cellZ(scores.columns, z);
    return [scoreOn(scores, own, shared, zOf), scoreOn(scores, other, shared, zOf)];
  };
  const [limitsA, limitsB] = limitsAt(Z_95);
  const onShared: OnShared = {
    limitsA,
    limitsB,
    difference: scoreDifference(limitsA, limitsB),
    pValue: differencePValue((z) => scoreDifference(...limitsAt(z)), LARGEST_Z[scores.about.cluster]),
  };
  return { shared, leftOut, onShared };
}

function cellAt(scores: Scores, evaluation: number, slot: number): CellScore | null {
  const tasks = scores.tasks.length;
  return scores.cell(evaluation, Math.floor(slot / tasks), slot % tasks);
}

/** The plain score on these cells, every tier weighing the same. */
function scoreOn(
  { columns, tiers, tasks }: Scores,
  evaluation: number,
  slots: readonly number[],
  zOf: CellZ,
): ScoreInterval {
  const first = evaluation * tiers.length * tasks.length;
  return scoreInterval(
    slots.flatMap((slot) => cellLimits(columns, first + slot, zOf) ?? []),
    tierWeights(slots.map((slot) => Math.floor(slot / tasks.length))),
  );
}

/**
 * Every cell that at least one of the two has: success of both, the difference with its interval, wins and losses. The
 * difference is paired where both answered exactly the same items; items shared in part are counted, but say too little
 * of the cell for its difference.
 */
function compareCells(scores: Scores, own: number, other: number): CellComparison[] {
  return scores.tiers.flatMap((_, tier) =>
    scores.tasks.flatMap((_task, task): CellComparison[] => {
      const slot = tier * scores.tasks.length + task;
      const [a, b] = [cellAt(scores, own, slot), cellAt(scores, other, slot)];
      if (!a && !b) return [];
      const shared = scores.outcomes && sharedItems(scores.outcomes, own, other, slot, slot + 1);
      const paired = shared !== null && isWhole(shared, a) && isWhole(shared, b);
      const difference = paired ? newcombePaired(shared, Z_95) : unpairedDifference(a, b);
      return [{ tier, task, a, b, difference, paired, items: itemsIn(scores, own, other, slot, slot + 1) }];
    }),
  );
}

/** Whether the shared items are all that an evaluation answered in a cell. */
function isWhole({ both, onlyA, onlyB, neither }: SharedItems, cell: CellScore | null): boolean {
  const items = both + onlyA + onlyB + neither;
  return cell !== null && items > 0 && items === cell.counters.total + cell.counters.truncated;
}

/** Over the guess-aware limits of both; without guessing this is Newcombe's method 10. */
function unpairedDifference(a: CellScore | null, b: CellScore | null): DifferenceInterval | null {
  if (!a?.interval || !b?.interval) return null;
  return intervalDifference(accuracyOf(a.interval), accuracyOf(b.interval));
}

function accuracyOf({ accuracy, accuracyLower, accuracyUpper }: CellInterval) {
  return { estimate: accuracy, lower: accuracyLower, upper: accuracyUpper };
}

/** Wins and losses in cell slots `from` up to `to`; null when nothing is shared. */
function itemsIn({ outcomes }: Scores, own: number, other: number, from: number, to: number) {
  if (outcomes === null) return null;
  const { both, onlyA: wins, onlyB: losses, neither } = sharedItems(outcomes, own, other, from, to);
  const ties = both + neither;
  return ties + wins + losses === 0 ? null : { wins, losses, ties, pValue: mcnemarExact(wins, losses) };
}
