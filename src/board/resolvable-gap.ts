import { minimumDetectableDifference } from '../../scoring/index.ts';
import type { Aggregate } from '../score/scores.ts';

/**
 * The gap in points at which two typical evaluations of this board can just be told apart, each with the median score and
 * the median width of its interval; null with fewer than two.
 */
export function resolvableGap(aggregates: readonly Aggregate[]): number | null {
  if (aggregates.length < 2) return null;
  const logMean = median(aggregates.map(({ plain }) => Math.log(plain / 1000)));
  const below = median(aggregates.map(({ plain, lower }) => Math.log(plain / lower)));
  const above = median(aggregates.map(({ plain, upper }) => Math.log(upper / plain)));
  const typical = { logMean, logLower: logMean - below, logUpper: logMean + above };
  return minimumDetectableDifference(typical, { power: 0.5 });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}
