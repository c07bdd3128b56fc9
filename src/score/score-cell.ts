import { belowChance, cellState, compatibleCell, Z_95 } from '../../scoring/index.ts';
import { cellCounters, recorded } from '../board/cell-counters.ts';
import { cellLimits } from '../board/cell-limits.ts';
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
