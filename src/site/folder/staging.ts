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
  /** In parts where it may be too long to be held; made last of all where it tells of other files. */
  readonly bytes: PlainBytes | ((written: WrittenFiles) => string);
}

/** Bytes that depend on no other file. */
type PlainBytes = string | Uint8Array | Iterable<string>;

/** What there is to tell of a file that was written, by its path. */
export type WrittenFiles = ReadonlyMap<string, WrittenFile>;

export interface WrittenFile {
  /** In hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
}

/** Tells GitHub Pages to publish every file, also those whose names begin with an underscore. */
const NOT_JEKYLL = '.nojekyll';

/** Writes under way at once; more do not make a disk faster. */
const AT_ONCE = 8;

/** The paths of a site and what was written there, while its files are put into a folder of their own. */
export class Staging {
  readonly written = new Map<string, WrittenFile>();
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

  /**
   * Writes files as they come, a few at a time, and those that tell of others behind them. Stops at the first that fails,
   * when all that were begun have ended.
   */
  async write(files: AsyncIterable<SiteFile> | Iterable<SiteFile>): Promise<void> {
    const last: (() => Promise<void>)[] = [];
    await forEach(files, async ({ path, bytes }) => {
      if (typeof bytes === 'function') last.push(() => this.writeOne(path, bytes(this.written)));
      else await this.writeOne(path, bytes);
    });
    for (const write of last) await write();
  }

  /** Takes files of the site that is there as they are: they get a second name. @param kept their paths with their sha256 */
  async keep(from: string, kept: ReadonlyMap<string, string>): Promise<void> {
    for (const [path, sum] of kept) {
      this.paths.add(path);
      const file = join(this.root, path);
      try {
        await this.makeFolder(dirname(file));
        await linkOrCopy(join(from, path), file);
        const { size } = await lstat(file);
        this.written.set(path, { sha256: sum, bytes: size });
        this.bytes += size;
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
    if (!this.written.has(NOT_JEKYLL)) await this.writeOne(NOT_JEKYLL, '');
    const bytes = manifestText(this.written);
    const written = [...this.written.keys()].filter((path) => !this.kept.has(path));
    await this.writeOne(MANIFEST, bytes);
    this.written.delete(MANIFEST);
    const flushOne = (path: string): Promise<void> => flush(join(this.root, path), 'r+');
    try {
      await forEach([...written, MANIFEST], flushOne);
      for (const folder of this.made.keys()) await flushFolder(folder);
    } catch (error) {
      throw cannotWrite(this.target, error);
    }
  }

  private async writeOne(path: string, bytes: PlainBytes): Promise<void> {
    this.paths.add(path);
    const file = join(this.root, path);
    const hash = createHash('sha256');
    let length = 0;
    try {
      await this.makeFolder(dirname(file));
      const look = (part: Uint8Array): void => {
        hash.update(part);
        length += part.length;
      };
      // Encoded once, for its sum and for the disk.
      const whole = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
      if (whole instanceof Uint8Array) look(whole);
      await writeFile(file, whole instanceof Uint8Array ? whole : seen(whole, look), { flag: 'wx' });
      this.written.set(path, { sha256: hash.digest('hex'), bytes: length });
      this.bytes += length;
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

/** Parts of a text, encoded once and looked at as they pass by; many small ones go together. */
function* seen(parts: Iterable<string>, look: (part: Uint8Array) => void): Generator<Uint8Array> {
  let waiting = '';
  for (const part of parts) {
    waiting += part;
    if (waiting.length < PART) continue;
    yield looked(waiting, look);
    waiting = '';
  }
  yield looked(waiting, look);
}

function looked(text: string, look: (part: Uint8Array) => void): Uint8Array {
  const part = Buffer.from(text);
  look(part);
  return part;
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
