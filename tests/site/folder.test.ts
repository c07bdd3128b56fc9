import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { spawn } from 'node:child_process';
import { homedir, hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkTarget, listFiles, MANIFEST, publish, siteFolder, withLock } from '../../src/site/folder.ts';
import { projectRoot } from '../support/project-files.ts';
import { finished, scratchFolder } from '../cli/run-cli.ts';

const root = realpathSync(scratchFolder());
let made = 0;

/** A folder of its own with these files. */
const folderWith = (files: Readonly<Record<string, string>>): string => {
  const folder = join(root, `folder-${(made += 1)}`);
  mkdirSync(folder);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
};

const ours = (text = 'old'): string => folderWith({ [MANIFEST]: '{}', 'index.html': text });

/** Puts a site with this text into a folder, as a build does. */
const publishInto = async (out: string, text: string): Promise<number> => {
  const folder = await siteFolder(out);
  return withLock(folder, () => {
    mkdirSync(folder.staging);
    writeFileSync(join(folder.staging, 'index.html'), text);
    return publish(folder);
  });
};

const page = (folder: string): string => readFileSync(join(folder, 'index.html'), 'utf8');

/** What builds leave beside a target; nothing, once they are done. */
const leftovers = (target: string): string[] =>
  readdirSync(dirname(target)).filter((name) =>
    name.startsWith(`.${target.slice(dirname(target).length + 1)}.`),
  );

describe('a target', () => {
  it.each([
    ['that does not exist yet', () => join(root, 'new')],
    ['that is empty', () => folderWith({})],
    ['that evalpress built', () => ours()],
  ])('%s is accepted', async (_, target) => {
    await expect(checkTarget(await siteFolder(target()), [])).resolves.toBeUndefined();
  });

  it.each([
    ['holds files of somebody else', () => folderWith({ 'thesis.tex': '' })],
    ['is the folder we are in', () => '.'],
    ['holds the folder we are in', () => '..'],
    ['is the home folder', () => homedir()],
    ['holds the home folder', () => dirname(homedir())],
    ['is the root of the file system', () => '/'],
    ['is the root of a git repository', () => folderWith({ '.git/HEAD': '', [MANIFEST]: '{}' })],
    ['is a git worktree', () => folderWith({ '.git': 'gitdir: elsewhere', [MANIFEST]: '{}' })],
    ['is a file', () => join(folderWith({ file: '' }), 'file')],
  ])('that %s is refused', async (_, target) => {
    await expect(checkTarget(await siteFolder(target()), [])).rejects.toThrow(/^--out: will not replace/);
  });

  it('that is or holds an input is refused, even behind a link', async () => {
    const input = folderWith({ [MANIFEST]: '{}', 'data/dataset.json': '{}' });
    const link = join(root, 'link-to-data');
    symlinkSync(join(input, 'data'), link);
    const target = await siteFolder(input);
    for (const path of [input, join(input, 'data'), link]) {
      await expect(checkTarget(target, [path])).rejects.toThrow('the input');
    }
  });

  it('inside the project is accepted, as dist is', async () => {
    await expect(
      checkTarget(await siteFolder(join(projectRoot, 'no-such-folder')), []),
    ).resolves.toBeUndefined();
  });
});

describe('publishing', () => {
  it('replaces the old site by the new one and lists its files with their checksums', async () => {
    const target = ours();
    expect(await publishInto(target, 'new')).toBe(2);
    expect(await listFiles(target)).toEqual(['.nojekyll', MANIFEST, 'index.html']);
    const { files } = JSON.parse(readFileSync(join(target, MANIFEST), 'utf8')) as { files: object };
    expect(files).toEqual({
      '.nojekyll': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'index.html': '11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437',
    });
    expect(leftovers(target)).toEqual([]);
  });

  it('leaves no file of the old site behind', async () => {
    const target = folderWith({ [MANIFEST]: '{}', 'gone/index.html': 'old' });
    await publishInto(target, 'new');
    expect(existsSync(join(target, 'gone'))).toBe(false);
  });

  it('into a link replaces the folder behind it, and the link stays', async () => {
    const target = ours();
    const link = join(root, 'link-to-site');
    symlinkSync(target, link);
    await publishInto(link, 'new');
    expect([page(target), page(link)]).toEqual(['new', 'new']);
  });
});

describe('a build that fails', () => {
  it('leaves the old site as it was, and nothing beside it', async () => {
    const target = ours();
    const folder = await siteFolder(target);
    const work = (): Promise<never> => {
      mkdirSync(folder.staging);
      return Promise.reject(new Error('no'));
    };
    await expect(withLock(folder, work)).rejects.toThrow('no');
    expect([page(target), leftovers(target)]).toEqual(['old', []]);
  });

  it('while swapping puts the old site back', async () => {
    const target = ours();
    const folder = await siteFolder(target);
    // No staging folder: there is nothing to swap in.
    await expect(withLock(folder, () => publish(folder))).rejects.toThrow();
    expect([page(target), leftovers(target)]).toEqual(['old', []]);
  });
});

describe('after a build that was killed', () => {
  it('between the two renames, the old site comes back even when the next build fails', async () => {
    const target = join(root, 'killed-between');
    const folder = await siteFolder(target);
    mkdirSync(folder.previous);
    writeFileSync(join(folder.previous, 'index.html'), 'old');
    mkdirSync(folder.staging);
    writeFileSync(folder.lock, '999999999');
    await expect(withLock(folder, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect([page(target), leftovers(target)]).toEqual(['old', []]);
  });

  it('after them, what it left is cleaned away', async () => {
    const target = ours();
    const folder = await siteFolder(target);
    mkdirSync(folder.previous);
    mkdirSync(folder.staging);
    writeFileSync(folder.lock, '');
    await publishInto(target, 'new');
    expect([page(target), leftovers(target)]).toEqual(['new', []]);
  });
});

/** A process that holds the lock of a target for a moment and notes when it takes it and when it lets go. */
const BUILD = `
  import { appendFileSync } from 'node:fs';
  import { siteFolder, withLock } from ${JSON.stringify(join(projectRoot, 'src/site/folder.ts'))};
  const [target, log] = process.argv.slice(1);
  const work = async () => {
    appendFileSync(log, '+');
    await new Promise((done) => setTimeout(done, 200));
    appendFileSync(log, '-');
  };
  await withLock(await siteFolder(target), work).catch(() => (process.exitCode = 75));
`;

describe('a lock', () => {
  it('of a build that runs refuses another one of the same target', async () => {
    const target = ours();
    const folder = await siteFolder(target);
    writeFileSync(folder.lock, String(process.ppid));
    await expect(publishInto(target, 'new')).rejects.toThrow(`(process ${process.ppid})`);
    expect([page(target), existsSync(folder.lock)]).toEqual(['old', true]);
  });

  it('of a build on another machine is respected: whether it runs cannot be seen from here', async () => {
    const target = ours();
    const folder = await siteFolder(target);
    writeFileSync(folder.lock, '999999999 elsewhere');
    await expect(publishInto(target, 'new')).rejects.toThrow('(process 999999999 on elsewhere)');
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
    await Promise.all([publishInto(a, 'a'), publishInto(b, 'b')]);
    expect([page(a), page(b)]).toEqual(['a', 'b']);
  });
});
