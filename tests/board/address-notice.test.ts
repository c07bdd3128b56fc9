import { describe, expect, it } from 'vitest';
import { addressNotice } from '../../src/board/address-notice.ts';
import { makeBoard } from '../../src/board/make-board.ts';
import { parseQuery, writeQuery } from '../../src/board/query.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset } from './make-dataset.ts';

const cell = { correct: 50, total: 100 };
const evaluations = ['m0', 'm1'].map((id) => ({
  id,
  groups: ['family:qwen', 'open'],
  cells: [
    [cell, cell],
    [cell, cell],
  ],
}));
const scores = scoreDataset(makeDataset(evaluations));
const notice = (address: string): string => addressNotice(new URLSearchParams(address), scores);

describe('the address of a view', () => {
  it('is told nothing where the board has all that it names', () => {
    const all =
      '?search=zzz&groups=family:qwen,open&eval_id=m1&base_task=a,b&tier=t0&complete=only&sort=plain&order=reverse' +
      '&fill=score&select=slug-0&layout=table&rows=50&hide=plain,task:a&page=7&utm_source=mail';
    expect(notice(all)).toBe('');
    expect(notice('?groups=family>=3')).toBe('');
  });

  it.each([
    ['?tier=bogus', 'tier “bogus”'],
    ['?tier=t0,bogus', 'tier “bogus”'],
    ['?base_task=z', 'task “z”'],
    ['?eval_id=m9', 'evaluation “m9”'],
    ['?groups=family:llama|open', 'group “family:llama”'],
    ['?sort=bogus', 'metric “bogus”'],
    ['?sort=avg_tokens', 'metric “avg_tokens”'],
    ['?select=slug-0,gone', 'selected model “gone”'],
    ['?hide=task:z', 'column “task:z”'],
    ['?order=up', 'order “up”'],
    ['?fill=all', 'fill “all”'],
    ['?complete=yes', 'choice “yes”'],
    ['?layout=list', 'layout “list”'],
    ['?rows=7', 'number of rows “7”'],
    ['?page=0', 'page “0”'],
    ['?page=x', 'page “x”'],
  ])('%s is told what it asks for in vain', (address, told) => {
    expect(notice(address)).toBe(`Not on this board: ${told}.`);
  });

  it('is told why the order is another one where the board has no number of a metric', () => {
    expect(notice('?sort=score_per_token')).toBe('Not on this board: metric “score_per_token”.');
  });

  it('is told of three, and how many more', () => {
    expect(notice('?tier=x,y&base_task=z&page=0')).toBe(
      'Not on this board: task “z”, tier “x”, tier “y” and 1 more.',
    );
  });

  it('that a board writes asks for nothing in vain', () => {
    const { query } = makeBoard(scores, parseQuery(new URLSearchParams('?tier=bogus&sort=score_per_token')));
    expect(notice(writeQuery(query))).toBe('');
  });
});
