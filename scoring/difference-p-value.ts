import { ROUNDING, Z_95 } from './constants.ts';
import type { DifferenceInterval } from './interval-difference.ts';
import { normalCdf } from './normal-cdf.ts';

/**
 * Two-sided p-value of a difference, in step with its 95 % interval: below .05 exactly where the interval excludes 0.
 *
 * p = 2·Φ(−1.96·|d|/r), r = the distance from d to its limit on the side of 0; 1 for equal scores.
 *
 * @param interval difference and 95 % limits, such as `scoreDifference` makes
 * @returns 0 to 1; "confidence that A is ahead" is 1 − p/2
 * @see Altman & Bland 2011, BMJ 343:d2304 (a p-value from an interval)
 * @example differencePValue({ difference: 1.96, lower: 0, upper: 9 }) // => 0.05
 * @example differencePValue({ difference: 0, lower: -1, upper: 1 }) // => 1
 */
export function differencePValue({ difference, lower, upper }: DifferenceInterval): number {
  if (Math.abs(difference) <= ROUNDING) return 1;
  const radius = difference > 0 ? difference - lower : upper - difference;
  return radius === 0 ? 0 : 2 * normalCdf((-Z_95 * Math.abs(difference)) / radius);
}
