import { describe, expect, it } from 'vitest';
import type { Query } from '../../src/board/board.ts';
import { makeBoard } from '../../src/board/make-board.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset, type CellInput } from './make-dataset.ts';

const one: CellInput = { correct: 5, total: 10 };

/** Which tiers and tasks were measured: all but the second tier of b, and of c the second task of the first tier alone. */
const scores = scoreDataset(
  makeDataset([
    {
      id: 'a',
      groups: ['family:qwen', 'large'],
      cells: [
        [one, one],
        [one, one],
      ],
    },
    {
      id: 'b',
      groups: ['family:qwen', 'small'],
      identity: { sampler: 'greedy' },
      cells: [
        [one, one],
        [null, null],
      ],
    },
    {
      id: 'c',
      groups: ['family:gpt', 'small'],
      cells: [
        [null, one],
        [null, null],
      ],
    },
    {
      id: 'd',
      groups: [],
      cells: [
        [null, null],
        [one, null],
      ],
    },
  ]),
);

const shown = (query: Partial<Query>): string[] =>
  makeBoard(scores, { pageSize: null, ...query })
    .rows.map(({ id }) => id)
    .sort();

describe('a query', () => {
  it('of groups lets through whoever is in all words of one alternative', () => {
    expect(shown({ groups: [['family:qwen']] })).toEqual(['a', 'b']);
    expect(shown({ groups: [['family:qwen', 'small']] })).toEqual(['b']);
    expect(shown({ groups: [['family:qwen', 'large'], ['family:gpt']] })).toEqual(['a', 'c']);
    expect(shown({ groups: [['nobody']] })).toEqual([]);
    expect(shown({ groups: [] })).toEqual(['a', 'b', 'c', 'd']);
  });

  it('of a sampler is one of groups', () => {
    expect(shown({ groups: [['sampler:greedy']] })).toEqual(['b']);
  });

  it('of ids lets through those alone', () => {
    expect(shown({ evaluations: ['a', 'd', 'nobody'] })).toEqual(['a', 'd']);
    expect(shown({ evaluations: [] })).toEqual([]);
  });

  it('of tiers lets through whoever was measured on one of them, by any task', () => {
    expect(shown({ tiers: ['t0'] })).toEqual(['a', 'b', 'c']);
    expect(shown({ tiers: ['t1'] })).toEqual(['a', 'd']);
    expect(shown({ tiers: ['t0', 't1'] })).toEqual(['a', 'b', 'c', 'd']);
  });

  it('of tiers that the board does not have is as if it named none', () => {
    expect(shown({ tiers: ['t9'] })).toEqual(['a', 'b', 'c', 'd']);
  });

  it('of the complete lets through whoever has the cells that others have', () => {
    expect(shown({ isComplete: true })).toEqual(['a']);
    expect(shown({ isComplete: false })).toEqual(['a', 'b', 'c', 'd']);
  });

  it('of several parts lets through whoever fulfils them all', () => {
    expect(shown({ groups: [['small']], tiers: ['t0'], evaluations: ['a', 'c'] })).toEqual(['c']);
    expect(shown({ groups: [['small']], search: 'model b' })).toEqual(['b']);
  });
});
