import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { watchData } from '../../src/cli/watch-data.ts';
import { scratchFolder } from './run-cli.ts';

const root = scratchFolder();
/** Longer than what follows on one change may take to come. */
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 500));

/** Counts the runs that follow on changes below these paths. */
const watching = (...paths: string[]) => {
  const work = vi.fn(() => Promise.resolve());
  onTestFinished(watchData(paths, work) as () => Promise<void>);
  return {
    sees: async (change: () => void): Promise<void> => {
      work.mockClear();
      change();
      await vi.waitUntil(() => work.mock.calls.length > 0, { timeout: 10_000 });
      await settled();
    },
    overlooks: async (change: () => void): Promise<void> => {
      work.mockClear();
      change();
      await settled();
      expect(work).not.toHaveBeenCalled();
    },
  };
};

const newFolder = (): string => mkdtempSync(join(root, 'data-'));

describe('watched data', () => {
  it('are seen to change in folders that were there and in those that come later', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'a/b'), { recursive: true });
    const data = watching(folder);
    await data.sees(() => writeFileSync(join(folder, 'a/b/log.json'), '{}'));
    await data.sees(() => mkdirSync(join(folder, 'run/logs'), { recursive: true }));
    await data.sees(() => writeFileSync(join(folder, 'run/logs/x.json'), '{}'));
    const replace = (): void => {
      rmSync(join(folder, 'run'), { recursive: true });
      mkdirSync(join(folder, 'run/logs'), { recursive: true });
    };
    await data.sees(replace);
    await data.sees(() => writeFileSync(join(folder, 'run/logs/x.json'), '{"a": 1}'));
    await data.overlooks(() => undefined);
  });

  it('are seen when their folder goes and returns, be it with the folder that holds it', async () => {
    const holder = newFolder();
    const folder = join(holder, 'runs/data');
    mkdirSync(folder, { recursive: true });
    const data = watching(folder);
    await data.sees(() => rmSync(folder, { recursive: true }));
    await data.sees(() => mkdirSync(folder));
    await data.sees(() => writeFileSync(join(folder, 'log.json'), '{}'));
    await data.sees(() => rmSync(join(holder, 'runs'), { recursive: true }));
    await data.sees(() => mkdirSync(join(holder, 'runs')));
    await data.sees(() => mkdirSync(folder));
    await data.sees(() => writeFileSync(join(folder, 'log.json'), '{"a": 1}'));
  });

  it('are seen to change in a file that an editor replaces, time and again, and not in its neighbours', async () => {
    const folder = newFolder();
    const file = join(folder, 'points.csv');
    writeFileSync(file, '1');
    const data = watching(file);
    for (const text of ['2', '3']) {
      const replace = (): void => {
        writeFileSync(join(folder, 'new'), text);
        renameSync(join(folder, 'new'), file);
      };
      await data.sees(replace);
    }
    await data.sees(() => writeFileSync(join(folder, 'dataset.json'), '{}'));
    await data.overlooks(() => writeFileSync(join(folder, 'other.csv'), '1'));
  });
});
