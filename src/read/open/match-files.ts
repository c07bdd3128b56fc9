import { glob, lstat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';

/** Files and folders that patterns match. */
export interface Matches {
  /** Absolute, each once, in order. */
  readonly paths: readonly string[];
  /** Begins with the folder that all paths share, because folders may say which model answered. */
  readonly nameOf: (path: string) => string;
  /** Paths of files with this name that lie beside the matches and are not among them; links are not followed. */
  readonly beside: (name: string) => Promise<readonly string[]>;
}

/** @param patterns Paths, or patterns such as `results/*.ndjson`. */
export async function matchFiles(patterns: readonly string[]): Promise<Matches> {
  const matched = new Set<string>();
  for (const pattern of patterns) for await (const path of glob(pattern)) matched.add(resolve(path));
  const paths = [...matched].toSorted();
  return { paths, nameOf: namesFor(paths), beside: (name) => filesBeside(paths, name) };
}

async function filesBeside(paths: readonly string[], name: string): Promise<string[]> {
  const files: string[] = [];
  for (const path of new Set(paths.map((one) => join(dirname(one), name)))) {
    const about = await lstat(path).catch(() => null);
    if (about?.isFile() === true && !paths.includes(path)) files.push(path);
  }
  return files;
}

function namesFor(paths: readonly string[]): (path: string) => string {
  const folders = paths.map((path) => dirname(path).split(sep));
  const [first = []] = folders;
  const differs = first.findIndex((part, depth) => folders.some((folder) => folder[depth] !== part));
  const shared = differs === -1 ? first.length : differs;
  return (path) =>
    path
      .split(sep)
      .slice(Math.max(1, shared - 1))
      .join('/');
}
