import type { CellMatrix } from './cell-matrix.ts';
import { ROUNDING, Z_95 } from './constants.ts';
import { type PairCorrelation, pairSums } from './pair-sums.ts';
import { differenceFrom, type DifferenceSums, type ScoreDifference } from './score-difference.ts';

/** −1: the first is below the second, 1: above, 0: they cannot be told apart. */
export type Separation = -1 | 0 | 1;

/** Any two evaluations of a board, by their rows; no question about a pair is answered anywhere else. */
export interface PairComparer {
  /** The verdict at the level of the board; 0 when they share no cell. Allocates nothing. */
  separation(a: number, b: number): Separation;
  /** How far the first is from the second, with 95 % limits; null when they share no cell. */
  difference(a: number, b: number): ScoreDifference | null;
  /** The same without limits, on the log scale. */
  lead(a: number, b: number): number | null;
}

/**
 * Prepare the comparison of any two evaluations of a board.
 *
 * d = g_A − g_B over the cells both have, each tier weighing the same; A is above B when
 * d > (z/1.96)·√((g_A − g_A,L)² + (g_B,U − g_B)²). When all have all cells the sums are made once and a pair costs one
 * comparison.
 *
 * @param matrix logs and squares of all cells, with 95 % limits
 * @param z standard deviations that a difference must have; 1.96 for a pair by itself, `bonferroniZ` for a board
 * @param correlation of the errors of two rows in a cell, where both answered the same items; independent when not given
 * @see Zou & Donner 2008, Stat. Med. 27:1693–1702 (MOVER)
 * @example pairComparer(makeCellMatrix([0], [[{ score: 0.9, lower: 0.8, upper: 1 }], [{ score: 0.2, lower: 0.1, upper: 0.3 }]]), 1.96).separation(0, 1) // => 1
 */
export function pairComparer(matrix: CellMatrix, z: number, correlation?: PairCorrelation): PairComparer {
  const measure = pairSums(matrix, correlation);
  const sums: DifferenceSums = { difference: 0, squareBelow: 0, squareAbove: 0 };
  const widening = (z / Z_95) ** 2;
  return {
    separation: (a, b) => {
      if (!measure(a, b, sums)) return 0;
      const { difference, squareBelow, squareAbove } = sums;
      if (difference > ROUNDING) return (difference - ROUNDING) ** 2 > widening * squareBelow ? 1 : 0;
      if (difference < -ROUNDING) return (difference + ROUNDING) ** 2 > widening * squareAbove ? -1 : 0;
      return 0;
    },
    difference: (a, b) => (measure(a, b, sums) ? differenceFrom(sums) : null),
    lead: (a, b) => (measure(a, b, sums) ? sums.difference : null),
  };
}
