import { createHash } from 'node:crypto';
import { constants, type Dirent } from 'node:fs';
import { type FileHandle, lstat, open, readdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { problem, UserError } from '../../errors.ts';
import { didYouMean } from '../../nearest.ts';
import { openParquet, type Parquet } from './parquet.ts';
import { FIRST_LOOK } from './text/shape.ts';
import { type SizeLimits, tooLarge } from './text/size-limits.ts';

/** A data file. It is opened once, and what was looked at is not read again. */
export class OpenFile {
  /** Absolute; never printed. */
  readonly path: string;
  readonly size: number;
  private handle: FileHandle | null;
  /** What was read so far, from the start. */
  private held = Buffer.alloc(0);
  private table: Promise<Parquet> | null = null;

  constructor(path: string, size: number, handle: FileHandle) {
    this.path = path;
    this.size = size;
    this.handle = handle;
  }

  /** How the file begins: at least so many bytes, or all there are. */
  async beginning(bytes = FIRST_LOOK): Promise<Buffer> {
    if (this.held.length < bytes && this.held.length < this.size)
      this.held = Buffer.concat([this.held, await this.slice(this.held.length, bytes)]);
    return this.held;
  }

  /** The whole file, as it is stored. @throws UserError when it is over the limit */
  async whole({ fileBytes }: SizeLimits): Promise<{ bytes: Buffer; sha256: string }> {
    if (this.size > fileBytes) throw tooLarge(basename(this.path), fileBytes, `${this.size} bytes`);
    const bytes = await this.beginning(this.size);
    return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  }

  /** Bytes between two places; those that were looked at are not read again. */
  async slice(start: number, end: number): Promise<Buffer> {
    if (end <= this.held.length) return this.held.subarray(start, end);
    const handle = await this.opened();
    const buffer = Buffer.alloc(Math.max(0, Math.min(end, this.size) - start));
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, start + length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return buffer.subarray(0, length);
  }

  /** The whole file, block by block. The file is let go of at its end. */
  async stream(highWaterMark = FIRST_LOOK): Promise<Readable & { readonly bytesRead: number }> {
    const handle = await this.opened();
    const stream = handle.createReadStream({ start: 0, highWaterMark, autoClose: false });
    return stream.once('close', () => void this.close());
  }

  /** The file as a Parquet file. @param file what it is called in messages @throws UserError when it is none */
  parquet(file: string): Promise<Parquet> {
    const buffer = {
      byteLength: this.size,
      slice: async (start: number, end = this.size): Promise<ArrayBuffer> => {
        const bytes = await this.slice(start < 0 ? this.size + start : start, end);
        return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
      },
    };
    return (this.table ??= openParquet(buffer, file));
  }

  /** Lets go of the file; it is opened again when there is more to read. */
  async close(): Promise<void> {
    const { handle } = this;
    this.handle = null;
    await handle?.close();
  }

  private async opened(): Promise<FileHandle> {
    return (this.handle ??= await openHandle(this.path));
  }
}

/** Most files that stay open because their tables are read later. */
const MOST_OPEN = 100;

/** The files of one reading, and those of them that are still open. */
export class OpenFiles {
  private readonly open = new Set<OpenFile>();

  /** @throws UserError for anything but a regular file; a link is not followed */
  async add(path: string): Promise<OpenFile> {
    await refuseLink(path);
    const handle = await openHandle(path);
    const about = await handle.stat();
    const file = new OpenFile(path, about.size, handle);
    this.open.add(file);
    if (about.isFile()) return file;
    await this.close(file);
    throw cannotRead(path, about.isDirectory() ? 'a folder' : 'neither a file nor a folder');
  }

  /** For a file of which nothing more is read. */
  async close(file: OpenFile): Promise<void> {
    this.open.delete(file);
    await file.close();
  }

  /** For a file of which more is read later. */
  async keep(file: OpenFile): Promise<void> {
    if (this.open.size > MOST_OPEN) await file.close();
  }

  async closeAll(): Promise<void> {
    for (const file of this.open) await this.close(file);
  }
}

async function openHandle(path: string): Promise<FileHandle> {
  // Not to wait for the other end of a pipe, and not to follow a link that was put there a moment ago.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;
  return open(path, flags).catch(async (error: unknown) => {
    throw errorCode(error) === 'ENOENT' ? await notFound(path) : cannotRead(path, errorCode(error));
  });
}

/** @throws UserError `cannot-read` for a symbolic link. */
export async function refuseLink(path: string): Promise<void> {
  const about = await lstat(path).catch(() => null);
  if (about?.isSymbolicLink()) throw cannotRead(path, 'a symbolic link');
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

/** What lies in a folder. @throws UserError `cannot-read` where the system does not show it */
export async function entriesOf(path: string): Promise<Dirent[]> {
  return readdir(path, { withFileTypes: true }).catch((error: unknown) => {
    throw cannotRead(path, errorCode(error), 'a folder that may be listed');
  });
}

function cannotRead(path: string, got: string, expected = 'a regular file'): UserError {
  const file = basename(path);
  return new UserError(problem({ code: 'cannot-read', file, message: 'cannot be read', expected, got }));
}

/** What Node calls an error, such as `ENOENT`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
