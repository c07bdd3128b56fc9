import { exactExp } from './exact-exp.ts';
import { ROUNDING } from './constants.ts';
import { differencePValue } from './difference-p-value.ts';
import type { LogMean } from './log-mean.ts';
import { requireRange } from './require-range.ts';

/** How far A is from B: a difference of logs with 95 % limits, and the same as a ratio of scores (1 = equal). */
export interface ScoreDifference {
  difference: number;
  lower: number;
  upper: number;
  ratio: number;
  ratioLower: number;
  ratioUpper: number;
  /** Two-sided; below .05 exactly where the limits exclude 0. */
  pValue: number;
}

/** Limits cut at the floor can meet 0 exactly. */
function atZero(limit: number): number {
  return Math.abs(limit) <= ROUNDING ? 0 : limit;
}

/** d = g_A − g_B on the log scale, and the squared distances to its limits. */
export interface DifferenceSums {
  difference: number;
  squareBelow: number;
  squareAbove: number;
}

/**
 * A difference with its limits: L = d − √(squared distance below), U = d + √(squared distance above); ratio = eᵈ.
 *
 * @param sums of two scores
 * @throws RangeError when a square is negative or something is not finite
 * @example differenceFrom({ difference: 1, squareBelow: 25, squareAbove: 4 }).lower // => -4
 */
export function differenceFrom({ difference, squareBelow, squareAbove }: DifferenceSums): ScoreDifference {
  requireRange(
    squareBelow >= 0 && squareAbove >= 0 && Number.isFinite(difference + squareBelow + squareAbove),
    () => `differenceFrom: needs finite squares of at least 0, got ${squareBelow}, ${squareAbove}`,
  );
  const lower = atZero(difference - Math.sqrt(squareBelow));
  const upper = atZero(difference + Math.sqrt(squareAbove));
  return {
    difference,
    lower,
    upper,
    ratio: exactExp(difference),
    ratioLower: exactExp(lower),
    ratioUpper: exactExp(upper),
    pValue: differencePValue({ difference, lower, upper }),
  };
}

/**
 * Compare two independent scores: "A scores 1.15 times B, between 1.07 and 1.25".
 *
 * L = d − √((g_A − g_A,L)² + (g_B,U − g_B)²), U its mirror. When 0 is outside, the two can be told apart at 95 %; touching
 * is not outside.
 *
 * @param a over the cells that both have
 * @param b over the same cells
 * @throws RangeError when a square is negative or something is not finite
 * @see Zou & Donner 2008, Stat. Med. 27:1693–1702 (MOVER)
 * @example scoreDifference({ logMean: 0, squareBelow: 9, squareAbove: 1 }, { logMean: -1, squareBelow: 1, squareAbove: 16 }).lower // => -4
 */
export function scoreDifference(a: LogMean, b: LogMean): ScoreDifference {
  return differenceFrom({
    difference: a.logMean - b.logMean,
    squareBelow: a.squareBelow + b.squareAbove,
    squareAbove: a.squareAbove + b.squareBelow,
  });
}
