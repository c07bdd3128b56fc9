import { problem, UserError } from '../../../errors.ts';
import { parseJsonText } from './parse-json-text.ts';
import type { Shape } from './shape.ts';
import type { SizeLimits } from './size-limits.ts';

interface Named {
  /** Below the folder that was given, with forward slashes. */
  readonly name: string;
}

/** A file whose text holds records. */
interface RecordFile extends Named {
  readonly text: string;
  readonly shape: Shape;
}

/** The folder of a file below the one that was given; empty at the top. */
export function folderOfFile({ name }: Named): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('/')));
}

/** Its name without folders. */
export function baseName({ name }: Named): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** The value of a file that is one JSON document. @throws UserError `bad-json`, `limit-json-depth` */
export function jsonOf({ text, name }: Pick<RecordFile, 'name' | 'text'>, limits: SizeLimits): unknown {
  return parseJsonText(text, name, limits);
}

/** One record of a file with many: its value, or why it cannot be read. */
export interface LogRecord {
  readonly line: number | null;
  readonly value: unknown;
  readonly error: UserError | null;
}

/** Records of newline-delimited JSON, of one array of objects, or of one object that stands alone. */
export function recordsOf(file: RecordFile, limits: SizeLimits): LogRecord[] {
  if (file.shape.kind === 'array') {
    const value = jsonOf(file, limits);
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return list.map((one) => ({ line: null, value: one, error: null }));
  }
  const lines = file.text.split('\n').map((text, index) => ({ text, line: index + 1 }));
  const records = lines.filter(({ text }) => text.trim() !== '').map((line) => recordOf(line, file, limits));
  const isBroken = records.every(({ error }) => error !== null);
  // A document over several lines is no list of records: read it whole, and fail as a whole.
  return isBroken ? [{ line: 1, value: jsonOf(file, limits), error: null }] : records;
}

function recordOf(
  { text, line }: { text: string; line: number },
  file: RecordFile,
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
export function notAsExpected({ name }: Named, expected: string, got: string | null = null): UserError {
  const message = 'begins like a log that is known here, but is not one';
  return new UserError(problem({ code: 'bad-log', file: name, message, expected, got }));
}
