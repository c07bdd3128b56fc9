import { chmodSync, lstatSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type SiteFile, withSiteFolder, writeSite } from '../../src/site/folder.ts';
import { build, contents, filesOf, folderMaker, leftovers, siteFiles } from './make-folder.ts';

const { root, folderWith } = folderMaker();

/** A site of ours in which a person has put a domain, a blog, links and an empty folder. */
const lived = (): string => {
  const target = folderWith({
    ...siteFiles({ 'index.html': 'old', 'board/index.html': 'old', 'board/models/a/index.html': 'old' }),
    CNAME: 'example.org',
    'blog/post.html': 'mine',
    'board/models/a/notes.txt': 'mine',
    '.well-known/x': 'mine',
  });
  mkdirSync(join(target, 'uploads'));
  symlinkSync('blog/post.html', join(target, 'latest'));
  symlinkSync('/nowhere', join(target, 'broken'));
  symlinkSync(root, join(target, 'blog/up'));
  return target;
};

const OTHERS = {
  CNAME: 'example.org',
  'blog/post.html': 'mine',
  'blog/up': `-> ${root}`,
  'board/models/a/notes.txt': 'mine',
  '.well-known/x': 'mine',
  broken: '-> /nowhere',
  latest: '-> blog/post.html',
  uploads: '/',
};

const sorted = (found: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(found).sort());

describe('files that evalpress did not make', () => {
  it('are kept, beside the new site and instead of nothing else, however often it is built', async () => {
    const target = lived();
    for (const text of ['new', 'newer']) {
      await build(target, { 'index.html': text, 'board/index.html': text });
      expect(contents(target)).toEqual(sorted({ ...OTHERS, 'index.html': text, 'board/index.html': text }));
    }
    expect(leftovers(target)).toEqual([]);
  });

  it('are the same files as before, with their rights and times; so are their folders', async () => {
    const target = lived();
    chmodSync(join(target, 'CNAME'), 0o640);
    chmodSync(join(target, 'blog'), 0o700);
    chmodSync(join(target, 'uploads'), 0o711);
    const before = lstatSync(join(target, 'CNAME'));
    await build(target, { 'index.html': 'new' });
    const after = lstatSync(join(target, 'CNAME'));
    expect([after.mode, after.mtimeMs, after.ino]).toEqual([before.mode, before.mtimeMs, before.ino]);
    const modes = ['blog', 'uploads'].map((name) => lstatSync(join(target, name)).mode & 0o777);
    expect(modes).toEqual([0o700, 0o711]);
  });

  it('are kept when they took the place of one of ours that the new site does without', async () => {
    const target = lived();
    rmSync(join(target, 'board/index.html'));
    symlinkSync('../CNAME', join(target, 'board/index.html'));
    await build(target, { 'index.html': 'new' });
    expect(contents(target)['board/index.html']).toBe('-> ../CNAME');
  });

  it.each([
    ['a file', 'CNAME', 'CNAME'],
    ['a file in other letters', 'cname', 'CNAME'],
    ['a file where the site needs a folder', 'CNAME/index.html', 'CNAME'],
    ['a folder where the site needs a file', 'blog', 'blog'],
    ['an empty folder where the site needs a file', 'uploads', 'uploads'],
    ['a link', 'latest', 'latest'],
    ['a link where the site needs a folder', 'blog/up/x', 'blog/up'],
  ])('are named when one is in the way: %s', async (_, path, named) => {
    const target = lived();
    const before = contents(target);
    const refused = build(target, { 'index.html': 'new', [path]: 'new' });
    await expect(refused).rejects.toMatchObject({ problems: [{ code: 'cannot-write', field: named }] });
    expect([contents(target), leftovers(target)]).toEqual([before, []]);
  });

  it('are all named, up to twenty', async () => {
    const names = Array.from({ length: 22 }, (_, index) => `mine-${index}`);
    const texts = Object.fromEntries(names.map((name) => [name, 'mine']));
    const target = folderWith({ ...siteFiles({}), ...texts });
    const refused = build(target, Object.fromEntries(names.map((name) => [name, 'new'])));
    await expect(refused).rejects.toThrow(/^mine-0: [^]*mine-19: [^]*^2 more: /m);
    expect(contents(target)).toEqual(sorted(texts));
  });

  it('do not hinder a site that needs the empty folder they made', async () => {
    const target = lived();
    await build(target, { 'uploads/index.html': 'new' });
    const expected = sorted({ ...OTHERS, 'uploads/index.html': 'new' });
    delete expected['uploads'];
    expect(contents(target)).toEqual(expected);
  });

  it('are kept also when they come or change while the site is built', async () => {
    const target = lived();
    async function* source(): AsyncGenerator<SiteFile> {
      yield* filesOf({ 'index.html': 'new' });
      await Promise.resolve();
      writeFileSync(join(target, 'late'), 'late');
      writeFileSync(join(target, 'CNAME'), 'example.com');
    }
    await withSiteFolder(target, [], (folder) => writeSite(folder, source()));
    expect(contents(target)).toMatchObject({ late: 'late', CNAME: 'example.com', 'index.html': 'new' });
  });

  it('are looked for without following a link out of the site', async () => {
    const outside = folderWith({ 'index.html': 'outside' });
    const target = folderWith(siteFiles({ 'index.html': 'old' }));
    symlinkSync(outside, join(target, 'out'));
    await build(target, { 'index.html': 'new' });
    await build(target, { 'index.html': 'newer' });
    expect(contents(outside)).toEqual({ 'index.html': 'outside' });
    expect(contents(target)).toEqual({ 'index.html': 'newer', out: `-> ${outside}` });
  });
});
