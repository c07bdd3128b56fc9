import type { CellCounters } from './cell-counters.ts';
import { assertCounters } from './cell-counters.ts';

/**
 * `missing`: no responses. `all-truncated`: none finished, so the score is the floor. `not-scorable`: only responses
 * that are right for sure by guessing. Missing and not-scorable cells stay out of every mean.
 */
export type CellState = 'scorable' | 'missing' | 'all-truncated' | 'not-scorable';

/**
 * What can be said about a cell, to be asked before it is scored.
 *
 * @param counters of one cell
 * @throws RangeError when the counters are impossible
 * @example cellState({ correct: 0, total: 0, truncated: 32, guessSum: 0, guessSquareSum: 0 }) // => 'all-truncated'
 */
export function cellState(counters: CellCounters): CellState {
  assertCounters(counters);
  if (counters.total === 0) return counters.truncated === 0 ? 'missing' : 'all-truncated';
  return counters.total - counters.guessSum > 0 ? 'scorable' : 'not-scorable';
}
