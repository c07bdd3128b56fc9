import type { ColumnNames } from '../dataset/bind-columns.ts';
import type { RowSource } from '../dataset/collect-rows.ts';
import type { DataRows } from '../dataset/describe-source.ts';
import { fieldsOf, type RowKind } from '../dataset/field-names.ts';
import type { SizeLimits } from '../open/size-limits.ts';
import { readStored } from '../open/read-file.ts';
import { problem, thousands, UserError } from '../../errors.ts';
import { openParquet, readParquetRows, type Parquet } from '../open/parquet.ts';
import { namesAtHead, type StoredTable } from '../open/stored-table.ts';
import { sumResponses, type Engine } from './sum-responses.ts';
import type { SummedTable } from './tally.ts';

/** Points are held, each of them. */
export const MOST_POINTS = 2_000_000;

export interface TableOptions {
  /** null: told by the columns. */
  readonly kind: RowKind | null;
  readonly columns: ColumnNames;
  readonly limits: SizeLimits;
}

/**
 * Rows of a Parquet table that is small enough, so that responses stay single and can be compared item by item; sums of
 * the responses of any other.
 *
 * @throws UserError for a table of points that is too large, and with what is wrong in the file
 */
export async function tableRows(
  stored: StoredTable,
  options: TableOptions,
  engine: Engine,
): Promise<DataRows> {
  const { path, file, format } = stored;
  const parquet = format === 'parquet' ? await openParquet(path, file) : null;
  const kind = kindOfTable(stored, options, parquet?.columns);
  if (kind === 'points' && (parquet === null || parquet.rows > MOST_POINTS)) throw tooManyPoints(stored);
  const isKept = parquet !== null && (kind === 'points' || parquet.rows <= options.limits.kept.rows);
  return isKept ? keptRows(stored, parquet, kind, options) : summedRows(stored, options, engine);
}

/** What the rows are, where the dataset does not say: `total` makes them points. */
export function kindOfTable(
  stored: StoredTable,
  { kind, columns }: Pick<TableOptions, 'kind' | 'columns'>,
  names = namesAtHead(stored),
): RowKind {
  const total = (Object.hasOwn(columns, 'total') ? columns['total'] : undefined) ?? 'total';
  return kind ?? (names.includes(total) ? 'points' : 'samples');
}

async function keptRows(
  { path, file }: StoredTable,
  parquet: Parquet,
  kind: RowKind,
  { columns, limits }: TableOptions,
): Promise<DataRows> {
  if (parquet.rows === 0) throw noRows(file);
  const needed = new Set([...fieldsOf[kind], ...Object.values(columns)]);
  const header = parquet.columns.filter((name) => needed.has(name));
  const inline: Record<string, unknown>[] = [];
  await readParquetRows(parquet, {
    file,
    limits,
    bind: () => header,
    row: (values) => inline.push(Object.fromEntries(header.map((name, index) => [name, values[index]]))),
    broken: () => undefined,
  });
  const lines = inline.map((_, index) => index + 1);
  const source: RowSource = { file, kind, format: 'inline', text: '', inline, lines, columns };
  const { sha256 } = await readStored(path, limits);
  return { source, sha256, notes: [] };
}

/** Sums of a table's responses. @throws UserError with what is wrong in it */
export async function summedRows(
  stored: StoredTable,
  { columns, limits }: Omit<TableOptions, 'kind'>,
  engine: Engine,
): Promise<DataRows> {
  const { file } = stored;
  const { table, sha256 } = await sumResponses(stored, { file, columns, limits }, engine);
  const { rows: inline, lines, log, doubts } = table;
  const rows = { format: 'inline', text: '', inline, lines } as const;
  const source: RowSource = { file, kind: 'sums', ...rows, columns: {}, before: log };
  return { source, sha256, notes: [summedNote(file, table), ...doubts] };
}

/** What a reader of the board has to know of such a table. */
export function summedNote(file: string, { log }: SummedTable): string {
  return (
    `${file}: ${thousands(log.used)} responses were summed without being kept, so no comparison is made item by item; ` +
    'its checksum is that of the sums.'
  );
}

function noRows(file: string): UserError {
  const message = 'there is nothing to show';
  return new UserError(
    problem({ code: 'no-rows', file, message, expected: 'at least one row', got: 'none' }),
  );
}

function tooManyPoints({ file, bytes }: StoredTable): UserError {
  const message = 'too large for a table of points';
  const expected = `at most ${MOST_POINTS} rows`;
  const hint = 'sum points that agree in evaluation, task, tier and params';
  return new UserError(
    problem({ code: 'limit-points', file, message, expected, got: `${bytes} bytes`, hint }),
  );
}
