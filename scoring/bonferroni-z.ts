import { SIGNIFICANCE } from './constants.ts';
import { normalQuantile } from './normal-quantile.ts';
import { requireRange } from './require-range.ts';

/**
 * How strict each of several comparisons must be for all of them to hold at once.
 *
 * z = Φ⁻¹(1 − α/(2·comparisons)) with α = `SIGNIFICANCE`. M evaluations have M(M − 1)/2 pairs.
 *
 * @param comparisons how many are made, a whole number of at least 1
 * @returns half-width in standard deviations; 1.96 for one comparison
 * @throws RangeError when `comparisons` is not a whole number of 1 or more
 * @see Bonferroni 1936; Mogstad, Romano, Shaikh & Wilhelm 2024, Rev. Econ. Stud. 91:476–518 (rank sets)
 * @example bonferroniZ(1) // => 1.9599…
 * @example bonferroniZ(10) // => 2.8070…
 */
export function bonferroniZ(comparisons: number): number {
  requireRange(
    Number.isSafeInteger(comparisons) && comparisons >= 1,
    () => `bonferroniZ: comparisons must be a whole number of 1 or more, got ${comparisons}`,
  );
  return -normalQuantile(SIGNIFICANCE / (2 * comparisons));
}
