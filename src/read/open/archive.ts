import { crc32, inflateRawSync, zstdDecompressSync } from 'node:zlib';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { problem, UserError } from '../../errors.ts';
import type { Limits } from './size-limits.ts';

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
export async function openArchive(bytes: Uint8Array, file: string, limits: Limits): Promise<Archive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = await readDirectory(buffer, file);
  let left = limits.fileBytes;
  return {
    names: [...entries.keys()],
    text: (name) => {
      const found = entries.get(name);
      if (!found) throw broken(file, name, 'an entry of this name', 'none');
      left -= found.entry.uncompressedSize;
      if (left < 0) throw tooLarge(file, limits.fileBytes);
      return decode(buffer, found, file);
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
    if (method === ZSTD) return decodeZstdFrames(stored, size);
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

const FRAME = 0xfd2fb528;
const SKIPPABLE = 0x184d2a5;

/**
 * What Zstandard frames hold, one after the other: writers that flush as they go end a frame each time, and a decoder
 * that is given all of them stops after the first.
 *
 * @param most Bytes the result may have.
 * @throws RangeError for bytes that are no frame, a frame that is cut off, and a result that is too long.
 */
export function decodeZstdFrames(bytes: Uint8Array, most: number): Buffer {
  const parts: Buffer[] = [];
  let left = most;
  for (let start = 0; start < bytes.length;) {
    const { end, holdsData } = frameAt(bytes, start);
    if (holdsData) {
      const part = zstdDecompressSync(bytes.subarray(start, end), { maxOutputLength: Math.max(1, left) });
      left -= part.length;
      if (left < 0) throw new RangeError('more bytes than announced');
      parts.push(part);
    }
    start = end;
  }
  return Buffer.concat(parts);
}

/** Where a frame ends, told from the sizes of its blocks (RFC 8878, section 3). */
function frameAt(bytes: Uint8Array, start: number): { end: number; holdsData: boolean } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = view.getUint32(start, true);
  if (magic >>> 4 === SKIPPABLE)
    return { end: within(bytes, start + 8 + view.getUint32(start + 4, true)), holdsData: false };
  if (magic !== FRAME) throw new RangeError('not a Zstandard frame');
  const descriptor = view.getUint8(start + 4);
  let at = start + 5 + headerLength(descriptor);
  for (let last = false; !last;) {
    const block = view.getUint8(at) | (view.getUint8(at + 1) << 8) | (view.getUint8(at + 2) << 16);
    const size = block >>> 3;
    const isRun = ((block >>> 1) & 3) === 1;
    last = (block & 1) === 1;
    at += 3 + (isRun ? 1 : size);
  }
  const checksum = (descriptor & 4) !== 0 ? 4 : 0;
  return { end: within(bytes, at + checksum), holdsData: true };
}

/** Bytes of window, dictionary and content size, after the descriptor. */
function headerLength(descriptor: number): number {
  const isSingle = (descriptor & 32) !== 0;
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const content = [isSingle ? 1 : 0, 2, 4, 8][descriptor >>> 6] ?? 0;
  return (isSingle ? 0 : 1) + dictionary + content;
}

function within(bytes: Uint8Array, end: number): number {
  if (end > bytes.length) throw new RangeError('the last frame is cut off');
  return end;
}
