import { describe, expect, it } from 'vitest';
import { makeBoard } from '../../src/board/make-board.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset } from './make-dataset.ts';

const cells = [[{ correct: 9, total: 10 }]];
const scores = scoreDataset(
  makeDataset([
    { id: 'run-one', label: 'Delphi -- Think', groups: ['family:delphi', 'size:large'], cells },
    { id: 'run-two', label: 'Borealis', groups: ['size:small'], identity: { template: 'greedy' }, cells },
  ]),
);
const suggested = (search: string, groups: string[][] = []): string | null =>
  makeBoard(scores, { search, groups }).suggestion;

describe('a search that finds nobody', () => {
  it.each([
    ['a word of a label', 'delfi', 'Delphi'],
    ['a word of a group', 'larrrge', 'large'],
    ['a word behind a separator', 'thynkk', 'Think'],
    ['a word of an identity', 'graady', 'greedy'],
    ['one of two words', 'delphi thynkk', 'delphi Think'],
    ['the words beside the wrong one', 'delfi  think', 'Delphi think'],
  ])('is answered by what it may have meant: %s', (_, search, suggestion) => {
    expect(suggested(search)).toBe(suggestion);
  });

  it('is not answered where nothing known is near, or nobody has all that is near', () => {
    expect(suggested('zebra')).toBeNull();
    // Between two separators stands no word, which would be one letter away.
    expect(suggested('q delphi')).toBeNull();
    expect(suggested('delfi boralys')).toBeNull();
    expect(suggested('delfi', [['size:small']])).toBeNull();
  });

  it('is not answered by itself, and a search that finds somebody is none', () => {
    expect(suggested('delphi', [['size:small']])).toBeNull();
    expect(suggested('delphi')).toBeNull();
    expect(suggested('', [['nobody']])).toBeNull();
  });
});
