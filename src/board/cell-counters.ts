import type { CellCounters } from '../../scoring/index.ts';
import type { CounterColumns } from '../score/scores.ts';

/** Counters of a cell as scoring wants them: truncation that was not recorded counts as none, and is flagged elsewhere. */
export function cellCounters(columns: CounterColumns, cell: number): CellCounters {
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
