import { requireRange } from './require-range.ts';

/**
 * Score per token: how much a token buys. No interval of the tokens is recorded, so the ratio has none.
 *
 * @param score in points
 * @param tokens mean completion tokens of a response, above 0
 * @returns points per token
 * @throws RangeError when the tokens are not above 0
 * @example scorePerToken(300, 150) // => 2
 */
export function scorePerToken(score: number, tokens: number): number {
  requireRange(tokens > 0, () => `scorePerToken: tokens must be above 0, got ${tokens}`);
  return score / tokens;
}
