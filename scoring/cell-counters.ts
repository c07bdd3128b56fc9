import { requireRange } from './require-range.ts';

/** What was counted in one cell: all responses of one evaluation to one task in one tier. */
export interface CellCounters {
  /** k: correct answers. */
  correct: number;
  /** n: responses that were not truncated; invalid ones count here and are simply not correct. */
  total: number;
  /** T: responses that hit the context limit; not in `total`. */
  truncated: number;
  /** G = Σ cᵢ over the `total` responses, cᵢ the chance to be right by guessing. */
  guessSum: number;
  /** Q = Σ (1 − cᵢ)² over the same responses; equals `total` when nothing can be guessed. */
  guessSquareSum: number;
}

/** Sums of many fractions may be off in their last digits. */
const SLACK = 1e-6;

function assertCount(field: string, value: number): void {
  requireRange(
    value >= 0 && Number.isFinite(value),
    () => `${field} must be 0 or more and finite, got ${value}`,
  );
}

/**
 * Refuse counters that no set of responses can have.
 *
 * Checks 0 ≤ k ≤ n, 0 ≤ T, 0 ≤ G ≤ n and (n − G)²/n ≤ Q ≤ n − G.
 *
 * @param counters need not be whole numbers
 * @throws RangeError that names the field when a counter is negative, not finite or impossible
 * @example assertCounters({ correct: 3, total: 2, truncated: 0, guessSum: 0, guessSquareSum: 2 }) // => throws RangeError
 */
export function assertCounters(counters: CellCounters): void {
  const { correct, total, truncated, guessSum, guessSquareSum } = counters;
  assertCount('correct', correct);
  assertCount('total', total);
  assertCount('truncated', truncated);
  assertCount('guessSum', guessSum);
  assertCount('guessSquareSum', guessSquareSum);
  requireRange(correct <= total, () => `correct must not exceed total, got ${correct} of ${total}`);
  requireRange(guessSum <= total, () => `guessSum must not exceed total, got ${guessSum} for ${total}`);
  const effective = total - guessSum;
  const slack = SLACK * total;
  requireRange(
    guessSquareSum <= effective + slack && guessSquareSum * total >= effective * effective - slack * total,
    () =>
      `guessSquareSum must lie in [(n − G)²/n, n − G], got ${guessSquareSum} for n = ${total}, G = ${guessSum}`,
  );
}
