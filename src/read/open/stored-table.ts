import { lstat, open } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { createGunzip } from 'node:zlib';
import { problem, UserError } from '../../errors.ts';
import { headerOf } from './csv-rows.ts';
import { isObject } from './json-rows.ts';
import { type Compression, compressionOf, decodeText } from './decode-text.ts';
import type { SizeLimits } from './size-limits.ts';
import { formatOf, stem } from './source-format.ts';
import { beginningOfZstd, MOST_AT_HEAD } from './zstd.ts';

/** A table that is too large to be held, or that is no text. */
export interface StoredTable {
  /** Absolute; never printed. */
  readonly path: string;
  readonly file: string;
  readonly format: 'ndjson' | 'csv' | 'parquet';
  readonly compression: Compression | null;
  /** As it is stored. */
  readonly bytes: number;
  /** How its text begins, in whole lines; empty for Parquet. */
  readonly head: string;
}

const LOOKED_AT = 1 << 16;

/** What a file that may be such a table is; null when it is none, or one JSON document, which cannot be read in pieces. */
export async function storedTable(path: string): Promise<StoredTable | null> {
  const file = basename(path);
  const { beginning: stored, size } = await beginningOf(path);
  const about = { path: resolve(path), file, bytes: size };
  if (isParquet(stored)) return { ...about, format: 'parquet', compression: null, head: '' };
  const compression = compressionOf(stored);
  const text = compression === null ? stored : await opened(stored, compression);
  const isWhole = size <= LOOKED_AT && text.length < MOST_AT_HEAD;
  const head = textIn(isWhole ? text : text.subarray(0, text.lastIndexOf(10) + 1), file);
  const format = head === null ? 'json' : formatOf({ name: file, text: head });
  return format === 'json' ? null : { ...about, format, compression, head: head ?? '' };
}

/** null: what is wrong with it has been said by the reader that could not hold it. */
function textIn(bytes: Buffer, file: string): string | null {
  try {
    return decodeText(bytes, file).text;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** Names of its columns, as far as its beginning tells. */
export function namesAtHead({ format, head }: Pick<StoredTable, 'format' | 'head'>): readonly string[] {
  if (format === 'csv') return headerOf(head);
  const names = head.split('\n', 100).flatMap((line) => membersOf(line));
  return [...new Set(names)];
}

function membersOf(line: string): string[] {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? Object.keys(value) : [];
  } catch {
    return [];
  }
}

/** Text that is packed takes up about a tenth; a little less, so that hardly any is unpacked in vain. */
const PACKED = 8;

/** The table in a file that need not, or should not, be held as text; null for any other. A link is not followed. */
export async function longTable(path: string, { kept }: SizeLimits): Promise<StoredTable | null> {
  const about = await lstat(path).catch(() => null);
  if (about?.isFile() !== true) return null;
  const { beginning, size } = await beginningOf(path);
  const bytes = compressionOf(beginning) === null ? size : size * PACKED;
  return isParquet(beginning) || bytes > kept.bytes ? storedTable(path) : null;
}

function isParquet(bytes: Uint8Array): boolean {
  return 'PAR1'.split('').every((character, index) => bytes[index] === character.charCodeAt(0));
}

async function beginningOf(path: string): Promise<{ beginning: Buffer; size: number }> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(LOOKED_AT) });
    return { beginning: buffer.subarray(0, bytesRead), size: (await handle.stat()).size };
  } finally {
    await handle.close();
  }
}

/** What the beginning of a compressed file holds, as far as it goes. */
async function opened(stored: Buffer, compression: Compression): Promise<Buffer> {
  if (compression === 'zstd') return beginningOfZstd(stored);
  const stream = createGunzip();
  const parts: Buffer[] = [];
  stream.end(stored);
  try {
    for await (const part of stream) parts.push(part as Buffer);
  } catch {
    // It ends in the middle, as it must.
  }
  return Buffer.concat(parts);
}

const FORMATS = [
  [/\.(?:ndjson|jsonl|json)[^/]*\/?$/i, 'ndjson'],
  [/\.(?:csv|tsv)[^/]*\/?$/i, 'csv'],
  [/\.parquet[^/]*\/?$/i, 'parquet'],
] as const;

/**
 * A table in a store that only a cluster reads: one file, a folder or a pattern of many.
 *
 * @example locatedTable('s3a://runs/may/*.ndjson.gz').file // → 'may/*.ndjson.gz'
 * @throws UserError when its name does not say what it holds
 */
export function locatedTable(location: string): StoredTable {
  const [, format] = FORMATS.find(([ending]) => ending.test(location)) ?? [];
  if (format === undefined) throw unknownFormat(location);
  return { path: location, file: shownName(location), format, compression: null, bytes: 0, head: '' };
}

/** What a board of it is called. */
export function nameOfLocation(location: string): string {
  return stem(shownName(location).split('/', 1)[0] ?? '');
}

/** From the last step on that is no pattern. */
function shownName(location: string): string {
  const steps = location
    .replace(/^[^:]*:\/\//, '')
    .split('/')
    .filter((step) => step !== '');
  const last = steps.findLastIndex((step) => !/[*?[\]{}]/.test(step));
  return steps.slice(Math.max(0, last)).join('/');
}

function unknownFormat(location: string): UserError {
  const message = 'nothing says what lies there';
  const expected = 'a location that ends in .ndjson, .jsonl, .csv, .tsv (also .gz) or .parquet';
  const hint = `name the files of a folder by a pattern: ${location.replace(/\/$/, '')}/*.parquet`;
  return new UserError(problem({ code: 'usage', message, expected, got: location, hint }));
}
