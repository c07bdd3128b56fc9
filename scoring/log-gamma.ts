import { exactLog } from './exact-log.ts';
import { requireRange } from './require-range.ts';

/**
 * Logarithm of the gamma function, ln Γ(x): factorials for numbers that need not be whole, ln (x − 1)!.
 *
 * Stirling's series after shifting `x` above 12, where six terms give all the digits.
 *
 * @param x a positive number
 * @throws RangeError when `x` is not positive and finite
 * @see Stirling 1730; Abramowitz & Stegun 6.1.41
 * @example logGamma(5) // => 3.17805383…
 * @example logGamma(0.5) // => 0.57236494…
 */
export function logGamma(x: number): number {
  requireRange(x > 0 && Number.isFinite(x), () => `logGamma: x must be positive and finite, got ${x}`);
  let shifted = x;
  let product = 1;
  for (; shifted < 12; shifted += 1) product *= shifted;
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const inner = 1 / 1680 - square * (1 / 1188 - (square * 691) / 360360);
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * inner)));
  return (
    (shifted - 0.5) * exactLog(shifted) - shifted + 0.5 * exactLog(2 * Math.PI) + series - exactLog(product)
  );
}
