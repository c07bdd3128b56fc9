import { describe, expect, it } from 'vitest';
import { comparePairs } from '../../src/score/comparison.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { loadText } from '../read/dataset/load-text.ts';

const compare = async (...rows: string[]) => {
  const table = `eval_id,task,tier,item,outcome\n${rows.join('\n')}\n`;
  return comparePairs(scoreDataset(await loadText(table, { title: 'items' })), [0, 1])[0];
};

/** Lines of both evaluations on one item. */
const both = (item: string, a: string, b: string, cell = 'task,only'): string[] => [
  `A,${cell},${item},${a}`,
  `B,${cell},${item},${b}`,
];

describe('items that two evaluations share', () => {
  it('are wins, losses and ties by what became of them; truncated ones are not solved', async () => {
    const pair = await compare(
      ...both('1', 'correct', 'wrong'),
      ...both('2', 'correct', 'truncated'),
      ...both('3', 'wrong', 'correct'),
      ...both('4', 'correct', 'correct'),
      ...both('5', 'truncated', 'wrong'),
    );
    expect(pair?.items).toMatchObject({ wins: 2, losses: 1, ties: 2, pValue: 1 });
    // Newcombe's paired interval of the raw share solved, 3/5 − 2/5, truncated ones included.
    expect(pair?.byCell[0]?.paired).toBe(true);
    expect(pair?.byCell[0]?.difference?.difference).toBeCloseTo(0.2, 12);
  });

  it('are those that both answered exactly once', async () => {
    const pair = await compare(
      ...both('1', 'correct', 'wrong'),
      ...both('2', 'correct', 'wrong'),
      'A,task,only,2,wrong',
      'A,task,only,3,correct',
      'B,task,only,4,correct',
    );
    expect(pair?.items).toMatchObject({ wins: 1, losses: 0, ties: 0 });
    expect(pair?.byCell[0]?.paired).toBe(false);
  });

  it('are told apart by task and tier', async () => {
    const pair = await compare(
      ...both('1', 'correct', 'wrong', 'task,easy'),
      ...both('1', 'wrong', 'correct', 'task,hard'),
      ...both('1', 'wrong', 'correct', 'zoo,easy'),
      ...both('2', 'wrong', 'correct', 'zoo,easy'),
    );
    expect(pair?.items).toMatchObject({ wins: 1, losses: 3, ties: 0 });
    const cells = pair?.byCell.map(({ tier, task, items }) => [tier, task, items?.wins, items?.losses]);
    expect(cells).toEqual(
      expect.arrayContaining([
        [0, 0, 1, 0],
        [1, 0, 0, 1],
        [0, 1, 0, 2],
      ]),
    );
    expect(cells).toHaveLength(3);
  });

  it('are none where none is shared', async () => {
    const pair = await compare('A,task,only,1,correct', 'B,task,only,2,correct');
    expect(pair?.items).toBeNull();
    expect(pair?.byCell[0]?.items).toBeNull();
    expect(pair?.byCell[0]?.paired).toBe(false);
  });
});

describe('cells of two evaluations', () => {
  it('that one lacks are left out of the scores and counted', async () => {
    const pair = await compare(
      'A,x,only,1,correct',
      'A,y,only,1,correct',
      'B,x,only,1,wrong',
      'B,z,only,1,wrong',
      'C,w,only,1,wrong',
    );
    expect([pair?.cells, pair?.leftOut]).toEqual([1, 2]);
    expect(pair?.byCell.map(({ difference }) => difference === null)).toEqual([false, true, true]);
  });

  it('that none shares give no scores', async () => {
    const pair = await compare('A,x,only,1,correct', 'B,y,only,1,wrong');
    expect(pair).toMatchObject({ cells: 0, leftOut: 2, scores: null });
  });
});
