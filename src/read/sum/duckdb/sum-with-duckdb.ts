import { UserError } from '../../../errors.ts';
import { bindColumns } from '../../dataset/bind-columns.ts';
import { delimiterOf } from '../../open/text/csv-rows.ts';
import { sampleFields } from '../../dataset/field-names.ts';
import { namesAtHead, type StoredTable } from '../../open/stored-table.ts';
import { readFields, spendingFields } from '../group-key.ts';
import { countersSql, tableOfRows } from '../counters-sql.ts';
import { objectionsTo } from '../objections.ts';
import type { SummedTable, TableOfResponses } from '../tally.ts';
import { sqlName, sqlText } from '../../open/text/sql-text.ts';
import { askDuckDb, type DuckDbAnswer } from './duckdb.ts';

/** Why an answer is not taken: the reader of our own then says what is wrong, and where. */
export interface Doubt {
  readonly doubt: 'not-installed' | 'unclear';
  readonly message: string;
}

/**
 * Sums a table with DuckDB. It takes only what leaves no doubt: for a value that is no plain number, a row that cannot be
 * parsed, a name that DuckDB would read as a pattern, the answer is a doubt.
 *
 * @param root folder of the package
 * @throws UserError when required columns are not there
 */
export async function sumWithDuckDb(
  stored: StoredTable,
  table: TableOfResponses,
  root: string,
): Promise<SummedTable | Doubt> {
  if (/[*?[\]{}]/.test(stored.path)) return { doubt: 'unclear', message: 'its name looks like a pattern' };
  const source = await sourceOf(stored, table);
  const answer = await askDuckDb(root, {
    database: null,
    paths: [stored.path],
    statements: [`CREATE TEMP VIEW responses AS SELECT ${source.columns.join(', ')} FROM ${source.reader}`],
    query: countersSql(),
  });
  return understood(answer, stored.format, table, source.doubts);
}

interface Source {
  /** The call that reads the file. */
  readonly reader: string;
  /** `"name in the file" AS field`, for every field that is read. */
  readonly columns: readonly string[];
  readonly doubts: readonly string[];
}

async function sourceOf(stored: StoredTable, table: TableOfResponses): Promise<Source> {
  if (stored.format === 'ndjson') return linesSource(stored, table);
  const isCsv = stored.format === 'csv';
  const parquet = isCsv ? null : await stored.source?.parquet(table.file);
  const header = parquet?.columns ?? namesAtHead(stored);
  const { names, doubts, problems } = bindColumns(header, 'samples', table.columns, table.file);
  if (problems.length > 0) throw new UserError(problems);
  const nameOf = (field: string): string | null => names[sampleFields.indexOf(field as never)] ?? null;
  const columns = readFields.map((field) => {
    const name = nameOf(field);
    if (name === null) return `CAST(NULL AS STRING) AS ${field}`;
    const special = isCsv ? SPENT : NESTED;
    return `${special.has(field) ? (isCsv ? asNumber : asJson)(name) : sqlName(name)} AS ${field}`;
  });
  return {
    reader: isCsv ? csvReader(stored, header) : `read_parquet(${sqlText(stored.path)})`,
    columns,
    doubts,
  };
}

const NESTED: ReadonlySet<string> = new Set(['params', 'tier']);
const SPENT: ReadonlySet<string> = new Set(spendingFields);

/** Nested values of Parquet become the JSON that a text file would hold; any other stays the bare text. */
function asJson(name: string): string {
  return `(to_json(${sqlName(name)}) ->> '$')`;
}

/** DuckDB reads `1_000` as a number; nobody else does. */
function asNumber(name: string): string {
  const text = sqlName(name);
  return `CASE WHEN contains(${text}, '_') THEN 'NaN' ELSE ${text} END`;
}

function csvReader({ path, compression, head }: StoredTable, header: readonly string[]): string {
  const options = [
    sqlText(path),
    `delim = ${sqlText(delimiterOf(head))}`,
    `quote = '"', escape = '"', header = true, all_varchar = true, strict_mode = true, auto_detect = false`,
    `columns = {${header.map((name) => `${sqlText(name)}: 'VARCHAR'`).join(', ')}}`,
    `compression = ${sqlText(compression ?? 'uncompressed')}`,
  ];
  return `read_csv(${options.join(', ')})`;
}

/** Names that no line has are null in all of them, so every field is asked for. */
function linesSource(stored: StoredTable, { columns, file }: TableOfResponses): Source {
  const { path, compression } = stored;
  const nameOf = (field: string): string =>
    (Object.hasOwn(columns, field) ? columns[field] : undefined) ?? field;
  const typed = new Map(
    readFields.map((field) => [nameOf(field), SPENT.has(field) ? 'DOUBLE' : 'VARCHAR'] as const),
  );
  const types = Array.from(typed, ([name, type]) => `${sqlName(name)}: '${type}'`);
  const options = [
    sqlText(path),
    `format = 'newline_delimited', maximum_object_size = 67108864`,
    `compression = ${sqlText(compression ?? 'uncompressed')}`,
    `columns = {${types.join(', ')}}`,
  ];
  const doubts = bindColumns(namesAtHead(stored), 'samples', columns, file).doubts;
  return {
    reader: `read_json(${options.join(', ')})`,
    columns: readFields.map((field) => `${sqlName(nameOf(field))} AS ${field}`),
    doubts,
  };
}

function understood(
  answer: DuckDbAnswer,
  format: StoredTable['format'],
  table: TableOfResponses,
  doubts: readonly string[],
): SummedTable | Doubt {
  if ('failure' in answer) {
    const doubt = answer.failure === 'not-installed' ? 'not-installed' : 'unclear';
    return { doubt, message: answer.message };
  }
  const [objection] = objectionsTo(answer.rows, table, format);
  return objection
    ? { doubt: 'unclear', message: objection.message }
    : tableOfRows(answer.rows, table, doubts);
}
