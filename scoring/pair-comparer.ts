import type { CellMatrix } from './cell-matrix.ts';
import { ROUNDING } from './constants.ts';
import { tierWeights } from './tier-weights.ts';

/** −1: the first is below the second, 1: above, 0: they cannot be told apart. */
export type Separation = -1 | 0 | 1;

/** Compares two evaluations by their indices. */
export type PairComparer = (a: number, b: number) => Separation;

function at(values: Float64Array, index: number): number {
  return values[index] ?? NaN;
}

/** The interval of a difference excludes 0 when the difference exceeds its arm towards 0; arms come squared. */
function separation(difference: number, squareBelow: number, squareAbove: number): Separation {
  if (difference > ROUNDING) return (difference - ROUNDING) ** 2 > squareBelow ? 1 : 0;
  if (difference < -ROUNDING) return (difference + ROUNDING) ** 2 > squareAbove ? -1 : 0;
  return 0;
}

/** Every evaluation has every cell: three sums per evaluation, made once, decide every pair. */
function compareComplete({ evaluations, cells, group, ...values }: CellMatrix): PairComparer {
  const weights = Float64Array.from(cells === 0 ? [] : tierWeights(group));
  const squares = weights.map((weight) => weight * weight);
  const sumRows = (terms: Float64Array, factors: Float64Array): Float64Array =>
    Float64Array.from({ length: evaluations }, (_, row) =>
      factors.reduce((sum, factor, cell) => sum + factor * at(terms, row * cells + cell), 0),
    );
  const mean = sumRows(values.logScore, weights);
  const below = sumRows(values.lowerSquare, squares);
  const above = sumRows(values.upperSquare, squares);
  return (a, b) => {
    const difference = at(mean, a) - at(mean, b);
    return separation(difference, at(below, a) + at(above, b), at(above, a) + at(below, b));
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
function compareCommon(matrix: CellMatrix): PairComparer {
  const { tierEnds, present, logScore, lowerSquare, upperSquare } = packByTier(matrix);
  return (a, b) => {
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
    return tiers === 0 ? 0 : separation(difference, squareBelow, squareAbove);
  };
}

/**
 * Prepare the comparison of any two evaluations of a board, so that each costs no allocation.
 *
 * A is above B when g_A − g_B > √((g_A − g_A,L)² + (g_B,U − g_B)²), over the cells both have, each tier weighing the
 * same. When all have all cells the sums are made once and a pair costs one comparison.
 *
 * @param matrix logs and squares of all cells; the z is the one its limits were made with
 * @returns a function of two evaluation indices; 0 when they share no cell
 * @see Zou & Donner 2008, Stat. Med. 27:1693–1702 (MOVER)
 * @example pairComparer(makeCellMatrix([0], [[{ score: 0.9, lower: 0.8, upper: 1 }], [{ score: 0.2, lower: 0.1, upper: 0.3 }]]))(0, 1) // => 1
 */
export function pairComparer(matrix: CellMatrix): PairComparer {
  return matrix.logScore.some(Number.isNaN) ? compareCommon(matrix) : compareComplete(matrix);
}
