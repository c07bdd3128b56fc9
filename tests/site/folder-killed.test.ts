import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { siteFolder } from '../../src/site/folder.ts';
import { projectRoot } from '../support/project-files.ts';
import { finished } from '../cli/run-cli.ts';
import { build, contents, failToRead, folderMaker, leftovers, siteFiles } from './make-folder.ts';

const { root, folderWith } = folderMaker();

/**
 * A build that is killed right before a given change of the disk, counted from 1. Every function that changes something
 * is watched; what it writes when it gets to its end is how many there are.
 */
const KILLED = `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const [target, at] = process.argv.slice(1);
  let changes = 0;
  const watch = (holder, name) => {
    const real = holder[name];
    holder[name] = (...words) => {
      if (name === 'open' && words[1] !== 'wx' && words[1] !== 'w') return real(...words);
      if (++changes === Number(at)) {
        // Removing a folder is many changes: the worst that can be missing is what says whose the rest is.
        if (name === 'rm' && words[1].recursive) fs.rmSync(words[0] + '/evalpress-manifest.json', { force: true });
        process.kill(process.pid, 'SIGKILL');
      }
      return real(...words);
    };
  };
  const changing = ['chmod', 'copyFile', 'link', 'mkdir', 'open', 'rename', 'rm', 'rmdir', 'symlink', 'writeFile'];
  for (const name of changing) watch(fs.promises, name);
  for (const name of ['renameSync', 'unlinkSync', 'rmdirSync']) watch(fs, name);
  syncBuiltinESMExports();
  const { keptFiles, withSiteFolder, writeSite } = await import(${JSON.stringify(join(projectRoot, 'src/site/folder.ts'))});
  const bytes = new TextEncoder().encode('new');
  const files = ['index.html', 'board/index.html'].map((path) => ({ path, bytes }));
  await withSiteFolder(target, [], async (folder) => {
    const { sums } = await keptFiles(folder.target);
    await writeSite(folder, files, sums);
  });
  console.log(changes);
`;

const killAt = (target: string, at: number): ReturnType<typeof finished> =>
  finished(spawn(process.execPath, ['--input-type=module', '-e', KILLED, target, String(at)]));

const OTHERS = { CNAME: 'mine', 'blog/post.html': 'mine', latest: '-> blog/post.html', uploads: '/' };
const KEPT = { 'board/s/0123456789ab/index.html': 'kept' };
const OLD = { ...OTHERS, ...KEPT, 'index.html': 'old', 'gone/index.html': 'old' };
const NEW = { ...OTHERS, ...KEPT, 'index.html': 'new', 'board/index.html': 'new' };

const lived = (): string => {
  const target = folderWith({
    ...siteFiles({ 'index.html': 'old', 'gone/index.html': 'old', ...KEPT }),
    CNAME: 'mine',
    'blog/post.html': 'mine',
  });
  mkdirSync(join(target, 'uploads'));
  symlinkSync('blog/post.html', join(target, 'latest'));
  return target;
};

describe('a build that is killed', () => {
  it('at any of its changes of the disk leaves a whole site, once the next run has begun, be it one that fails', async () => {
    const whole = await killAt(lived(), 0);
    expect(whole).toMatchObject({ code: 0, err: '' });
    const changes = Number(whole.out);
    expect(changes).toBeGreaterThan(15);
    const states: string[] = [];
    for (let at = 1; at <= changes; at += 1) {
      const target = lived();
      expect(await killAt(target, at), `change ${at} of ${changes}`).toMatchObject({ signal: 'SIGKILL' });
      states.push(existsSync(join(target, 'gone')) ? 'old' : existsSync(target) ? 'new' : 'none');
      await expect(failToRead(target)).rejects.toThrow('unreadable');
      const found = contents(target);
      expect(found, `killed before change ${at}`).toEqual(found['index.html'] === 'old' ? OLD : NEW);
      expect(leftovers(target)).toEqual([]);
    }
    // For the time of one rename, and no longer, nothing is there.
    expect(states.filter((state) => state === 'none')).toHaveLength(1);
    expect(states.join(' ')).toMatch(/^(old )+none( new)+$/);
  });
});

/** What is left of a build that was killed between its two renames. */
const killedBetween = async (target: string): Promise<void> => {
  const folder = await siteFolder(target);
  cpSync(target, folder.staging, { recursive: true });
  renameSync(folder.target, folder.previous);
  writeFileSync(folder.lock, '999999999');
};

describe('after a build that was killed while it swapped', () => {
  it('the old site comes back when the target is a link, which leads to nothing by now', async () => {
    const target = lived();
    const link = join(root, 'link');
    symlinkSync(target, link);
    await killedBetween(link);
    await expect(failToRead(link)).rejects.toThrow('unreadable');
    expect([contents(target), leftovers(target)]).toEqual([expect.objectContaining(OLD), []]);
  });

  it('the old site comes back when a person made the missing folder anew', async () => {
    const target = lived();
    await killedBetween(target);
    mkdirSync(target);
    await expect(failToRead(target)).rejects.toThrow('unreadable');
    expect([contents(target), leftovers(target)]).toEqual([expect.objectContaining(OLD), []]);
  });

  it('the old site is not touched where somebody put something else into its place', async () => {
    const target = lived();
    await killedBetween(target);
    mkdirSync(target);
    writeFileSync(join(target, 'thesis.tex'), '');
    await expect(build(target, {})).rejects.toThrow('will not replace');
    expect(contents((await siteFolder(target)).previous)).toEqual(expect.objectContaining(OLD));
  });

  it('what came into the old site in that moment is kept; where it cannot be, the build stops and names it', async () => {
    const target = lived();
    const { previous } = await siteFolder(target);
    cpSync(target, previous, { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(previous, 'CNAME'), 'changed');
    writeFileSync(join(previous, 'late'), 'late');
    await expect(failToRead(target)).rejects.toThrow('unreadable');
    expect(contents(target)).toMatchObject({ CNAME: 'changed', late: 'late' });

    mkdirSync(previous);
    writeFileSync(join(previous, 'index.html'), 'mine');
    await expect(build(target, {})).rejects.toThrow(/^index.html: .*did not make/);
    expect(contents(previous)).toEqual({ 'index.html': 'mine' });
  });
});
