import { describe, expect, it } from 'vitest';
import { comparePairs } from '../../src/score/comparison.ts';
import { rankLevel } from '../../src/score/part-comparer.ts';
import { scoreDataset } from '../../src/score/score.ts';
import type { Scores } from '../../src/score/scores.ts';
import { makeDataset } from '../board/make-dataset.ts';
import { sampleDataset } from '../support/sample-board.ts';

describe('the level of rank ranges', () => {
  // Python: statistics.NormalDist().inv_cdf(1 - .05 / (M * (M - 1)))
  it.each([
    [2, 1, 1.959963984540054],
    [24, 276, 3.743936548728923],
    [63, 1953, 4.209429433482916],
  ])('of %i evaluations covers all %i pairs at once: z = %d', (evaluations, pairs, z) => {
    const level = rankLevel(scoreDataset(sampleDataset({ evaluations, tasks: ['one'], tiers: ['only'] })));
    expect(level).toMatchObject({ evaluations, pairs });
    expect(level?.z).toBeCloseTo(z, 9);
  });

  it('is none where nothing can be compared', () => {
    expect(rankLevel(scoreDataset(sampleDataset({ evaluations: 1 })))).toBeNull();
  });
});

/** One cell each, with these correct of so many responses. */
const board = (total: number, ...correct: number[]): Scores =>
  scoreDataset(makeDataset(correct.map((one) => ({ cells: [[{ correct: one, total }]] }))));

const ranges = ({ ranking }: Scores) => ranking.best.map((best, index) => [best, ranking.worst[index]]);

/** p-values by widening Wilson's limits until the difference of logarithms touches zero, bisected in Python with scipy. */
describe('two evaluations', () => {
  it.each([
    [739, 0.05334508447249451],
    [740, 0.047452191177897216],
  ])(
    'of %i and 700 correct in 1,000 differ when p < .05, in ranges, rules and comparison alike',
    (correct, p) => {
      const scores = board(1000, correct, 700);
      const differ = p < 0.05;
      const [pair] = comparePairs(scores, [0, 1]);
      expect(pair?.scores?.pValue).toBeCloseTo(p, 10);
      expect(pair?.scores?.ahead).toBeCloseTo(1 - p / 2, 10);
      expect(pair?.scores?.differs).toBe(differ);
      expect(scores.separation(0, 1)).toBe(differ ? 1 : 0);
      expect(scores.separation(1, 0)).toBe(differ ? -1 : 0);
      expect(scores.peersOf(0)).toEqual(differ ? [] : [1]);
      expect(ranges(scores)).toEqual(
        differ
          ? [
              [1, 1],
              [2, 2],
            ]
          : [
              [1, 2],
              [1, 2],
            ],
      );
      expect(scores.ranking.orders['plain']).toMatchObject({ neighbours: 1, separable: differ ? 1 : 0 });
    },
  );

  it('have the confidence of the one that is behind', () => {
    const [pair] = comparePairs(board(1000, 700, 740), [0, 1]);
    expect(pair?.scores?.ahead).toBeCloseTo(0.047452191177897216 / 2, 10);
    expect(pair?.scores?.difference.ratio).toBeCloseTo(700 / 740, 12);
  });
});

describe('two evaluations on tiers with different numbers of tasks', () => {
  it('have scores in which every tier weighs the same', () => {
    const of1000 = (correct: number) => ({ correct, total: 1000 });
    const row = (a: number, b: number, c: number) => ({
      cells: [
        [of1000(a), of1000(b)],
        [of1000(c), null],
      ],
    });
    const [pair] = comparePairs(scoreDataset(makeDataset([row(900, 900, 100), row(800, 800, 200)])), [0, 1]);
    // √(.9 · .1) and √(.8 · .2)
    expect(pair?.scores?.limitsA.score).toBeCloseTo(300, 9);
    expect(pair?.scores?.limitsB.score).toBeCloseTo(400, 9);
    expect(pair?.scores?.difference.ratio).toBeCloseTo(0.75, 12);
  });
});

describe('three evaluations', () => {
  // Single p-values .016803 and .015698: the level of three pairs, .05/3 = .016667, lies between them.
  it.each([
    [2897, 0.016802817252227348, false],
    [2898, 0.01569784754120202, true],
  ])(
    'of which %i and 2,800 of 4,000 are neighbours hold every pair to a third of 5 %',
    (correct, p, differ) => {
      const scores = board(4000, correct, 2800, 1000);
      expect(comparePairs(scores, [0, 1])[0]?.scores?.pValue).toBeCloseTo(p, 10);
      expect(scores.separation(0, 1)).toBe(differ ? 1 : 0);
      expect(scores.peersOf(1)).toEqual(differ ? [] : [0]);
      expect(ranges(scores)).toEqual([
        [1, differ ? 1 : 2],
        [differ ? 2 : 1, 2],
        [3, 3],
      ]);
      expect(scores.ranking.orders['plain']?.separable).toBe(differ ? 2 : 1);
    },
  );

  it('compared together are corrected over the pairs as Holm does: the smallest p three times, the next twice', () => {
    const scores = board(4000, 2897, 2800, 1000);
    const [ab, ac, bc] = comparePairs(scores, [0, 1, 2]).map((pair) => pair.scores?.pValue);
    expect(ab).toBeCloseTo(0.016802817252227348, 10);
    expect(Math.max(ac ?? 1, bc ?? 1)).toBeLessThan(1e-10);
    const close = board(1000, 740, 700, 690);
    const single = [
      [0, 2],
      [0, 1],
      [1, 2],
    ].map((pair) => comparePairs(close, pair)[0]?.scores?.pValue ?? 1);
    const [smallest = 1, next = 1, last = 1] = single;
    const pairs = comparePairs(close, [0, 1, 2]);
    // The confidence that one is ahead is that of the pair alone.
    expect(pairs[0]?.scores?.ahead).toBeCloseTo(1 - next / 2, 12);
    const together = pairs.map((pair) => pair.scores?.pValue);
    expect(together[1]).toBeCloseTo(3 * smallest, 12);
    expect(together[0]).toBeCloseTo(2 * next, 12);
    expect(together[2]).toBeCloseTo(last, 12);
  });
});
