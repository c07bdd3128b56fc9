import type { ColumnNames } from '../../dataset/bind-columns.ts';
import { readFields, spendingFields } from '../group-key.ts';
import { countersSql } from '../counters-sql.ts';
import type { ColumnShape } from '../../open/parquet.ts';

/** Begins every line of the answer: other programs may write to the same stream. */
export const ANSWER = 'evalpress ';

/** Begins what is said of a line that is no object: the file and the line follow, behind tabs. */
export const BROKEN = 'evalpress-broken';

/** A table as Spark finds it. */
export interface SparkSource {
  /** With its scheme, such as `file:` or `s3a:`; a pattern where several files are meant. */
  readonly location: string;
  readonly format: 'ndjson' | 'csv' | 'parquet';
  readonly delimiter: string;
  /** Whether the files that the pattern finds must be compared with each other. */
  readonly isMany: boolean;
}

/** A column of the table, by its place. */
export interface SparkColumn {
  readonly place: number;
  readonly shape: ColumnShape;
}

/** Statements that make the view `raw`: the table as it is. */
export function rawView({ location, format, delimiter, isMany }: SparkSource): string {
  const csv = {
    header: 'true',
    sep: delimiter,
    quote: '"',
    escape: '"',
    encoding: 'UTF-8',
    mode: 'FAILFAST',
    // A text may hold line breaks, and what follows one must never pass for a row.
    multiLine: 'true',
    unescapedQuoteHandling: 'RAISE_ERROR',
    enforceSchema: String(!isMany),
  };
  const options = { ndjson: { lineSep: '\n' }, csv, parquet: {} }[format];
  const listed = Object.entries({ path: location, ...options }).map(
    ([name, value]) => `${name} ${sparkText(value)}`,
  );
  const source = format === 'ndjson' ? 'text' : format;
  return `CREATE TEMPORARY VIEW raw USING ${source} OPTIONS (${listed.join(', ')});\n`;
}

/** The whole script for lines of JSON. */
export function linesScript(source: SparkSource, columns: ColumnNames): string {
  const nameOf = (field: string): string =>
    (Object.hasOwn(columns, field) ? columns[field] : undefined) ?? field;
  const names = [...new Set(readFields.map(nameOf))];
  const members = names.map((name) => `\`${name.replaceAll('`', '``')}\`: string`);
  const placed = names.map((_, place) => `c${place}: string`);
  const fields = readFields.map((field) => asField(field, `one.c${names.indexOf(nameOf(field))}`, 'text'));
  // Wrapped in brackets, because what follows a first value on a line would otherwise be passed over in silence.
  const list = `from_json(concat('[', value, ']'), ${sparkText(`array<struct<${members.join(', ')}>>`)}, ${JSON_OPTIONS})`;
  return `${rawView(source)}CREATE TEMPORARY VIEW responses AS
SELECT ${fields.join(',\n  ')}
FROM (
  SELECT CASE WHEN size(list) = 1 AND try_element_at(list, 1) IS NOT NULL THEN try_element_at(list, 1)
    ELSE raise_error(concat('${BROKEN}\\t', input_file_name(), '\\t', substr(value, 1, 200))) END AS one
  FROM (
    SELECT value, CAST(${list} AS array<struct<${placed.join(', ')}>>) AS list
    FROM raw WHERE trim(BOTH ' \\t\\r' FROM value) <> ''
  ) AS listed
) AS parsed;
${ANSWERED}`;
}

const JSON_OPTIONS = "map('mode', 'PERMISSIVE', 'allowSingleQuotes', 'false')";

/** The whole script for a table with columns. @param columns of every field, by their place; null: not there */
export function columnsScript(
  source: SparkSource,
  width: number,
  columns: readonly (SparkColumn | null)[],
): string {
  const places = Array.from({ length: width }, (_, place) => `c${place}`);
  const fields = readFields.map((field, index) => {
    const column = columns[index];
    return column ? asField(field, `c${column.place}`, column.shape) : `CAST(NULL AS STRING) AS ${field}`;
  });
  return `${rawView(source)}CREATE TEMPORARY VIEW placed (${places.join(', ')}) AS SELECT * FROM raw;
CREATE TEMPORARY VIEW responses AS SELECT ${fields.join(',\n  ')} FROM placed;
${ANSWERED}`;
}

const ANSWERED = `SELECT concat('${ANSWER}', to_json(struct(*))) FROM (
${countersSql()}
) AS counters;
`;

function asField(field: string, column: string, shape: ColumnShape): string {
  const isNumber = spendingFields.some((one) => one === field);
  return `${isNumber ? asNumber(column, shape) : asKey(column, shape)} AS ${field}`;
}

/** Numbers stay numbers: written by Java they would look unlike those of anyone else. */
function asKey(column: string, shape: ColumnShape): string {
  if (shape === 'floating') return `CAST(${column} AS DOUBLE)`;
  return shape === 'nested'
    ? `to_json(${column}, map('ignoreNullFields', 'false'))`
    : `CAST(${column} AS STRING)`;
}

/** Java also reads `1d` and `0x1p3` as numbers; whatever we do not is none. */
const NUMBER = String.raw`^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$`;

function asNumber(column: string, shape: ColumnShape): string {
  if (shape === 'floating' || shape === 'whole') return `CAST(${column} AS DOUBLE)`;
  const text = shape === 'nested' ? `to_json(${column})` : `CAST(${column} AS STRING)`;
  return `CASE WHEN ${text} RLIKE ${sparkText(NUMBER)} THEN ${text} WHEN ${text} RLIKE '\\\\S' THEN 'NaN' END`;
}

/** A text in SQL of which nothing but plain letters, digits and a few signs are written as they are. */
function sparkText(text: string): string {
  const escaped = Array.from({ length: text.length }, (_, index) => {
    const code = text.charCodeAt(index);
    const isPlain = code < 128 && /[\w ./:,<>*=+-]/.test(text.charAt(index));
    return isPlain ? text.charAt(index) : String.raw`\u${code.toString(16).padStart(4, '0')}`;
  });
  return `'${escaped.join('')}'`;
}

/** Settings on which the answer depends, whatever the installation has been told. */
export const SETTINGS: Readonly<Record<string, string>> = {
  'spark.sql.ansi.enabled': 'true',
  'spark.sql.caseSensitive': 'true',
  'spark.sql.catalogImplementation': 'in-memory',
  'spark.sql.cli.print.header': 'false',
  'spark.sql.csv.parser.columnPruning.enabled': 'false',
  'spark.sql.files.ignoreCorruptFiles': 'false',
  'spark.sql.files.ignoreMissingFiles': 'false',
  'spark.sql.json.enablePartialResults': 'false',
  'spark.sql.parser.escapedStringLiterals': 'false',
  'spark.sql.variable.substitute': 'false',
};
