import {
  cellInterval,
  cellState,
  normalCdf,
  studentQuantile,
  type CellInterval,
} from '../../scoring/index.ts';
import { cellCounters } from './cell-counters.ts';
import type { CounterColumns } from '../score/scores.ts';

/**
 * Limits of a cell at z standard deviations, or null when it has none. Where difficulty points count as clusters the limits
 * widen to t with one degree of freedom less than there are points, times the root of the design effect (Korn & Graubard 1998).
 */
export function cellLimits(columns: CounterColumns, cell: number, z: number): CellInterval | null {
  if (columns.points[cell] === 0) return null;
  const counters = cellCounters(columns, cell);
  const state = cellState(counters);
  if (state !== 'scorable' && state !== 'all-truncated') return null;
  return cellInterval(counters, clusteredLimit(columns, cell, z));
}

function clusteredLimit({ clusters, designEffect }: CounterColumns, cell: number, z: number): number {
  const count = clusters[cell] ?? Number.NaN;
  const effect = designEffect[cell] ?? Number.NaN;
  return Number.isNaN(count) ? z : studentLimit(z, count - 1) * Math.sqrt(effect);
}

/** The last z asked for, and its t by degrees of freedom: a board asks for the same few thousands of times. */
let known = { z: Number.NaN, limits: new Map<number, number>() };

/** t at the level of z. */
function studentLimit(z: number, degreesOfFreedom: number): number {
  if (known.z !== z) known = { z, limits: new Map() };
  const limit = known.limits.get(degreesOfFreedom) ?? -studentQuantile(normalCdf(-z), degreesOfFreedom);
  known.limits.set(degreesOfFreedom, limit);
  return limit;
}
