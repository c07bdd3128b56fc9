import type { CellCounters } from './cell-counters.ts';
import { assertCounters } from './cell-counters.ts';
import type { Estimate } from './interval-difference.ts';
import { requireRange } from './require-range.ts';

/**
 * Accuracy beyond guessing, with score limits that know the guess chance of every response.
 *
 * â = (k − G)/N with N = n − G. When P(correct) = c + (1 − c)a, the limits solve (â − a)² = z²·Var(â) with
 * Var(â) = (1 − a)(N − Q(1 − a))/N². Without guessing this is Wilson; with one chance c it is (Wilson − c)/(1 − c).
 *
 * @param counters with N above 0; guess chances below 1 on average
 * @param z half-width in standard deviations, 0 or more
 * @returns raw shares: below chance they are negative, and below 1 − N/Q, where no accuracy leads, the limits meet
 * @throws RangeError when the counters are impossible, N = 0, or z is negative
 * @see Wilson 1927; Reiczigel, Földi & Ózsvári 2010, Epidemiol. Infect. 138:1674–1678 (the case of one chance)
 * @example guessAware({ correct: 60, total: 128, truncated: 0, guessSum: 32, guessSquareSum: 72 }, Z_95).lower // => 0.179299…
 */
export function guessAware(counters: CellCounters, z: number): Estimate {
  assertCounters(counters);
  requireRange(z >= 0 && Number.isFinite(z), () => `guessAware: z must be 0 or more and finite, got ${z}`);
  const { correct, total, guessSum, guessSquareSum } = counters;
  const effective = total - guessSum;
  requireRange(
    effective > 0,
    () => `guessAware: every response is right by guessing (n = ${total}, G = ${guessSum})`,
  );
  const wrong = (total - correct) / effective;
  const root = z * Math.sqrt(Math.max(0, z * z + 4 * wrong * (effective - guessSquareSum * wrong)));
  const middle = 2 * effective * wrong + z * z;
  const scale = effective / (2 * (effective * effective + z * z * guessSquareSum));
  return {
    estimate: (correct - guessSum) / effective,
    lower: correct === 0 && guessSum === 0 ? 0 : 1 - scale * (middle + root),
    upper: 1 - scale * (middle - root),
  };
}
