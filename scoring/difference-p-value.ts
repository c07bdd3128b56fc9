import { bisect } from './bisect.ts';
import { normalCdf } from './normal-cdf.ts';
import { requireRange } from './require-range.ts';

/** Limits of a difference at z standard deviations; they move outwards as z grows. */
export type LimitsAt = (z: number) => { lower: number; upper: number };

/**
 * Two-sided p-value of a difference, in step with its interval.
 *
 * Widens the interval until it touches 0, at z*; p = 2·Φ(−z*), 1 for equal scores, and 0 when the interval does not
 * reach 0 at the largest z. "Confidence that A is ahead" is 1 − p/2.
 *
 * @param limitsAt the interval of the difference, such as `scoreDifference` of two scores with limits at z
 * @param largestZ how far to look, above 0; beyond 40 a p-value is 0 in double precision
 * @throws RangeError when `largestZ` is not above 0
 * @see Neyman 1937 (inversion of an interval)
 * @example differencePValue((z) => ({ lower: 1.96 - z, upper: 1.96 + z }), 40) // => 0.04999…
 * @example differencePValue((z) => ({ lower: -z, upper: z }), 40) // => 1
 */
export function differencePValue(limitsAt: LimitsAt, largestZ: number): number {
  requireRange(largestZ > 0, () => `differencePValue: largestZ must be above 0, got ${largestZ}`);
  const touchesZero = (z: number): boolean => {
    const { lower, upper } = limitsAt(z);
    return lower <= 0 && upper >= 0;
  };
  if (touchesZero(0)) return 1;
  return touchesZero(largestZ) ? 2 * normalCdf(-bisect(touchesZero, 0, largestZ)) : 0;
}
