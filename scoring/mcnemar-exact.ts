import { requireRange } from './require-range.ts';

/** P(X ≤ wins) for X ~ Binomial(trials, ½), wins ≤ trials/2, by ratios from the middle outwards. */
function halfBinomialTail(wins: number, trials: number): number {
  const middle = Math.floor(trials / 2);
  let [weight, total, tail] = [1, 0, 0];
  for (let x = middle; x >= 0; x -= 1) {
    total += 2 * x === trials ? weight : 2 * weight;
    if (x <= wins) tail += weight;
    weight *= x / (trials - x + 1);
  }
  return tail / total;
}

/**
 * Exact McNemar test: did A solve items that B missed more often than the other way round?
 *
 * Given wins + losses, wins are Binomial(wins + losses, ½) when nothing differs; p = min(1, 2·P(X ≤ smaller)).
 *
 * @param onlyA items only A solved, a whole number
 * @param onlyB items only B solved, a whole number
 * @returns two-sided p-value; 1 when there are no such items
 * @throws RangeError when a count is negative or not whole
 * @see McNemar 1947, Psychometrika 12:153–157
 * @example mcnemarExact(8, 2) // => 0.109375
 */
export function mcnemarExact(onlyA: number, onlyB: number): number {
  requireRange(
    Number.isSafeInteger(onlyA) && Number.isSafeInteger(onlyB) && onlyA >= 0 && onlyB >= 0,
    () => `mcnemarExact: needs two whole numbers of 0 or more, got ${onlyA} and ${onlyB}`,
  );
  return Math.min(1, 2 * halfBinomialTail(Math.min(onlyA, onlyB), onlyA + onlyB));
}
