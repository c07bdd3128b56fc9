import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import type { PlaceOfPoint } from '../../../src/read/dataset/collect-rows.ts';
import type { Point } from '../../../src/read/dataset/dataset.ts';
import { mergeDuplicates } from '../../../src/read/dataset/merge-duplicates.ts';
import { PointIndex } from '../../../src/read/dataset/point-index.ts';

const POINT: Point = {
  evaluation: 0,
  task: 0,
  tiers: [0],
  params: '',
  correct: 1,
  total: 10,
  guessSum: 2,
  guessSquareSum: 7,
  invalid: 3,
  truncated: 4,
  promptTokens: 50,
  completionTokens: 600,
  completionTokensSquared: 7000,
  tokenResponses: 14,
  cost: 0.5,
};

const OTHER: Point = {
  ...POINT,
  correct: 2,
  total: 20,
  guessSum: 4,
  guessSquareSum: 14,
  invalid: 1,
  truncated: 0,
  promptTokens: 5,
  completionTokens: 60,
  completionTokensSquared: 70,
  tokenResponses: 20,
  cost: 0.25,
};

const nowhere = (): PlaceOfPoint => ({ file: 'f', line: null });
const summed = (...points: Point[]): readonly Point[] => mergeDuplicates(points, 'sum', nowhere);

describe('points that stand for the same', () => {
  it('are summed, every counter of them', () => {
    expect(summed(POINT, OTHER)).toEqual([
      {
        ...POINT,
        correct: 3,
        total: 30,
        guessSum: 6,
        guessSquareSum: 21,
        invalid: 4,
        truncated: 4,
        promptTokens: 55,
        completionTokens: 660,
        completionTokensSquared: 7070,
        tokenResponses: 34,
        cost: 0.75,
      },
    ]);
    expect(summed(POINT, POINT, POINT)[0]).toMatchObject({ correct: 3, total: 30, cost: 1.5 });
  });

  it.each(['invalid', 'truncated', 'promptTokens', 'completionTokensSquared', 'cost'] as const)(
    'have no sum of %s where one of them did not record it',
    (counter) => {
      expect(summed({ ...POINT, [counter]: null }, OTHER)[0]?.[counter]).toBeNull();
      expect(summed(POINT, { ...OTHER, [counter]: null })[0]?.[counter]).toBeNull();
      expect(summed({ ...POINT, [counter]: 0 }, OTHER)[0]?.[counter]).toBe(OTHER[counter]);
    },
  );

  it('say where some of their responses have no cost', () => {
    const free = { ...OTHER, cost: null };
    const partial: Point = { ...free, isCostPartial: true };
    const said = (...points: Point[]): boolean | undefined => summed(...points)[0]?.isCostPartial;
    expect([said(POINT, OTHER), said(free, free)]).toEqual([undefined, undefined]);
    expect([said(POINT, free), said(free, POINT)]).toEqual([true, true]);
    expect([said(partial, free), said(free, partial)]).toEqual([true, true]);
  });

  it('keep the tokens of the one that recorded them: they say how many responses they are of', () => {
    const silent = { ...OTHER, completionTokens: null, tokenResponses: 0 };
    for (const pair of [
      [POINT, silent],
      [silent, POINT],
    ])
      expect(summed(...pair)[0]).toMatchObject({ completionTokens: 600, tokenResponses: 14, total: 30 });
    expect(summed(silent, silent)[0]?.completionTokens).toBeNull();
  });

  it('are replaced by the last of them', () => {
    const another = { ...POINT, task: 1 };
    expect(mergeDuplicates([POINT, another, OTHER], 'last', nowhere)).toEqual([OTHER, another]);
  });

  it('are refused, each with the place of the first', () => {
    const places: PlaceOfPoint[] = [
      { file: 'a.csv', line: 2 },
      { file: 'a.csv', line: 3 },
      { file: 'a.csv', line: 4 },
      { file: 'b.csv', line: 2 },
      { file: 'b.csv', line: null },
    ];
    const another = { ...POINT, task: 1 };
    const refused = (points: readonly Point[], where: readonly PlaceOfPoint[]) => {
      try {
        mergeDuplicates(points, 'error', (index) => where[index] ?? { file: '', line: null });
      } catch (error) {
        if (error instanceof UserError) return error.problems.map(({ file, line, got }) => [file, line, got]);
      }
      return [];
    };
    expect(refused([another, POINT, OTHER, OTHER, OTHER], places)).toEqual([
      ['a.csv', 4, 'a second one; the first is in line 3'],
      ['b.csv', 2, 'a second one; the first is in a.csv, line 3'],
      ['b.csv', null, 'a second one; the first is in a.csv, line 3'],
    ]);
    const pooled = { file: 'a.csv', line: null };
    expect(refused([POINT, OTHER], [pooled, pooled])).toEqual([['a.csv', null, 'a second one']]);
    expect(refused([POINT, OTHER], [pooled, { file: 'b.csv', line: 7 }])).toEqual([
      ['b.csv', 7, 'a second one; the first is in a.csv'],
    ]);
    expect(refused([POINT, another], places)).toEqual([]);
  });
});

describe('the number of a point', () => {
  it('is that of evaluation, task, tiers and setting together', () => {
    const index = new PointIndex();
    const points = [
      POINT,
      { ...POINT, evaluation: 1 },
      { ...POINT, task: 1 },
      { ...POINT, params: 'x' },
      { ...POINT, tiers: [1] },
      { ...POINT, tiers: [0, 1] },
      { ...POINT, tiers: [0, 2] },
      { ...POINT, tiers: [12] },
      { ...POINT, tiers: [1, 2] },
    ];
    const numbers = points.map((point) => index.numberOf(point));
    expect(numbers).toEqual([...points.keys()]);
    expect(points.toReversed().map((point) => index.numberOf(point))).toEqual(numbers.toReversed());
    expect(index.size).toBe(points.length);
  });
});
