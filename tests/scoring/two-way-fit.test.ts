import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellInterval } from '../../scoring/cell-interval.ts';
import { type ScoreMatrix, makeCellMatrix } from '../../scoring/cell-matrix.ts';
import { connectedParts } from '../../scoring/connected-parts.ts';
import { Z_95 } from '../../scoring/constants.ts';
import { logMeanOf } from '../../scoring/log-mean.ts';
import { scoreInterval } from '../../scoring/score-interval.ts';
import { tierWeights } from '../../scoring/tier-weights.ts';
import { twoWayFit } from '../../scoring/two-way-fit.ts';
import { boardRows, boardTiers, matrixOf } from './arbitraries.ts';

const matrixOfScores = (group: number[], rows: (number | null)[][]): ScoreMatrix =>
  makeCellMatrix(
    group,
    rows.map((row) => row.map((score) => (score === null ? null : { score, lower: score, upper: score }))),
  );

describe('twoWayFit', () => {
  it('is exactly the plain score on complete data, with tiers of different sizes', () => {
    fc.assert(
      fc.property(boardRows(0), (rows) => {
        const { score, part } = twoWayFit(matrixOf(rows, Z_95));
        for (const [index, row] of rows.entries()) {
          const cells = row.flatMap((cell) => (cell ? [cellInterval(cell, Z_95)] : []));
          expect(
            (score[index] ?? 0) / scoreInterval(logMeanOf(cells, tierWeights(boardTiers))).score,
          ).toBeCloseTo(1, 10);
          expect(part[index]).toBe(0);
        }
      }),
    );
  });

  it('recovers ability and difficulty when they explain every present cell', () => {
    const share = fc.double({ min: 0.3, max: 0.9, noNaN: true });
    const mask = fc.array(fc.boolean(), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(share, { minLength: 5, maxLength: 5 }),
        fc.array(fc.tuple(share, mask), { minLength: 1, maxLength: 9 }),
        (ease, evaluations) => {
          const full = evaluations.map(([ability]) => ease.map((cell) => ability * cell));
          // The first evaluation is complete, so that everything hangs together.
          const rows = full.map((row, index) =>
            row.map((score, cell) =>
              index === 0 || cell === 0 || evaluations[index]?.[1][cell] ? score : null,
            ),
          );
          const fitted = twoWayFit(matrixOfScores([0, 0, 0, 1, 1], rows)).score;
          const complete = twoWayFit(matrixOfScores([0, 0, 0, 1, 1], full)).score;
          for (const [index, points] of complete.entries())
            expect((fitted[index] ?? 0) / points).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  it('holds along a chain in which neighbours share a single cell', () => {
    const length = 60;
    const ease = Array.from({ length }, (_, cell) => 0.3 + (0.6 * ((cell * 7) % 10)) / 10);
    const rows = Array.from({ length: length - 1 }, (_, row) =>
      ease.map((cell, index) => (index === row || index === row + 1 ? 0.9 * cell : null)),
    );
    const expected = 900 * Math.exp(ease.reduce((sum, cell) => sum + Math.log(cell), 0) / length);
    for (const points of twoWayFit(
      matrixOfScores(
        ease.map(() => 0),
        rows,
      ),
    ).score)
      expect(points).toBeCloseTo(expected, 6);
  });

  it('ranks parts apart that share no cell, each scored on its own cells', () => {
    const { score, part } = twoWayFit(
      matrixOfScores(
        [0, 0, 1],
        [
          [0.9, 0.4, null],
          [null, null, 0.2],
          [0.8, null, null],
        ],
      ),
    );
    expect(Array.from(part)).toEqual([0, 1, 0]);
    expect(score[0]).toBeCloseTo(600, 9);
    expect(score[1]).toBeCloseTo(200, 9);
    expect(score[2]).toBeCloseTo((600 * 8) / 9, 9);
  });

  it('weighs the tiers of a part by the cells of that part, and passes over cells that nobody has', () => {
    // The first part has two easy cells and a hard one, the second three hard ones; the last cell is empty.
    const { score, part } = twoWayFit(
      matrixOfScores(
        [0, 0, 1, 1, 1, 1, 0],
        [
          [0.9, 0.4, 0.5, null, null, null, null],
          [null, null, null, 0.2, 0.2, 0.2, null],
          [0.9, 0.4, null, null, null, null, null],
        ],
      ),
    );
    expect(Array.from(part)).toEqual([0, 1, 0]);
    // √(√(.9 · .4) · .5)
    expect(score[0]).toBeCloseTo(1000 * Math.sqrt(0.3), 9);
    expect(score[1]).toBeCloseTo(200, 9);
    expect(score[2]).toBeCloseTo(1000 * Math.sqrt(0.3), 9);
  });

  it('stays with the answer once it has it, where rounding is all that is left', () => {
    const ease = [0.376, 0.3, 0.30000000000000004, 0.3000000000000008, 0.3000000000000003];
    const rows = [
      ease.map((cell) => 0.3 * cell),
      ease.map((cell, index) => (index === 0 ? 0.3 * cell : null)),
    ];
    const { score } = twoWayFit(matrixOfScores([0, 0, 0, 1, 1], rows));
    const expected = 300 * Math.exp(Math.log(0.376) / 6 + (Math.log(0.3) * 5) / 6);
    expect(score[0]).toBeCloseTo(expected, 9);
    expect(score[1]).toBeCloseTo(expected, 9);
  });

  it('refuses an evaluation without a cell', () => {
    expect(() => twoWayFit(matrixOfScores([0], [[0.5], [null]]))).toThrow(
      new RangeError('twoWayFit: evaluation 2 has no cell'),
    );
  });
});

describe('connectedParts', () => {
  it('joins evaluations through others and leaves empty cells out', () => {
    const { evaluationPart, cellPart } = connectedParts(
      matrixOfScores(
        [0, 0, 0, 0],
        [
          [1, null, null, null],
          [null, 1, null, null],
          [1, 1, null, null],
          [null, null, 1, null],
        ],
      ),
    );
    expect(Array.from(evaluationPart)).toEqual([0, 0, 0, 1]);
    expect(Array.from(cellPart)).toEqual([0, 0, 1, -1]);
  });
});
