import { describe, expect, it } from 'vitest';
import { poolPoints } from '../../src/score/pool.ts';
import { makeDataset, pointOf } from '../board/make-dataset.ts';

describe('pooling points into cells', () => {
  it('adds up the counters of all points of a cell', () => {
    const cell = [
      { correct: 3, total: 8, truncated: 2, invalid: 1, guess: 0.25, tokens: 500, cost: 0.5 },
      { correct: 6, total: 8, truncated: 0, invalid: 0, guess: 0.5, tokens: 700, cost: 0.25 },
    ];
    const columns = poolPoints(makeDataset([{ cells: [[cell]] }]));
    const pooled = Object.fromEntries(Object.entries(columns).map(([name, [value]]) => [name, value]));
    expect(pooled).toMatchObject({
      points: 2,
      expectedPoints: 2,
      correct: 9,
      total: 16,
      invalid: 1,
      truncated: 2,
      guessSum: 6,
      guessSquareSum: 8 * 0.75 ** 2 + 8 * 0.25,
      completionTokens: 1200,
      tokenResponses: 18,
      cost: 0.75,
    });
  });

  it('adds up tokens of prompts, squares of tokens and costs, and knows none of a cell where a point has none', () => {
    const spent = { promptTokens: 40, completionTokens: 300, completionTokensSquared: 9000, cost: 0.5 };
    const base = pointOf({ correct: 1, total: 10 });
    const pooled = (...points: Partial<typeof base>[]) =>
      poolPoints(makeDataset([{ cells: [[null]] }], { points: points.map((one) => ({ ...base, ...one })) }));
    expect(pooled(spent, { ...spent, promptTokens: 2, completionTokensSquared: 5 })).toMatchObject({
      promptTokens: Float64Array.of(42),
      completionTokens: Float64Array.of(600),
      completionTokensSquared: Float64Array.of(9005),
      cost: Float64Array.of(1),
    });
    for (const counter of ['promptTokens', 'completionTokens', 'completionTokensSquared', 'cost'] as const)
      expect(pooled(spent, { ...spent, [counter]: null })[counter][0]).toBeNaN();
  });

  it('keeps a counter unknown when any point lacks it, and never makes it zero', () => {
    const columns = poolPoints(
      makeDataset([
        {
          cells: [
            [
              [
                { correct: 1, total: 2, truncated: 5 },
                { correct: 1, total: 2 },
              ],
            ],
          ],
        },
      ]),
    );
    expect(columns.truncated[0]).toBeNaN();
    expect(columns.invalid[0]).toBeNaN();
    expect(columns.completionTokens[0]).toBeNaN();
    expect(columns.cost[0]).toBeNaN();
    expect(columns.total[0]).toBe(4);
  });

  it('counts a point of several tiers in each of them', () => {
    const shared = { ...pointOf({ correct: 5, total: 10 }), tiers: [0, 1] };
    const own = { ...pointOf({ correct: 1, total: 10 }), tiers: [1] };
    const columns = poolPoints(makeDataset([{ cells: [[null], [null]] }], { points: [shared, own] }));
    expect([...columns.correct]).toEqual([5, 6]);
    expect([...columns.points]).toEqual([1, 2]);
  });

  it('puts every evaluation, tier and task into a place of its own', () => {
    const cell = (correct: number) => ({ correct, total: 100 });
    const rows = (first: number) => [
      [cell(first), cell(first + 1)],
      [cell(first + 2), cell(first + 3)],
    ];
    const columns = poolPoints(makeDataset([{ cells: rows(10) }, { cells: rows(20) }]));
    expect([...columns.correct]).toEqual([10, 11, 12, 13, 20, 21, 22, 23]);
  });

  const point = { correct: 1, total: 2 };
  const uneven = [{ cells: [[[point, point], null]] }, { cells: [[point, point]] }];

  it('expects of a cell as many points as any evaluation has', () => {
    const columns = poolPoints(makeDataset(uneven));
    expect([...columns.expectedPoints]).toEqual([2, 1, 2, 1]);
  });

  it('expects what the dataset declares instead, where it declares something', () => {
    const columns = poolPoints(makeDataset(uneven, { expectedPoints: [[26, null]] }));
    expect([...columns.expectedPoints]).toEqual([26, 1, 26, 1]);
    const cells = [
      [point, point],
      [point, point],
    ];
    const declared = [
      [2, 3],
      [4, 5],
    ];
    expect([...poolPoints(makeDataset([{ cells }], { expectedPoints: declared })).expectedPoints]).toEqual([
      2, 3, 4, 5,
    ]);
  });
});
