import { describe, expect, it } from 'vitest';
import { makeBoard } from '../../src/board/make-board.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset } from './make-dataset.ts';

const cells = [[{ correct: 5, total: 9 }]];
const scores = scoreDataset(
  makeDataset([
    { label: 'a', cells, groups: ['size:large'], identity: { template: 'zerocot', sampler: 'greedy' } },
    { label: 'b', cells, groups: ['size:large'], identity: { template: 'few', sampler: 'greedy' } },
    { label: 'c', cells, groups: ['size:small'], identity: { template: 'zerocot', sampler: 'greedy' } },
    { label: 'd', cells, groups: ['production'] },
  ]),
);

const found = (groups: string[][]): string[] =>
  makeBoard(scores, { groups, pageSize: null })
    .rows.map(({ label }) => label)
    .sort();

describe('template and sampler', () => {
  it('are facets, after those of the dataset, where the board mixes them', () => {
    const { facets } = makeBoard(scores);
    expect(facets.map(({ id }) => id)).toEqual(['size', '', 'template']);
    expect(facets[2]?.values.map(({ group, count }) => [group, count])).toEqual([
      ['template:few', 1],
      ['template:zerocot', 2],
    ]);
  });

  it('are words to filter by, alone and with groups', () => {
    expect(found([['template:zerocot']])).toEqual(['a', 'c']);
    expect(found([['template:zerocot', 'size:large']])).toEqual(['a']);
    expect(found([['template:few'], ['production']])).toEqual(['b', 'd']);
    expect(found([['sampler:greedy']])).toEqual(['a', 'b', 'c']);
  });

  it('are marked as chosen', () => {
    const { facets } = makeBoard(scores, { groups: [['template:few']] });
    expect(facets[2]?.values.map(({ active }) => active)).toEqual([true, false]);
  });
});
