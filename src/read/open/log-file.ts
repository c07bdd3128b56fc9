import type { Archive } from './archive.ts';
import type { StoredDatabase } from './database-file.ts';
import type { Shape } from './text/shape.ts';
import type { TextFile } from './text/source-format.ts';
import type { StoredTable } from './stored-table.ts';

/** What the format of a file is recognised by: its name, and how it begins. */
export interface FileHead {
  /** Below the folder that was given, with forward slashes; the bare name for a file that was given itself. */
  readonly name: string;
  readonly shape: Shape;
}

/** A file that may hold results, read and not yet understood. Its text is empty where one of the last three is there. */
export interface LogFile extends FileHead, TextFile {
  /** Opens a ZIP archive. @throws UserError when it is damaged */
  readonly archive?: () => Promise<Archive>;
  /** A table that is not held as text; `shape` tells its columns. */
  readonly table?: StoredTable;
  /** A database, of which nothing is known before it is asked. */
  readonly database?: StoredDatabase;
}
