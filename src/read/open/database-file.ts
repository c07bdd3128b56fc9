import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { problem, UserError } from '../../errors.ts';
import { entriesOf, type OpenFile } from './open-file.ts';

/** A file that only DuckDB opens. */
export interface StoredDatabase {
  /** Absolute; never printed. */
  readonly path: string;
  /** What it is called in messages. */
  readonly file: string;
  /**
   * Checksum that stands for all it holds.
   *
   * @throws UserError when changes lie beside it: DuckDB would carry them out as it opens the file
   */
  checksum(): Promise<string>;
}

/** The database in a file. @param name what it is called in messages */
export function storedDatabase(file: OpenFile, name: string): StoredDatabase {
  return { path: file.path, file: name, checksum: () => checksumOf(file, name) };
}

async function checksumOf(file: OpenFile, name: string): Promise<string> {
  const journal = `${basename(file.path)}.wal`;
  const beside = (await entriesOf(dirname(file.path))).find((one) => one.name.startsWith(journal))?.name;
  if (beside !== undefined) {
    const message = 'changes lie beside the database that were not written into it';
    const about = { message, expected: 'a database that was closed', got: beside };
    const hint = 'open it with DuckDB and run CHECKPOINT';
    throw new UserError(problem({ code: 'database-in-use', file: name, ...about, hint }));
  }
  const hash = createHash('sha256');
  for await (const block of await file.stream()) hash.update(block as Buffer);
  return hash.digest('hex');
}
