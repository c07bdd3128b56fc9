import { describe, expect, it } from 'vitest';
import { comparePairs } from '../../src/score/comparison.ts';
import { ESTIMATE } from '../../src/score/metrics.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset, type CellInput } from '../board/make-dataset.ts';

/** Two tiers of two tasks. */
const ROWS: readonly (readonly (readonly CellInput[])[])[] = [
  [
    [
      { correct: 60, total: 100, truncated: 7 },
      { correct: 50, total: 90 },
    ],
    [{ correct: 40, total: 80, truncated: 3 }, null],
  ],
  [
    [{ correct: 70, total: 110, truncated: 0 }, null],
    [null, { correct: 30, total: 70 }],
  ],
  [
    [
      { correct: 61, total: 120, truncated: 9 },
      { correct: 55, total: 95, truncated: 5 },
    ],
    [null, { correct: 20, total: 60, truncated: 1 }],
  ],
];

describe('two evaluations that were measured on different cells', () => {
  const pairs = comparePairs(
    scoreDataset(makeDataset(ROWS.map((cells) => ({ cells })))),
    [0, 1, 2],
    ESTIMATE,
  );

  it('are compared on those that both have, and the others are counted', () => {
    expect(pairs.map(({ a, b, cells, leftOut }) => [a, b, cells, leftOut])).toEqual([
      [0, 1, 1, 3],
      [0, 2, 2, 2],
      [1, 2, 2, 1],
    ]);
    // (60/100 − 7/107) and (50/90), of which the geometric mean; 70/110.
    expect(pairs[1]?.scores?.scoreA.score).toBeCloseTo(1000 * Math.sqrt((0.6 - 7 / 107) * (50 / 90)), 9);
    expect(pairs[0]?.scores?.scoreB.score).toBeCloseTo((1000 * 70) / 110, 9);
  });

  it('have as many responses as they gave there, truncated ones as well', () => {
    expect(pairs.map(({ scores }) => scores?.responses)).toEqual([
      107 + 110,
      107 + 90 + 129 + 100,
      110 + 70 + 129 + 61,
    ]);
  });

  it('are told cell by cell, whoever has it', () => {
    const told = pairs[0]?.byCell.map(({ tier, task, a, b, difference }) => [
      ...[tier, task, a !== null, b !== null, difference !== null],
    ]);
    expect(told).toEqual([
      [0, 0, true, true, true],
      [0, 1, true, false, false],
      [1, 0, true, false, false],
      [1, 1, false, true, false],
    ]);
  });

  it('that share no cell have no scores to compare', () => {
    const one: CellInput = { correct: 5, total: 10 };
    const apart = scoreDataset(makeDataset([{ cells: [[one, null]] }, { cells: [[null, one]] }]));
    expect(comparePairs(apart, [0, 1], ESTIMATE)[0]).toMatchObject({ cells: 0, leftOut: 2, scores: null });
  });
});
