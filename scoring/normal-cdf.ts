import { exactExp } from './exact-exp.ts';
import { requireRange } from './require-range.ts';

/** The density of the standard normal. */
function normalDensity(x: number): number {
  return exactExp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

/** Φ(x) − ½ = φ(x)·(x + x³/3 + x⁵/(3·5) + …): quick and exact near the middle, where nothing cancels. */
function centralArea(x: number): number {
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > Number.EPSILON * Math.abs(sum); odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return normalDensity(x) * sum;
}

/** 1 − Φ(x) for x ≥ 3 by Laplace's continued fraction x + 1/(x + 2/(x + 3/…)): keeps its digits far out. */
function upperTail(x: number): number {
  let fraction = x;
  for (let step = 60; step > 0; step -= 1) fraction = x + step / fraction;
  return normalDensity(x) / fraction;
}

/**
 * Standard normal distribution function: the share of a bell curve that lies below `x`.
 *
 * Φ(x), with the full relative precision in the lower tail (x down to −37), which p-values need.
 *
 * @param x standard deviations from the mean
 * @returns a probability in [0, 1]
 * @throws RangeError when `x` is NaN
 * @see Laplace 1805 (continued fraction); Marsaglia 2004, J. Stat. Softw. 11(4) (series)
 * @example normalCdf(0) // => 0.5
 * @example normalCdf(1.96) // => 0.97500…
 * @example normalCdf(-10) // => 7.6198…e-24
 */
export function normalCdf(x: number): number {
  requireRange(!Number.isNaN(x), () => 'normalCdf: x must be a number, got NaN');
  if (Math.abs(x) < 3) return 0.5 + centralArea(x);
  return x < 0 ? upperTail(-x) : 1 - upperTail(x);
}
