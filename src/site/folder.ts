import { existsSync, renameSync } from 'node:fs';
import { lstat, mkdir, readdir, readlink, realpath, rm, rmdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { problem, UserError } from '../errors.ts';
import { listNames } from '../format.ts';
import { releaseLock, takeLock } from './folder/lock.ts';
import { listedFiles } from './folder/manifest.ts';
import { bringOver, keepOthers, otherFiles, refuseToReplace } from './folder/others.ts';
import { flushFolder, Staging, type SiteFile } from './folder/staging.ts';
import { cannotWrite, codeOf } from './folder/system-error.ts';

export { keptFiles, type KeptFiles } from './folder/kept.ts';
export type { SiteFile, WrittenFiles } from './folder/staging.ts';

/** Where a site goes, and where it is made before anybody sees it: beside it, on the same disk, so that a rename is enough. */
export interface SiteFolder {
  readonly target: string;
  readonly staging: string;
  readonly previous: string;
  /** Of which nothing is needed any more: it may be gone by half. */
  readonly removed: string;
  readonly lock: string;
}

/**
 * Runs `work` while no other build can touch the folder a site goes to. Before anything else it puts right what a build
 * left behind that was killed: so whoever reads data does it in here, where a failure finds the old site in its place.
 *
 * @param out where the site goes; where it is a link, the folder behind it is meant
 * @param inputs paths of the data, which the site must not replace
 * @throws UserError `cannot-write` for a folder that is not ours to replace, `locked` while another build is at it
 */
export async function withSiteFolder<Result>(
  out: string,
  inputs: readonly string[],
  work: (folder: SiteFolder) => Promise<Result>,
): Promise<Result> {
  const folder = await siteFolder(out);
  await checkTarget(folder, inputs);
  await mkdir(dirname(folder.target), { recursive: true }).catch((error: unknown) => {
    throw cannotWrite(folder.target, error);
  });
  await takeLock(folder.lock, folder.target);
  try {
    await recover(folder).catch((error: unknown) => {
      throw cannotWrite(folder.target, error);
    });
    await checkTarget(folder, inputs);
    return await work(folder);
  } finally {
    await rm(folder.staging, { recursive: true, force: true }).catch(() => undefined);
    await releaseLock(folder.lock);
  }
}

/** The folders of one build. */
export async function siteFolder(out: string): Promise<SiteFolder> {
  const target = await realTarget(resolve(out));
  const beside = (what: string): string => join(dirname(target), `.${basename(target)}.evalpress-${what}`);
  return {
    target,
    staging: beside('staging'),
    previous: beside('previous'),
    removed: beside('removed'),
    lock: beside('lock'),
  };
}

/** What a path leads to, even where nothing is there: a build that was killed may have left a link to a missing folder. */
async function realTarget(path: string, linksLeft = 40): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const text = await readlink(path).catch(() => null);
    if (text !== null && linksLeft > 0) return realTarget(resolve(dirname(path), text), linksLeft - 1);
    const above = dirname(path);
    return above === path ? path : join(await realTarget(above, linksLeft), basename(path));
  }
}

/** Refuses targets whose replacement would destroy something that is not ours. */
async function checkTarget({ target }: SiteFolder, inputs: readonly string[]): Promise<void> {
  const refuse: (reason: string, hint?: string) => never = (reason, hint) => {
    const message = `will not replace ${target}: ${reason}`;
    const orElse = hint ?? 'name a new or empty folder, or one that evalpress built';
    throw new UserError(problem({ code: 'cannot-write', field: '--out', message, hint: orElse }));
  };
  if (isWithin(resolve('.'), target)) refuse('it is, or holds, the folder you are in');
  if (isWithin(await realpath(homedir()).catch(homedir), target)) refuse('it is, or holds, your home folder');
  if (existsSync(join(target, '.git'))) refuse('it is the root of a git repository');
  for (const input of inputs) {
    const from = await realpath(input).catch(() => resolve(input));
    if (isWithin(from, target)) refuse(`it is, or holds, the input ${input}`);
  }
  const entries = await readdir(target).catch((error: unknown): string[] | null => {
    if (codeOf(error) === 'ENOENT') return null;
    return refuse('it is not a folder that can be read');
  });
  if (entries === null) return;
  if (entries.length > 0 && (await listedFiles(target)) === null)
    refuse(`it holds files that evalpress did not make: ${listNames(entries.toSorted(), 3)}`);
  if ((await lstat(target)).dev !== (await lstat(dirname(target))).dev)
    refuse('a disk is mounted there, which cannot be replaced', 'name a folder inside of it');
}

function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}

/** Puts the old site back where a build was killed while it swapped; ends the swap where the new one was in place. */
async function recover(folder: SiteFolder): Promise<void> {
  const { target, staging, previous, removed } = folder;
  for (const rest of [staging, removed]) await rm(rest, { recursive: true, force: true });
  if (!existsSync(previous)) return;
  // A person may have made the missing folder anew.
  await rmdir(target).catch(() => undefined);
  if (!existsSync(target)) renameSync(previous, target);
  else if ((await listedFiles(target)) !== null) await removePrevious(folder);
}

/**
 * Writes a site and puts it in the target's place in one step. Files that are not ours are kept; see ./folder/others.ts.
 * Whatever fails, be it the source of the files, the old site stays whole.
 *
 * @param files each written as it comes; its bytes must not change afterwards
 * @param kept files of the old site that stay, by path, with their sha256; see ./folder/kept.ts
 * @throws UserError `cannot-write` for a disk that is full or read-only, and where a file of somebody else is in the way
 */
export async function writeSite(
  folder: SiteFolder,
  files: AsyncIterable<SiteFile> | Iterable<SiteFile>,
  kept: ReadonlyMap<string, string> = new Map(),
): Promise<WrittenSite> {
  const staging = new Staging(folder.staging, folder.target);
  await staging.keep(folder.target, kept);
  await staging.write(files);
  await staging.seal();
  await swap(folder, staging.written);
  return { files: staging.written.size, bytes: staging.bytes };
}

/** How many files a site has, the manifest not counted, and how many bytes all of it has. */
export interface WrittenSite {
  readonly files: number;
  readonly bytes: number;
}

async function swap(folder: SiteFolder, files: ReadonlyMap<string, unknown>): Promise<void> {
  const { target, staging } = folder;
  try {
    if (existsSync(target)) {
      const others = await otherFiles(target);
      refuseToReplace(others, files.keys());
      await keepOthers(others, target, staging);
    }
    exchange(folder);
    await flushFolder(dirname(target));
    await removePrevious(folder);
  } catch (error) {
    throw cannotWrite(target, error);
  }
}

/** Nothing runs between the two renames: for as long as that, there is no site. */
function exchange({ target, staging, previous }: SiteFolder): void {
  try {
    if (existsSync(target)) renameSync(target, previous);
    renameSync(staging, target);
  } catch (error) {
    if (!existsSync(target) && existsSync(previous)) renameSync(previous, target);
    throw error;
  }
}

/** The old site goes only once there is another in its place, and by one rename: half of it does not tell whose it was. */
async function removePrevious({ previous, removed, target }: SiteFolder): Promise<void> {
  if (!existsSync(previous)) return;
  await bringOver(previous, target);
  renameSync(previous, removed);
  await rm(removed, { recursive: true });
}

/** All files below a folder, relative with forward slashes, in an order that no file system decides. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return files.map((file) => file.split(sep).join('/')).sort((a, b) => (a < b ? -1 : 1));
}
