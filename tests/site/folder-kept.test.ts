import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MANIFEST } from '../../src/site/folder/manifest.ts';
import { keptFiles } from '../../src/site/folder.ts';
import { build, contents, folderMaker, leftovers, siteFiles } from './make-folder.ts';

const { folderWith } = folderMaker();

const SNAPSHOT = { 'demo/s/0123456789ab/index.html': 'kept', 'demo/s/0123456789ab/data/v1/a.json': '{}' };
const withSnapshot = (): string => folderWith(siteFiles({ 'index.html': 'old', ...SNAPSHOT }));

describe('snapshots in the folder of a site', () => {
  it('stay byte for byte, listed with their sums, whatever is built there, and however often', async () => {
    const target = withSnapshot();
    for (const text of ['new', 'newer']) await build(target, { 'index.html': text });
    expect(contents(target)).toEqual({ 'index.html': 'newer', ...SNAPSHOT });
    const { files } = JSON.parse(readFileSync(join(target, MANIFEST), 'utf8')) as { files: object };
    // printf kept | sha256sum
    expect(files).toMatchObject({
      'demo/s/0123456789ab/index.html': '79f076abdd19a752db7267bfff2f9022161d120dea919fdaca2ffdfc24ca8c96',
    });
    expect(leftovers(target)).toEqual([]);
  });

  it('stay when they are read-only', async () => {
    const target = withSnapshot();
    const file = join(target, 'demo/s/0123456789ab/index.html');
    chmodSync(file, 0o444);
    await build(target, { 'index.html': 'new' });
    expect(contents(target)).toMatchObject(SNAPSHOT);
    expect(statSync(file).mode & 0o777).toBe(0o444);
  });

  it('are those of our manifest alone: the same path of somebody else is kept as theirs, and not listed', async () => {
    const target = folderWith({
      ...siteFiles({ 'index.html': 'old' }),
      'demo/s/0123456789ab/index.html': 'mine',
    });
    await build(target, { 'index.html': 'new' });
    expect(contents(target)).toEqual({ 'index.html': 'new', 'demo/s/0123456789ab/index.html': 'mine' });
    expect((await keptFiles(target)).sums.size).toBe(0);
  });

  it.each([
    ['changed', (file: string) => writeFileSync(file, 'other'), 'was changed'],
    ['missing', (file: string) => rmSync(file), 'is missing'],
  ])('of which a file is %s are refused by name, and the site stays as it was', async (_, spoil, words) => {
    const target = withSnapshot();
    spoil(join(target, 'demo/s/0123456789ab/index.html'));
    const before = contents(target);
    await expect(build(target, { 'index.html': 'new' })).rejects.toThrow(
      new RegExp(`demo/s/0123456789ab/index\\.html.*${words}`),
    );
    expect(contents(target)).toEqual(before);
    expect(leftovers(target)).toEqual([]);
  });

  it('that were removed as a whole are forgotten', async () => {
    const target = withSnapshot();
    rmSync(join(target, 'demo'), { recursive: true });
    await build(target, { 'index.html': 'new' });
    expect(contents(target)).toEqual({ 'index.html': 'new' });
  });

  it('are none where a manifest of somebody else leads out of the folder', async () => {
    const sums = Object.fromEntries(
      ['demo/s/0123456789ab/../../../../secret', 'demo/s/0123456789ab/./a', 'demo/s/0123456789ab/a\\b'].map(
        (path) => [path, 'x'],
      ),
    );
    const target = folderWith({ [MANIFEST]: JSON.stringify({ files: sums }), 'index.html': 'old' });
    expect((await keptFiles(target)).sums.size).toBe(0);
  });

  it('and a new file of the same place cannot both be: that is a bug', async () => {
    const target = withSnapshot();
    await expect(build(target, SNAPSHOT)).rejects.toThrow('would be one');
    expect(contents(target)).toMatchObject(SNAPSHOT);
  });
});
