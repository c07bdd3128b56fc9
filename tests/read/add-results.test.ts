import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFullBoard } from '../../src/board/full-board.ts';
import { UserError } from '../../src/errors.ts';
import { addResults } from '../../src/read/add-results.ts';
import type { Dataset } from '../../src/read/dataset/dataset.ts';
import { load, readBoard, readLogs } from '../../src/read/load.ts';
import { packBoard } from '../../src/read/packed/pack-board.ts';
import type { PackedBoard } from '../../src/read/packed/packed-board.ts';
import { unpackBoard } from '../../src/read/packed/unpack-board.ts';
import { readGiven } from '../../src/read/read-given.ts';
import { renderJson } from '../../src/render/json.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { projectRoot } from '../support/project-files.ts';
import { folderOf, problemsOf } from './dataset/folder-of.ts';
import { inspectLog } from './settle/inspect-log.ts';

const scoresOf = (dataset: Dataset): unknown =>
  JSON.parse([...renderJson(makeFullBoard(scoreDataset(dataset), { pageSize: null }))].join(''));

/** Results that are added to made-up ones are not called made up. */
const withoutMark = (rows: unknown): unknown =>
  (rows as readonly object[]).map((row) => ({ ...row, synthetic: undefined }));

/** On the way of a page: the board from the file of its site, the results from what was dropped. */
const inBrowser = async (board: string, name: string, text: string): Promise<Dataset> => {
  const packed = JSON.parse(JSON.stringify(packBoard(await readBoard(board), {}))) as PackedBoard;
  return addResults(unpackBoard(packed), await readGiven([new File([text], name)])).dataset;
};

/** The same results added on the command line, in a browser, and by hand. */
const sameEverywhere = async (
  board: string,
  [name, text]: [string, string],
  byHand: string,
): Promise<Dataset> => {
  const added = await load(board, { add: [join(folderOf({ [name]: text }), name)] });
  expect(withoutMark(scoresOf(added))).toEqual(withoutMark(scoresOf(await load(byHand))));
  expect(scoresOf(await inBrowser(board, name, text))).toEqual(scoresOf(added));
  return added;
};

const DEMO = join(projectRoot, 'datasets/demo');
const demo = (name: string): string => readFileSync(join(DEMO, name), 'utf8');

/** Rows of one evaluation of the demo under another name, a little worse. */
const OWN = demo('points.csv')
  .split('\n')
  .filter((line) => line.startsWith('eval_id,') || line.startsWith('4,'))
  .map((line) =>
    line
      .replace(/^4,/, 'Mine,')
      .replace(
        /,(\d+),(\d+),(\d+),(\d+),([^,]+),([^,]+),(\d+),(\d+)$/,
        (_, correct, ...rest) => `,${Math.max(0, Number(correct) - 2)},${rest.slice(0, 7).join(',')}`,
      ),
  )
  .join('\n');

describe('results that are added to a board', () => {
  it('of declared evaluations are scored as if its files held them', async () => {
    const config = JSON.parse(demo('dataset.json')) as { evals: object[] };
    const byHand = folderOf({
      'dataset.json': JSON.stringify({
        ...config,
        evals: [...config.evals, { eval_id: 'Mine', label: 'Mine', filters: { model: 'Mine' } }],
      }),
      'points.csv': [demo('points.csv').trimEnd(), ...OWN.split('\n').slice(1), ''].join('\n'),
    });
    const { evaluations } = await sameEverywhere(DEMO, ['mine.csv', OWN], byHand);
    expect(evaluations).toHaveLength(25);
  });

  it('of a bare table, with columns of its own, are scored as if it held them', async () => {
    const rows = (...names: string[]): string[] =>
      names.flatMap((name, index) =>
        ['q1', 'q2', 'q3', 'q4'].map((item, place) => `${name},sums,${item},${Number(place > index)}`),
      );
    const described = {
      samples: 'all.csv',
      columns: { eval_id: 'who', task: 'what', item: 'question', correct: 'right' },
    };
    const table = (...names: string[]): string => ['who,what,question,right', ...rows(...names)].join('\n');
    const mine = ['eval_id,task,item,correct', ...rows('a', 'b', 'mine').slice(8)].join('\n');
    const board = folderOf({ 'dataset.json': JSON.stringify(described), 'all.csv': table('a', 'b') });
    const byHand = folderOf({
      'dataset.json': JSON.stringify(described),
      'all.csv': table('a', 'b', 'mine'),
    });
    const added = await sameEverywhere(board, ['mine.csv', mine], byHand);
    // The items are those of the board: verdicts are paired.
    expect(added.samples?.items).toHaveLength(4);
  });

  it('of logs are scored as if they lay among its logs', async () => {
    const logs = {
      'a.json': inspectLog({ model: 'acme/a', values: ['C', 'C', 'I', 'C', 'I'] }),
      'b.json': inspectLog({ model: 'acme/b', values: ['C', 'I', 'I', 'C', 'I'] }),
    };
    const mine = inspectLog({ model: 'acme/mine', values: ['C', 'C', 'C', 'C', 'I'] });
    const byHand = folderOf({ ...logs, 'mine.json': mine });
    const added = await sameEverywhere(folderOf(logs), ['mine.json', mine], byHand);
    expect(added.evaluations.map(({ id }) => id)).toEqual(['acme/a', 'acme/b', 'acme/mine']);
  });

  it('take the chance of a guess that the board declares', async () => {
    const board = folderOf({
      'dataset.json': '{"points": "p.csv", "tasks": [{"id": "t", "guess": 0.25}]}',
      'p.csv': 'eval_id,task,correct,total\na,t,50,100\n',
    });
    const added = await load(board, {
      add: [join(folderOf({ 'm.csv': 'eval_id,task,correct,total\nm,t,50,100\n' }), 'm.csv')],
    });
    expect(added.points.map(({ guessSum }) => guessSum)).toEqual([25, 25]);
  });

  it('take the scale of marks that the board declares, once', async () => {
    const config = '{"samples": "s.csv", "tasks": [{"id": "t", "scale": [0, 1], "better": "lower"}]}';
    const board = folderOf({
      'dataset.json': config,
      's.csv': 'eval_id,task,item,correct\na,t,1,0\na,t,2,1\n',
    });
    const mine = folderOf({ 'm.csv': 'eval_id,task,item,correct\nm,t,1,0\nm,t,2,0\n' });
    const added = await load(board, { add: [join(mine, 'm.csv')] });
    expect(added.points.map(({ correct }) => correct)).toEqual([1, 2]);
  });

  it('leave out tasks and tiers of which the board knows nothing, and say so', async () => {
    const board = folderOf({ 'p.csv': 'eval_id,task,tier,correct,total\na,t,easy,5,10\na,u,easy,5,10\n' });
    const text =
      'eval_id,task,tier,correct,total\nm,t,easy,9,10\nm,t,hard,9,10\nm,v,easy,9,10\nm,w,easy,9,10\n';
    const { dataset, added, leftOut } = addResults(
      await readBoard(join(board, 'p.csv')),
      await readGiven([new File([text], 'm.csv')]),
    );
    expect(dataset.tasks.map(({ id }) => id)).toEqual(['t', 'u']);
    expect(dataset.tiers.map(({ id }) => id)).toEqual(['easy']);
    expect(added).toEqual(['m']);
    expect(leftOut).toEqual([
      'Left out, 2 tasks that this board does not have: v, w.',
      'Left out, a tier that this board does not have: hard.',
    ]);
  });

  it('keep the names that the board has, and take another where theirs is taken', async () => {
    const board = folderOf({ 'a.json': inspectLog({ model: 'acme/a', values: ['C', 'I'] }) });
    const about = { model_args: { precision: 'int4' } };
    const mine = inspectLog({ model: 'acme/a', values: ['C', 'C'], about, id: 'other' });
    const { dataset, added } = addResults(
      await readBoard(board),
      await readGiven([new File([mine], 'm.json')]),
    );
    expect(dataset.evaluations.map(({ id }) => id)).toContain('acme/a');
    expect(added).not.toContain('acme/a');
    expect(added).toHaveLength(1);
  });
});

describe('results that cannot be added', () => {
  const board = (): string =>
    folderOf({ 'p.csv': 'eval_id,task,tier,correct,total\na,t,easy,5,10\na,t,hard,5,10\n' });
  const codesOf = async (text: string, name = 'm.csv'): Promise<string[]> => {
    const read = await readBoard(join(board(), 'p.csv'));
    const given = await readGiven([new File([text], name)]);
    const problems = await problemsOf(Promise.resolve().then(() => addResults(read, given)));
    return problems.map(({ code, got }) => `${code}: ${got}`);
  };

  it.each([
    [
      'of an evaluation that the board has',
      'eval_id,task,tier,correct,total\na,t,easy,6,10\n',
      'duplicate-row: a second one; the first is in p.csv, line 2',
    ],
    ['of other tasks only', 'eval_id,task,tier,correct,total\nm,x,easy,6,10\n', 'unknown-task: x'],
    ['of other tiers only', 'eval_id,task,tier,correct,total\nm,t,extreme,6,10\n', 'unknown-tier: extreme'],
    [
      'without a tier where the board has several',
      'eval_id,task,correct,total\nm,t,6,10\n',
      'unknown-tier: none',
    ],
    [
      'with more correct than there are',
      'eval_id,task,tier,correct,total\nm,t,easy,16,10\n',
      'more-than-total: 16',
    ],
    ['that nobody knows', 'hello', 'no-logs: null'],
  ])('are refused: %s', async (_, text, expected) => {
    expect((await codesOf(text))[0]).toBe(expected);
  });

  it('are refused on a board that passes over faults of its own', async () => {
    const faulty = folderOf({ 'p.csv': 'eval_id,task,correct,total\na,t,5,10\nb,t,50,10\n' });
    const add = [join(folderOf({ 'm.csv': 'eval_id,task,correct,total\nm,t,16,10\n' }), 'm.csv')];
    const problems = await problemsOf(load(join(faulty, 'p.csv'), { add, keepGoing: true }));
    expect(problems.map(({ file }) => file)).toEqual(['m.csv']);
  });

  it('are refused where they are samples of an evaluation that the board has', async () => {
    const own = folderOf({ 's.csv': 'eval_id,task,item,correct\na,t,1,1\n' });
    const given = await readLogs([
      join(folderOf({ 'm.csv': 'eval_id,task,item,correct\na,t,2,1\n' }), 'm.csv'),
    ]);
    const read = await readBoard(join(own, 's.csv'));
    expect(() => addResults(read, given)).toThrow(UserError);
  });
});
