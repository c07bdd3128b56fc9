import { constants } from 'node:fs';
import { copyFile, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { problem, UserError } from '../../errors.ts';
import { cannotWrite, codeOf } from './system-error.ts';

/** Locks that this process holds: its own number in a file does not tell a build that runs from one that was killed. */
const held = new Set<string>();

/**
 * Takes the lock of a target; `releaseLock` gives it back. Two tries: the second one comes after a lock was removed that
 * nobody holds any more.
 *
 * @throws UserError `locked` while another build holds it, `cannot-write` where no file can be made
 */
export async function takeLock(lock: string, target: string): Promise<void> {
  const own = `${String(process.pid)} ${hostname()}`;
  for (let isFirst = true; ; isFirst = false) {
    try {
      await writeFile(lock, own, { flag: 'wx' });
      held.add(lock);
      return;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') {
        await rm(lock, { force: true }).catch(() => undefined);
        throw cannotWrite(target, error);
      }
    }
    const owner = await ownerOf(lock);
    const isHeld = held.has(lock) || isRunning(owner);
    if (!isFirst || isHeld || !(await removeLock(lock, owner))) throw await locked(target, lock, owner);
  }
}

export async function releaseLock(lock: string): Promise<void> {
  held.delete(lock);
  await rm(lock, { force: true });
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
 * Removes the lock of a build that was killed; false when another build holds one by now. Of two that see the same lock
 * only one can rename it, and what was renamed is looked at again: it may be the lock that the other has made since.
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

/** The age of the lock is what tells a build that runs elsewhere from one that was killed there. */
async function locked(target: string, lock: string, owner: string): Promise<UserError> {
  const [pid = '', host = hostname()] = owner.split(' ');
  const who = host === hostname() ? `process ${pid}` : `process ${pid} on ${host}`;
  const since = await stat(lock).then(
    ({ mtime }) => `, since ${mtime.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    () => '',
  );
  const message = `another build of ${target} is running (${who}${since})`;
  return new UserError(
    problem({ code: 'locked', message, hint: `wait for it; if it was killed, remove ${lock}` }),
  );
}
