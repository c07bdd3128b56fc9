import { describe, expect, it } from 'vitest';
import { makeBoard } from '../../src/board/make-board.ts';
import { sumUsages, type Usage } from '../../src/board/usage.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset, type CellInput } from './make-dataset.ts';

/** What evaluations of one tier spent. */
const usageOf = (rows: readonly (readonly CellInput[])[], task?: number): Partial<Usage> => {
  const scores = scoreDataset(makeDataset(rows.map((cells) => ({ cells: [cells] }))));
  const board = makeBoard(scores, { pageSize: null });
  const { all, byTask } = sumUsages(board.rows, board.tasks.length);
  return task === undefined ? all : (byTask[task] ?? {});
};

describe('usage', () => {
  it('adds up all cells, or those of one task', () => {
    const rows = [
      [
        { correct: 5, total: 10, truncated: 2, tokens: 1200, cost: 0.5 },
        { correct: 5, total: 20, truncated: 0, tokens: 800, cost: 0.25 },
      ],
      [{ correct: 5, total: 30, truncated: 8, tokens: 1000, cost: 1 }, null],
    ];
    expect(usageOf(rows)).toEqual({
      responses: 70,
      promptTokens: null,
      completionTokens: { value: 3000, whole: true },
      tokensPerResponse: 3000 / 70,
      truncatedShare: 10 / 70,
      cost: { value: 1.75, whole: true },
    });
    expect(usageOf(rows, 1)).toMatchObject({ responses: 20, cost: { value: 0.25, whole: true } });
  });

  it('of tokens is per response that recorded them, truncated ones among these', () => {
    const usage = usageOf([
      [
        { correct: 5, total: 10, truncated: 10, tokens: 400 },
        { correct: 5, total: 1000, truncated: 0 },
      ],
    ]);
    expect(usage.tokensPerResponse).toBe(20);
    expect(usage.completionTokens).toEqual({ value: 400, whole: false });
  });

  it('has the truncated share of cells whose truncation was recorded', () => {
    const usage = usageOf([
      [
        { correct: 5, total: 30, truncated: 10 },
        { correct: 5, total: 1000 },
      ],
    ]);
    expect(usage.truncatedShare).toBe(0.25);
    expect(usage.responses).toBe(1040);
  });

  it('is not recorded where no cell says anything, and 0 where all say so', () => {
    expect(usageOf([[{ correct: 5, total: 10 }]])).toEqual({
      responses: 10,
      promptTokens: null,
      completionTokens: null,
      tokensPerResponse: null,
      truncatedShare: null,
      cost: null,
    });
    expect(usageOf([[{ correct: 5, total: 10, truncated: 0, tokens: 0, cost: 0 }]])).toMatchObject({
      completionTokens: { value: 0, whole: true },
      tokensPerResponse: 0,
      truncatedShare: 0,
      cost: { value: 0, whole: true },
    });
  });

  it('looks at the cells of each row once, because a large board makes them anew', () => {
    const scores = scoreDataset(makeDataset([{ cells: [[{ correct: 5, total: 10 }]] }]));
    const { rows, tasks } = makeBoard(scores, { pageSize: null });
    let looks = 0;
    const counted = rows.map(({ tiers, ...row }) => ({
      ...row,
      get tiers() {
        looks += 1;
        return tiers;
      },
    }));
    const { byRow } = sumUsages(counted, tasks.length);
    expect(byRow.map(({ responses }) => responses)).toEqual([10]);
    expect(looks).toBe(1);
  });
});
