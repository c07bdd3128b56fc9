import { problem, UserError } from '../../errors.ts';
import type { Archive } from '../open/archive.ts';
import type { SizeLimits } from '../open/text/size-limits.ts';
import { inflate } from './inflate.ts';
import { notInBrowser } from './unread.ts';

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly stored: number;
  readonly size: number;
  /** Where its own header begins. */
  readonly start: number;
}

const STORED = 0;
const DEFLATE = 8;
const ZSTD = 93;
const ENCRYPTED = 1;

/**
 * A ZIP archive whose entries are all decompressed now, because a browser does that only in its own time. What is wrong with
 * an entry is thrown when the entry is asked for.
 *
 * @throws UserError when its directory cannot be read, and for what no browser decompresses
 */
export async function openZip(bytes: Uint8Array, file: string, limits: SizeLimits): Promise<Archive> {
  const entries = directoryOf(bytes, file);
  if (entries.some(({ method }) => method === ZSTD))
    throw notInBrowser(file, 'an archive with Zstandard inside');
  const texts = new Map<string, string | UserError>();
  let left = limits.fileBytes;
  for (const entry of entries) {
    left -= entry.size;
    texts.set(entry.name, left < 0 ? tooLarge(file, limits.fileBytes) : await textOf(entry, bytes, file));
  }
  return {
    names: [...texts.keys()],
    text: (name) => {
      const text = texts.get(name) ?? broken(file, name, 'an entry of this name', 'none');
      if (typeof text === 'string') return text;
      throw text;
    },
  };
}

/** Signatures of the records of an archive, and the lengths of their fixed parts. */
const END = { signature: 0x06054b50, length: 22 };
const LISTED = { signature: 0x02014b50, length: 46 };
const LOCAL = { signature: 0x04034b50, length: 30 };

/** Stands in a field that is too small for its value, which is then elsewhere. */
const ELSEWHERE = 0xffffffff;

function directoryOf(bytes: Uint8Array, file: string): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === null) throw broken(file, null, 'a whole ZIP archive', 'one without a directory at its end');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (at === ELSEWHERE || count === 0xffff) throw notInBrowser(file, 'an archive in the format ZIP64');
  const entries: Entry[] = [];
  for (let number = 0; number < count; number += 1) {
    if (at + LISTED.length > end || view.getUint32(at, true) !== LISTED.signature)
      throw broken(file, null, 'a whole ZIP archive', 'a directory with gaps');
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const [name = 0, ...others] = lengths;
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + LISTED.length, at + LISTED.length + name)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      stored: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      start: view.getUint32(at + 42, true),
    });
    at += LISTED.length + name + others.reduce((sum, length) => sum + length, 0);
  }
  return entries;
}

/** Where the last record of the archive begins; a comment of up to 64 kB may follow it. */
function endOf(view: DataView): number | null {
  const least = Math.max(0, view.byteLength - END.length - 0xffff);
  for (let at = view.byteLength - END.length; at >= least; at -= 1)
    if (view.getUint32(at, true) === END.signature) return at;
  return null;
}

async function textOf(entry: Entry, bytes: Uint8Array, file: string): Promise<string | UserError> {
  const { name, flags, method, crc, size } = entry;
  if (flags & ENCRYPTED) return broken(file, name, 'an entry that is not encrypted', 'an encrypted one');
  if (method !== STORED && method !== DEFLATE)
    return broken(file, name, 'stored or deflate', `compression method ${method}`);
  const stored = dataOf(entry, bytes);
  if (stored === null) return broken(file, name, 'data inside of the archive', 'data past its end');
  const data = method === STORED ? stored : await inflated(stored, size);
  if (data === null) return broken(file, name, 'data that can be decompressed', 'damaged data');
  if (data.length !== size) return broken(file, name, `${size} bytes`, `${data.length} bytes`);
  if (crc32(data) !== crc) return broken(file, name, 'its checksum', 'another one');
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(data);
}

function dataOf({ start, stored }: Entry, bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (start + LOCAL.length > bytes.length || view.getUint32(start, true) !== LOCAL.signature) return null;
  const from = start + LOCAL.length + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  return from + stored > bytes.length ? null : bytes.subarray(from, from + stored);
}

async function inflated(stored: Uint8Array, size: number): Promise<Uint8Array | null> {
  try {
    return await inflate(stored, 'deflate-raw', size);
  } catch {
    return null;
  }
}

/** Of every byte, what it does to a checksum. */
const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/** The checksum of ZIP entries, CRC-32. */
function crc32(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) crc = (CRC[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
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
