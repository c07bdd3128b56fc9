import type { ScoreLimits } from './log-cell.ts';
import { logCell } from './log-cell.ts';
import { requireRange } from './require-range.ts';

/**
 * All cells of a board, flat so that half a million pairs can be compared without allocation. Row-major: cell `c` of
 * evaluation `e` is at `e * cells + c`. `group` gives every cell's tier; NaN in `logScore` marks a missing cell.
 */
export interface CellMatrix {
  evaluations: number;
  cells: number;
  /** Cell → tier index. */
  group: Uint16Array;
  /** ln s̃. */
  logScore: Float64Array;
  /** (ln s̃ − ln L̃)². */
  lowerSquare: Float64Array;
  /** (ln Ũ − ln s̃)². */
  upperSquare: Float64Array;
}

/** The part of a board that needs no limits. */
export type ScoreMatrix = Pick<CellMatrix, 'evaluations' | 'cells' | 'group' | 'logScore'>;

/**
 * A board whose cells are all missing; `setCell` fills it.
 *
 * @param group tier index of every cell
 * @param evaluations how many rows
 * @example emptyCellMatrix([0, 0], 3).cells // => 2
 */
export function emptyCellMatrix(group: ArrayLike<number>, evaluations: number): CellMatrix {
  const cells = group.length;
  const filled = (): Float64Array => new Float64Array(evaluations * cells).fill(NaN);
  return {
    evaluations,
    cells,
    group: Uint16Array.from(group),
    logScore: filled(),
    lowerSquare: filled(),
    upperSquare: filled(),
  };
}

/**
 * Put a cell on the board.
 *
 * @param matrix is changed
 * @param at `evaluation * cells + cell`
 * @param limits raw score and limits
 * @throws RangeError when limits are not in order or not finite
 * @example setCell(emptyCellMatrix([0], 1), 0, { score: 0, lower: 1, upper: 1 }) // => throws RangeError
 */
export function setCell(matrix: CellMatrix, at: number, limits: ScoreLimits): void {
  const { logScore, lowerSquare, upperSquare } = logCell(limits);
  matrix.logScore[at] = logScore;
  matrix.lowerSquare[at] = lowerSquare;
  matrix.upperSquare[at] = upperSquare;
}

/**
 * Lay out the cells of a board for `rankIntervals`, `twoWayFit` and `boundsScores`, as examples and benchmarks write them; boards
 * are filled cell by cell.
 *
 * @public
 * @param group tier index of every cell
 * @param rows one per evaluation: raw score and limits of every cell, null where the cell is missing
 * @returns logs and squares of the scores brought into [0.01, 1]
 * @throws RangeError when a row has another number of cells, or limits are not in order or not finite
 * @example makeCellMatrix([0], [[{ score: 1, lower: 1, upper: 1 }], [null]]).logScore[0] // => 0
 */
export function makeCellMatrix(
  group: ArrayLike<number>,
  rows: readonly (readonly (ScoreLimits | null)[])[],
): CellMatrix {
  const matrix = emptyCellMatrix(group, rows.length);
  const { cells } = matrix;
  for (const [evaluation, row] of rows.entries()) {
    requireRange(
      row.length === cells,
      () => `makeCellMatrix: row ${evaluation + 1} has ${row.length} of ${cells} cells`,
    );
    for (const [cell, limits] of row.entries())
      if (limits !== null) setCell(matrix, evaluation * cells + cell, limits);
  }
  return matrix;
}
