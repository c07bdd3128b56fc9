import { parquetMetadataAsync, parquetReadObjects, type AsyncBuffer, type SchemaElement } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { problem, UserError } from '../../errors.ts';
import type { RowSink } from './text/row-sink.ts';
import type { SizeLimits } from './text/size-limits.ts';
import { jsonText } from './text/written.ts';

/** A Parquet file and what it says of itself. */
export interface Parquet {
  readonly file: string;
  readonly rows: number;
  /** Rows of each part that is packed on its own. */
  readonly parts: readonly number[];
  readonly columns: readonly string[];
  /** Names of the columns, and of what lies inside of them. */
  readonly names: readonly string[];
  /** What lies in every column. */
  readonly shapes: readonly ColumnShape[];
  readonly buffer: AsyncBuffer;
}

/** Text stands for everything that is written as text: names, truth values, dates, decimals. */
export type ColumnShape = 'nested' | 'floating' | 'whole' | 'text';

/** @throws UserError for a file that is no whole Parquet file */
export async function openParquet(buffer: AsyncBuffer, file: string): Promise<Parquet> {
  return damaged(file, async () => {
    const { row_groups: groups, schema } = await parquetMetadataAsync(buffer);
    const parts = groups.map(({ num_rows: rows }) => Number(rows));
    const rows = parts.reduce((sum, part) => sum + part, 0);
    const top = topColumns(schema);
    const columns = top.map(({ name }) => name);
    const names = schema.slice(1).map(({ name }) => name);
    return { file, rows, parts, columns, names, shapes: top.map(shapeOf), buffer };
  });
}

/** The columns; what lies inside of one follows it in the list and is skipped. */
function topColumns(schema: readonly SchemaElement[]): readonly SchemaElement[] {
  const top: SchemaElement[] = [];
  const skip = (index: number): number => {
    let next = index + 1;
    for (let child = 0; child < (schema[index]?.num_children ?? 0); child++) next = skip(next);
    return next;
  };
  for (let index = 1; index < schema.length; index = skip(index)) {
    const column = schema[index];
    if (column) top.push(column);
  }
  return top;
}

function shapeOf({
  type,
  converted_type: meaning,
  num_children: children,
  repetition_type: repetition,
}: SchemaElement): ColumnShape {
  if ((children ?? 0) > 0 || repetition === 'REPEATED') return 'nested';
  if (type === 'FLOAT' || type === 'DOUBLE') return 'floating';
  const isWhole = (type === 'INT32' || type === 'INT64') && /^(?:U?INT_\d+)?$/.test(meaning ?? '');
  return isWhole ? 'whole' : 'text';
}

/** A day is its date: the hour is none of its own. */
const PARSERS = {
  dateFromDays: (days: number | null | undefined): string | undefined =>
    days === null || days === undefined ? undefined : new Date(days * 86_400_000).toISOString().slice(0, 10),
};

/** Gives every row to the sink; its place is its number, from 1. */
export async function readParquetRows(
  { file, parts, columns, buffer }: Parquet,
  sink: RowSink,
): Promise<void> {
  const names = sink.bind(columns);
  const wanted = [...new Set(names)].filter((name) => name !== null);
  let row = 0;
  for (const part of parts) {
    const range = { rowStart: row, rowEnd: row + part };
    const about = { file: buffer, compressors, parsers: PARSERS, columns: wanted, ...range };
    for (const values of await damaged(file, () => parquetReadObjects(about))) {
      const plain = names.map((name) => (name === null ? undefined : plainValue(values[name])));
      sink.row(plain, ++row);
    }
  }
}

/** A value as JSON knows it: whole numbers of 64 bits become numbers where they are exact, else text. */
function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plainValue(member)]));
}

/** Lines of JSON that stand for the rows; null when they are too long to be held. */
export async function linesOfParquet(parquet: Parquet, limits: SizeLimits): Promise<string | null> {
  const lines: string[] = [];
  let length = 0;
  await readParquetRows(parquet, {
    file: parquet.file,
    limits,
    bind: (header) => header,
    row: (values) => {
      const members = parquet.columns.map((name, index) => [name, values[index]] as const);
      const line = jsonText(Object.fromEntries(members));
      if ((length += line.length + 1) <= limits.fileBytes) lines.push(line);
    },
    broken: () => undefined,
  });
  return length > limits.fileBytes ? null : lines.join('\n');
}

async function damaged<Result>(file: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UserError) throw error;
    const got = error instanceof Error ? error.message : String(error);
    const message = 'the Parquet file cannot be read';
    const hint = 'it may have been cut off while it was written or copied';
    throw new UserError(
      problem({ code: 'bad-parquet', file, message, expected: 'a whole Parquet file', got, hint }),
    );
  }
}
