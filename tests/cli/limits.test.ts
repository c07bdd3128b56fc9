import { describe, expect, it } from 'vitest';
import { makeIo } from '../../src/cli/io.ts';
import { load, loadOptions } from '../../src/cli/load-board.ts';
import { folderOf, problemsOf } from '../read/dataset/folder-of.ts';

const HEAD = 'eval_id,task,tier,correct,total\n';
const many = (count: number): string =>
  HEAD + Array.from({ length: count }, (_, index) => `a,t,${index},1,2\n`).join('');

describe('a limit that a message says to raise', () => {
  it('is raised by --limit, as the message writes it', async () => {
    const folder = folderOf({ 'points.csv': many(21) });
    const [problem] = await problemsOf(load(makeIo(), [folder], {}));
    expect(problem).toMatchObject({ code: 'limit-tiers' });
    const [, limit = ''] = /--limit (\S+)/.exec(problem?.hint ?? '') ?? [];
    const [board] = await load(makeIo(), [folder], { limit });
    expect(board?.scores.tiers).toHaveLength(21);
  });

  it('holds for what a dataset file declares, too', async () => {
    const tiers = Array.from({ length: 22 }, (_, id) => ({ id: String(id) }));
    const folder = folderOf({
      'dataset.json': JSON.stringify({ points: 'p.csv', tiers }),
      'p.csv': many(22),
    });
    const [problem] = await problemsOf(load(makeIo(), [folder], {}));
    const [, limit = ''] = /--limit (\S+)/.exec(problem?.expected ?? '') ?? [];
    expect(limit).toBe('tiers=22');
    expect(await load(makeIo(), [folder], { limit })).toHaveLength(1);
  });

  it.each(['rows=5', 'tiers', 'tiers=0', 'tiers=70000', 'tasks=1e3', '', 'tiers=5;tasks=5'])(
    'is a mistake where it is %s',
    (limit) => {
      expect(() => loadOptions(makeIo(), { limit })).toThrow('not a limit that can be raised');
    },
  );
});
