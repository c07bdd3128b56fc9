import { problem, UserError } from '../../errors.ts';
import { type FileFormat, recognise } from '../formats/registry.ts';
import type { LogFile } from '../open/log-file.ts';
import type { Looked, SeenFile, UnknownFile } from '../open/look.ts';
import { compressionOf, decodeText, isArchive, isDatabase, isParquet } from '../open/text/decode-text.ts';
import { ARCHIVE_LOOK, FIRST_LOOK, LONG_LOOK, looksLike, type Shape, shapeOf } from '../open/text/shape.ts';
import { type SizeLimits, tooLarge } from '../open/text/size-limits.ts';
import { stem } from '../open/text/source-format.ts';
import { uniqueNames } from '../read-looked.ts';
import { inflate } from './inflate.ts';
import { notInBrowser } from './unread.ts';
import { openZip } from './zip.ts';

/** A file that a reader of a page gives to it; a `File` is one. */
export interface GivenFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What each of the files is, recognised by its head as on the command line, and read. */
export async function lookAtGiven(
  given: readonly GivenFile[],
  limits: SizeLimits,
): Promise<Looked<FileFormat>> {
  const files: SeenFile<FileFormat>[] = [];
  const unknown: UnknownFile[] = [];
  const rejected: { name: string; error: UserError }[] = [];
  for (const one of given) {
    try {
      const seen = await lookAtOne(one, limits);
      if ('looksLike' in seen) unknown.push(seen);
      else files.push(seen);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      rejected.push({ name: one.name, error });
    }
  }
  const name = given[0]?.name ?? '';
  return {
    title: stem(name),
    name,
    isFolder: given.length > 1,
    files: uniqueNames(files),
    unknown,
    rejected,
  };
}

async function lookAtOne(given: GivenFile, limits: SizeLimits): Promise<SeenFile<FileFormat> | UnknownFile> {
  const { name, size } = given;
  if (size > limits.fileBytes) throw tooLarge(name, limits.fileBytes, `${size} bytes`);
  if (size > limits.kept.bytes) throw notInBrowser(name, `a file of more than ${limits.kept.bytes} bytes`);
  const bytes = new Uint8Array(await given.arrayBuffer());
  if (isDatabase(bytes)) throw notInBrowser(name, 'a DuckDB database');
  if (isParquet(bytes)) throw notInBrowser(name, 'a Parquet file');
  if (isArchive(bytes)) return recogniseArchive(bytes, name, limits);
  return recogniseText(await unpacked(bytes, name, limits), name, compressionOf(bytes) !== null);
}

async function unpacked(bytes: Uint8Array, file: string, { fileBytes }: SizeLimits): Promise<Uint8Array> {
  const compression = compressionOf(bytes);
  if (compression === null) return bytes;
  if (compression === 'zstd') throw notInBrowser(file, 'compressed with Zstandard');
  try {
    return await inflate(bytes, compression, fileBytes);
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(file, fileBytes, 'more, once decompressed');
    const got = 'a damaged one, or one that ends too early';
    const about = { message: 'cannot be decompressed', expected: `a whole ${compression} file`, got };
    const hint = 'it may have been cut off while it was written or copied';
    throw new UserError(problem({ code: 'bad-compression', file, ...about, hint }));
  }
}

/** The short look first: what it tells is not told again by the long one. */
function recogniseText(
  bytes: Uint8Array,
  name: string,
  isUnpacked: boolean,
): SeenFile<FileFormat> | UnknownFile {
  const { text, note } = decodeText(bytes, name);
  const shape = shapeOf(text);
  for (const length of isUnpacked ? [LONG_LOOK] : [FIRST_LOOK, LONG_LOOK]) {
    const head = decodeText(bytes.subarray(0, length), name, length >= bytes.length).text;
    const what = recognise({ name, shape: shapeOf(head) }, 'among logs', undefined);
    if (what) return { ...what, file: { ...nothing(name), text, note, shape } };
  }
  return { name, looksLike: looksLike(shape) };
}

function recogniseArchive(
  bytes: Uint8Array,
  name: string,
  limits: SizeLimits,
): SeenFile<FileFormat> | UnknownFile {
  const latin = (from: number, to?: number): string =>
    new TextDecoder('latin1').decode(bytes.subarray(from, to));
  const head = latin(0, ARCHIVE_LOOK.first) + latin(Math.max(0, bytes.length - ARCHIVE_LOOK.last));
  const shape: Shape = { kind: 'zip', keys: new Set(), head };
  const what = recognise({ name, shape }, 'among logs', undefined);
  if (!what) return { name, looksLike: looksLike(shape) };
  return { ...what, file: { ...nothing(name), shape, archive: () => openZip(bytes, name, limits) } };
}

/** No checksum: it would say nothing of a file that is not kept. */
function nothing(name: string): Omit<LogFile, 'shape'> {
  return { path: name, name, sha256: '', text: '', note: null };
}
