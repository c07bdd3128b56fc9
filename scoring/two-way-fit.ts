import { exactExp } from './exact-exp.ts';
import type { ScoreMatrix } from './cell-matrix.ts';
import { conjugateGradient } from './conjugate-gradient.ts';
import { connectedParts } from './connected-parts.ts';
import { requireRange } from './require-range.ts';
import { tierWeights } from './tier-weights.ts';

/** Points as if every evaluation had every cell of its part, and the part each belongs to. */
export interface TwoWayFit {
  score: Float64Array;
  part: Int32Array;
}

/** A value at each present cell. */
type ValueAt = (evaluation: number, cell: number) => number;

/** Tier weights within each part, since parts are scored on their own cells; 0 for cells nobody has. */
function partWeights(group: Uint16Array, cellPart: Int32Array): Float64Array {
  const weights = new Float64Array(group.length);
  for (const part of new Set(cellPart)) {
    const members = Array.from(cellPart.keys()).filter((cell) => cellPart[cell] === part && part !== -1);
    if (members.length === 0) continue;
    const shares = tierWeights(members.map((cell) => group[cell] ?? 0));
    members.forEach((cell, index) => (weights[cell] = shares[index] ?? 0));
  }
  return weights;
}

/** Weighted mean over the cells an evaluation has. */
function rowMean(
  { cells, logScore }: ScoreMatrix,
  weights: Float64Array,
  row: number,
  valueAt: ValueAt,
): number {
  let [sum, total] = [0, 0];
  for (let cell = 0; cell < cells; cell += 1) {
    if (Number.isNaN(logScore[row * cells + cell])) continue;
    sum += (weights[cell] ?? 0) * valueAt(row, cell);
    total += weights[cell] ?? 0;
  }
  requireRange(total > 0, () => `twoWayFit: evaluation ${row + 1} has no cell`);
  return sum / total;
}

/** Per cell the weighted sum of what is left after every evaluation's own mean: the normal equations without α. */
function centredSums(matrix: ScoreMatrix, weights: Float64Array, valueAt: ValueAt): Float64Array {
  const sums = new Float64Array(matrix.cells);
  for (let row = 0; row < matrix.evaluations; row += 1) {
    const mean = rowMean(matrix, weights, row, valueAt);
    for (let cell = 0; cell < matrix.cells; cell += 1) {
      if (Number.isNaN(matrix.logScore[row * matrix.cells + cell])) continue;
      sums[cell] = (sums[cell] ?? 0) + (weights[cell] ?? 0) * (valueAt(row, cell) - mean);
    }
  }
  return sums;
}

/** Weighted mean over the cells of every part. Adding it to the equations makes mean β = 0 their only solution. */
function partMeans(vector: Float64Array, weights: Float64Array, cellPart: Int32Array): Float64Array {
  const means = new Float64Array(cellPart.length);
  for (const [cell, part] of cellPart.entries()) {
    if (part !== -1) means[part] = (means[part] ?? 0) + (weights[cell] ?? 0) * (vector[cell] ?? 0);
  }
  return means;
}

/**
 * Scores that stay fair when cells are missing: every evaluation is compared on the cells it has, and a hard cell
 * counts as hard for all.
 *
 * Least squares ln s̃ = α_evaluation + β_cell over present cells, weighted by `tierWeights`; points =
 * 1000·exp(α + mean β). On complete data exactly the plain score. Parts that share no cell are scored apart, each on its
 * own cells, and must be ranked apart.
 *
 * @param matrix a board; NaN marks missing cells
 * @throws RangeError when an evaluation has no cell
 * @see Yates 1933, Emp. J. Exp. Agric. 1:129–142; Searle, Speed & Milliken 1980, Am. Stat. 34:216–221
 * @example twoWayFit(makeCellMatrix([0, 0], [[{ score: 0.4, lower: 0, upper: 1 }, { score: 0.9, lower: 0, upper: 1 }]])).score // => [600]
 */
export function twoWayFit(matrix: ScoreMatrix): TwoWayFit {
  const { evaluations, cells, logScore } = matrix;
  const { evaluationPart, cellPart } = connectedParts(matrix);
  const weights = partWeights(matrix.group, cellPart);
  const logAt: ValueAt = (row, cell) => logScore[row * cells + cell] ?? 0;
  const ease = conjugateGradient(
    (vector) => {
      const means = partMeans(vector, weights, cellPart);
      return centredSums(matrix, weights, (_, cell) => vector[cell] ?? 0).map(
        (sum, cell) => sum + evaluations * (weights[cell] ?? 0) * (means[cellPart[cell] ?? -1] ?? 0),
      );
    },
    weights.map((weight) => weight * evaluations),
    centredSums(matrix, weights, logAt),
  );
  const score = Float64Array.from({ length: evaluations }, (_, row) => {
    const ability = rowMean(matrix, weights, row, (_row, cell) => logAt(row, cell) - (ease[cell] ?? 0));
    return 1000 * exactExp(ability);
  });
  return { score, part: evaluationPart };
}
