import { requireRange } from './require-range.ts';

/**
 * Adjust p-values for having asked several questions at once; smaller than α afterwards means a safe claim.
 *
 * Running maximum of (n − i + 1)·p₍ᵢ₎ from the smallest up, capped at 1.
 *
 * @param pValues in [0, 1], any order
 * @returns adjusted p-values in the order of the input
 * @throws RangeError when a p-value is outside [0, 1]
 * @see Holm 1979, Scand. J. Stat. 6:65–70
 * @example holm([0.01, 0.02, 0.03, 0.04, 0.05]) // => [0.05, 0.08, 0.09, 0.09, 0.09]
 */
export function holm(pValues: readonly number[]): number[] {
  const outside = pValues.find((p) => !(p >= 0 && p <= 1));
  requireRange(outside === undefined, () => `holm: p-values must lie in [0, 1], got ${outside}`);
  const ascending = [...pValues.keys()].sort((a, b) => (pValues[a] ?? 0) - (pValues[b] ?? 0));
  const adjusted = [...pValues];
  let largest = 0;
  for (const [place, index] of ascending.entries()) {
    largest = Math.max(largest, Math.min(1, (pValues[index] ?? 0) * (pValues.length - place)));
    adjusted[index] = largest;
  }
  return adjusted;
}
