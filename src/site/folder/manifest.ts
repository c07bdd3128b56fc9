import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Marks a folder as ours and lists which files of it are; a folder without one is never replaced. */
export const MANIFEST = 'evalpress-manifest.json';

/** The files in an order that no file system decides, with their sha256. */
export function manifestText(written: ReadonlyMap<string, { readonly sha256: string }>): string {
  const sums = Array.from(written, ([path, { sha256 }]) => [path, sha256] as const);
  const files = Object.fromEntries(sums.sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ generator: 'evalpress', files }, null, 1)}\n`;
}

/** Paths of the files in a folder that are ours; null where no manifest lies there, or none that can be read. */
export async function listedFiles(folder: string): Promise<ReadonlySet<string> | null> {
  const sums = await listedSums(folder);
  return sums && new Set([...sums.keys(), MANIFEST]);
}

/** The same with the sha256 that each had when it was written, the manifest left out. */
export async function listedSums(folder: string): Promise<ReadonlyMap<string, string> | null> {
  const path = join(folder, MANIFEST);
  try {
    if (!(await lstat(path)).isFile()) return null;
    const manifest: unknown = JSON.parse(await readFile(path, 'utf8'));
    const files = isRecord(manifest) ? manifest['files'] : null;
    return isRecord(files) ? new Map(Object.entries(files).map(([name, sum]) => [name, String(sum)])) : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
