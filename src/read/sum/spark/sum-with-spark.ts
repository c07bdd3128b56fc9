import { bindColumns } from '../../dataset/bind-columns.ts';
import { delimiterOf } from '../../open/text/csv-rows.ts';
import { sampleFields } from '../../dataset/field-names.ts';
import { isLocation } from '../../open/text/source-format.ts';
import { problem, UserError } from '../../../errors.ts';
import { readFields } from '../group-key.ts';
import { tableOfRows, type CounterRow } from '../counters-sql.ts';
import { objectionsTo } from '../objections.ts';
import type { ColumnShape } from '../../open/parquet.ts';
import { runSpark } from './spark.ts';
import { ANSWER, columnsScript, linesScript, rawView, type SparkSource } from './spark-script.ts';
import { namesAtHead, type StoredTable } from '../../open/stored-table.ts';
import type { SummedTable, TableOfResponses } from '../tally.ts';

/** The cluster that sums, and whether it shall be heard. */
export interface Cluster {
  /** Absent: where the installation of Spark says. */
  readonly master?: string | undefined;
  readonly isVerbose?: boolean | undefined;
}

/**
 * Sums a table with the Spark of this machine, on the cluster that it is told to use.
 *
 * @throws UserError for a row that cannot be read, and for values of which Spark may think otherwise than we do: there is
 *   nobody to ask, for the table need not be on this machine
 */
export async function sumWithSpark(
  stored: StoredTable,
  table: TableOfResponses,
  { master, isVerbose = false }: Cluster,
): Promise<SummedTable> {
  const run = (script: string, where: string | null): Promise<readonly string[]> =>
    runSpark({ script, master: where, isVerbose });
  const { script, doubts } = await scriptFor(stored, table, run);
  const rows = (await run(script, master ?? null)).filter((line) => line.startsWith(ANSWER)).map(rowIn);
  if (rows.length === 0) throw noRows(table.file);
  const objections = objectionsTo(rows, table, stored.format);
  if (objections.length > 0)
    throw new UserError(objections.map((one) => ({ ...one, hint: one.hint ?? CLEANED })));
  return tableOfRows(rows, table, doubts);
}

const CLEANED =
  'Spark counts plain values only: clean the column, or let "--engine own" read the table where it fits';

/** A bare NaN or Infinity of a line comes in quotes of its own. */
function rowIn(line: string): CounterRow {
  const text = line.slice(ANSWER.length).replaceAll(/"\\"(NaN|-?Infinity)\\""/g, '"$1"');
  return JSON.parse(text) as CounterRow;
}

type Run = (script: string, master: string) => Promise<readonly string[]>;

interface Header {
  readonly names: readonly string[];
  readonly shapes: readonly ColumnShape[];
}

async function scriptFor(
  stored: StoredTable,
  { file, columns }: TableOfResponses,
  run: Run,
): Promise<{ readonly script: string; readonly doubts: readonly string[] }> {
  const source = sourceOf(stored);
  if (stored.format === 'ndjson') {
    const { doubts } = bindColumns(namesAtHead(stored), 'samples', columns, file);
    return { script: linesScript(source, columns), doubts };
  }
  const header = await headerOf(stored, source, run);
  const { names, doubts, problems } = bindColumns(header.names, 'samples', columns, file);
  if (problems.length > 0) throw new UserError(problems);
  const places = readFields.map((field) => {
    const place = header.names.indexOf(names[sampleFields.indexOf(field)] ?? '');
    return place < 0 ? null : { place, shape: header.shapes[place] ?? 'text' };
  });
  return { script: columnsScript(source, header.names.length, places), doubts };
}

/** @throws UserError for a name that Spark would take for a pattern, or for one with a wrong ending */
function sourceOf({ path, file, format, compression, head }: StoredTable): SparkSource {
  const isMany = isLocation(path);
  if (!isMany && /[*?[\]{}\\]/.test(path)) throw misnamed(file, 'a path without any of *?[]{}\\');
  const ending = compression === null ? null : compression === 'gzip' ? '.gz' : '.zst';
  if (ending !== null && !file.endsWith(ending)) throw misnamed(file, `a name that ends in ${ending}`);
  const delimiter = isMany ? (/\.tsv\b/i.test(file) ? '\t' : ',') : delimiterOf(head);
  return { location: isMany ? path : `file:${path}`, format, delimiter, isMany };
}

async function headerOf(stored: StoredTable, source: SparkSource, run: Run): Promise<Header> {
  if (source.isMany) return describedHeader(await run(`${rawView(source)}DESCRIBE TABLE raw;\n`, 'local[1]'));
  const parquet = stored.format === 'parquet' ? await stored.source?.parquet(stored.file) : null;
  if (parquet) return { names: parquet.columns, shapes: parquet.shapes };
  const names = namesAtHead(stored);
  return { names, shapes: names.map(() => 'text') };
}

/** What Spark says of the columns: name, type and comment, padded, with tabs between them. */
function describedHeader(lines: readonly string[]): Header {
  const columns = lines.map((line) => line.split('\t'));
  return {
    names: columns.map(([name = '']) => name.trim()),
    shapes: columns.map(([, type = '']) => shapeOf(type.trim())),
  };
}

function shapeOf(type: string): ColumnShape {
  if (/^(?:struct|array|map)</.test(type)) return 'nested';
  if (type === 'float' || type === 'double') return 'floating';
  return /^(?:tiny|small|big)?int$/.test(type) ? 'whole' : 'text';
}

function misnamed(file: string, expected: string): UserError {
  const message = 'Spark tells tables apart by their names, and would misread this one';
  return new UserError(
    problem({ code: 'spark-name', file, message, expected, hint: 'give it another name' }),
  );
}

function noRows(file: string): UserError {
  const message = 'Spark found no row';
  const hint = 'it passes over names that begin with a dot or an underscore';
  return new UserError(problem({ code: 'no-rows', file, message, expected: 'at least one row', hint }));
}
