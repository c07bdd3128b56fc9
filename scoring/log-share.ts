import { exactLog } from './exact-log.ts';
import { SCORE_FLOOR } from './constants.ts';

/**
 * The logarithm with which a share enters a mean: ln of the share brought between the floor and 1.
 *
 * @param share raw, possibly negative or above 1
 * @returns natural logarithm, from ln .01 to 0
 * @example logShare(1) // => 0
 * @example logShare(-0.3) // => -4.605170…
 */
export function logShare(share: number): number {
  return exactLog(Math.min(1, Math.max(SCORE_FLOOR, share)));
}
