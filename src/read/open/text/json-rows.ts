import { problem, UserError } from '../../../errors.ts';
import { linesOf, membersAt, parseJsonText, positionAt } from './parse-json-text.ts';
import type { SizeLimits } from './size-limits.ts';
import { type LineOf, placeIsLine, type RowSink } from './row-sink.ts';
import { RESERVED, reservedName } from './reserved-name.ts';
import { twinKey, twinKeys } from './twin-keys.ts';
import { written } from './written.ts';

/** A JSON file that holds an array of rows. */
export function readJsonRows(text: string, sink: RowSink): LineOf {
  const value = parseJsonText(text, sink.file, sink.limits);
  if (Array.isArray(value)) return readInlineRows(value, text, [], sink);
  const got = typeof value === 'object' && value !== null ? 'an object' : written(value);
  const message = 'a data file holds rows';
  throw new UserError(problem({ code: 'not-rows', file: sink.file, message, expected: 'a JSON array', got }));
}

/** Rows that stand in an array somewhere in a JSON text. */
export function readInlineRows(
  rows: readonly unknown[],
  text: string,
  path: readonly string[],
  sink: RowSink,
): LineOf {
  const twins = twinKeys(rows, text, positionAt(text, path) ?? 0);
  const objects = twins.size === 0 ? rows : withFaults(rows, twins, sink.file);
  refuseIfNoneIsWhole(objects);
  let lines: readonly number[] | null = null;
  const lineOf = (index: number): number | null => (lines ??= elementLines(text, path))[index] ?? null;
  refuseReserved(objects, sink.file, lineOf);
  readObjects(objects, sink, (index) => index);
  return lineOf;
}

function elementLines(text: string, path: readonly string[]): number[] {
  const start = positionAt(text, path);
  return start === null
    ? []
    : linesOf(
        text,
        Array.from(membersAt(text, start), (member) => member.start),
      );
}

/** Newline-delimited JSON: one object a line; empty lines are skipped. */
export function readNdjsonRows(text: string, sink: RowSink): LineOf {
  const rows: unknown[] = [];
  const lines: number[] = [];
  const faults: UserError[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    lines.push(index + 1);
    try {
      rows.push(parseRow(line, sink.file, sink.limits, index + 1));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      rows.push(error);
      faults.push(error);
    }
  }
  if (faults.length === rows.length && faults[0]) throw faults[0];
  const lineOf = (index: number): number => lines[index] ?? 0;
  refuseReserved(rows, sink.file, lineOf);
  readObjects(rows, sink, lineOf);
  return placeIsLine;
}

/**
 * The row that a line of newline-delimited JSON holds.
 *
 * @throws UserError `bad-json`, `limit-json-depth`, and `duplicate-key` for a row that does not say which of two values holds
 */
export function parseRow(line: string, file: string, limits: SizeLimits, number: number): unknown {
  const row = parseJsonText(line, file, limits, number);
  const twin = twinKey(row, line);
  if (twin !== null) throw givenTwice(twin, file);
  return row;
}

/** Where no row can be read, its fault says more than that columns are missing. */
function refuseIfNoneIsWhole(rows: readonly unknown[]): void {
  const [first] = rows;
  if (first instanceof UserError && rows.every((row) => row instanceof UserError)) throw first;
}

function withFaults(rows: readonly unknown[], twins: ReadonlyMap<number, string>, file: string): unknown[] {
  return rows.map((row, index) => {
    const twin = twins.get(index);
    return twin === undefined ? row : givenTwice(twin, file);
  });
}

function givenTwice(key: string, file: string): UserError {
  const message = 'a key is given twice';
  return new UserError(
    problem({ code: 'duplicate-key', file, message, expected: 'each key once', got: key }),
  );
}

/** The first row with a name that programs pass over. */
function refuseReserved(
  rows: readonly unknown[],
  file: string,
  lineOf: (index: number) => number | null,
): void {
  const index = rows.findIndex((row) => isObject(row) && Object.hasOwn(row, RESERVED));
  if (index >= 0) throw new UserError(reservedName(file, lineOf(index)));
}

function readObjects(rows: readonly unknown[], sink: RowSink, placeOf: (index: number) => number): void {
  const names = sink.bind(columnNames(rows));
  const read = (row: Record<string, unknown>, name: string | null) =>
    name !== null && Object.hasOwn(row, name) ? row[name] : undefined;
  for (const [index, row] of rows.entries()) {
    if (isObject(row)) {
      sink.row(
        names.map((name) => read(row, name)),
        placeOf(index),
      );
    } else sink.broken(placeOf(index), notAnObject(row));
  }
}

/** What is wrong with a row that is no object, or that could not even be parsed. */
export function notAnObject(row: unknown): { message: string; expected: string; got: unknown } {
  const expected = 'one JSON object for each row';
  if (!(row instanceof UserError)) return { message: 'a row must be a JSON object', expected, got: row };
  const [fault] = row.problems;
  const isTwin = fault?.code === 'duplicate-key';
  return {
    message: fault?.message ?? '',
    expected: isTwin ? (fault.expected ?? expected) : expected,
    got: fault?.got,
  };
}

function columnNames(rows: readonly unknown[]): string[] {
  const names = new Set<string>();
  for (const row of rows) if (isObject(row)) for (const name of Object.keys(row)) names.add(name);
  return [...names];
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof UserError)
  );
}
