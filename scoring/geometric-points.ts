import { SCORE_FLOOR } from './constants.ts';
import { geometricMean } from './geometric-mean.ts';

/**
 * Shares of several tasks, or of several tiers, as one score: 1000 · geometric mean of max(0.01, share).
 *
 * The compatible score of a tier takes `adjustedScore` of `compatibleCell`, one per task that is present. The overall
 * score takes the tier scores as shares; upstream shows no formula for it.
 *
 * @param shares raw, at least one
 * @returns points, 10 to 1000
 * @throws RangeError when there are no shares or one is not finite
 * @example geometricPoints([0.811, 0.75, -0.2]) // => 182.541…
 */
export function geometricPoints(shares: readonly number[]): number {
  return 1000 * geometricMean(shares, SCORE_FLOOR);
}
