import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { problem, UserError } from '../../errors.ts';

/** A file that only DuckDB opens. */
export interface StoredDatabase {
  /** Absolute; never printed. */
  readonly path: string;
  /** What it is called in messages. */
  readonly file: string;
}

/** DuckDB writes its name behind the checksum of the first block. */
const MARK = { bytes: 'DUCK', offset: 8 };

/** The database in a file; null for any other. A link is not followed. */
export async function databaseAt(path: string, file = basename(path)): Promise<StoredDatabase | null> {
  const about = await lstat(path).catch(() => null);
  if (about?.isFile() !== true) return null;
  // Why it cannot be opened is for the reader of text to say.
  const handle = await open(path).catch(() => null);
  if (handle === null) return null;
  try {
    const { buffer } = await handle.read(Buffer.alloc(MARK.bytes.length), 0, MARK.bytes.length, MARK.offset);
    return buffer.toString('latin1') === MARK.bytes ? { path: resolve(path), file } : null;
  } finally {
    await handle.close();
  }
}

/**
 * Checksum of a database that stands for all it holds.
 *
 * @throws UserError when changes lie beside it: DuckDB would carry them out as it opens the file
 */
export async function checksumOf({ path, file }: StoredDatabase): Promise<string> {
  const journal = `${basename(path)}.wal`;
  const beside = (await readdir(dirname(path))).find((name) => name.startsWith(journal));
  if (beside !== undefined) {
    const message = 'changes lie beside the database that were not written into it';
    const about = { message, expected: 'a database that was closed', got: beside };
    const hint = 'open it with DuckDB and run CHECKPOINT';
    throw new UserError(problem({ code: 'database-in-use', file, ...about, hint }));
  }
  const hash = createHash('sha256');
  for await (const block of createReadStream(path)) hash.update(block as Buffer);
  return hash.digest('hex');
}
