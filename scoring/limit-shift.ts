import type { CellInterval } from './cell-interval.ts';
import { SCORE_FLOOR, Z_95 } from './constants.ts';
import { squareAndAdd } from './square-and-add.ts';

/** One small cell may move the limits by no more than this. */
const LARGEST = 0.5;

/**
 * How far the limits of a plain score move for one cell: the logarithm is concave, so that its mean is too low where cells
 * are small. The shift of a score is the mean over its cells.
 *
 * min(½, v/(2s²)) where s − √v > .01, else 0; √v = (U − L)/(2z), accuracy brought to 0 where its limit is below.
 *
 * @param interval of a cell, from `cellInterval` at 95 %
 * @returns on the natural-log scale, 0 to ½
 * @example limitShift({ accuracy: 1, accuracyLower: 1, accuracyUpper: 1, truncatedRatio: 0, truncatedLower: 0, truncatedUpper: 0, score: 1, lower: 1, upper: 1 }) // => 0
 */
export function limitShift({ score, upper, ...cell }: CellInterval): number {
  const below = squareAndAdd(
    cell.accuracy - Math.max(0, cell.accuracyLower),
    cell.truncatedUpper - cell.truncatedRatio,
  );
  const deviation = (upper - score + below) / (2 * Z_95);
  if (score - deviation <= SCORE_FLOOR) return 0;
  const relative = deviation / Math.min(1, score);
  return Math.min(LARGEST, (relative * relative) / 2);
}
