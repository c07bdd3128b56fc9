import { describe, expect, it } from 'vitest';
import { comparePairs } from '../../src/score/comparison.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset } from '../board/make-dataset.ts';
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
    expect(pair?.byCell[0]?.paired).toBe(true);
    // Success of completed responses, 3/4 − 2/4; these are of other items, so nothing narrows the interval.
    expect(pair?.byCell[0]?.difference?.difference).toBeCloseTo(0.25, 12);
    expect(pair?.byCell[0]?.correlation).toBeNull();
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

  it('are counted where wins and losses are all there is', async () => {
    const pair = await compare(...both('1', 'correct', 'wrong'), ...both('2', 'wrong', 'correct'));
    expect(pair?.items).toEqual({ wins: 1, losses: 1, ties: 0, pValue: 1 });
  });

  it('are none in a cell without responses, beside cells that have some', () => {
    const nothing = { correct: 0, total: 0 };
    const one = { correct: 1, total: 1 };
    const samples = {
      items: ['q'],
      evaluation: Uint32Array.of(0, 1),
      task: Uint16Array.of(1, 1),
      tier: Uint16Array.of(0, 0),
      item: Uint32Array.of(0, 0),
      solved: Uint8Array.of(1, 1),
    };
    const inputs = [0, 1].map(() => ({ cells: [[nothing, one]] }));
    const [pair] = comparePairs(scoreDataset(makeDataset(inputs, { samples })), [0, 1]);
    expect(pair?.byCell.map(({ paired, difference }) => [paired, difference === null])).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  it('are none where none is shared', async () => {
    const pair = await compare('A,task,only,1,correct', 'B,task,only,2,correct');
    expect(pair?.items).toBeNull();
    expect(pair?.byCell[0]?.items).toBeNull();
    expect(pair?.byCell[0]?.paired).toBe(false);
  });
});

describe('outcomes', () => {
  it('stand in the order of the names of their items, whatever the order of the rows', async () => {
    const lines = ['A,zebra,correct', 'B,mole,correct', 'A,apple,wrong', 'B,zebra,wrong', 'A,mole,correct'];
    const outcomes = async (rows: readonly string[]) => {
      const table = `eval_id,item,task,outcome\n${rows.map((row) => row.replace(/,(?=\w+$)/, ',t,')).join('\n')}\n`;
      return scoreDataset(await loadText(table, { title: 'items' })).outcomes;
    };
    // Apple, mole, zebra.
    expect(await outcomes(lines)).toEqual({ starts: [0, 3], digits: ['122', '021'] });
    expect(await outcomes(lines.toReversed())).toEqual(await outcomes(lines));
  });
});

describe('pairs of evaluations', () => {
  it('are all that there are, each with the positions of its two', () => {
    const cells = [[{ correct: 1, total: 2 }]];
    const scores = scoreDataset(makeDataset([0, 1, 2, 3].map(() => ({ cells }))));
    expect(comparePairs(scores, [3, 1, 0]).map(({ a, b }) => [a, b])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
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
