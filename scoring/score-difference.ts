import { ROUNDING } from './constants.ts';
import { intervalDifference } from './interval-difference.ts';
import { requireRange } from './require-range.ts';
import type { LogLimits } from './score-interval.ts';

/** How far A is from B: a difference of logs, and the same as a ratio of scores (1 = equal). */
export interface ScoreDifference {
  difference: number;
  lower: number;
  upper: number;
  ratio: number;
  ratioLower: number;
  ratioUpper: number;
}

/** Limits cut at the floor can meet 0 exactly. */
function atZero(limit: number): number {
  return Math.abs(limit) <= ROUNDING ? 0 : limit;
}

/**
 * Compare two independent scores: "A scores 1.15 times B, between 1.07 and 1.25".
 *
 * d = g_A − g_B with the limits of `intervalDifference`; ratio = eᵈ. When 0 is outside, the two can be told apart at the
 * level of the limits; touching is not outside.
 *
 * @param a log limits of the first score, from `scoreInterval` over the cells that both have
 * @param b log limits of the second, over the same cells and with the same z
 * @throws RangeError when limits are not in order
 * @see Zou & Donner 2008, Stat. Med. 27:1693–1702 (MOVER)
 * @example scoreDifference({ logMean: 0, logLower: -3, logUpper: 1 }, { logMean: -1, logLower: -2, logUpper: 3 }).lower // => -4
 */
export function scoreDifference(a: LogLimits, b: LogLimits): ScoreDifference {
  for (const { logMean, logLower, logUpper } of [a, b]) {
    requireRange(
      logLower <= logMean && logMean <= logUpper && Number.isFinite(logUpper - logLower),
      () =>
        `scoreDifference: needs logLower <= logMean <= logUpper, got ${logLower}, ${logMean}, ${logUpper}`,
    );
  }
  const { difference, ...limits } = intervalDifference(logEstimate(a), logEstimate(b));
  const [lower, upper] = [atZero(limits.lower), atZero(limits.upper)];
  return {
    difference,
    lower,
    upper,
    ratio: Math.exp(difference),
    ratioLower: Math.exp(lower),
    ratioUpper: Math.exp(upper),
  };
}

function logEstimate({ logMean, logLower, logUpper }: LogLimits) {
  return { estimate: logMean, lower: logLower, upper: logUpper };
}
