import { askDuckDb, sqlName, sqlText } from '../read/sum/duckdb/duckdb.ts';
import { bindPointsDb, isNested, type PointsDbBinding, type TableColumn } from '../read/formats/points-db/points-db-columns.ts';
import type { PointsDbFile } from '../read/formats/points-db/points-db.ts';
import { MOST_POINTS } from '../read/sum/table-rows.ts';
import { noTable, refusal, tooManyRows, TOO_LARGE } from './points-db-problems.ts';

type Answer = readonly Readonly<Record<string, unknown>>[];

/** Every point as a JSON list of texts, in the order of the fields that were bound. @throws UserError */
export async function packedPoints(
  db: PointsDbFile,
  root: string,
): Promise<{ binding: PointsDbBinding; rows: readonly string[] }> {
  const ask = async (query: string, statements: readonly string[] = []): Promise<Answer> => {
    const answer = await askDuckDb(root, { database: db.path, paths: [], statements, query });
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
  found: Answer,
  { file }: PointsDbFile,
): { readonly name: string; readonly rows: number; readonly sql: string } {
  const tables = found.map(({ name, size, sql, is_view: isView }) => ({
    ...{ name: String(name), rows: Number(size), sql: String(sql), isView: isView === true },
  }));
  const points = tables.find(({ name }) => name.toLowerCase() === 'points');
  if (points === undefined || points.isView) throw noTable(file, tables);
  return points;
}

/** The catalogue gives the expression of a generated column as its default; only the table's SQL tells the two apart. */
function columnsOf(catalogue: Answer, sql: string): TableColumn[] {
  const definitions = definitionsIn(sql);
  return catalogue.map((about, index) => ({
    ...{ name: String(about['name']), type: String(about['type']) },
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
