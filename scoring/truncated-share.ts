import type { CellCounters } from './cell-counters.ts';
import { wilson } from './wilson.ts';

/**
 * Share of responses that hit the context limit, with its Wilson limits.
 *
 * t = T/(n + T), because `total` does not contain the truncated.
 *
 * @param counters with at least one response
 * @param z half-width in standard deviations
 * @returns shares of all responses
 * @throws RangeError when there is no response at all
 * @example truncatedShare({ total: 862, truncated: 226 }, 1.96).ratio // => 0.20772…
 */
export function truncatedShare(
  { total, truncated }: Pick<CellCounters, 'total' | 'truncated'>,
  z: number,
): { ratio: number; lower: number; upper: number } {
  const { lower, upper } = wilson(truncated, total + truncated, z);
  return { ratio: truncated / (total + truncated), lower, upper };
}
