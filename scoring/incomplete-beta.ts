import { exactExp } from './exact-exp.ts';
import { exactLog } from './exact-log.ts';
import { logGamma } from './log-gamma.ts';
import { requireRange } from './require-range.ts';

/** Keeps a denominator of the continued fraction away from zero (Thompson & Barnett 1986). */
const TINY = 1e-300;

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/** Lentz's evaluation of the continued fraction; converges fast for x < (a + 1)/(a + b + 2). */
function betaFraction(a: number, b: number, x: number): number {
  let numerator = 1;
  let denominator = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let fraction = denominator;
  for (let m = 1, change = 0; Math.abs(change - 1) > 1e-16 && m < 100_000; m += 1) {
    change = 1;
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    for (const coefficient of [even, odd]) {
      denominator = 1 / awayFromZero(1 + coefficient * denominator);
      numerator = awayFromZero(1 + coefficient / numerator);
      change *= denominator * numerator;
      fraction *= denominator * numerator;
    }
  }
  return fraction;
}

/**
 * Regularised incomplete beta function: the chance that a Beta(a, b) variable lies below `x`.
 *
 * I_x(a, b). Binomial tails, Clopper–Pearson limits and Student's t all are this function.
 *
 * @param x in [0, 1]
 * @param a positive
 * @param b positive
 * @returns a probability in [0, 1]
 * @throws RangeError when an argument is outside these ranges
 * @see Abramowitz & Stegun 26.5.8; Lentz 1976
 * @example incompleteBeta(0.5, 2, 2) // => 0.5
 * @example incompleteBeta(0.3, 2, 3) // => 0.3483
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  requireRange(x >= 0 && x <= 1, () => `incompleteBeta: x must lie in [0, 1], got ${x}`);
  requireRange(a > 0 && b > 0, () => `incompleteBeta: a and b must be positive, got ${a} and ${b}`);
  const logScale = logGamma(a + b) - logGamma(a) - logGamma(b) + a * exactLog(x) + b * Math.log1p(-x);
  if (x < (a + 1) / (a + b + 2)) return (exactExp(logScale) * betaFraction(a, b, x)) / a;
  return 1 - (exactExp(logScale) * betaFraction(b, a, 1 - x)) / b;
}
