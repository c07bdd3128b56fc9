import { describe, expect, it } from 'vitest';
import { rankedMeans } from '../../src/score/means.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset } from '../board/make-dataset.ts';

type Given = readonly [evaluation: number, task: number, tier: number, value: number, error: number | null];

/** Seven evaluations, two tasks, two tiers. */
const boardOf = (...given: Given[]) =>
  scoreDataset(
    makeDataset(
      Array.from({ length: 7 }, (_, index) => ({ id: `m${index}`, cells: [] })),
      {
        means: {
          unit: 'percentages',
          cells: given.map(([evaluation, task, tier, value, error]) => ({
            ...{ evaluation, task, tier, value, error },
          })),
        },
      },
      { tiers: 2, tasks: 2 },
    ),
  );

describe('means without counts', () => {
  const scores = boardOf(
    [1, 0, 0, 0.5, null],
    [2, 0, 0, 40, 2],
    [2, 1, 0, 20, null],
    [3, 0, 0, 50, 2],
    [3, 1, 0, 70, 4],
    [4, 0, 0, 60, null],
    [4, 1, 0, 60, null],
    [5, 1, 0, 90, 1],
  );
  const { columns, rows, unit } = rankedMeans(scores);

  it('have a column for every task and tier of which there is a mean', () => {
    expect(columns).toEqual([
      { task: 0, tier: 0 },
      { task: 1, tier: 0 },
    ]);
    expect(unit).toBe('percentages');
  });

  it('sort those that have all by the mean of means, then the others, and those without any last', () => {
    // (50 + 70)/2 = (60 + 60)/2 = 60, (40 + 20)/2 = 30.
    expect(rows.map((row) => [row.evaluation, row.place, row.isTied, row.overall?.value ?? null])).toEqual([
      [3, 1, true, 60],
      [4, 1, true, 60],
      [2, 3, false, 30],
      [5, null, false, 90],
      [1, null, false, 0.5],
      [0, null, false, null],
      [6, null, false, null],
    ]);
    expect(rows.map(({ isComplete }) => isComplete)).toEqual([true, true, true, false, false, false, false]);
  });

  it('have an error where all of them have one', () => {
    const errors = new Map(rows.map(({ evaluation, overall }) => [evaluation, overall?.error]));
    // √(2² + 4²)/2
    expect(errors.get(3)).toBeCloseTo(Math.sqrt(20) / 2, 12);
    expect([errors.get(2), errors.get(4), errors.get(5)]).toEqual([null, null, 1]);
    expect(rows[0]?.cells).toEqual([
      { value: 50, error: 2 },
      { value: 70, error: 4 },
    ]);
    expect(rows[3]?.cells).toEqual([null, { value: 90, error: 1 }]);
  });

  it('of a part are those of its tasks and tiers, without who has none there', () => {
    const tiered = boardOf(
      [0, 0, 0, 10, null],
      [0, 0, 1, 90, null],
      [1, 0, 0, 20, null],
      [2, 1, 0, 50, null],
    );
    const part = rankedMeans(tiered, { tasks: [0], tiers: [0] });
    expect(part.columns).toEqual([{ task: 0, tier: 0 }]);
    expect(part.rows.map(({ evaluation, place }) => [evaluation, place])).toEqual([
      [1, 1],
      [0, 2],
    ]);
  });

  it('are not what a board with counts has', () => {
    const counted = scoreDataset(makeDataset([{ cells: [[{ correct: 1, total: 2 }]] }]));
    expect(() => rankedMeans(counted)).toThrow(new RangeError('rankedMeans: these scores were counted'));
  });
});
