import {
  belowChance,
  type CellCounters,
  cellInterval,
  type CellInterval,
  cellState,
  compatibleCell,
  normalCdf,
  studentQuantile,
  Z_95,
} from '../../scoring/index.ts';
import type { CellScore, CounterColumns } from './scores.ts';

/** Scores the cell with this index of the counter columns; null when the evaluation has no point there. */
export function scoreCell(columns: CounterColumns, cell: number): CellScore | null {
  const points = at(columns.points, cell);
  if (points === 0) return null;
  const expectedPoints = at(columns.expectedPoints, cell);
  const counters = cellCounters(columns, cell);
  const state = cellState(counters);
  const interval = cellLimits(columns, cell, Z_95);
  const responses = at(columns.tokenResponses, cell);
  return {
    state,
    counters,
    truncationRecorded: !Number.isNaN(at(columns.truncated, cell)),
    invalid: recorded(at(columns.invalid, cell)),
    points,
    expectedPoints,
    incomplete: points < expectedPoints,
    compatible: interval && compatibleCell(counters),
    interval,
    belowChance: interval !== null && belowChance(interval),
    completionTokensMean: responses > 0 ? recorded(at(columns.completionTokens, cell) / responses) : null,
    promptTokensMean: responses > 0 ? recorded(at(columns.promptTokens, cell) / responses) : null,
  };
}

function at(column: Float64Array, cell: number): number {
  return column[cell] ?? 0;
}

/** Counters of a cell as scoring wants them: truncation that was not recorded counts as none, and is flagged elsewhere. */
function cellCounters(columns: CounterColumns, cell: number): CellCounters {
  return {
    correct: columns.correct[cell] ?? 0,
    total: columns.total[cell] ?? 0,
    truncated: recorded(columns.truncated[cell] ?? Number.NaN) ?? 0,
    guessSum: columns.guessSum[cell] ?? 0,
    guessSquareSum: columns.guessSquareSum[cell] ?? 0,
  };
}

/** A counter, or null where it was not recorded. */
export function recorded(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

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
