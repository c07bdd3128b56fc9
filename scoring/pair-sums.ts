import type { CellMatrix } from './cell-matrix.ts';
import type { DifferenceSums } from './score-difference.ts';
import { tierWeights } from './tier-weights.ts';

/** Fills the sums of a pair; false when it shares no cell. */
export type PairSums = (a: number, b: number, sums: DifferenceSums) => boolean;

function at(values: Float64Array, index: number): number {
  return values[index] ?? NaN;
}

/** Every evaluation has every cell: three sums per evaluation, made once, decide every pair. */
function measureComplete({ evaluations, cells, group, ...values }: CellMatrix): PairSums {
  const weights = Float64Array.from(cells === 0 ? [] : tierWeights(group));
  const squares = weights.map((weight) => weight * weight);
  const sumRows = (terms: Float64Array, factors: Float64Array): Float64Array =>
    Float64Array.from({ length: evaluations }, (_, row) =>
      factors.reduce((sum, factor, cell) => sum + factor * at(terms, row * cells + cell), 0),
    );
  const mean = sumRows(values.logScore, weights);
  const below = sumRows(values.lowerSquare, squares);
  const above = sumRows(values.upperSquare, squares);
  return (a, b, sums) => {
    sums.difference = at(mean, a) - at(mean, b);
    sums.squareBelow = at(below, a) + at(above, b);
    sums.squareAbove = at(above, a) + at(below, b);
    return cells > 0;
  };
}

/** The cells sorted by tier, with 0 in place of what is missing and a 1 where it is not, so that sums need no branch. */
function packByTier({ evaluations, cells, group, ...values }: CellMatrix): Packed {
  const order = Uint32Array.from(group.keys()).sort((c, d) => (group[c] ?? 0) - (group[d] ?? 0) || c - d);
  const source = (index: number): number => index - (index % cells) + (order[index % cells] ?? 0);
  const isPresent = (index: number): boolean => !Number.isNaN(values.logScore[source(index)]);
  const pack = (terms: Float64Array): Float64Array =>
    Float64Array.from({ length: evaluations * cells }, (_, index) =>
      isPresent(index) ? at(terms, source(index)) : 0,
    );
  return {
    tierEnds: Uint32Array.from(order.keys(), (index) => index + 1).filter(
      (end) => group[order[end] ?? -1] !== group[order[end - 1] ?? -1],
    ),
    present: pack(values.logScore.map(() => 1)),
    logScore: pack(values.logScore),
    lowerSquare: pack(values.lowerSquare),
    upperSquare: pack(values.upperSquare),
  };
}

type Packed = Record<'present' | 'logScore' | 'lowerSquare' | 'upperSquare', Float64Array> & {
  tierEnds: Uint32Array;
};

/** Some cells are missing: every pair is weighed on the cells both have, tier by tier. */
function measureCommon(matrix: CellMatrix): PairSums {
  const { tierEnds, present, logScore, lowerSquare, upperSquare } = packByTier(matrix);
  return (a, b, sums) => {
    let ofA = a * matrix.cells;
    let ofB = b * matrix.cells;
    let tiers = 0;
    let difference = 0;
    let squareBelow = 0;
    let squareAbove = 0;
    for (const tierEnd of tierEnds) {
      let common = 0;
      let gap = 0;
      let below = 0;
      let above = 0;
      for (const end = a * matrix.cells + tierEnd; ofA < end; ofA += 1, ofB += 1) {
        const both = at(present, ofA) * at(present, ofB);
        common += both;
        gap += both * (at(logScore, ofA) - at(logScore, ofB));
        below += both * (at(lowerSquare, ofA) + at(upperSquare, ofB));
        above += both * (at(upperSquare, ofA) + at(lowerSquare, ofB));
      }
      if (common === 0) continue;
      tiers += 1;
      difference += gap / common;
      squareBelow += below / (common * common);
      squareAbove += above / (common * common);
    }
    sums.difference = difference / tiers;
    sums.squareBelow = squareBelow / (tiers * tiers);
    sums.squareAbove = squareAbove / (tiers * tiers);
    return tiers > 0;
  };
}

/**
 * Prepare what decides the pairs of a board: d = g_A − g_B over the cells both have, each tier weighing the same, and the
 * squared distances (g_A − g_A,L)² + (g_B,U − g_B)² and its mirror.
 *
 * When all have all cells the sums are made once per evaluation. Nothing is allocated per pair.
 *
 * @param matrix logs and squares of all cells
 * @example pairSums(makeCellMatrix([0], [[null], [null]]))(0, 1, { difference: 0, squareBelow: 0, squareAbove: 0 }) // => false
 */
export function pairSums(matrix: CellMatrix): PairSums {
  return matrix.logScore.some(Number.isNaN) ? measureCommon(matrix) : measureComplete(matrix);
}
