import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { homedir, hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MANIFEST } from '../../src/site/folder/manifest.ts';
import { listFiles, type SiteFile, siteFolder, withSiteFolder, writeSite } from '../../src/site/folder.ts';
import { projectRoot } from '../support/project-files.ts';
import { finished } from '../cli/run-cli.ts';
import { build, contents, failToRead, filesOf, folderMaker, leftovers, siteFiles } from './make-folder.ts';

const { root, folderWith } = folderMaker();
const ours = (text = 'old'): string => folderWith(siteFiles({ 'index.html': text }));
const check = (target: string, inputs: readonly string[] = []): Promise<string> =>
  withSiteFolder(target, inputs, () => Promise.resolve('accepted'));
const page = (folder: string): string => readFileSync(join(folder, 'index.html'), 'utf8');

describe('a target', () => {
  it.each([
    ['that does not exist yet', () => join(root, 'new')],
    ['that is empty', () => folderWith({})],
    ['that evalpress built', () => ours()],
    ['inside the project, as dist is', () => join(projectRoot, 'no-such-folder')],
  ])('%s is accepted', async (_, target) => {
    expect(await check(target())).toBe('accepted');
  });

  it.each([
    ['holds files of somebody else', () => folderWith({ 'thesis.tex': '' })],
    ['has a manifest that cannot be read', () => folderWith({ [MANIFEST]: '{', 'index.html': '' })],
    ['has a manifest that lists nothing', () => folderWith({ [MANIFEST]: '{}', 'index.html': '' })],
    ['is the folder we are in', () => '.'],
    ['holds the folder we are in', () => '..'],
    ['is the home folder', () => homedir()],
    ['holds the home folder', () => dirname(homedir())],
    ['is the root of the file system', () => '/'],
    ['is the root of a git repository', () => folderWith({ '.git/HEAD': '', ...siteFiles({}) })],
    ['is a git worktree', () => folderWith({ '.git': 'gitdir: elsewhere', ...siteFiles({}) })],
    ['is a file', () => join(folderWith({ file: '' }), 'file')],
  ])('that %s is refused', async (_, target) => {
    await expect(check(target())).rejects.toThrow(/^--out: will not replace/);
  });

  it.runIf(process.platform === 'linux')('that is the root of a disk is refused', async () => {
    await expect(check('/dev/shm')).rejects.toThrow('name a folder inside of it');
  });

  it('that is or holds an input is refused, even behind a link', async () => {
    const input = folderWith(siteFiles({ 'data/dataset.json': '{}' }));
    const link = join(root, 'link-to-data');
    symlinkSync(join(input, 'data'), link);
    for (const path of [input, join(input, 'data'), link])
      await expect(check(input, [path])).rejects.toThrow('the input');
  });

  it('that is not there is found behind links, be they broken', async () => {
    const real = folderWith({});
    symlinkSync(real, join(root, 'link-above'));
    symlinkSync(join('link-above', 'site'), join(root, 'link-to-nothing'));
    symlinkSync('circle', join(root, 'circle'));
    const targets = ['link-above/site', 'link-to-nothing'].map((path) => siteFolder(join(root, path)));
    for (const { target } of await Promise.all(targets)) expect(target).toBe(join(real, 'site'));
    await expect(check(join(root, 'circle'))).rejects.toThrow('will not replace');
  });
});

describe('writing a site', () => {
  it('replaces the old site by the new one and lists its files with their checksums', async () => {
    const target = ours();
    expect(await build(target, { 'index.html': 'new', 'a/b/c.txt': '' })).toBe(3);
    expect(await listFiles(target)).toEqual(['.nojekyll', 'a/b/c.txt', MANIFEST, 'index.html']);
    const { files } = JSON.parse(readFileSync(join(target, MANIFEST), 'utf8')) as { files: object };
    expect(Object.entries(files)).toEqual([
      ['.nojekyll', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
      ['a/b/c.txt', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
      ['index.html', '11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437'],
    ]);
    expect(leftovers(target)).toEqual([]);
  });

  it('lists the same, whatever the order of the files', async () => {
    const pages = Array.from({ length: 50 }, (_, index) => [`p${index}/index.html`, `${index}`] as const);
    const manifests: string[] = [];
    for (const order of [pages, pages.toReversed()]) {
      const target = ours();
      await build(target, Object.fromEntries(order));
      manifests.push(readFileSync(join(target, MANIFEST), 'utf8'));
    }
    expect(manifests[1]).toBe(manifests[0]);
  });

  it('makes files that tell of others when these are written, wherever they stand', async () => {
    const target = ours();
    const telling: SiteFile = {
      path: 'sums.txt',
      bytes: (written) => JSON.stringify([...written].filter(([path]) => path !== '.nojekyll')),
    };
    const parts = ['a', 'b', 'ü'];
    const files: SiteFile[] = [
      telling,
      { path: 'parts.txt', bytes: parts },
      ...filesOf({ 'whole.txt': 'x' }),
    ];
    await withSiteFolder(target, [], (folder) => writeSite(folder, files));
    const { 'sums.txt': sums = '' } = contents(target);
    const told = new Map(JSON.parse(sums) as [string, { sha256: string; bytes: number }][]);
    expect([...told.keys()].sort()).toEqual(['parts.txt', 'whole.txt']);
    const sha256 = createHash('sha256').update(parts.join('')).digest('hex');
    expect(told.get('parts.txt')).toEqual({ sha256, bytes: 4 });
  });

  it('adds the file that GitHub Pages asks for, unless it is there', async () => {
    const target = ours();
    expect(await build(target, { '.nojekyll': '', 'index.html': 'new' })).toBe(2);
    expect(await build(target, { 'index.html': 'new' })).toBe(2);
  });

  it('leaves no file and no folder of the old site behind', async () => {
    const target = folderWith(siteFiles({ 'gone/index.html': 'old' }));
    await build(target, { 'index.html': 'new' });
    expect(contents(target)).toEqual({ 'index.html': 'new' });
  });

  it('into a link replaces the folder behind it, and the link stays', async () => {
    const target = ours();
    const link = join(root, 'link-to-site');
    symlinkSync(target, link);
    await build(link, { 'index.html': 'new' });
    expect([page(target), page(link)]).toEqual(['new', 'new']);
  });

  it('asks for files as fast as it can write them, not faster', async () => {
    let [given, most] = [0, 0];
    const target = ours();
    const folder = await siteFolder(target);
    async function* source(): AsyncGenerator<SiteFile> {
      for (; given < 200; given += 1) {
        const written = existsSync(folder.staging) ? (await listFiles(folder.staging)).length : 0;
        most = Math.max(most, given - written);
        yield { path: `${given}.txt`, bytes: new Uint8Array(10_000) };
      }
    }
    const { files } = await withSiteFolder(target, [], (made) => writeSite(made, source()));
    expect(files).toBe(201);
    expect(most).toBeLessThan(10);
  });

  it.each([
    ...['', '/etc/passwd', '../up', 'a/../b', './a', 'a//b', 'a/', 'a\\b', 'C:x', 'nul\0', 'a.', 'a '],
    ...['line\nbreak', '\ud800', 'x'.repeat(256)],
  ])('refuses %j, which is no path inside of it', async (path) => {
    const target = ours();
    await expect(build(target, { 'index.html': 'new', [path]: '' })).rejects.toThrow('not a path');
    expect([page(target), leftovers(target)]).toEqual(['old', []]);
  });

  it.each([
    ['a/index.html', 'A/Index.html'],
    ['caf\u00e9', 'cafe\u0301'],
    ['stra\u00dfe', 'STRASSE'],
    ['a', 'a/b'],
    ['a/b', 'A'],
    [MANIFEST, 'x'],
  ])('refuses %j beside %j: some file system takes them for one', async (one, other) => {
    const target = ours();
    await expect(build(target, { [one]: '', [other]: '' })).rejects.toThrow('would be one');
    expect([page(target), leftovers(target)]).toEqual(['old', []]);
  });
});

describe('a build that fails', () => {
  it('while it reads leaves the old site as it was, and nothing beside it', async () => {
    const target = ours();
    await expect(failToRead(target)).rejects.toThrow('unreadable');
    expect([page(target), leftovers(target)]).toEqual(['old', []]);
  });

  it('while it renders says what the renderer said', async () => {
    const target = ours();
    function* source(): Generator<SiteFile> {
      yield* filesOf({ 'index.html': 'new', 'b/index.html': 'new' });
      throw Object.assign(new Error('no such font'), { code: 'EACCES' });
    }
    const writing = withSiteFolder(target, [], (folder) => writeSite(folder, source()));
    await expect(writing).rejects.toThrow(/^no such font$/);
    expect([page(target), leftovers(target)]).toEqual(['old', []]);
  });

  it('to write says where, and asks for no more files', async () => {
    const target = ours();
    let given = 0;
    function* source(): Generator<SiteFile> {
      for (; given < 1000; given += 1)
        yield { path: `${'x'.repeat(200)}/${given}`.repeat(20), bytes: new Uint8Array() };
    }
    const writing = withSiteFolder(target, [], (folder) => writeSite(folder, source()));
    await expect(writing).rejects.toThrow(new RegExp(`^cannot write ${target}\n.*ENAMETOOLONG`));
    expect(given).toBeLessThan(20);
    expect([page(target), leftovers(target)]).toEqual(['old', []]);
  });

  it('to swap puts the old site back', async () => {
    const target = ours();
    const writing = withSiteFolder(target, [], async (folder) => {
      async function* source(): AsyncGenerator<SiteFile> {
        yield* filesOf({ 'index.html': 'new' });
        // Not empty, so that nothing can be renamed over it.
        mkdirSync(folder.previous);
        await Promise.resolve();
        writeFileSync(join(folder.previous, 'x'), '');
      }
      await writeSite(folder, source());
    });
    await expect(writing).rejects.toThrow();
    expect(page(target)).toBe('old');
  });
});

/** A process that holds the lock of a target for a moment and notes when it takes it and when it lets go. */
const BUILD = `
  import { appendFileSync } from 'node:fs';
  import { withSiteFolder } from ${JSON.stringify(join(projectRoot, 'src/site/folder.ts'))};
  const [target, log] = process.argv.slice(1);
  const work = async () => {
    appendFileSync(log, '+');
    await new Promise((done) => setTimeout(done, 200));
    appendFileSync(log, '-');
  };
  await withSiteFolder(target, [], work).catch(() => (process.exitCode = 75));
`;

describe('a lock', () => {
  it('of a build that runs refuses another one of the same target', async () => {
    const target = ours();
    const folder = await siteFolder(target);
    writeFileSync(folder.lock, String(process.ppid));
    await expect(build(target, {})).rejects.toThrow(`(process ${process.ppid}, since 20`);
    expect([page(target), existsSync(folder.lock)]).toEqual(['old', true]);
  });

  it('of a build in the same process refuses another one', async () => {
    const target = ours();
    await withSiteFolder(target, [], async () => {
      await expect(build(target, {})).rejects.toThrow(`(process ${process.pid}, since 20`);
    });
    expect(await build(target, { 'index.html': 'new' })).toBe(2);
  });

  it('of a build on another machine is respected, and the message says since when and how to remove it', async () => {
    const target = ours();
    const folder = await siteFolder(target);
    writeFileSync(folder.lock, '999999999 elsewhere');
    const refused = build(target, {});
    await expect(refused).rejects.toThrow(
      /\(process 999999999 on elsewhere, since 20\d\d-\d\d-\d\d \d\d:\d\d UTC\)/,
    );
    await expect(refused).rejects.toThrow(`remove ${folder.lock}`);
    expect([page(target), existsSync(folder.lock)]).toEqual(['old', true]);
  });

  it('is held by one build at a time, also after one that was killed', async () => {
    const log = join(folderWith({ log: '' }), 'log');
    const target = ours();
    const { lock } = await siteFolder(target);
    writeFileSync(lock, `999999999 ${hostname()}`);
    const builds = Array.from({ length: 6 }, () =>
      finished(spawn(process.execPath, ['-e', BUILD, target, log])),
    );
    const codes = (await Promise.all(builds)).map(({ code }) => code);
    const marks = readFileSync(log, 'utf8');
    expect(marks).toMatch(/^(\+-)+$/);
    expect(marks.length / 2).toBe(codes.filter((code) => code === 0).length);
    expect(codes.filter((code) => code !== 0 && code !== 75)).toEqual([]);
    expect(leftovers(target)).toEqual([]);
  });

  it('does not hinder builds of other targets', async () => {
    const [a, b] = [ours(), ours()];
    await Promise.all([build(a, { 'index.html': 'a' }), build(b, { 'index.html': 'b' })]);
    expect([page(a), page(b)]).toEqual(['a', 'b']);
  });
});
