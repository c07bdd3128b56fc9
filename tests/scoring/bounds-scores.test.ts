import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsScores } from '../../scoring/bounds-scores.ts';
import { makeCellMatrix } from '../../scoring/cell-matrix.ts';
import { Z_95 } from '../../scoring/constants.ts';
import { boardRows, matrixOf } from './arbitraries.ts';

const exactly = (score: number): { score: number; lower: number; upper: number } => ({
  score,
  lower: score,
  upper: score,
});

describe('boundsScores', () => {
  it('puts missing cells at the floor and at 1', () => {
    const { lowest, highest } = boundsScores(makeCellMatrix([0, 1], [[exactly(0.25), null]]));
    expect(lowest[0]).toBeCloseTo(50, 10);
    expect(highest[0]).toBeCloseTo(500, 10);
  });

  it('gives the best rank to whom nobody must beat and the worst to whom anyone may', () => {
    const board = makeCellMatrix(
      [0, 0],
      [
        [exactly(0.9), exactly(0.9)],
        [exactly(0.5), null],
        [exactly(0.3), exactly(0.3)],
      ],
    );
    const { bestRank, worstRank } = boundsScores(board);
    expect(Array.from(bestRank)).toEqual([1, 2, 2]);
    expect(Array.from(worstRank)).toEqual([1, 3, 3]);
  });

  it('is empty for an empty board', () => {
    expect(boundsScores(makeCellMatrix([], [])).lowest).toEqual(new Float64Array(0));
  });

  it('is one score and its plain rank on complete data', () => {
    fc.assert(
      fc.property(boardRows(0), (rows) => {
        const { lowest, highest, bestRank, worstRank } = boundsScores(matrixOf(rows, Z_95));
        expect(lowest).toEqual(highest);
        for (const [index, score] of lowest.entries()) {
          expect(bestRank[index]).toBe(1 + lowest.filter((other) => other > score).length);
          expect(worstRank[index]).toBe(lowest.filter((other) => other >= score).length);
        }
      }),
    );
  });

  it('keeps lowest ≤ highest and best ≤ worst whatever is missing', () => {
    fc.assert(
      fc.property(boardRows(0.5), (rows) => {
        const { lowest, highest, bestRank, worstRank } = boundsScores(matrixOf(rows, Z_95));
        return rows.every(
          (_, i) => (lowest[i] ?? 2) <= (highest[i] ?? 1) && (bestRank[i] ?? 2) <= (worstRank[i] ?? 1),
        );
      }),
    );
  });
});
