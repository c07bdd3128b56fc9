import type { DifferenceInterval } from './interval-difference.ts';
import { outcomeCorrelation, type PairedCounts } from './outcome-correlation.ts';
import { requireRange } from './require-range.ts';
import { squareAndAdd } from './square-and-add.ts';
import { wilson } from './wilson.ts';

/**
 * Newcombe's interval for the difference of two shares measured on the same items.
 *
 * Like `intervalDifference`, but the pieces are added with the correlation φ of the outcomes, so shared items help.
 *
 * @param counts numbers of items, not negative, at least one in total
 * @param z half-width in standard deviations
 * @returns share of A minus share of B with its limits, and the φ that was used
 * @throws RangeError when counts are negative, not finite or all zero
 * @see Newcombe 1998, Stat. Med. 17:2635–2650, method 10
 * @example newcombePaired({ both: 90, onlyA: 10, onlyB: 4, neither: 24 }, Z_95).lower // => -0.012456…
 */
export function newcombePaired(counts: PairedCounts, z: number): DifferenceInterval & { phi: number } {
  const { both, onlyA, onlyB, neither } = counts;
  const items = both + onlyA + onlyB + neither;
  requireRange(
    Math.min(both, onlyA, onlyB, neither) >= 0 && items > 0 && Number.isFinite(items),
    () =>
      `newcombePaired: counts must not be negative and not all 0, got ${both}, ${onlyA}, ${onlyB}, ${neither}`,
  );
  const [shareA, shareB] = [(both + onlyA) / items, (both + onlyB) / items];
  const [a, b] = [wilson(both + onlyA, items, z), wilson(both + onlyB, items, z)];
  const phi = outcomeCorrelation(counts, items / 2);
  const difference = (onlyA - onlyB) / items;
  return {
    difference,
    phi,
    lower: difference - squareAndAdd(shareA - a.lower, b.upper - shareB, phi),
    upper: difference + squareAndAdd(a.upper - shareA, shareB - b.lower, phi),
  };
}
