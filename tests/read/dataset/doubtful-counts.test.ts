import { describe, expect, it } from 'vitest';
import { readBoards } from '../../../src/pipeline.ts';
import { makeBoard } from '../../../src/board/make-board.ts';
import { folderOf, problemsOf } from './folder-of.ts';
import { loadText } from './load-text.ts';

const HEAD = 'eval_id,task,correct,total\n';

describe('counters that may be none', () => {
  it.each([
    ['percentages', 'a,t,60.5,100\nb,t,70.25,100\n'],
    ['shares', 'a,t,0.6,1\nb,t,0.7,1\n'],
  ])('are warned of where they look like %s', async (what, rows) => {
    const { warnings = [] } = (await loadText(HEAD + rows)).provenance;
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(`If these are ${what}`);
  });

  it.each([
    ['whole counts of 100', 'a,t,60,100\nb,t,70,100\n'],
    ['partial credit of other totals', 'a,t,60.5,100\nb,t,70.5,120\n'],
  ])('are not warned of where they are %s', async (_, rows) => {
    expect((await loadText(HEAD + rows)).provenance.warnings).toEqual([]);
  });
});

describe('a share among counts', () => {
  it('is warned of, because one response cannot be right in part by counting', async () => {
    const { provenance } = await loadText(`${HEAD}a,t,50,100\nb,t,0.9,1\n`);
    expect(provenance.warnings?.join()).toContain('1 cell has a total of 1, of which a fraction is correct');
    const whole = await loadText(`${HEAD}a,t,50,100\nb,t,1,1\n`);
    expect(whole.provenance.warnings).toEqual([]);
  });
});

describe('intervals about points like these', () => {
  const folder = (points: string): string =>
    folderOf({ 'dataset.json': '{"points": "p.csv", "cluster": "points"}', 'p.csv': points });

  it('are refused where no cell has two points', async () => {
    const one = folder(`${HEAD}a,t,5,10\nb,t,6,10\n`);
    expect(await problemsOf(readBoards([one]))).toMatchObject([{ code: 'no-clusters', field: 'cluster' }]);
    expect(await readBoards([one], { cluster: 'none' })).toHaveLength(1);
  });

  it('are told apart from those of cells with one point', async () => {
    const rows = ['a,t,1,9,10', 'a,t,2,1,10', 'b,t,1,6,10'].join('\n');
    const [board] = await readBoards([folder(`eval_id,task,params,correct,total\n${rows}\n`)]);
    expect(board && makeBoard(board.scores).notes).toContain(
      '1 cell with a single point: the interval there is about this suite.',
    );
  });
});
