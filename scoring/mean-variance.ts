import { requireRange } from './require-range.ts';

/**
 * Variance of a mean from sums alone: (Σx² − (Σx)²/n)/((n − 1)·n), never below 0.
 *
 * @param sum Σx over the values
 * @param squares Σx² over the same values
 * @param count n, at least 2
 * @throws RangeError when there are fewer than two values
 * @example meanVariance(6, 14, 3) // => 0.333333…
 */
export function meanVariance(sum: number, squares: number, count: number): number {
  requireRange(count >= 2, () => `meanVariance: needs two values, got ${count}`);
  return Math.max(0, squares - (sum * sum) / count) / (count - 1) / count;
}
