import { describe, expect, it } from 'vitest';
import { EFFICIENCY, ESTIMATE } from '../../src/score/metrics.ts';
import { peersIn, rankedWith } from '../../src/score/leaders.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset } from '../board/make-dataset.ts';

describe('those that cannot be told from an evaluation', () => {
  // .75 of 40 lies between .6 and .86; .70 and .65 of 10,000 differ by .05, some five standard errors of a difference.
  const scores = scoreDataset(
    makeDataset([
      { id: 'low', cells: [[{ correct: 6500, total: 10_000 }]] },
      { id: 'few', cells: [[{ correct: 30, total: 40 }]] },
      { id: 'middle', cells: [[{ correct: 7000, total: 10_000 }]] },
    ]),
  );
  const peers = (evaluation: number) =>
    [...(peersIn(scores, ESTIMATE, evaluation) ?? [])].sort((a, b) => a - b);

  it('may stand in another tie group', () => {
    expect(rankedWith(scores, ESTIMATE, 0)).toEqual([1, 2, 0]);
    expect(scores.ranking.orders['plain']?.certainty?.group).toEqual([2, 1, 1]);
    expect([peers(0), peers(1), peers(2)]).toEqual([[1], [0, 2], [1]]);
  });

  it('are not known by a metric without an interval', () => {
    expect(peersIn(scores, EFFICIENCY, 0)).toBeNull();
  });
});
