import type { ScoreLimits } from './log-cell.ts';
import { logCell } from './log-cell.ts';
import { normalizedWeights } from './normalized-weights.ts';

/** A mean of scores on the natural-log scale of shares, and the squared distances to its limits. */
export interface LogMean {
  logMean: number;
  squareBelow: number;
  squareAbove: number;
}

/**
 * The mean of the cells of a tier, or of any cells, on the log scale: scores are averaged, errors squared and added.
 *
 * g = Σ wᵢ ln s̃ᵢ, (g − g_L)² = Σ wᵢ²(ln s̃ᵢ − ln L̃ᵢ)², (g_U − g)² = Σ wᵢ²(ln Ũᵢ − ln s̃ᵢ)², with s̃, L̃, Ũ brought into
 * [0.01, 1]. Closed form, no random numbers.
 *
 * @param cells raw score and limits of every cell that is present, at least one
 * @param weights one per cell, normalised here; equal when left out, `tierWeights` for several tiers
 * @throws RangeError when there are no cells, limits are not in order or not finite, or weights do not fit
 * @see Zou & Donner 2008, Stat. Med. 27:1693–1702 (MOVER)
 * @example logMeanOf([{ score: 1, lower: 1, upper: 1 }]).squareBelow // => 0
 */
export function logMeanOf(cells: readonly ScoreLimits[], weights?: readonly number[]): LogMean {
  const shares = normalizedWeights(cells.length, weights);
  let [logMean, squareBelow, squareAbove] = [0, 0, 0];
  for (const [index, limits] of cells.entries()) {
    const share = shares[index] ?? 0;
    const { logScore, lowerSquare, upperSquare } = logCell(limits);
    logMean += share * logScore;
    squareBelow += share * share * lowerSquare;
    squareAbove += share * share * upperSquare;
  }
  return { logMean, squareBelow, squareAbove };
}

/**
 * The mean over several tiers, every tier weighing the same: what `logMeanOf` gives over all their cells with `tierWeights`.
 *
 * @param tiers means of tiers, at least one
 * @throws RangeError when there are none
 * @example meanOfTiers([{ logMean: -1, squareBelow: 4, squareAbove: 0 }, { logMean: -3, squareBelow: 4, squareAbove: 8 }]) // => { logMean: -2, squareBelow: 2, squareAbove: 2 }
 */
export function meanOfTiers(tiers: readonly LogMean[]): LogMean {
  const shares = normalizedWeights(tiers.length);
  let [logMean, squareBelow, squareAbove] = [0, 0, 0];
  for (const [index, tier] of tiers.entries()) {
    const share = shares[index] ?? 0;
    logMean += share * tier.logMean;
    squareBelow += share * share * tier.squareBelow;
    squareAbove += share * share * tier.squareAbove;
  }
  return { logMean, squareBelow, squareAbove };
}
