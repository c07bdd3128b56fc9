import { type DifferenceInterval, type Estimate, intervalDifference } from './interval-difference.ts';
import { outcomeCorrelation, type PairedCounts } from './outcome-correlation.ts';
import { requireRange } from './require-range.ts';

/**
 * Newcombe's interval for the difference of two shares measured on the same items.
 *
 * Like `intervalDifference`, but the pieces are added with the correlation φ of the outcomes, so shared items help.
 *
 * @param counts numbers of items, not negative, at least one in total
 * @param a share of the items that the first solved, with Wilson limits; or the same corrected for guessing
 * @param b that of the second, at the same level
 * @returns a minus b with its limits, and the φ that was used
 * @throws RangeError when counts are negative, not finite or all zero
 * @see Newcombe 1998, Stat. Med. 17:2635–2650, method 10
 * @example newcombePaired({ both: 20, onlyA: 5, onlyB: 5, neither: 20 }, { estimate: 0.5, lower: 0.25, upper: 0.75 }, { estimate: 0.5, lower: 0.25, upper: 0.75 }).upper // => 0.234520…
 */
export function newcombePaired(
  counts: PairedCounts,
  a: Estimate,
  b: Estimate,
): DifferenceInterval & { phi: number } {
  const { both, onlyA, onlyB, neither } = counts;
  const items = both + onlyA + onlyB + neither;
  requireRange(
    Math.min(both, onlyA, onlyB, neither) >= 0 && items > 0 && Number.isFinite(items),
    () =>
      `newcombePaired: counts must not be negative and not all 0, got ${both}, ${onlyA}, ${onlyB}, ${neither}`,
  );
  const phi = outcomeCorrelation(counts, items / 2);
  return { phi, ...intervalDifference(a, b, phi) };
}
