import type { CellCounters } from './cell-counters.ts';
import type { CellInterval } from './cell-interval.ts';
import { compatibleCell } from './compatible-cell.ts';
import { SCORE_FLOOR, Z_COMPATIBLE } from './constants.ts';
import type { ScoreLimits } from './log-cell.ts';
import { squareAndAdd } from './square-and-add.ts';
import { wilson } from './wilson.ts';

/**
 * The compatible score of one cell with the limits of what a run of the same size would give on average.
 *
 * With W(a) = Wilson centre + margin at a·N successes of N = n − G: r = W(â⁺) − t,
 * r_L = r − √((W(â⁺) − W(l_a))² + (u_t − t)²), r_U = r + √((W(u_a) − W(â⁺))² + (t − l_t)²). W grows with a, so r lies
 * between its limits.
 *
 * @param counters of a scorable cell, or of one whose every response was truncated (floor, floor, 1 − l_t)
 * @param interval limits of the same cell, from `cellInterval`
 * @returns raw shares; `score` is `adjustedScore` of `compatibleCell`
 * @throws RangeError when the cell is missing or not scorable, or the counters are impossible
 * @see Wilson 1927; Zou & Donner 2008, Stat. Med. 27:1693–1702 (MOVER)
 * @example rerunLimits({ correct: 29, total: 32, truncated: 0, guessSum: 0, guessSquareSum: 32 }, cellInterval({ correct: 29, total: 32, truncated: 0, guessSum: 0, guessSquareSum: 32 }, 1.959963984540054)).lower // => 0.82473…
 */
export function rerunLimits(counters: CellCounters, interval: CellInterval): ScoreLimits {
  const { successes, trials, truncatedRatio, adjustedScore, center, margin } = compatibleCell(counters);
  const { accuracyLower, accuracyUpper, truncatedLower, truncatedUpper } = interval;
  if (counters.total === 0) return { score: SCORE_FLOOR, lower: SCORE_FLOOR, upper: 1 - truncatedLower };
  const reached = center + margin;
  const reachedAt = (share: number): number => {
    const of = wilson(Math.min(trials, Math.max(0, share * trials)), trials, Z_COMPATIBLE);
    return of.center + of.margin;
  };
  // Limits of the accuracy may lie on one side of an estimate that was brought to 0.
  const below = successes === 0 ? 0 : Math.max(0, reached - reachedAt(accuracyLower));
  const above = Math.max(0, reachedAt(accuracyUpper) - reached);
  return {
    score: adjustedScore,
    lower: adjustedScore - squareAndAdd(below, truncatedUpper - truncatedRatio),
    upper: adjustedScore + squareAndAdd(above, truncatedRatio - truncatedLower),
  };
}
