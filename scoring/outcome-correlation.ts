/** How often both, one or neither of two evaluations solved the same items. */
export interface PairedCounts {
  both: number;
  onlyA: number;
  onlyB: number;
  neither: number;
}

/**
 * Correlation φ of the outcomes of two evaluations on the same items.
 *
 * @param counts numbers of items
 * @param correction what a positive both · neither − onlyA · onlyB is lowered by, down to 0: half the number of items for a
 *   single interval of Newcombe's; none for a sum over cells, where it would add up to a bias
 * @returns −1 to 1; 0 when one of them solved all or none
 * @see Newcombe 1998, Stat. Med. 17:2635–2650, method 10
 * @example outcomeCorrelation({ both: 40, onlyA: 10, onlyB: 10, neither: 40 }) // => 0.6
 */
export function outcomeCorrelation(counts: PairedCounts, correction = 0): number {
  const { both, onlyA, onlyB, neither } = counts;
  const margins = (both + onlyA) * (onlyB + neither) * (both + onlyB) * (onlyA + neither);
  if (margins === 0) return 0;
  const cross = both * neither - onlyA * onlyB;
  return (cross > 0 ? Math.max(0, cross - correction) : cross) / Math.sqrt(margins);
}
