import type { CellCounters } from './cell-counters.ts';
import { cellState } from './cell-state.ts';
import { Z_COMPATIBLE } from './constants.ts';
import { requireRange } from './require-range.ts';
import { truncatedShare } from './truncated-share.ts';
import { wilson } from './wilson.ts';

/** One cell of the compatible score; shares, except the two counts. */
export interface CompatibleCell {
  successes: number;
  trials: number;
  center: number;
  margin: number;
  truncatedRatio: number;
  adjustedScore: number;
}

/** No trial says nothing about the share: the limit of Wilson's interval for trials → 0. */
const NOTHING_KNOWN = { center: 0.5, margin: 0.5 };

/**
 * The compatible score of one cell, as published ReasonScape figures have it.
 *
 * successes = max(0, k − G), trials = n − G, adjustedScore = center + margin − truncatedRatio with Wilson at z = 1.96.
 * It is above its own interval and may be negative; `geometricPoints` puts the floor under it.
 *
 * @param counters of a scorable cell, or of one whose every response was truncated (adjustedScore 0)
 * @throws RangeError when the cell is missing or not scorable, or the counters are impossible
 * @see Wilson 1927
 * @example compatibleCell({ correct: 337, total: 888, truncated: 8, guessSum: 74, guessSquareSum: 746.17 }).center // => 0.323926784…
 */
export function compatibleCell(counters: CellCounters): CompatibleCell {
  const state = cellState(counters);
  requireRange(
    state === 'scorable' || state === 'all-truncated',
    () => `compatibleCell: the cell is ${state}`,
  );
  const trials = counters.total - counters.guessSum;
  const successes = Math.max(0, counters.correct - counters.guessSum);
  const { center, margin } = state === 'scorable' ? wilson(successes, trials, Z_COMPATIBLE) : NOTHING_KNOWN;
  const truncatedRatio = truncatedShare(counters, Z_COMPATIBLE).ratio;
  return {
    successes,
    trials,
    center,
    margin,
    truncatedRatio,
    adjustedScore: center + margin - truncatedRatio,
  };
}
