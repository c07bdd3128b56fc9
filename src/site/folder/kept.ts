import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { problem, UserError, type Problem } from '../../errors.ts';
import { listedSums } from './manifest.ts';

/** Files of earlier builds that stay as they are: snapshots. */
export interface KeptFiles {
  /** Their paths below the folder of the site, with their sha256. */
  readonly sums: ReadonlyMap<string, string>;
  /** The text of one of them. */
  readonly text: (path: string) => Promise<string>;
}

/** "demo/s/0123456789ab/": the folder of a board, and in it that of a snapshot. */
const OF_A_SNAPSHOT = /^[^/]+\/s\/[0-9a-f]{12}\//;

/** A manifest may have been written by somebody else: nothing outside of the folder is looked at. */
const LEADS_OUT = /(?:^|\/)\.{0,2}(?:\/|$)|[\\\0]/;

/**
 * The snapshots in the folder of a site. One that a person removed as a whole is forgotten.
 *
 * @throws UserError `snapshot-changed` for files that are not what was written, or that are missing beside others
 */
export async function keptFiles(target: string): Promise<KeptFiles> {
  const listed = [...((await listedSums(target)) ?? [])].filter(
    ([path]) => OF_A_SNAPSHOT.test(path) && !LEADS_OUT.test(path),
  );
  const there = new Set(
    listed.filter(([path]) => existsSync(join(target, path))).map(([path]) => folderOf(path)),
  );
  const sums = new Map(listed.filter(([path]) => there.has(folderOf(path))));
  const problems: Problem[] = [];
  for (const [path, sum] of sums) {
    const got = await sumOf(join(target, path));
    if (got !== sum) problems.push(changed(path, sum, got));
  }
  if (problems.length > 0) throw new UserError(problems);
  return { sums, text: (path) => readFile(join(target, path), 'utf8') };
}

function folderOf(path: string): string {
  return OF_A_SNAPSHOT.exec(path)?.[0] ?? '';
}

/** The sha256 of a file; null where there is none. */
async function sumOf(path: string): Promise<string | null> {
  const about = await lstat(path).catch(() => null);
  if (!about?.isFile()) return null;
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

function changed(path: string, sum: string, got: string | null): Problem {
  return problem({
    code: 'snapshot-changed',
    file: path,
    message: got === null ? 'this file of a snapshot is missing' : 'this file of a snapshot was changed',
    expected: `SHA-256 ${sum}`,
    got: got === null ? 'no such file' : `SHA-256 ${got}`,
    hint: `put back what was there, or remove the whole snapshot: ${folderOf(path)}`,
  });
}
