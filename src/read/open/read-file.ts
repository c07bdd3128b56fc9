import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { problem, UserError } from '../../errors.ts';
import { compressionOf, decodeText } from './decode-text.ts';
import type { SizeLimits } from './size-limits.ts';
import { didYouMean } from '../../nearest.ts';
import type { TextFile } from './source-format.ts';
import { decompressZstd } from './zstd.ts';

/** @throws UserError `cannot-read` for a symbolic link. */
export async function refuseLink(path: string): Promise<void> {
  const found = await lstat(path).catch(() => null);
  if (found?.isSymbolicLink()) throw cannotRead(path, 'a symbolic link');
}

/** Text of a data file, decompressed and decoded. @throws UserError when it is none. */
export async function readText(path: string, limits: SizeLimits): Promise<TextFile> {
  const name = basename(path);
  const { bytes, sha256 } = await readStored(path, limits);
  return { path, name, sha256, ...decodeText(decompress(bytes, name, limits), name) };
}

/** Bytes of a regular file as they are stored. @throws UserError for anything else, and for a file over the limit. */
export async function readStored(
  path: string,
  limits: SizeLimits,
): Promise<{ bytes: Buffer; sha256: string }> {
  const bytes = await readBytes(path, limits);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function readBytes(path: string, { fileBytes }: SizeLimits): Promise<Buffer> {
  await refuseLink(path);
  // Not to wait for the other end of a pipe, and not to follow a link that was put there a moment ago.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;
  const handle = await open(path, flags).catch(async (error: unknown) => {
    throw codeOf(error) === 'ENOENT' ? await notFound(path) : cannotRead(path, codeOf(error));
  });
  try {
    const found = await handle.stat();
    if (!found.isFile())
      throw cannotRead(path, found.isDirectory() ? 'a folder' : 'neither a file nor a folder');
    if (found.size > fileBytes) throw tooLarge(basename(path), fileBytes, `${found.size} bytes`);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** The bytes themselves, or what they hold when they are compressed as a whole. */
export function decompress(bytes: Buffer, file: string, { fileBytes }: SizeLimits): Uint8Array {
  const compression = compressionOf(bytes);
  if (compression === null) return bytes;
  try {
    return compression === 'gzip'
      ? gunzipSync(bytes, { maxOutputLength: fileBytes })
      : decompressZstd(bytes, fileBytes);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(file, fileBytes, 'more, once decompressed');
    const got = code === 'Z_BUF_ERROR' ? 'one that ends too early' : `a damaged one (${code})`;
    const about = { message: 'cannot be decompressed', expected: `a whole ${compression} file`, got };
    const hint = 'it may have been cut off while it was written or copied';
    throw new UserError(problem({ code: 'bad-compression', file, ...about, hint }));
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}

/** What to say of a path that leads nowhere, with the name beside it that was most likely meant. */
export async function notFound(path: string): Promise<UserError> {
  const file = basename(path);
  const beside = await readdir(dirname(path)).catch(() => []);
  const message = 'there is no such file or folder';
  return new UserError(
    problem({ code: 'not-found', file, message, hint: didYouMean(file, beside.toSorted()) }),
  );
}

function cannotRead(path: string, got: string): UserError {
  const file = basename(path);
  return new UserError(
    problem({ code: 'cannot-read', file, message: 'cannot be read', expected: 'a regular file', got }),
  );
}

function tooLarge(file: string, most: number, got: string): UserError {
  const expected = `at most ${most} bytes`;
  return new UserError(problem({ code: 'limit-file-bytes', file, message: 'too large', expected, got }));
}
