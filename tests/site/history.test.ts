import { beforeAll, describe, expect, it } from 'vitest';
import { makeChanges } from '../../src/board/changes.ts';
import type { Dataset } from '../../src/read/dataset/dataset.ts';
import { scoreDataset } from '../../src/score/score.ts';
import type { Scores } from '../../src/score/scores.ts';
import { boardText, type History, historyOf, NO_HISTORY, snapshotText } from '../../src/site/history.ts';
import { demoDataset } from '../render/board-of.ts';

/** The files of a site that earlier builds left, and what was said about them. */
const site = () => {
  const files = new Map<string, string>();
  const said: string[] = [];
  const build = async (scores: Scores, take: boolean): Promise<History> => {
    const text = (path: string): Promise<string> => Promise.resolve(files.get(path) ?? '');
    const warn = (sentence: string): void => void said.push(sentence);
    const history = await historyOf(scores, { kept: files.keys(), text, take, updated: null, warn });
    const folder = `demo/s/${history.taken?.hash ?? ''}/`;
    if (history.taken) {
      files.set(`${folder}snapshot.json`, snapshotText(history.taken));
      files.set(`${folder}board.json`, boardText(scores));
    }
    return history;
  };
  return { files, said, build };
};

describe('the history of a board', () => {
  let demo: Dataset;
  let first: Scores;
  let second: Scores;
  beforeAll(async () => {
    demo = await demoDataset();
    first = scoreDataset(demo);
    second = scoreDataset({
      ...demo,
      points: demo.points.map((point) => (point.evaluation === 3 ? { ...point, correct: 0 } : point)),
    });
  });

  it('is none as long as nobody takes a snapshot', async () => {
    expect(await site().build(first, false)).toBe(NO_HISTORY);
  });

  it('compares with the latest snapshot of other data, also when old data come back', async () => {
    const { build } = site();
    const a = (await build(first, true)).taken;
    expect((await build(first, true)).taken).toBeNull();
    const b = await build(second, true);
    expect([a?.number, b.taken?.number, b.since]).toEqual([1, 2, a]);
    expect(b.snapshots.map(({ number }) => number)).toEqual([2, 1]);
    const back = await build(first, true);
    expect([back.taken, back.since]).toEqual([null, b.taken]);
    expect(back.changes).toEqual(makeChanges(second, first));
  });

  it('has all that a comparison takes: with itself, nothing changed', async () => {
    const { build, files } = site();
    await build(first, true);
    await build(second, true);
    const { changes } = await build(second, false);
    expect(changes?.scores.map(({ id }) => id)).toEqual(
      makeChanges(first, second).scores.map(({ id }) => id),
    );
    // Under another name, the same board is other data.
    const renamed: Scores = { ...second, about: { ...second.about, title: 'Other' } };
    expect(files.size).toBe(4);
    expect((await build(renamed, false)).changes?.summary).toBe('Nothing changed.');
  });

  it('says so where a snapshot is of another version of the program, and lists it all the same', async () => {
    const { build, files, said } = site();
    await build(first, true);
    const [board = ''] = [...files.keys()].filter((path) => path.endsWith('board.json'));
    files.set(board, (files.get(board) ?? '').replace('"format":1', '"format":2'));
    const { changes, since } = await build(second, false);
    expect([changes, since?.number]).toEqual([null, 1]);
    expect(said.join()).toContain('of another version of evalpress');
  });

  it.each(['not JSON', '{}', '{"hash":"../../x","number":1}', 'null'])(
    'does not list what says nothing of the kind, and names it: %s',
    async (text) => {
      const { build, files, said } = site();
      files.set('demo/s/0123456789ab/snapshot.json', text);
      expect((await build(first, false)).snapshots).toEqual([]);
      expect(said.join()).toContain('demo/s/0123456789ab/snapshot.json');
    },
  );
});
