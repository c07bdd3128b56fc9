import { problem, UserError } from '../../../errors.ts';
import { ADJUSTED_GUESS } from '../derived-counts.ts';
import type { UnusedRow } from '../../dataset/dataset.ts';
import { MOST_POINTS } from '../../open/text/size-limits.ts';
import type { DuckDbAnswer } from '../../sum/duckdb/duckdb.ts';
import type { Engine } from '../../sum/engine.ts';
import { sqlName, sqlText } from '../../open/text/sql-text.ts';
import { type PointsDbFile, type PointsDbRow, rowsAre } from './point.ts';
import { bindPointsDb, isNested, type PointsDbBinding, type TableColumn } from './columns.ts';
import { PointReader } from './values.ts';

export interface PointsDb {
  /** Of the file. */
  readonly sha256: string;
  readonly rows: readonly PointsDbRow[];
  /** Points of surfaces and projections that are in no tier, where others are. */
  readonly leftOut: readonly UnusedRow[];
  /** Which columns were read, and what was derived; one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Reads the table `points` of a PointsDB with DuckDB.
 *
 * @throws UserError for a file that cannot be opened, a table that is none or notInFormat columns, and without DuckDB
 */
export async function readPointsDb(db: PointsDbFile, engine: Engine): Promise<PointsDb> {
  const sha256 = await db.checksum();
  const { binding, rows } = await packedPoints(db, engine);
  const guess = binding.fields.indexOf('guess');
  const reader = new PointReader(binding, guess < 0 ? [] : rows.map((row) => textsIn(row)[guess] ?? null));
  const points = rows.map((row, index) => reader.point(textsIn(row), index + 1));
  const isTiered = points.some(({ tiers }) => tiers.length > 0);
  const outside = isTiered ? points.filter(({ tiers }) => tiers.length === 0) : [];
  const about = { field: null, expected: 'a point of a tier', got: 'of none' };
  const left = `${db.file}: ${rowsAre(outside.length)} left out because they are in no tier.`;
  return {
    sha256,
    rows: isTiered ? points.filter(({ tiers }) => tiers.length > 0) : points,
    leftOut: outside.map(({ line }) => ({ line, ...about })),
    notes: [
      ...binding.notes,
      ...(reader.isAdjusted ? [ADJUSTED_GUESS] : []),
      ...(outside.length > 0 ? [left] : []),
    ],
  };
}

function textsIn(packed: string): readonly (string | null)[] {
  return JSON.parse(packed) as (string | null)[];
}

type Answer = readonly Readonly<Record<string, unknown>>[];

/** Every point as a JSON list of texts, in the order of the fields that were bound. @throws UserError */
async function packedPoints(
  db: PointsDbFile,
  engine: Engine,
): Promise<{ binding: PointsDbBinding; rows: readonly string[] }> {
  const ask = async (query: string, statements: readonly string[] = []): Promise<Answer> => {
    const answer = await engine.ask(db, query, statements);
    if ('rows' in answer) return answer.rows;
    throw refusal(answer, db);
  };
  const table = tableIn(await ask(TABLES), db);
  const name = `source.main.${sqlName(table.name)}`;
  const columns = await ask(`FROM pragma_table_info(${sqlText(name)})`);
  const binding = bindPointsDb(columnsOf(columns, table.sql), db.columns, db.file);
  if (table.rows > MOST_POINTS) throw tooManyRows(db.file, MOST_POINTS);
  const points = pointsSql(binding, name);
  const packed = `SELECT to_json([${binding.fields.join(', ')}]) AS point FROM ${points}`;
  const rows = await ask(packed, [sizeGuard(binding, points, db)]);
  if (rows.length > MOST_POINTS) throw tooManyRows(db.file, MOST_POINTS);
  return { binding, rows: rows.map(({ point }) => String(point)) };
}

/** A view is only named here: to look into one is to run what it holds. */
const TABLES = `SELECT table_name AS name, estimated_size AS size, sql, FALSE AS is_view FROM duckdb_tables()
WHERE database_name = 'source' AND schema_name = 'main'
UNION ALL SELECT view_name, 0, NULL, TRUE FROM duckdb_views()
WHERE database_name = 'source' AND schema_name = 'main' AND NOT internal`;

function tableIn(
  catalogue: Answer,
  { file }: PointsDbFile,
): { readonly name: string; readonly rows: number; readonly sql: string } {
  const tables = catalogue.map(({ name, size, sql, is_view: isView }) => ({
    name: String(name),
    rows: Number(size),
    sql: String(sql),
    isView: isView === true,
  }));
  const points = tables.find(({ name }) => name.toLowerCase() === 'points');
  if (points === undefined || points.isView) throw noTable(file, tables);
  return points;
}

/** The catalogue gives the expression of a generated column as its default; only the table's SQL tells the two apart. */
function columnsOf(catalogue: Answer, sql: string): TableColumn[] {
  const definitions = definitionsIn(sql);
  return catalogue.map((about, index) => ({
    name: String(about['name']),
    type: String(about['type']),
    isComputed: about['dflt_value'] !== null && definitions[index]?.includes(' GENERATED ') !== false,
  }));
}

/** What a CREATE TABLE says of each column, in their order; names and texts that are quoted are left out. */
function definitionsIn(sql: string): string[] {
  const bare = sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"/g, '_');
  const definitions = [''];
  let depth = 0;
  for (const character of bare.slice(bare.indexOf('(') + 1)) {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    if (character === ',' && depth === 0) definitions.push('');
    else definitions.push(`${definitions.pop() ?? ''}${character}`);
  }
  return definitions;
}

/** The table with our names for its columns, as text; nested values as JSON. One row more than there may be tells. */
function pointsSql({ fields, columns }: PointsDbBinding, name: string): string {
  const values = fields.flatMap((field) => {
    const column = columns[field];
    if (column === undefined) return [];
    const value = isNested(column) ? `to_json(${sqlName(column.name)})` : sqlName(column.name);
    return `CAST(${value} AS VARCHAR) AS ${field}`;
  });
  return `(SELECT ${values.join(', ')} FROM ${name} LIMIT ${MOST_POINTS + 1})`;
}

/** Before a row is taken: a database of a few bytes may hold texts without end. */
function sizeGuard({ fields }: PointsDbBinding, points: string, { limits }: PointsDbFile): string {
  const size = fields.map((field) => `COALESCE(strlen(${field}), 0)`).join(' + ');
  const sum = `SUM(${size})`;
  return `SELECT CASE WHEN ${sum} > ${limits.fileBytes} THEN error(${sqlText(TOO_LARGE)} || ${sum}) END FROM ${points}`;
}

/** How the message begins that stops a query over more text than may be held. */
const TOO_LARGE = 'too much text: ';

const EXPORT = "or export its table elsewhere: COPY points TO 'points.parquet'";

interface Saying {
  readonly says: RegExp;
  readonly code: string;
  readonly message: string;
  readonly expected: string;
  readonly hint: string;
}

/** What DuckDB says of files it does not open, in its words and in ours. */
const SAYINGS: readonly Saying[] = [
  {
    says: /database file with version number \d+/,
    code: 'database-version',
    message: 'the database was written by another version of DuckDB, which this one cannot read',
    expected: 'a storage version that the installed DuckDB knows',
    hint: `install a newer @duckdb/node-api, ${EXPORT}`,
  },
  {
    says: /Could not set lock/,
    code: 'database-in-use',
    message: 'the database is open in another program',
    expected: 'a database that nobody writes to',
    hint: 'close it there, or copy the file',
  },
  {
    says: /Corrupt|checksum|read enough bytes|does not exist|not a valid DuckDB|without a word|Serialization/,
    code: 'bad-database',
    message: 'the database is damaged',
    expected: 'a whole DuckDB database',
    hint: 'it may have been cut off while it was written or copied',
  },
];

const OTHERWISE: Omit<Saying, 'says'> = {
  code: 'bad-database',
  message: 'DuckDB does not read this database',
  expected: 'a PointsDB',
  hint: `open it with DuckDB to see why, ${EXPORT}`,
};

function refusal(
  { failure, message }: Extract<DuckDbAnswer, { failure: unknown }>,
  { file, path, limits }: PointsDbFile,
): UserError {
  if (failure === 'not-installed') return notInstalled(file);
  if (message.includes(TOO_LARGE)) {
    const most = limits.fileBytes;
    return tooMuch(file, 'limit-file-bytes', 'too much text in the rows', `at most ${most} bytes`);
  }
  const { code, message: said, expected, hint } = SAYINGS.find(({ says }) => says.test(message)) ?? OTHERWISE;
  // Names of files only, never paths of the machine.
  const got = message
    .replaceAll(path, file)
    .replace(/\]$/, '')
    .replaceAll(/"\/[^"]*"|(?<=\s)\/\S+/g, '…');
  return new UserError(problem({ code, file, message: said, expected, got, hint }));
}

function notInstalled(file: string): UserError {
  const message = 'DuckDB is not installed, and nothing else reads its databases';
  const expected = 'the package @duckdb/node-api';
  const hint = `npm install @duckdb/node-api, ${EXPORT}`;
  return new UserError(problem({ code: 'no-duckdb', file, message, expected, hint }));
}

/** @param tables tables and views that are there */
function noTable(
  file: string,
  tables: readonly { readonly name: string; readonly isView: boolean }[],
): UserError {
  const isView = tables.some(({ name, isView: view }) => view && name.toLowerCase() === 'points');
  const names = tables.map(({ name, isView: view }) => (view ? `${name} (a view)` : name));
  return new UserError(
    problem({
      code: 'no-points',
      file,
      message: 'this is no PointsDB',
      expected: 'a table "points"',
      got: names.length === 0 ? 'no table' : names.join(', '),
      hint: isView ? 'a view runs what somebody wrote into the file: store it as a table' : null,
    }),
  );
}

function tooManyRows(file: string, most: number): UserError {
  return tooMuch(file, 'limit-points', 'too many rows in "points"', `at most ${most}`);
}

function tooMuch(file: string, code: string, message: string, expected: string): UserError {
  const hint = 'sum points that agree in evaluation, task, tier and params';
  return new UserError(problem({ code, file, message, expected, got: 'more', hint }));
}
