import fc from 'fast-check';
import type { CellCounters } from '../../scoring/cell-counters.ts';
import { cellInterval } from '../../scoring/cell-interval.ts';
import { type CellMatrix, makeCellMatrix } from '../../scoring/cell-matrix.ts';

/** Half-widths from a hair to far out. */
export const zValue = fc.double({ min: 0.1, max: 6, noNaN: true });

/** k of n, n above 0, not always whole. */
export const counts = fc
  .tuple(
    fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0.5, max: 5000, noNaN: true })),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([trials, share]) => ({ successes: share * trials, trials }));

/** A scorable cell whose responses have up to three different guess chances. */
export const scorableCell: fc.Arbitrary<CellCounters> = fc
  .record({
    responses: fc.array(
      fc.tuple(fc.integer({ min: 1, max: 300 }), fc.constantFrom(0, 0.1, 0.25, 1 / 3, 0.5)),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    truncated: fc.integer({ min: 0, max: 300 }),
  })
  .map(({ responses, share, truncated }) => {
    const total = responses.reduce((sum, [n]) => sum + n, 0);
    const guessSum = responses.reduce((sum, [n, chance]) => sum + n * chance, 0);
    const guessSquareSum = responses.reduce((sum, [n, chance]) => sum + n * (1 - chance) ** 2, 0);
    return { correct: Math.round(share * total), total, truncated, guessSum, guessSquareSum };
  });

/** Mixed chances allow estimates that no accuracy leads to, with fewer correct than guessing could give. */
export const isPossible = ({ correct, total, guessSum, guessSquareSum }: CellCounters): boolean =>
  (total - correct) / (total - guessSum) <= (total - guessSum) / guessSquareSum;

/** Evaluations of 6 cells in 2 tiers; `lacking` is the share of cells left out (the first cell always stays). */
export const boardRows = (lacking: number): fc.Arbitrary<(CellCounters | null)[][]> =>
  fc.array(
    fc
      .array(fc.tuple(scorableCell, fc.double({ min: 0, max: 1, noNaN: true })), {
        minLength: 6,
        maxLength: 6,
      })
      .map((row) => row.map(([cell, chance], index) => (index > 0 && chance < lacking ? null : cell))),
    { minLength: 1, maxLength: 8 },
  );

/** The tiers of the cells of `boardRows`. */
export const boardTiers = [0, 0, 0, 0, 1, 1];

/** The matrix of such rows with limits at `z`. */
export const matrixOf = (rows: readonly (readonly (CellCounters | null)[])[], z: number): CellMatrix =>
  makeCellMatrix(
    boardTiers,
    rows.map((row) => row.map((cell) => (cell ? cellInterval(cell, z) : null))),
  );
