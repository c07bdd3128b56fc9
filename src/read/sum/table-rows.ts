import { type ColumnNames, kindOfColumns, readableNames } from '../dataset/bind-columns.ts';
import type { RowSource } from '../dataset/collect-rows.ts';
import { type DataRows, kindOf, rowsOfText } from '../dataset/describe-source.ts';
import type { RowKind } from '../dataset/field-names.ts';
import type { DatasetConfig } from '../dataset/schema.ts';
import { problem, UserError } from '../../errors.ts';
import type { OpenFile } from '../open/open-file.ts';
import { type Parquet, readParquetRows } from '../open/parquet.ts';
import { readText } from '../open/read-file.ts';
import { MOST_POINTS, type SizeLimits } from '../open/text/size-limits.ts';
import { namesAtHead, type StoredTable } from '../open/stored-table.ts';
import { type EngineChoice, sumResponses } from './sum-responses.ts';

/**
 * Rows of a table of points, or of a Parquet table that is small enough, so that responses stay single and can be compared
 * item by item; sums of the responses of any other.
 *
 * @throws UserError for a table of points that is too large, and with what is wrong in the file
 */
export async function tableRows(
  stored: StoredTable,
  config: DatasetConfig,
  limits: SizeLimits,
  engine: EngineChoice,
): Promise<DataRows> {
  const { file, format, source } = stored;
  const columns = config.columns ?? {};
  if (source === null) return summedRows(stored, columns, limits, engine);
  if (format === 'parquet') return parquetRows(stored, source, config, limits, engine);
  const kind = kindOf(config) ?? kindOfColumns(namesAtHead(stored), columns);
  return kind === 'points'
    ? rowsOfText(await readText(source, file, limits), config)
    : summedRows(stored, columns, limits, engine);
}

async function parquetRows(
  stored: StoredTable,
  source: OpenFile,
  config: DatasetConfig,
  limits: SizeLimits,
  engine: EngineChoice,
): Promise<DataRows> {
  const columns = config.columns ?? {};
  const parquet = await source.parquet(stored.file);
  const kind = kindOf(config) ?? kindOfColumns(parquet.columns, columns);
  if (kind === 'points' && parquet.rows > MOST_POINTS) throw tooManyPoints(stored);
  const isKept = kind === 'points' || parquet.rows <= limits.kept.rows;
  return isKept
    ? keptRows(parquet, source, kind, columns, limits)
    : summedRows(stored, columns, limits, engine);
}

async function keptRows(
  parquet: Parquet,
  stored: OpenFile,
  kind: RowKind,
  columns: ColumnNames,
  limits: SizeLimits,
): Promise<DataRows> {
  const { file } = parquet;
  if (parquet.rows === 0) throw noRows(file);
  // Before its rows: they are then taken from memory.
  const { sha256 } = await stored.whole(limits);
  const needed = new Set([...readableNames(kind), ...Object.values(columns)]);
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
  return { source, sha256, notes: [] };
}

/** Sums of a table's responses. @throws UserError with what is wrong in it */
async function summedRows(
  stored: StoredTable,
  columns: ColumnNames,
  limits: SizeLimits,
  engine: EngineChoice,
): Promise<DataRows> {
  const { file } = stored;
  const { table, sha256, notes } = await sumResponses(stored, { file, columns, limits }, engine);
  const { rows: inline, lines, log } = table;
  const rows = { format: 'inline', text: '', inline, lines } as const;
  const source: RowSource = { file, kind: 'sums', ...rows, columns: {}, before: log };
  return { source, sha256, notes };
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
