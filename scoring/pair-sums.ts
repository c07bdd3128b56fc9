import type { CellMatrix } from './cell-matrix.ts';
import type { DifferenceSums } from './score-difference.ts';
import { addedSquares } from './square-and-add.ts';
import { tierWeights } from './tier-weights.ts';

/** Fills the sums of a pair; false when it shares no cell. */
export type PairSums = (a: number, b: number, sums: DifferenceSums) => boolean;

/** Correlation of the errors of two rows in a cell; 0 where they are independent. */
export type PairCorrelation = (a: number, b: number, cell: number) => number;

const INDEPENDENT: PairCorrelation = () => 0;

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
    order,
    tierEnds: Uint32Array.from(order.keys(), (index) => index + 1).filter(
      (end) => group[order[end] ?? -1] !== group[order[end - 1] ?? -1],
    ),
    present: pack(values.logScore.map(() => 1)),
    logScore: pack(values.logScore),
    below: pack(values.lowerSquare.map(Math.sqrt)),
    above: pack(values.upperSquare.map(Math.sqrt)),
  };
}

/** `below` and `above` are the distances to the limits; `order` tells which cell stands at a place. */
type Packed = Record<'present' | 'logScore' | 'below' | 'above', Float64Array> &
  Record<'order' | 'tierEnds', Uint32Array>;

/** Some cells are missing, or errors go together: every pair is weighed on the cells both have, tier by tier. */
function measureCommon(matrix: CellMatrix, correlation: PairCorrelation): PairSums {
  const { order, tierEnds, present, logScore, below, above } = packByTier(matrix);
  return (a, b, sums) => {
    const startA = a * matrix.cells;
    const startB = b * matrix.cells;
    let cell = 0;
    let tiers = 0;
    let difference = 0;
    let squareBelow = 0;
    let squareAbove = 0;
    for (const tierEnd of tierEnds) {
      let common = 0;
      let gap = 0;
      let tierBelow = 0;
      let tierAbove = 0;
      for (; cell < tierEnd; cell += 1) {
        const ofA = startA + cell;
        const ofB = startB + cell;
        if (at(present, ofA) * at(present, ofB) === 0) continue;
        const together = correlation(a, b, order[cell] ?? -1);
        common += 1;
        gap += at(logScore, ofA) - at(logScore, ofB);
        tierBelow += addedSquares(at(below, ofA), at(above, ofB), together);
        tierAbove += addedSquares(at(above, ofA), at(below, ofB), together);
      }
      if (common === 0) continue;
      tiers += 1;
      difference += gap / common;
      squareBelow += tierBelow / (common * common);
      squareAbove += tierAbove / (common * common);
    }
    sums.difference = difference / tiers;
    sums.squareBelow = squareBelow / (tiers * tiers);
    sums.squareAbove = squareAbove / (tiers * tiers);
    return tiers > 0;
  };
}

/**
 * Prepare what decides the pairs of a board: d = g_A − g_B over the cells both have, each tier weighing the same, and the
 * squared distances (g_A − g_A,L)² + (g_B,U − g_B)² and its mirror. Where the errors of a cell go together, as those of
 * answers to the same items do, its part is x² + y² − 2ρxy.
 *
 * When all have all cells and errors are independent, the sums are made once per evaluation.
 *
 * @param matrix logs and squares of all cells
 * @param correlation ρ of the errors of two rows in a cell; independent when not given
 * @example pairSums(makeCellMatrix([0], [[null], [null]]))(0, 1, { difference: 0, squareBelow: 0, squareAbove: 0 }) // => false
 */
export function pairSums(matrix: CellMatrix, correlation?: PairCorrelation): PairSums {
  if (correlation === undefined && !matrix.logScore.some(Number.isNaN)) return measureComplete(matrix);
  return measureCommon(matrix, correlation ?? INDEPENDENT);
}
