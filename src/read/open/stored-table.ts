import { createGunzip } from 'node:zlib';
import { problem, UserError } from '../../errors.ts';
import { headerOf } from './text/csv-rows.ts';
import { type Compression, compressionOf, decodeText, isParquet } from './text/decode-text.ts';
import { isObject } from './text/json-rows.ts';
import type { OpenFile } from './open-file.ts';
import type { SizeLimits } from './text/size-limits.ts';
import { formatOf, stem } from './text/source-format.ts';
import { beginningOfZstd, MOST_AT_HEAD } from './zstd.ts';

/** A table that is too large to be held, or that is no text. */
export interface StoredTable {
  /** Absolute, for engines that open it themselves; never printed. */
  readonly path: string;
  readonly file: string;
  readonly format: 'ndjson' | 'csv' | 'parquet';
  readonly compression: Compression | null;
  /** As it is stored. */
  readonly bytes: number;
  /** How its text begins, in whole lines; empty for Parquet. */
  readonly head: string;
  /** null: in a store that only a cluster reads. */
  readonly source: OpenFile | null;
}

/** The table in a file that need not, or should not, be held as text; null for any other. */
export async function storedTable(
  file: OpenFile,
  name: string,
  { kept }: SizeLimits,
): Promise<StoredTable | null> {
  const beginning = await file.beginning();
  const about = { path: file.path, file: name, bytes: file.size, source: file };
  if (isParquet(beginning)) return { ...about, format: 'parquet', compression: null, head: '' };
  const compression = compressionOf(beginning);
  const bytes = compression === null ? file.size : file.size * PACKED;
  if (bytes <= kept.bytes) return null;
  const head = await wholeLines(file, name);
  const format = head === null ? 'json' : formatOf({ name, text: head });
  // One JSON document cannot be read in pieces.
  return format === 'json' ? null : { ...about, format, compression, head: head ?? '' };
}

/** Text that is packed takes up about a tenth; a little less, so that hardly any is unpacked in vain. */
const PACKED = 8;

/** null: what is wrong with it is for the reader of the whole text to say. */
async function wholeLines(file: OpenFile, name: string): Promise<string | null> {
  const { bytes, isWhole } = await unpackedBeginning(file);
  try {
    return decodeText(isWhole ? bytes : bytes.subarray(0, bytes.lastIndexOf(10) + 1), name).text;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** What the beginning of a file holds, unpacked where it is compressed. @param length how much to look at */
export async function unpackedBeginning(
  file: OpenFile,
  length?: number,
): Promise<{ readonly bytes: Buffer; readonly isWhole: boolean }> {
  const stored = await file.beginning(length);
  const compression = compressionOf(stored);
  const bytes = compression === null ? stored : await unpacked(stored, compression);
  const isCut = compression !== null && bytes.length >= MOST_AT_HEAD;
  return { bytes, isWhole: stored.length >= file.size && !isCut };
}

async function unpacked(stored: Buffer, compression: Compression): Promise<Buffer> {
  if (compression === 'zstd') return beginningOfZstd(stored);
  const stream = createGunzip();
  const parts: Buffer[] = [];
  let length = 0;
  stream.end(stored);
  try {
    for await (const part of stream as AsyncIterable<Buffer>) {
      parts.push(part);
      length += part.length;
      if (length >= MOST_AT_HEAD) break;
    }
  } catch {
    // It ends in the middle, as it must.
  }
  return Buffer.concat(parts);
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
  const about = { path: location, file: shownName(location), format, compression: null };
  return { ...about, bytes: 0, head: '', source: null };
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
