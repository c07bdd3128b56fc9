import { createHash } from 'node:crypto';
import { lstat, mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MANIFEST, manifestText } from './manifest.ts';
import { linkOrCopy } from './others.ts';
import { SitePaths } from './site-paths.ts';
import { cannotWrite } from './system-error.ts';

/** One file of a site: its path, relative and with forward slashes, and all it holds, text as UTF-8. */
export interface SiteFile {
  readonly path: string;
  /** In parts where it may be too long to be held. */
  readonly bytes: string | Uint8Array | Iterable<string>;
}

/** Tells GitHub Pages to publish every file, also those whose names begin with an underscore. */
const NOT_JEKYLL = '.nojekyll';

/** Writes under way at once; more do not make a disk faster. */
const AT_ONCE = 8;

/** The paths of a site and their sha256, in hexadecimal, while its files are written into a folder of their own. */
export class Staging {
  readonly sums = new Map<string, string>();
  /** How many bytes they have. */
  bytes = 0;
  private readonly paths = new SitePaths();
  private readonly kept = new Set<string>();
  private readonly made = new Map<string, Promise<unknown>>();
  private readonly root: string;
  /** What errors name. */
  private readonly target: string;

  constructor(root: string, target: string) {
    this.root = root;
    this.target = target;
  }

  /** Writes files as they come, a few at a time. Stops at the first that fails, when all that were begun have ended. */
  async write(files: AsyncIterable<SiteFile> | Iterable<SiteFile>): Promise<void> {
    await forEach(files, (file) => this.writeOne(file));
  }

  /** Takes files of the site that is there as they are: they get a second name. @param kept their paths with their sha256 */
  async keep(from: string, kept: ReadonlyMap<string, string>): Promise<void> {
    for (const [path, sum] of kept) {
      this.paths.add(path);
      this.sums.set(path, sum);
      const file = join(this.root, path);
      try {
        await this.makeFolder(dirname(file));
        await linkOrCopy(join(from, path), file);
        this.bytes += (await lstat(file)).size;
        // It may be read-only; unless it had to be copied, it is on the disk since it was written.
        await flush(file, 'r').catch(() => undefined);
      } catch (error) {
        throw cannotWrite(this.target, error);
      }
      this.kept.add(path);
    }
  }

  /** Lists what was written, and returns when all of it has reached the disk. */
  async seal(): Promise<void> {
    if (!this.sums.has(NOT_JEKYLL)) await this.writeOne({ path: NOT_JEKYLL, bytes: '' });
    const bytes = manifestText(this.sums);
    const written = [...this.sums.keys()].filter((path) => !this.kept.has(path));
    await this.writeOne({ path: MANIFEST, bytes });
    this.sums.delete(MANIFEST);
    const flushOne = (path: string): Promise<void> => flush(join(this.root, path), 'r+');
    try {
      await forEach([...written, MANIFEST], flushOne);
      for (const folder of this.made.keys()) await flushFolder(folder);
    } catch (error) {
      throw cannotWrite(this.target, error);
    }
  }

  private async writeOne({ path, bytes }: SiteFile): Promise<void> {
    this.paths.add(path);
    // Its place in the manifest is that of its coming; the sum follows when all of it has passed by.
    this.sums.set(path, '');
    const file = join(this.root, path);
    const hash = createHash('sha256');
    try {
      await this.makeFolder(dirname(file));
      const look = (part: string | Uint8Array): void => {
        hash.update(part);
        this.bytes += Buffer.byteLength(part);
      };
      // Encoded once, for its sum and for the disk.
      const whole = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
      if (whole instanceof Uint8Array) look(whole);
      await writeFile(file, whole instanceof Uint8Array ? whole : seen(whole, look), { flag: 'wx' });
      this.sums.set(path, hash.digest('hex'));
    } catch (error) {
      throw cannotWrite(this.target, error);
    }
  }

  private makeFolder(folder: string): Promise<unknown> {
    const making = this.made.get(folder) ?? mkdir(folder, { recursive: true });
    this.made.set(folder, making);
    return making;
  }
}

/** Parts of a text, looked at as they pass by; many small ones go together. */
function* seen(parts: Iterable<string>, look: (part: string) => void): Generator<string> {
  let waiting = '';
  for (const part of parts) {
    look(part);
    waiting += part;
    if (waiting.length < PART) continue;
    yield waiting;
    waiting = '';
  }
  yield waiting;
}

/** Characters that are written at once. */
const PART = 2 ** 18;

/** A few at a time, in order. Whatever fails, nothing is under way any more when the first error is thrown. */
async function forEach<Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const failures: unknown[] = [];
  try {
    for await (const item of items) {
      const one: Promise<void> = work(item)
        .catch((error: unknown) => void failures.push(error))
        .finally(() => underWay.delete(one));
      underWay.add(one);
      if (underWay.size >= AT_ONCE) await Promise.race(underWay);
      if (failures.length > 0) break;
    }
  } finally {
    await Promise.all(underWay);
  }
  if (failures.length > 0) throw failures[0];
}

async function flush(path: string, how: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, how);
  await handle.sync().finally(() => handle.close());
}

/** Makes the names in a folder durable, where the system lets one open a folder. */
export async function flushFolder(folder: string): Promise<void> {
  await flush(folder, 'r').catch(() => undefined);
}
