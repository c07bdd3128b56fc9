import { exactExp } from './exact-exp.ts';
import { Z_95 } from './constants.ts';
import { requireRange } from './require-range.ts';
import type { LogLimits } from './score-interval.ts';
import { squareAndAdd } from './square-and-add.ts';

/**
 * The smallest gap in points that a suite can resolve between two models around a typical score: the gap at which the
 * two are just told apart.
 *
 * Two such models differ when their logs differ by d = (z/1.96)·√((g − g_L)² + (g_U − g)²). In points around the typical
 * score S: 2·S·sinh(d/2).
 *
 * @param typical log limits of a typical evaluation, at 95 %
 * @param z standard deviations that a difference must have to count
 * @returns points, from 0 to 1000
 * @throws RangeError when limits are not in order
 * @see Miller 2024, arXiv:2411.00640 (minimum detectable effect)
 * @example resolvableGap({ logMean: -0.5, logLower: -0.53, logUpper: -0.46 }, 1.959963984540054) // => 30.32…
 */
export function resolvableGap({ logMean, logLower, logUpper }: LogLimits, z: number): number {
  requireRange(
    logLower <= logMean && logMean <= logUpper && Number.isFinite(logUpper - logLower),
    () => `resolvableGap: limits are not in order: ${logLower}, ${logMean}, ${logUpper}`,
  );
  const gap = (z / Z_95) * squareAndAdd(logMean - logLower, logUpper - logMean);
  return Math.min(1000, 2000 * exactExp(logMean) * Math.sinh(gap / 2));
}
