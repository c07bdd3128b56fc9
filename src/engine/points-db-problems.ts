import { problem, UserError } from '../errors.ts';
import type { DuckDbAnswer } from '../read/sum/duckdb/duckdb.ts';
import type { PointsDbFile } from '../read/formats/points-db/points-db.ts';

/** How the message begins that stops a query over more text than may be held. */
export const TOO_LARGE = 'too much text: ';

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

export function refusal(
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

/** @param found tables and views that are there */
export function noTable(
  file: string,
  found: readonly { readonly name: string; readonly isView: boolean }[],
): UserError {
  const isView = found.some(({ name, isView: view }) => view && name.toLowerCase() === 'points');
  const names = found.map(({ name, isView: view }) => (view ? `${name} (a view)` : name));
  return new UserError(
    problem({
      ...{ code: 'no-points', file, message: 'this is no PointsDB' },
      expected: 'a table "points"',
      got: names.length === 0 ? 'no table' : names.join(', '),
      hint: isView ? 'a view runs what somebody wrote into the file: store it as a table' : null,
    }),
  );
}

export function tooManyRows(file: string, most: number): UserError {
  return tooMuch(file, 'limit-points', 'too many rows in "points"', `at most ${most}`);
}

function tooMuch(file: string, code: string, message: string, expected: string): UserError {
  const hint = 'sum points that agree in evaluation, task, tier and params';
  return new UserError(problem({ code, file, message, expected, got: 'more', hint }));
}
