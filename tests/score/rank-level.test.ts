import { describe, expect, it } from 'vitest';
import { rankLevel } from '../../src/score/part-comparer.ts';
import { scoreDataset } from '../../src/score/score.ts';
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
