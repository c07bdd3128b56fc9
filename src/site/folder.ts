import { createHash } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { copyFile, mkdir, open, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { constants as system, homedir, hostname } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { problem, UserError } from '../errors.ts';

/** Marks a folder as ours and lists what is in it; a folder without one is never deleted. */
export const MANIFEST = 'evalpress-manifest.json';

/** Where a site goes, and where it is made before anybody sees it: beside it, on the same disk, so that a rename is enough. */
export interface SiteFolder {
  readonly target: string;
  readonly staging: string;
  readonly previous: string;
  readonly lock: string;
}

/** The folders of one build. Where the target is a link, the folder behind it is meant. */
export async function siteFolder(out: string): Promise<SiteFolder> {
  const target = await realpath(out).catch(() => resolve(out));
  const beside = (what: string): string => join(dirname(target), `.${basename(target)}.evalpress-${what}`);
  return { target, staging: beside('staging'), previous: beside('previous'), lock: beside('lock') };
}

/** Refuses targets whose replacement would destroy something that is not ours. */
export async function checkTarget({ target }: SiteFolder, inputs: readonly string[]): Promise<void> {
  const refuse: (reason: string) => never = (reason) => {
    const hint = 'name a new or empty folder, or one that evalpress built';
    throw new UserError(
      problem({
        code: 'cannot-write',
        field: '--out',
        message: `will not replace ${target}: ${reason}`,
        hint,
      }),
    );
  };
  const within = (inner: string, outer: string): boolean =>
    inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
  if (within(resolve('.'), target)) refuse('it is, or holds, the folder you are in');
  if (within(await realpath(homedir()).catch(homedir), target)) refuse('it is, or holds, your home folder');
  if (existsSync(join(target, '.git'))) refuse('it is the root of a git repository');
  for (const input of inputs) {
    const from = await realpath(input).catch(() => resolve(input));
    if (within(from, target)) refuse(`it is, or holds, the input ${input}`);
  }
  const entries = await readdir(target).catch((error: unknown): string[] => {
    if (codeOf(error) === 'ENOENT') return [];
    return refuse('it is not a folder that can be read');
  });
  if (entries.length > 0 && !entries.includes(MANIFEST)) refuse('it holds files that evalpress did not make');
}

/** Runs `work` while no other build can touch the same target; first puts right what a killed build left behind. */
export async function withLock<Result>(folder: SiteFolder, work: () => Promise<Result>): Promise<Result> {
  await mkdir(dirname(folder.target), { recursive: true }).catch((error: unknown) => {
    throw cannotWrite(folder.target, error);
  });
  await takeLock(folder);
  try {
    if (existsSync(folder.previous) && !existsSync(folder.target))
      await rename(folder.previous, folder.target);
    await removeLeftovers(folder);
    return await work();
  } finally {
    await removeLeftovers(folder);
    await rm(folder.lock, { force: true });
  }
}

/** The previous site goes only once there is another in its place. */
async function removeLeftovers({ staging, previous, target }: SiteFolder): Promise<void> {
  await rm(staging, { recursive: true, force: true });
  if (existsSync(target)) await rm(previous, { recursive: true, force: true });
}

/** Two tries: the second one comes after a lock that nobody holds any more was removed. */
async function takeLock({ lock, target }: SiteFolder): Promise<void> {
  const own = `${String(process.pid)} ${hostname()}`;
  for (let isFirst = true; ; isFirst = false) {
    try {
      await writeFile(lock, own, { flag: 'wx' });
      return;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') {
        await rm(lock, { force: true });
        throw cannotWrite(target, error);
      }
    }
    const owner = await ownerOf(lock);
    if (!isFirst || isRunning(owner) || !(await removeLock(lock, owner))) throw locked(target, lock, owner);
  }
}

/** Who holds a lock, as its file says. Just after it was made, it may say nothing yet. */
async function ownerOf(lock: string): Promise<string> {
  const read = (): Promise<string> => readFile(lock, 'utf8').catch(() => '');
  const owner = await read();
  if (owner !== '') return owner;
  await new Promise((done) => setTimeout(done, 100));
  return read();
}

/** Of a process on another machine nobody here can say whether it has ended. */
function isRunning(owner: string): boolean {
  const [text = '', host = hostname()] = owner.split(' ');
  if (host !== hostname()) return true;
  const pid = Number(text);
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/**
 * Removes the lock of a build that was killed; false when another build holds one by now. Of two that see the same lock only one
 * can rename it, and what was renamed is looked at again: it may be the lock that the other has made since.
 */
async function removeLock(lock: string, owner: string): Promise<boolean> {
  const claimed = `${lock}-${String(process.pid)}`;
  try {
    await rename(lock, claimed);
  } catch (error) {
    return codeOf(error) === 'ENOENT';
  }
  const isSame = (await readFile(claimed, 'utf8')) === owner;
  if (!isSame) await copyFile(claimed, lock, constants.COPYFILE_EXCL).catch(() => undefined);
  await rm(claimed, { force: true });
  return isSame;
}

function locked(target: string, lock: string, owner: string): UserError {
  const [pid = '', host = hostname()] = owner.split(' ');
  const who = host === hostname() ? `process ${pid}` : `process ${pid} on ${host}`;
  const message = `another build of ${target} is running (${who})`;
  return new UserError(problem({ code: 'locked', message, hint: `wait for it, or remove ${lock}` }));
}

/** Lists the staged files with their checksums, makes them durable, and puts them in the target's place in one step. */
export async function publish({ staging, target, previous }: SiteFolder): Promise<number> {
  try {
    await writeFile(join(staging, '.nojekyll'), '');
    const files = await listFiles(staging);
    const sums: Record<string, string> = {};
    for (const file of files) sums[file] = await checksum(join(staging, file));
    await writeFile(
      join(staging, MANIFEST),
      `${JSON.stringify({ generator: 'evalpress', files: sums }, null, 1)}\n`,
    );
    for (const file of [...files, MANIFEST]) await flush(join(staging, file));
    if (existsSync(target)) await rename(target, previous);
    await rename(staging, target);
    return files.length;
  } catch (error) {
    if (!existsSync(target) && existsSync(previous)) await rename(previous, target);
    throw cannotWrite(target, error);
  }
}

/** All files below a folder, relative with forward slashes, in an order that no file system decides. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return files.map((file) => file.split(sep).join('/')).sort((a, b) => (a < b ? -1 : 1));
}

async function checksum(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync().finally(() => handle.close());
}

/** What a full or read-only disk looks like from here. */
export function cannotWrite(path: string, error: unknown): unknown {
  const code = codeOf(error);
  if (!['ENOSPC', 'EACCES', 'EROFS', 'EPERM', 'EDQUOT', 'ENOTDIR', 'EEXIST', 'EIO'].includes(code))
    return error;
  const got = error instanceof Error && 'code' in error ? error.message : code;
  return new UserError(
    problem({
      code: 'cannot-write',
      message: `cannot write ${path}`,
      got,
      hint: 'what was there before is still there',
    }),
  );
}

/** What the system calls the failure; the compiled parts of the site builder say it in their message only. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const number = Number(/\(os error (\d+)\)/.exec(error.message)?.[1]);
  const named = Object.entries(system.errno).find(([, value]) => value === number)?.[0];
  return named ?? ('code' in error ? String(error.code) : '');
}
