import { gunzipSync } from 'node:zlib';
import { problem, UserError } from '../../errors.ts';
import { type Archive, openArchive } from './archive.ts';
import { storedDatabase } from './database-file.ts';
import { compressionOf, decodeText, isArchive, isDatabase } from './text/decode-text.ts';
import { archiveShape, isResponses } from './file-head.ts';
import type { LogFile } from './log-file.ts';
import { errorCode, type OpenFile } from './open-file.ts';
import { linesOfParquet } from './parquet.ts';
import { type Shape, shapeOf } from './text/shape.ts';
import { type SizeLimits, tooLarge } from './text/size-limits.ts';
import type { TextFile } from './text/source-format.ts';
import { namesAtHead, storedTable, type StoredTable } from './stored-table.ts';
import { decompressZstd } from './zstd.ts';

/** Text of a file, decompressed and decoded. @throws UserError when it is none */
export async function readText(file: OpenFile, name: string, limits: SizeLimits): Promise<TextFile> {
  const { bytes, sha256 } = await file.whole(limits);
  return { path: file.path, name, sha256, ...decodeText(decompress(bytes, name, limits), name) };
}

/** Nothing of its shape matters where the reader knows what it holds. */
const ANY_SHAPE: Shape = { kind: 'text', keys: new Set(), head: '' };

/**
 * The data of a dataset: a database and a table stay what they are, anything else is text. So is a Parquet file without a
 * column of tasks, because a task is then a column of its own.
 */
export async function readData(file: OpenFile, name: string, limits: SizeLimits): Promise<LogFile> {
  if (isDatabase(await file.beginning())) return databaseFile(file, name);
  const table = await storedTable(file, name, limits);
  if (table === null) return { ...(await readText(file, name, limits)), shape: ANY_SHAPE };
  const parquet = table.format === 'parquet' ? await file.parquet(name) : null;
  const isWide = parquet !== null && !parquet.columns.includes('task') && parquet.rows <= limits.kept.rows;
  const text = isWide ? await linesOfParquet(parquet, limits) : null;
  if (text === null) return withoutText(file, name, { shape: ANY_SHAPE, table });
  const { sha256 } = await file.whole(limits);
  return { path: file.path, name, sha256, text, shape: ANY_SHAPE, note: null };
}

/**
 * A log: as text whatever holds it, so that every format that comes in lines may come in Parquet, too. A table of our own
 * that is too large to be held stays where it is.
 */
export async function readLog(file: OpenFile, name: string, limits: SizeLimits): Promise<LogFile> {
  const beginning = await file.beginning();
  if (isDatabase(beginning)) return databaseFile(file, name);
  const stored = await storedTable(file, name, limits);
  const table = stored && (await readTable(stored, file, name, limits));
  if (table) return table;
  if (isArchive(beginning)) return archiveFile(file, name, limits);
  const read = await readText(file, name, limits);
  return { ...read, shape: shapeOf(read.text) };
}

function withoutText(
  { path }: OpenFile,
  name: string,
  about: Pick<LogFile, 'shape' | 'table' | 'database'>,
): LogFile {
  return { path, name, sha256: '', text: '', note: null, ...about };
}

function databaseFile(file: OpenFile, name: string): LogFile {
  const shape = { kind: 'database', keys: new Set<string>(), head: '' } as const;
  return withoutText(file, name, { shape, database: storedDatabase(file, name) });
}

async function archiveFile(file: OpenFile, name: string, limits: SizeLimits): Promise<LogFile> {
  const { bytes, sha256 } = await file.whole(limits);
  const archive = (): Promise<Archive> => openArchive(bytes, name, limits);
  return { path: file.path, name, sha256, text: '', note: null, shape: await archiveShape(file), archive };
}

/** null: it is neither small enough to be held nor a table of responses. */
async function readTable(
  stored: StoredTable,
  file: OpenFile,
  name: string,
  limits: SizeLimits,
): Promise<LogFile | null> {
  const parquet = stored.format === 'parquet' ? await file.parquet(name) : null;
  const text = parquet && parquet.rows <= limits.kept.rows ? await linesOfParquet(parquet, limits) : null;
  if (text !== null) {
    const { sha256 } = await file.whole(limits);
    return { path: file.path, name, sha256, text, shape: shapeOf(text), note: null };
  }
  const keys = new Set(parquet?.columns ?? namesAtHead(stored));
  const shape = { kind: 'table', keys, head: stored.head } as const;
  return isResponses(keys) ? withoutText(file, name, { shape, table: stored }) : null;
}

/** The bytes themselves, or what they hold when they are compressed as a whole. */
function decompress(bytes: Buffer, file: string, { fileBytes }: SizeLimits): Uint8Array {
  const compression = compressionOf(bytes);
  if (compression === null) return bytes;
  try {
    return compression === 'gzip'
      ? gunzipSync(bytes, { maxOutputLength: fileBytes })
      : decompressZstd(bytes, fileBytes);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(file, fileBytes, 'more, once decompressed');
    const got = code === 'Z_BUF_ERROR' ? 'one that ends too early' : `a damaged one (${code})`;
    const about = { message: 'cannot be decompressed', expected: `a whole ${compression} file`, got };
    const hint = 'it may have been cut off while it was written or copied';
    throw new UserError(problem({ code: 'bad-compression', file, ...about, hint }));
  }
}
