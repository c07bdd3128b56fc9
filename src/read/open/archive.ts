import { crc32, inflateRawSync } from 'node:zlib';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { problem, UserError } from '../../errors.ts';
import type { SizeLimits } from './text/size-limits.ts';
import { decompressZstd } from './zstd.ts';

/** A ZIP archive in memory; entries are decompressed when they are asked for. */
export interface Archive {
  readonly names: readonly string[];
  /** Text of an entry. @throws UserError when it is damaged, not what the directory says, or too large */
  text(name: string): string;
}

/** Most entries of one archive. */
const MOST_ENTRIES = 200_000;
const STORED = 0;
const DEFLATE = 8;
const ZSTD = 93;

/** @throws UserError when the directory of the archive cannot be read, as in one that was cut off */
export async function openArchive(bytes: Uint8Array, file: string, limits: SizeLimits): Promise<Archive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = await readDirectory(buffer, file);
  let left = limits.fileBytes;
  return {
    names: [...entries.keys()],
    text: (name) => {
      const located = entries.get(name);
      if (!located) throw broken(file, name, 'an entry of this name', 'none');
      left -= located.entry.uncompressedSize;
      if (left < 0) throw tooLarge(file, limits.fileBytes);
      return decode(buffer, located, file);
    },
  };
}

interface Located {
  readonly entry: Entry;
  readonly start: number;
}

async function readDirectory(buffer: Buffer, file: string): Promise<Map<string, Located>> {
  const entries = new Map<string, Located>();
  try {
    const zip = await new Promise<ZipFile>((resolve, reject) => {
      fromBuffer(buffer, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened)));
    });
    for await (const located of eachEntry(zip)) {
      entries.set(located.entry.fileName, located);
      if (entries.size > MOST_ENTRIES) throw new RangeError('too many entries');
    }
  } catch (error) {
    throw broken(file, null, 'a whole ZIP archive', reasonOf(error));
  }
  return entries;
}

async function* eachEntry(zip: ZipFile): AsyncGenerator<Located> {
  const next = (): Promise<Entry | null> =>
    new Promise((resolve, reject) => {
      zip.once('entry', resolve);
      zip.once('end', () => resolve(null));
      zip.once('error', reject);
      zip.readEntry();
    });
  for (let entry = await next(); entry !== null; entry = await next()) {
    zip.removeAllListeners();
    const current = entry;
    const start = await new Promise<number>((resolve, reject) => {
      zip.readLocalFileHeader(current, { minimal: true }, (error, header) =>
        error ? reject(error) : resolve(header.fileDataStart),
      );
    });
    yield { entry, start };
  }
}

function decode(buffer: Buffer, { entry, start }: Located, file: string): string {
  const { fileName, compressedSize, uncompressedSize, compressionMethod } = entry;
  if (entry.isEncrypted()) throw broken(file, fileName, 'an entry that is not encrypted', 'an encrypted one');
  const stored = buffer.subarray(start, start + compressedSize);
  const data = decompress(stored, compressionMethod, uncompressedSize, file, fileName);
  if (data.length !== uncompressedSize)
    throw broken(file, fileName, `${uncompressedSize} bytes`, `${data.length} bytes`);
  if (crc32(data) !== entry.crc32) throw broken(file, fileName, 'its checksum', 'another one');
  return data.toString('utf8');
}

function decompress(stored: Buffer, method: number, size: number, file: string, name: string): Buffer {
  try {
    if (method === STORED) return stored;
    if (method === DEFLATE) return inflateRawSync(stored, { maxOutputLength: Math.max(1, size) });
    if (method === ZSTD) return decompressZstd(stored, size);
  } catch (error) {
    throw broken(file, name, 'data that can be decompressed', reasonOf(error));
  }
  throw broken(file, name, 'stored, deflate or Zstandard', `compression method ${method}`);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function broken(file: string, field: string | null, expected: string, got: string): UserError {
  const message = field === null ? 'the archive cannot be opened' : 'the entry cannot be read';
  const hint = 'it may have been cut off while it was written or copied';
  return new UserError(problem({ code: 'bad-archive', file, field, message, expected, got, hint }));
}

function tooLarge(file: string, most: number): UserError {
  const message = 'too large once decompressed';
  const expected = `at most ${most} bytes`;
  return new UserError(problem({ code: 'limit-file-bytes', file, message, expected, got: 'more' }));
}
