import { exactExp } from './exact-exp.ts';
import { exactLog } from './exact-log.ts';
import { normalCdf } from './normal-cdf.ts';
import { requireRange } from './require-range.ts';

/** A first guess good to three digits, for p ≤ ½ (Hastings 1955, sheet 68). */
function roughQuantile(p: number): number {
  const t = Math.sqrt(-2 * exactLog(p));
  const numerator = 2.515517 + t * (0.802853 + t * 0.010328);
  const denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  return numerator / denominator - t;
}

/**
 * Standard normal quantile: how many standard deviations leave the share `p` below.
 *
 * Φ⁻¹(p). A rough start, then three Halley steps on Φ, so it is the inverse of `normalCdf` to the last digits.
 *
 * @param p a probability, 0 < p < 1
 * @throws RangeError when `p` is not strictly between 0 and 1
 * @see Hastings 1955, Approximations for Digital Computers (start)
 * @example normalQuantile(0.975) // => 1.95996398…
 * @example normalQuantile(0.5) // => 0
 */
export function normalQuantile(p: number): number {
  requireRange(p > 0 && p < 1, () => `normalQuantile: p must lie between 0 and 1, both excluded, got ${p}`);
  if (p === 0.5) return 0;
  if (p > 0.5) return -normalQuantile(1 - p);
  let x = roughQuantile(p);
  for (let step = 0; step < 3; step += 1) {
    const newton = (normalCdf(x) - p) * Math.sqrt(2 * Math.PI) * exactExp(0.5 * x * x);
    x -= newton / (1 + 0.5 * x * newton);
  }
  return x;
}
