import type { CellCounters } from './cell-counters.ts';
import { cellState } from './cell-state.ts';
import { guessAware } from './guess-aware.ts';
import { intervalDifference } from './interval-difference.ts';
import { requireRange } from './require-range.ts';
import { truncatedShare } from './truncated-share.ts';

/** One cell with its limits; all are raw shares, so `score` and `lower` may be negative. */
export interface CellInterval {
  accuracy: number;
  accuracyLower: number;
  accuracyUpper: number;
  truncatedRatio: number;
  truncatedLower: number;
  truncatedUpper: number;
  score: number;
  lower: number;
  upper: number;
}

type Share = ReturnType<typeof truncatedShare>;

/** No response finished: the accuracy may be anything, and the score takes the worst of it. */
function allTruncated({ ratio, lower, upper }: Share): CellInterval {
  return {
    accuracy: 0,
    accuracyLower: 0,
    accuracyUpper: 1,
    truncatedRatio: ratio,
    truncatedLower: lower,
    truncatedUpper: upper,
    score: -ratio,
    lower: -upper,
    upper: 1 - lower,
  };
}

/**
 * Score of one cell, s = â − t, with its interval: guess-aware accuracy minus the share of truncated responses.
 *
 * L = ŝ − √((â − l_a)² + (u_t − t)²), U = ŝ + √((u_a − â)² + (t − l_t)²): the two errors are independent, since
 * truncated responses are outside `total`.
 *
 * @param counters of a scorable cell, or of one whose every response was truncated (score −1, upper 1 − l_t)
 * @param z half-width in standard deviations, 0 or more
 * @throws RangeError when the cell is missing or not scorable, or the counters are impossible
 * @see Zou & Donner 2008, Stat. Med. 27:1693–1702 (MOVER)
 * @example cellInterval({ correct: 96, total: 128, truncated: 0, guessSum: 0, guessSquareSum: 128 }, 1.96).lower // => 0.66339…
 */
export function cellInterval(counters: CellCounters, z: number): CellInterval {
  const state = cellState(counters);
  requireRange(state === 'scorable' || state === 'all-truncated', () => `cellInterval: the cell is ${state}`);
  const truncated = truncatedShare(counters, z);
  if (state === 'all-truncated') return allTruncated(truncated);
  const accuracy = guessAware(counters, z);
  const score = intervalDifference(accuracy, { ...truncated, estimate: truncated.ratio });
  return {
    accuracy: accuracy.estimate,
    accuracyLower: accuracy.lower,
    accuracyUpper: accuracy.upper,
    truncatedRatio: truncated.ratio,
    truncatedLower: truncated.lower,
    truncatedUpper: truncated.upper,
    score: score.difference,
    lower: score.lower,
    upper: score.upper,
  };
}
