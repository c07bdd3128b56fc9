import { parseJsonText } from './parse-json-text.ts';
import type { SizeLimits } from './size-limits.ts';
import type { StoredDatabase } from './database-file.ts';
import type { StoredTable } from './stored-table.ts';
import { problem, UserError } from '../../errors.ts';
import type { Shape } from './shape.ts';

/** A file that may hold results, read into memory and not yet understood. */
export interface LogFile {
  /** Below the folder that was given, with forward slashes; the bare name for a file that was given itself. */
  readonly name: string;
  readonly sha256: string;
  /** Decompressed, except for an archive. */
  readonly bytes: Uint8Array;
  /** Empty for an archive. */
  readonly text: string;
  readonly shape: Shape;
  /** What had to be assumed to read it as text. */
  readonly note: string | null;
  /** A table that is too large to be held: `text` is empty, `shape` tells its columns. */
  readonly stored?: StoredTable;
  /** A database, of which nothing is known before it is opened: `text` is empty. */
  readonly database?: StoredDatabase;
}

/** The folder of a file below the one that was given; empty at the top. */
export function folderOfFile({ name }: Pick<LogFile, 'name'>): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('/')));
}

/** Its name without folders. */
export function baseName({ name }: Pick<LogFile, 'name'>): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** The value of a file that is one JSON document. @throws UserError `bad-json`, `limit-json-depth` */
export function jsonOf({ text, name }: LogFile, limits: SizeLimits): unknown {
  return parseJsonText(text, name, limits);
}

/** One record of a file with many: its value, or why it cannot be read. */
export interface LogRecord {
  readonly line: number | null;
  readonly value: unknown;
  readonly error: UserError | null;
}

/** Records of newline-delimited JSON, of one array of objects, or of one object that stands alone. */
export function recordsOf(file: LogFile, limits: SizeLimits): LogRecord[] {
  if (file.shape.kind === 'array') {
    const value = jsonOf(file, limits);
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return list.map((one) => ({ line: null, value: one, error: null }));
  }
  const lines = file.text.split('\n').map((text, index) => ({ text, line: index + 1 }));
  const records = lines.filter(({ text }) => text.trim() !== '').map((line) => recordOf(line, file, limits));
  const broken = records.every(({ error }) => error !== null);
  // A document over several lines is no list of records: read it whole, and fail as a whole.
  return broken ? [{ line: 1, value: jsonOf(file, limits), error: null }] : records;
}

function recordOf(
  { text, line }: { text: string; line: number },
  file: LogFile,
  limits: SizeLimits,
): LogRecord {
  try {
    return { line, value: parseJsonText(text, file.name, limits, line), error: null };
  } catch (error) {
    if (error instanceof UserError) return { line, value: null, error };
    throw error;
  }
}

/** A file that was taken for a format and then does not hold what the format needs. */
export function notAsExpected(
  { name }: Pick<LogFile, 'name'>,
  expected: string,
  got: string | null = null,
): UserError {
  const message = 'begins like a log that is known here, but is not one';
  return new UserError(problem({ code: 'bad-log', file: name, message, expected, got }));
}
