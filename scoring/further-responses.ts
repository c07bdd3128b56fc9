import { ROUNDING, Z_95 } from './constants.ts';
import type { DifferenceInterval } from './interval-difference.ts';
import { normalQuantile } from './normal-quantile.ts';
import { requireRange } from './require-range.ts';

/** How often a difference of this size would then be found. */
const POWER = 0.8;

/**
 * How many more responses would tell two scores apart, if their difference is what it seems: limits close in with the root
 * of the number of responses.
 *
 * n·(((z + .84)·r/(1.96·|d|))² − 1), r = the distance from d to its 95 % limit on the side of 0.
 *
 * @param interval difference and 95 % limits
 * @param responses n of both together so far, spread as further ones would be
 * @param z standard deviations that a difference must have to count
 * @returns whole responses of both together, 0 or more; null when the scores are equal
 * @throws RangeError when `responses` is negative
 * @see Miller 2024, arXiv:2411.00640 (sample size for a difference of evaluations)
 * @example furtherResponses({ difference: 1.96, lower: 0, upper: 4 }, 100, 1.959963984540054) // => 105
 */
export function furtherResponses(
  { difference, lower, upper }: DifferenceInterval,
  responses: number,
  z: number,
): number | null {
  requireRange(
    responses >= 0,
    () => `furtherResponses: responses must be 0 or more, got ${String(responses)}`,
  );
  if (Math.abs(difference) <= ROUNDING) return null;
  const radius = difference > 0 ? difference - lower : upper - difference;
  const factor = ((z + normalQuantile(POWER)) * radius) / (Z_95 * Math.abs(difference));
  return Math.ceil(responses * Math.max(0, factor * factor - 1));
}
