import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBoards } from '../../src/pipeline.ts';
import { folderOf, problemsOf } from '../read/dataset/folder-of.ts';

/** Responses to two items: four times right, and four times wrong. */
const rows = (trials: number): string =>
  ['right,1', 'wrong,0'].flatMap((item) => new Array<string>(trials).fill(`a,t,${item}`)).join('\n');

const boardOf = (text: string): ReturnType<typeof readBoards> =>
  readBoards([join(folderOf({ 'samples.csv': `eval_id,task,item,correct\n${text}\n` }), 'samples.csv')], {
    cluster: 'points',
  });

describe('intervals about points like these', () => {
  it('take items that were tried several times as clusters, where a cell has one point', async () => {
    const [board] = await boardOf(rows(4));
    const { clusters, designEffect } = board?.scores.columns ?? {};
    expect([...(clusters ?? [])]).toEqual([2]);
    // v = 2·(2² + 2²)/8² = ¼, and chance alone gives ½·½/8.
    expect(designEffect?.[0]).toBeCloseTo(8, 12);
  });

  it('are refused where each item was answered once', async () => {
    expect(await problemsOf(boardOf(rows(1)))).toMatchObject([{ code: 'no-clusters' }]);
  });

  it('have no such clusters where a response names no item', async () => {
    expect(await problemsOf(boardOf(`${rows(4)}\na,t,,1`))).toMatchObject([{ code: 'no-clusters' }]);
  });
});
