import { exactExp } from './exact-exp.ts';
import { exactLog } from './exact-log.ts';
import type { ScoreMatrix } from './cell-matrix.ts';
import { SCORE_FLOOR } from './constants.ts';
import { tierWeights } from './tier-weights.ts';

/** Best and worst possible points and ranks (from 1), one per evaluation. */
export interface ScoreBounds {
  lowest: Float64Array;
  highest: Float64Array;
  bestRank: Int32Array;
  worstRank: Int32Array;
}

/** Points when every missing cell had this log score. */
function pointsWith(missing: number, { evaluations, cells, group, logScore }: ScoreMatrix): Float64Array {
  const weights = cells === 0 ? [] : tierWeights(group);
  return Float64Array.from({ length: evaluations }, (_, row) => {
    const logs = Array.from(logScore.subarray(row * cells, (row + 1) * cells));
    const filled = logs.map((log) => (Number.isNaN(log) ? missing : log));
    return 1000 * exactExp(filled.reduce((sum, log, cell) => sum + log * (weights[cell] ?? 0), 0));
  });
}

/** How many values of an ascending list are below a limit. */
function countBelow(ascending: Float64Array, limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Infinity) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * What missing cells could do at most: every missing cell at the floor, and every one at 1.
 *
 * bestRank = 1 + #{others whose lowest is above my highest}; worstRank = M − #{others whose highest is below my lowest}.
 *
 * @param matrix a board; NaN marks missing cells
 * @returns points from 10 to 1000 and ranks; on complete data without ties both ranks are the plain rank
 * @see Manski 2003, Partial Identification of Probability Distributions
 * @example boundsScores(makeCellMatrix([0, 0], [[{ score: 1, lower: 1, upper: 1 }, null]])).lowest // => [100]
 */
export function boundsScores(matrix: ScoreMatrix): ScoreBounds {
  const lowest = pointsWith(exactLog(SCORE_FLOOR), matrix);
  const highest = pointsWith(0, matrix);
  const negatedLowest = lowest.map((points) => -points).sort();
  const ascendingHighest = highest.slice().sort();
  return {
    lowest,
    highest,
    bestRank: Int32Array.from(highest, (points) => 1 + countBelow(negatedLowest, -points)),
    worstRank: Int32Array.from(lowest, (points) => matrix.evaluations - countBelow(ascendingHighest, points)),
  };
}
