import { exactExp } from './exact-exp.ts';
import { exactLog } from './exact-log.ts';
import { requireRange } from './require-range.ts';

/**
 * Geometric mean: the mean that lets one bad value weigh, exp(mean of ln max(floor, xᵢ)).
 *
 * @param values at least one; any unit, which the mean keeps
 * @param floor put under every value first, 0 or more
 * @returns 0 when a floored value is 0
 * @throws RangeError when there are no values, one is not finite, or the floor is negative
 * @example geometricMean([0.8, 0.2], 0) // => 0.4
 * @example geometricMean([-0.05, 0.9, 0.9], 0.01) // => 0.200829…
 */
export function geometricMean(values: readonly number[], floor: number): number {
  requireRange(values.length > 0, () => 'geometricMean: needs at least one value');
  requireRange(floor >= 0, () => `geometricMean: floor must be 0 or more, got ${floor}`);
  const share = 1 / values.length;
  let logMean = 0;
  for (const [index, value] of values.entries()) {
    requireRange(Number.isFinite(value), () => `geometricMean: value ${index + 1} is ${value}`);
    logMean += share * exactLog(Math.max(floor, value));
  }
  return exactExp(logMean);
}
