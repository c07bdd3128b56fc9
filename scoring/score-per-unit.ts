import { requireRange } from './require-range.ts';

/**
 * Score per token or per unit of money: how much one buys. No interval of what was spent is recorded, so the ratio has none.
 *
 * @param score in points
 * @param spent mean completion tokens or mean cost of a response, above 0
 * @returns points per token, or per unit of money
 * @throws RangeError when nothing was spent
 * @example scorePerUnit(300, 150) // => 2
 */
export function scorePerUnit(score: number, spent: number): number {
  requireRange(spent > 0, () => `scorePerUnit: what was spent must be above 0, got ${spent}`);
  return score / spent;
}
