import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bonferroniZ } from '../../scoring/bonferroni-z.ts';
import type { CellCounters } from '../../scoring/cell-counters.ts';
import { cellInterval } from '../../scoring/cell-interval.ts';
import { type CellMatrix, makeCellMatrix } from '../../scoring/cell-matrix.ts';
import { Z_95 } from '../../scoring/constants.ts';
import { pairComparer } from '../../scoring/pair-comparer.ts';
import { rankIntervals, type RankIntervals } from '../../scoring/rank-intervals.ts';
import type { ScoreLimits } from '../../scoring/log-cell.ts';
import { scoreDifference } from '../../scoring/score-difference.ts';
import { type LogMean, logMeanOf } from '../../scoring/log-mean.ts';
import { scoreInterval } from '../../scoring/score-interval.ts';
import { tieGroups } from '../../scoring/tie-groups.ts';
import { tierWeights } from '../../scoring/tier-weights.ts';
import { boardRows, boardTiers, matrixOf } from './arbitraries.ts';

type Row = (CellCounters | null)[];

const ranksOf = (matrix: CellMatrix, z = Z_95): RankIntervals =>
  rankIntervals(matrix.evaluations, pairComparer(matrix, z));

/** The same question asked the long way: limits over the cells both have, weighed anew. */
const separationByDefinition = (a: Row, b: Row): number => {
  const common = boardTiers.map((_, cell) => cell).filter((cell) => a[cell] && b[cell]);
  const weights = tierWeights(common.map((cell) => boardTiers[cell] ?? 0));
  const limits = (row: Row): LogMean =>
    logMeanOf(
      common.flatMap((cell) => (row[cell] ? [cellInterval(row[cell], Z_95)] : [])),
      weights,
    );
  const { lower, upper } = scoreDifference(limits(a), limits(b));
  return Number(lower > 0) - Number(upper < 0);
};

describe.each([
  ['complete', 0],
  ['with missing cells', 0.4],
])('rank intervals of a board that is %s', (_, lacking) => {
  it('count who is clearly better and clearly worse, by the definition of the difference', () => {
    fc.assert(
      fc.property(boardRows(lacking), (rows) => {
        const { best, worst } = ranksOf(matrixOf(rows, Z_95));
        for (const [index, row] of rows.entries()) {
          const outcomes = rows.map((other, place) =>
            place === index ? 0 : separationByDefinition(row, other),
          );
          expect(best[index]).toBe(1 + outcomes.filter((outcome) => outcome < 0).length);
          expect(worst[index]).toBe(rows.length - outcomes.filter((outcome) => outcome > 0).length);
        }
      }),
    );
  });

  it('agree with the separation of single pairs, which turns around with the pair', () => {
    fc.assert(
      fc.property(boardRows(lacking), (rows) => {
        const matrix = matrixOf(rows, Z_95);
        const last = rows.length - 1;
        const pairs = pairComparer(matrix, Z_95);
        const outcome = pairs.separation(0, last);
        expect(outcome + pairs.separation(last, 0)).toBe(0);
        expect(outcome).toBe(rows.length === 1 ? 0 : separationByDefinition(rows[0] ?? [], rows[last] ?? []));
      }),
    );
  });
});

/** Evaluations that are hard to tell apart, on cells of three tiers in any order, of which some are missing. */
const closeRows = fc.array(
  fc.array(
    fc.option(
      fc
        .tuple(
          fc.double({ min: 0.4, max: 0.6, noNaN: true }),
          fc.double({ min: 0, max: 0.2, noNaN: true }),
          fc.double({ min: 0, max: 0.2, noNaN: true }),
        )
        .map(([score, below, above]): ScoreLimits => ({ score, lower: score - below, upper: score + above })),
      { freq: 3 },
    ),
    { minLength: 7, maxLength: 7 },
  ),
  { minLength: 2, maxLength: 2 },
);
const mixedTiers = fc.array(fc.nat(2), { minLength: 7, maxLength: 7 });

describe('pairComparer', () => {
  it('is the definition of the difference also where tiers are mixed and scores are close', () => {
    let told = 0;
    fc.assert(
      fc.property(closeRows, mixedTiers, ([a = [], b = []], tiers) => {
        const common = tiers.map((_, cell) => cell).filter((cell) => a[cell] && b[cell]);
        const pairs = pairComparer(makeCellMatrix(tiers, [a, b]), Z_95);
        const outcome = pairs.separation(0, 1);
        if (common.length === 0)
          expect([outcome, pairs.lead(0, 1), pairs.difference(0, 1)]).toEqual([0, null, null]);
        if (common.length === 0) return;
        const limits = (row: readonly (ScoreLimits | null)[]): LogMean =>
          logMeanOf(
            common.flatMap((cell) => row[cell] ?? []),
            tierWeights(common.map((cell) => tiers[cell] ?? 0)),
          );
        const { difference, lower, upper, pValue } = scoreDifference(limits(a), limits(b));
        expect(outcome).toBe(Number(lower > 0) - Number(upper < 0));
        expect(pairs.lead(0, 1)).toBeCloseTo(difference, 12);
        expect(pairs.difference(0, 1)?.pValue).toBeCloseTo(pValue, 10);
        // A stricter level is a smaller p.
        const strict = pairComparer(makeCellMatrix(tiers, [a, b]), bonferroniZ(9)).separation(0, 1);
        if (Math.abs(pValue - 0.05 / 9) > 1e-9) expect(strict !== 0).toBe(pValue < 0.05 / 9);
        told += Math.abs(outcome);
      }),
      { numRuns: 1000 },
    );
    // Neither nearly all nor nearly none, so that small errors are seen.
    expect(told).toBeGreaterThan(100);
    expect(told).toBeLessThan(900);
  });

  it.each([
    ['complete', 0, 2],
    ['with missing cells', NaN, 1],
  ])('does not tell apart those whose limits touch on a board that is %s', (_, other, size) => {
    // Two tiers of one cell each: with both, the difference and its arms are halved.
    const compare = (square: number): number[] => {
      const squares = Float64Array.of(square * size ** 2, other, 0, other);
      const compared = pairComparer(
        {
          evaluations: 2,
          cells: 2,
          group: Uint16Array.of(0, 1),
          logScore: Float64Array.of(size, other, 0, other),
          lowerSquare: squares,
          upperSquare: squares,
        },
        Z_95,
      );
      return [compared.separation(0, 1), compared.separation(1, 0)];
    };
    // A difference of 1, less what rounding is allowed.
    const touching = (1 - 1e-12) ** 2;
    expect(compare(touching)).toEqual([0, 0]);
    expect(compare(touching * (1 - 1e-15))).toEqual([1, -1]);
  });
});

describe('rankIntervals', () => {
  it('compares every pair once, and nobody with anyone who is not there', () => {
    const asked: string[] = [];
    const { best, worst } = rankIntervals(3, {
      separation: (a, b) => {
        asked.push(`${a}${b}`);
        return a === 0 ? -1 : 0;
      },
    });
    expect(asked).toEqual(['01', '02', '12']);
    expect([Array.from(best), Array.from(worst)]).toEqual([
      [3, 1, 1],
      [3, 2, 2],
    ]);
  });

  it('contain the plain rank on complete data', () => {
    fc.assert(
      fc.property(boardRows(0), (rows) => {
        const { best, worst } = ranksOf(matrixOf(rows, Z_95), bonferroniZ(Math.max(1, rows.length - 1)));
        const scores = rows.map(
          (row) =>
            scoreInterval(
              logMeanOf(
                row.flatMap((cell) => (cell ? [cellInterval(cell, Z_95)] : [])),
                tierWeights(boardTiers),
              ),
            ).score,
        );
        for (const [index, score] of scores.entries()) {
          const rank = 1 + scores.filter((other) => other > score * (1 + 1e-12)).length;
          expect(best[index]).toBeLessThanOrEqual(rank);
          expect(worst[index]).toBeGreaterThanOrEqual(rank);
        }
      }),
    );
  });

  it('do not care in which order the cells stand', () => {
    fc.assert(
      fc.property(boardRows(0.3), (rows) => {
        const turned = makeCellMatrix(
          boardTiers.toReversed(),
          rows.map((row) => row.toReversed().map((cell) => (cell ? cellInterval(cell, Z_95) : null))),
        );
        expect(ranksOf(turned)).toEqual(ranksOf(matrixOf(rows, Z_95)));
      }),
    );
  });

  it('is rank 1 to 1 for a single evaluation', () => {
    const { best, worst } = ranksOf(makeCellMatrix([0], [[{ score: 0.5, lower: 0.4, upper: 0.6 }]]));
    expect([best[0], worst[0]]).toEqual([1, 1]);
  });

  it('cannot tell evaluations apart that share no cell', () => {
    const high = { score: 0.9, lower: 0.89, upper: 0.91 };
    const low = { score: 0.1, lower: 0.09, upper: 0.11 };
    const matrix: CellMatrix = makeCellMatrix(
      [0, 1],
      [
        [high, null],
        [null, low],
      ],
    );
    expect(pairComparer(matrix, Z_95).separation(0, 1)).toBe(0);
    expect(Array.from(ranksOf(matrix).worst)).toEqual([2, 2]);
  });

  it('is empty for an empty board', () => {
    expect(ranksOf(makeCellMatrix([], []))).toEqual({
      best: new Int32Array(0),
      worst: new Int32Array(0),
    });
  });

  it('refuses a row of another width, and limits out of order', () => {
    const cell = { score: 0.5, lower: 0.4, upper: 0.6 };
    expect(() => makeCellMatrix([0, 0], [[cell]])).toThrow(RangeError);
    expect(() => makeCellMatrix([0], [[{ ...cell, lower: 0.7 }]])).toThrow(RangeError);
  });
});

describe('tieGroups', () => {
  const differ = (...pairs: string[]) => ({
    separation: (a: number, b: number) => (pairs.includes(`${a}${b}`) ? 1 : 0),
  });

  it('begin where a row differs from any row of the group above it, and not from one further up', () => {
    // 0 and 2 differ, 1 differs from neither: 2 begins a group. 0 and 3 differ as well, but 0 is no longer above.
    expect(tieGroups([0, 1, 2, 3], differ('02', '03'))).toEqual([1, 1, 2, 2]);
    expect(tieGroups([0, 1, 2, 3], differ('02', '13', '23'))).toEqual([1, 1, 2, 3]);
    expect(tieGroups([0, 1, 2], differ('12'))).toEqual([1, 1, 2]);
  });

  it('are one where nobody differs, and as many as rows where all do', () => {
    expect(tieGroups([2, 1, 0], differ())).toEqual([1, 1, 1]);
    expect(tieGroups([2, 1, 0], differ('21', '20', '10'))).toEqual([1, 2, 3]);
    expect(tieGroups([], differ())).toEqual([]);
  });

  it('follow the order of the ranking on complete data: each range of group 1 begins at 1', () => {
    fc.assert(
      fc.property(boardRows(0), (rows) => {
        const matrix = matrixOf(rows, Z_95);
        const pairs = pairComparer(matrix, Z_95);
        const order = [...rows.keys()].sort((a, b) => (pairs.lead(b, a) ?? 0) || a - b);
        const groups = tieGroups(order, pairs);
        const { best } = ranksOf(matrix);
        for (const [place, row] of order.entries()) {
          if (groups[place] === 1) expect(best[row]).toBe(1);
          const above = groups[place - 1];
          if (above === undefined) continue;
          const group = order.filter((_, other) => other < place && groups[other] === above);
          expect(groups[place] === above).toBe(group.every((other) => pairs.separation(other, row) === 0));
        }
      }),
    );
  });
});

describe('bonferroniZ', () => {
  // statistics.NormalDist().inv_cdf(1 - .05 / (2 * m)) of Python
  it.each([
    [1, 1.9599639845400536],
    [4, 2.497705474412373],
    [10, 2.8070337683438042],
    [276, 3.743936548728923],
  ])('of %i comparisons is %d', (comparisons, z) => {
    expect(bonferroniZ(comparisons)).toBeCloseTo(z, 9);
  });

  it.each([0, 1.5, NaN, Infinity])('refuses %d comparisons', (comparisons) => {
    expect(() => bonferroniZ(comparisons)).toThrow(RangeError);
  });
});
