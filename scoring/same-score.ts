import { ROUNDING } from './constants.ts';

/**
 * Whether two scores are equal but for the last digits, in which logarithms differ from one JavaScript engine to the
 * next: they tie. What only prints alike does not.
 *
 * |a − b| ≤ 10⁻¹² · max(|a|, |b|)
 *
 * @param a in any unit
 * @param b in the same unit
 * @example sameScore(600, 600.0000000000001) // => true
 * @example sameScore(600.1, 600.2) // => false
 */
export function sameScore(a: number, b: number): boolean {
  return Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));
}
