import {
  bisect,
  normalCdf,
  scoreDifference,
  scoreInterval,
  type ScoreInterval,
  tierWeights,
  Z_95,
} from '../../scoring/index.ts';
import { cellLimits } from './score-cell.ts';
import { sharedItems, type SharedItems } from './outcomes.ts';
import type { Scores } from './scores.ts';

/** Beyond this many standard deviations a p-value is 0; with clusters, t overflows long before. */
const LARGEST_Z: Readonly<Record<Scores['about']['cluster'], number>> = { none: 40, points: 8 };

/** The numbers of one pair before they are corrected and worded. */
export interface MeasuredPair {
  /** Positions among those compared. */
  readonly a: number;
  readonly b: number;
  /** Cells that both have, and cells that only one of the two has. */
  readonly cells: number;
  readonly leftOut: number;
  /** Items that both answered, by who solved them; null without item-level outcomes. */
  readonly items: SharedItems | null;
  /** Plain scores on the shared cells with their 95 % limits; null when no cell is shared. */
  readonly limitsA: ScoreInterval | null;
  readonly limitsB: ScoreInterval | null;
  readonly pValue: number | null;
}

/**
 * Measures one pair on the cells that both have. The p-value inverts the very interval that is shown, so the two agree,
 * whatever widens the limits of single cells.
 *
 * @param own index of the first evaluation, at position `a` of those compared
 * @param other index of the second, at position `b`
 */
export function measurePair(scores: Scores, own: number, other: number, a: number, b: number): MeasuredPair {
  const slots = [...Array(scores.tiers.length * scores.tasks.length).keys()];
  const has = (evaluation: number, slot: number): boolean =>
    limitsOf(scores, evaluation, slot, Z_95) !== null;
  const shared = slots.filter((slot) => has(own, slot) && has(other, slot));
  const items = scores.outcomes && sharedItems(scores.outcomes, own, other, 0, slots.length);
  const pair = { a, b, items, cells: shared.length };
  const leftOut = slots.filter((slot) => has(own, slot) !== has(other, slot)).length;
  if (shared.length === 0) return { ...pair, leftOut, limitsA: null, limitsB: null, pValue: null };
  const score = (evaluation: number, z: number): ScoreInterval => scoreOn(scores, evaluation, shared, z);
  const touchesZero = (z: number): boolean => {
    const { lower, upper } = scoreDifference(score(own, z), score(other, z));
    return lower <= 0 && upper >= 0;
  };
  return {
    ...pair,
    leftOut,
    limitsA: score(own, Z_95),
    limitsB: score(other, Z_95),
    pValue: pValueOf(touchesZero, LARGEST_Z[scores.about.cluster]),
  };
}

function pValueOf(touchesZero: (z: number) => boolean, largest: number): number {
  if (touchesZero(0)) return 1;
  return touchesZero(largest) ? 2 * normalCdf(-bisect(touchesZero, 0, largest)) : 0;
}

function limitsOf({ columns, tiers, tasks }: Scores, evaluation: number, slot: number, z: number) {
  return cellLimits(columns, evaluation * tiers.length * tasks.length + slot, z);
}

/** The plain score on these cells, every tier weighing the same. */
function scoreOn(scores: Scores, evaluation: number, slots: readonly number[], z: number): ScoreInterval {
  return scoreInterval(
    slots.flatMap((slot) => limitsOf(scores, evaluation, slot, z) ?? []),
    tierWeights(slots.map((slot) => Math.floor(slot / scores.tasks.length))),
  );
}
