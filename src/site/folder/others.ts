import { constants } from 'node:fs';
import {
  chmod,
  copyFile,
  link,
  lstat,
  mkdir,
  readdir,
  readlink,
  rename,
  symlink,
  utimes,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { problem, UserError } from '../../errors.ts';
import { listedFiles } from './manifest.ts';
import { folded, foldersOf } from './site-paths.ts';
import { codeOf } from './system-error.ts';

/** What lies in the folder of a site and was not put there by us: `CNAME`, `blog/post.html`, a link, an empty folder. */
export interface OtherFile {
  readonly path: string;
  readonly kind: 'file' | 'link' | 'empty folder';
}

/** Everything below a folder that its manifest does not list. No link is followed. */
export async function otherFiles(folder: string): Promise<OtherFile[]> {
  const ours = (await listedFiles(folder)) ?? new Set<string>();
  const others: OtherFile[] = [];
  const walk = async (below: string): Promise<void> => {
    const entries = await readdir(join(folder, below), { withFileTypes: true });
    if (entries.length === 0 && below !== '') others.push({ path: below, kind: 'empty folder' });
    for (const entry of entries) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) await walk(path);
      else if (entry.isSymbolicLink()) others.push({ path, kind: 'link' });
      else if (!(entry.isFile() && ours.has(path))) others.push({ path, kind: 'file' });
    }
  };
  await walk('');
  return others;
}

const NAMED = 20;

/** Refuses a site that needs a path where something of somebody else lies. @throws UserError `cannot-write` */
export function refuseToReplace(others: readonly OtherFile[], paths: Iterable<string>): void {
  const taken = others.filter(({ kind }) => kind !== 'empty folder');
  const files = new Map(taken.map(({ path }) => [folded(path), path]));
  const folders = new Map(others.flatMap(({ path }) => foldersOf(path).map((one) => [folded(one), one])));
  for (const { path, kind } of others) if (kind === 'empty folder') folders.set(folded(path), path);
  const inTheWay = new Set<string>();
  for (const path of paths) {
    const name = folded(path);
    for (const found of [folders.get(name), ...[name, ...foldersOf(name)].map((one) => files.get(one))])
      if (found !== undefined) inTheWay.add(found);
  }
  // Files are staged in the order in which they are done.
  if (inTheWay.size > 0) throw notOurs([...inTheWay].toSorted());
}

function notOurs(paths: readonly string[]): UserError {
  const hint = 'move it away; evalpress replaces what it made and keeps everything else';
  const more = paths.length > NAMED ? [`${String(paths.length - NAMED)} more`] : [];
  return new UserError(
    [...paths.slice(0, NAMED), ...more].map((path) =>
      problem({
        code: 'cannot-write',
        field: path,
        message: 'the site has a file of its own for this place, and evalpress did not make what is there',
        hint,
      }),
    ),
  );
}

/**
 * Puts other people's files into a site that is about to take the place of the folder they are in. They stay where they
 * are as well, so that a build that is killed loses none: a file gets a second name, a link is made again.
 *
 * @throws UserError `cannot-write`, which names the file
 */
export async function keepOthers(others: readonly OtherFile[], from: string, to: string): Promise<void> {
  const modes = new Map<string, number>();
  for (const { path, kind } of others) {
    try {
      for (const folder of kind === 'empty folder' ? [...foldersOf(path), path] : foldersOf(path))
        await makeFolderLike(folder, from, to, modes);
      const [source, copy] = [join(from, path), join(to, path)];
      if (kind === 'file') await linkOrCopy(source, copy);
      else if (kind === 'link') await symlink(await readlink(source), copy);
    } catch (error) {
      throw cannotKeep(path, error);
    }
  }
  // Last: a folder may forbid to write into it.
  for (const [folder, mode] of [...modes].reverse()) await chmod(join(to, folder), mode);
}

async function makeFolderLike(
  folder: string,
  from: string,
  to: string,
  modes: Map<string, number>,
): Promise<void> {
  if (modes.has(folder)) return;
  try {
    await mkdir(join(to, folder));
    modes.set(folder, (await lstat(join(from, folder))).mode);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/** A second name for the file; a copy where the file system has one name for each, or lets only its owner add one. */
export async function linkOrCopy(source: string, copy: string): Promise<void> {
  try {
    await link(source, copy);
  } catch (error) {
    const about = await lstat(source);
    if (codeOf(error) === 'EEXIST' || !about.isFile()) throw error;
    await copyFile(source, copy, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    await chmod(copy, about.mode);
    await utimes(copy, about.atime, about.mtime);
  }
}

function cannotKeep(path: string, error: unknown): UserError {
  const got = error instanceof Error ? error.message : String(error);
  return new UserError(
    problem({
      code: 'cannot-write',
      field: path,
      message: 'evalpress did not make this file and cannot keep it',
      got,
      hint: 'move it away; what was there before is still there',
    }),
  );
}

/**
 * Brings over what was added to the old folder, or changed there, while the new one took its place. Afterwards nothing in
 * the old folder is needed any more.
 *
 * @throws UserError `cannot-write` where something of the new site lies in its place
 */
export async function bringOver(from: string, to: string): Promise<void> {
  const others = await otherFiles(from);
  refuseToReplace(others, (await listedFiles(to)) ?? []);
  for (const { path, kind } of others) {
    const [source, there] = [join(from, path), join(to, path)];
    try {
      if (kind === 'empty folder') await mkdir(there, { recursive: true });
      else if (!(await isSame(source, there))) {
        await mkdir(dirname(there), { recursive: true });
        await rename(source, there);
      }
    } catch (error) {
      throw cannotKeep(path, error);
    }
  }
}

async function isSame(one: string, other: string): Promise<boolean> {
  const there = await lstat(other).catch(() => null);
  if (!there) return false;
  const here = await lstat(one);
  if (here.isSymbolicLink() && there.isSymbolicLink())
    return (await readlink(one)) === (await readlink(other));
  return here.dev === there.dev && here.ino === there.ino;
}
