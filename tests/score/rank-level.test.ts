import { describe, expect, it } from 'vitest';
import { comparePairs } from '../../src/score/comparison.ts';
import { ESTIMATE } from '../../src/score/metrics.ts';
import { rankLevel } from '../../src/score/part-comparer.ts';
import { scoreDataset } from '../../src/score/score.ts';
import type { Scores } from '../../src/score/scores.ts';
import { makeDataset } from '../board/make-dataset.ts';
import { sampleDataset } from '../support/sample-board.ts';

describe('the level of rank ranges', () => {
  // Python: statistics.NormalDist().inv_cdf(1 - .025 / (M - 1))
  it.each([
    [2, 1, 0.05, 1.959963984540054],
    [24, 23, 0.05 / 23, 3.0653831516447343],
    [63, 62, 0.05 / 62, 3.3505709013015026],
  ])(
    'of %i evaluations covers the %i comparisons of each: p < %d, z = %d',
    (evaluations, comparisons, threshold, z) => {
      const level = rankLevel(scoreDataset(sampleDataset({ evaluations, tasks: ['one'], tiers: ['only'] })));
      expect(level).toMatchObject({ evaluations, comparisons, threshold });
      expect(level?.z).toBeCloseTo(z, 6);
    },
  );

  it('is none where nothing can be compared', () => {
    expect(rankLevel(scoreDataset(sampleDataset({ evaluations: 1 })))).toBeNull();
  });
});

/** One cell each, with these correct of so many responses. */
const board = (total: number, ...correct: number[]): Scores =>
  scoreDataset(makeDataset(correct.map((one) => ({ cells: [[{ correct: one, total }]] }))));

const ranges = ({ ranking }: Scores) => {
  const { best = [], worst = [] } = ranking.orders['plain']?.certainty ?? {};
  return best.map((one, index) => [one, worst[index]]);
};

const compared = (scores: Scores, evaluations: readonly number[]) =>
  comparePairs(scores, evaluations, ESTIMATE).map((pair) => pair.scores);

/** p-values from Wilson's limits by the formula, with statistics.NormalDist of Python. */
describe('two evaluations', () => {
  it.each([
    [739, 0.05337895158496675],
    [740, 0.04742673300115463],
  ])(
    'of %i and 700 correct in 1,000 differ when p < .05, in ranges, rules and comparison alike',
    (correct, p) => {
      const scores = board(1000, correct, 700);
      const differ = p < 0.05;
      const [pair] = compared(scores, [0, 1]);
      expect(pair?.difference.pValue).toBeCloseTo(p, 10);
      expect(pair?.ahead).toBeCloseTo(1 - p / 2, 10);
      expect(pair?.verdict).toBe(differ ? 1 : 0);
      expect(pair?.further === 0).toBe(differ);
      expect(scores.separation('plain', 0, 1)).toBe(differ ? 1 : 0);
      expect(scores.separation('plain', 1, 0)).toBe(differ ? -1 : 0);
      expect(scores.peersOf('plain', 0)).toEqual(differ ? [] : [1]);
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
      expect(scores.ranking.orders['plain']).toMatchObject({
        certainty: { neighbours: 1, separable: differ ? 1 : 0, group: differ ? [1, 2] : [1, 1] },
      });
    },
  );

  it('have the confidence of the one that is behind', () => {
    const [pair] = compared(board(1000, 700, 740), [0, 1]);
    expect(pair?.ahead).toBeCloseTo(0.04742673300115463 / 2, 10);
    expect(pair?.difference.ratio).toBeCloseTo(700 / 740, 12);
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
    const [pair] = compared(scoreDataset(makeDataset([row(900, 900, 100), row(800, 800, 200)])), [0, 1]);
    // √(.9 · .1) and √(.8 · .2)
    expect(pair?.scoreA.score).toBeCloseTo(300, 9);
    expect(pair?.scoreB.score).toBeCloseTo(400, 9);
    expect(pair?.difference.ratio).toBeCloseTo(0.75, 12);
  });
});

describe('three evaluations', () => {
  // Single p-values .026572 and .024918: the level of three evaluations, .05/2, lies between them.
  it.each([
    [2890, 0.026572053632361703, false],
    [2891, 0.02491766327271172, true],
  ])('of which %i and 2,800 of 4,000 are neighbours differ below half of 5 %', (correct, p, differ) => {
    const scores = board(4000, correct, 2800, 1000);
    const [pair] = compared(scores, [0, 1]);
    expect(pair?.difference.pValue).toBeCloseTo(p, 10);
    expect(pair?.level).toMatchObject({ evaluations: 3, threshold: 0.025 });
    expect(pair?.verdict).toBe(differ ? 1 : 0);
    expect(scores.separation('plain', 0, 1)).toBe(differ ? 1 : 0);
    expect(scores.peersOf('plain', 1)).toEqual(differ ? [] : [0]);
    expect(ranges(scores)).toEqual([
      [1, differ ? 1 : 2],
      [differ ? 2 : 1, 2],
      [3, 3],
    ]);
    expect(scores.ranking.orders['plain']?.certainty).toMatchObject({
      separable: differ ? 2 : 1,
      group: differ ? [1, 2, 3] : [1, 1, 2],
    });
  });

  it('have the verdict of their board, whoever else is compared', () => {
    const scores = board(4000, 2890, 2800, 1000);
    const [pair] = compared(scores, [0, 1]);
    expect(compared(scores, [0, 1, 2])[0]).toEqual(pair);
  });

  it('that share no ranking are held to the level of those that are compared', () => {
    const data = makeDataset([2890, 2800, 1000].map((one) => ({ cells: [[{ correct: one, total: 4000 }]] })));
    const evaluations = data.evaluations.map((one, index) => ({ ...one, ruler: { scorer: String(index) } }));
    const scores = scoreDataset({ ...data, evaluations });
    expect(compared(scores, [0, 1])[0]).toMatchObject({
      level: { evaluations: 2, threshold: 0.05 },
      verdict: 1,
    });
    expect(compared(scores, [0, 1, 2])[0]).toMatchObject({ level: { evaluations: 3 }, verdict: 0 });
  });
});
