import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeMeanBoard, type MeanBoard } from '../../src/board/mean-board.ts';
import { EVERYTHING } from '../../src/board/query.ts';
import { load } from '../../src/read/load.ts';
import { MEAN_ARTIFACTS } from '../../src/render/means.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { taskTotals } from '../../src/score/task-totals.ts';
import { folderOf, problemsOf } from '../read/dataset/folder-of.ts';

const readTable = (name: string, ...lines: string[]) =>
  load(join(folderOf({ [name]: `${lines.join('\n')}\n` }), name));
const boardOf = async (name: string, ...lines: string[]): Promise<MeanBoard> =>
  makeMeanBoard(scoreDataset(await readTable(name, ...lines)), EVERYTHING);
const printed = (board: MeanBoard, format: string): string =>
  MEAN_ARTIFACTS.find((one) => one.format === format)?.render(board) ?? '';

describe('a board of means', () => {
  it.each([
    ['semicolons', ';', 'm.csv'],
    ['tabs', '\t', 'm.tsv'],
    ['commas', ',', 'm.csv'],
  ])('may be cut by %s', async (_, sign, name) => {
    const lines = ['model#arc#gsm8k', 'b#60.5#40.25', '"x,y;z"#50#70.5'];
    const { rows, unit } = await boardOf(name, ...lines.map((line) => line.replaceAll('#', sign)));
    expect(rows.map((row) => [row.name, row.place, row.overall.value])).toEqual([
      ['x,y;z', '1', 60.25],
      ['b', '2', 50.375],
    ]);
    expect(unit).toBe('percentages');
  });

  it('names the rows without any mean, which it leaves out', async () => {
    const empty = ['v', 'w', 'x', 'y', 'z'].map((name) => `${name},,n/a`);
    const dataset = await readTable('empty.csv', 'model,arc,gsm', 'a,50,60', ...empty);
    const [file] = dataset.provenance.files;
    expect([file?.rows, file?.used, file?.leftOut.length]).toEqual([7, 2, 5]);
    expect(makeMeanBoard(scoreDataset(dataset), EVERYTHING).notes).toContain(
      'empty.csv: 5 rows left out, without a number for any task: v, w, x and 2 more.',
    );
  });

  it('may have tiers, names columns without any mean, and is silent of errors that it reads', async () => {
    const head = 'model,tier,arc,arc_stderr,gsm,none';
    const board = await boardOf('t.csv', head, 'a,easy,50,2,60,', 'a,hard,30,2,20,', 'b,easy,40,1,50,');
    expect(board.columns).toEqual(['arc · easy', 'arc · hard', 'gsm · easy', 'gsm · hard']);
    expect(board.notes.filter((note) => note.startsWith('t.csv: ')).slice(1)).toEqual([
      't.csv: without a number for any evaluation: none.',
    ]);
  });

  it('prints nothing as all or as nothing that is not', async () => {
    const { rows } = await boardOf('ends.csv', 'model,arc,gsm', 'a,99.965,100', 'b,0.004,0');
    expect(rows.map(({ overall, cells }) => [overall, ...cells].map(({ text }) => text))).toEqual([
      ['99.98', '99.97', '100.0'],
      ['0.002', '0.004', '0.0'],
    ]);
    const shares = await boardOf('shares.csv', 'model,arc,gsm', 'a,0.996,1');
    expect(shares.rows[0]?.cells.map(({ text }) => text)).toEqual(['.996', '1.0']);
  });

  it('says the unit of its numbers in every output', async () => {
    const shares = await boardOf('shares.csv', 'model,arc,gsm', 'a,0.51,0.25');
    expect(printed(shares, 'markdown')).toContain('Mean of shares');
    expect(JSON.parse(printed(shares, 'json'))).toMatchObject([{ unit: 'shares', mean: 0.38 }]);
    const [head, row] = printed(shares, 'csv').split('\r\n');
    expect(row?.split(',')[head?.split(',').indexOf('unit') ?? -1]).toBe('shares');
  });

  it('has no points and no responses, which is not zero', async () => {
    const scores = scoreDataset(await readTable('m.csv', 'model,arc,gsm', 'a,50,60', 'b,40,'));
    expect(taskTotals(scores)).toEqual(
      [2, 1].map((evaluations, task) => {
        return { task, tier: 0, expectedPoints: null, evaluations, responses: null, guess: null };
      }),
    );
  });

  it('of several files keeps its standard errors, and says once of each what it is', async () => {
    const head = 'model,arc,arc_se,gsm,gsm_se\n';
    const folder = folderOf({ 'x.csv': `${head}a,50,2,99,1.5\n`, 'y.csv': `${head}b,40,2,90,1.5\nc,,,,\n` });
    const { rows, notes } = makeMeanBoard(scoreDataset(await load(folder)), EVERYTHING);
    // √(2² + 1.5²)/2 = 1.25
    expect(rows.map(({ name, overall }) => [name, overall.range])).toEqual([
      ['a', [74.5 - 1.96 * 1.25, 74.5 + 1.96 * 1.25]],
      ['b', [65 - 1.96 * 1.25, 65 + 1.96 * 1.25]],
    ]);
    expect(notes.filter((note) => note.includes('They are shown and sorted'))).toHaveLength(2);
    expect(notes).toContain('y.csv: 1 row left out, without a number for any task: c.');
  });
});

describe('tables of means of two units', () => {
  it('are refused, and named', async () => {
    const folder = folderOf({ 'x.csv': 'model,arc,gsm\na,50,60\n', 'y.csv': 'model,arc,gsm\nb,0.5,0.6\n' });
    expect(await problemsOf(load(folder))).toMatchObject([
      { code: 'wide-unsure', got: 'shares in y.csv, percentages in x.csv' },
    ]);
  });
});

describe('a table of means beside counts', () => {
  it('is left out of the board, and one sentence says so', async () => {
    const points = 'eval_id,task,correct,total\na,t,5,10\nb,t,7,10\n';
    const dataset = await load(folderOf({ 'm.csv': 'model,arc,gsm\na,50,60\n', 'points.csv': points }));
    const { warnings, assumptions } = dataset.provenance;
    expect(warnings).toEqual([
      'm.csv: means without counts, which are not on this board of counts; "inspect" shows them.',
    ]);
    expect(assumptions.join(' ')).not.toContain('They are shown and sorted');
  });
});
