import { problem, thousands, type Problem } from '../../errors.ts';
import { sharedFields, keyText, spendingFields } from './group-key.ts';
import type { CounterRow } from './counters-sql.ts';
import type { StoredTable } from '../open/stored-table.ts';
import type { TableOfResponses } from './tally.ts';

/** Why the answer may differ from what our own reader would say, one problem for each kind of reason. */
export function objectionsTo(
  rows: readonly CounterRow[],
  { file, columns }: Pick<TableOfResponses, 'file' | 'columns'>,
  format: StoredTable['format'],
): readonly Problem[] {
  const objections = [
    ...spendingFields.map((field) => unlikeNumbers(rows, field) ?? tooLarge(rows, field)),
    ...(['eval_id', 'task'] as const).map((field) => nameless(rows, field)),
    ...(format === 'ndjson' ? Object.entries(columns).map((entry) => nowhere(rows, ...entry)) : []),
    ...(format === 'parquet' ? [] : NAMES.map((field) => garbled(rows, field))),
    ...(format === 'csv' ? [] : NAMES.map((field) => ambiguous(rows, field, format === 'ndjson'))),
  ];
  return objections.filter((one) => one !== null).map((one) => ({ ...one, file }));
}

const COUNTED: Readonly<Record<string, string>> = {
  completion_tokens: 'token_responses',
  cost: 'cost_responses',
};

/** Lines of JSON have no header: that none names a column shows in what was counted. */
function nowhere(rows: readonly CounterRow[], field: string, name: string | undefined): Problem | null {
  const isRead = sharedFields.some((one) => one === field) || Object.hasOwn(COUNTED, field);
  const count = COUNTED[field];
  const isThere = (row: CounterRow): boolean =>
    count === undefined ? keyText(row[field]) !== null : Number(row[count] ?? 0) > 0;
  if (!isRead || rows.some(isThere)) return null;
  const message = '"columns" names a column that is not there';
  return problem({ code: 'missing-column', field, message, expected: `a column ${JSON.stringify(name)}` });
}

function unlikeNumbers(rows: readonly CounterRow[], field: string): Problem | null {
  const count = rows.reduce((sum, row) => sum + Number(row[`doubtful_${field}`] ?? 0), 0);
  if (count === 0) return null;
  const expected =
    field === 'cost' ? 'numbers from 0 to 9,000,000, or nothing' : 'whole numbers from 0 to 1e15, or nothing';
  const message = 'some values are no plain numbers';
  return problem({ code: 'not-a-number', field, message, expected, got: responses(count) });
}

/** A sum that is no longer exact depends on the order in which it was made. */
function tooLarge(rows: readonly CounterRow[], field: string): Problem | null {
  if (field === 'cost') return null;
  const most = (sum: string): number => rows.reduce((top, row) => Math.max(top, Number(row[sum] ?? 0)), 0);
  const largest = Math.max(most(field), most(`${field}_squared`));
  if (largest <= Number.MAX_SAFE_INTEGER) return null;
  const message = 'a sum, perhaps of squares, is too large to be exact';
  const expected = 'sums below 2^53 over responses that agree in task and setting';
  return problem({ code: 'inexact-sum', field, message, expected, got: String(largest) });
}

function nameless(rows: readonly CounterRow[], field: string): Problem | null {
  const count = countWhere(rows, (row) => keyText(row[field]) === null);
  const about = { message: `every row needs ${field}`, expected: 'a name or a number' };
  return count === 0
    ? null
    : problem({ code: 'required', field, ...about, got: `none in ${responses(count)}` });
}

/** Engines put this sign where bytes are no UTF-8, so that names which differ there become one. */
function garbled(rows: readonly CounterRow[], field: string): Problem | null {
  const first = rows.find((row) => keyText(row[field])?.includes('\ufffd'));
  if (!first) return null;
  const about = { message: 'a name with a character that could not be read', expected: 'UTF-8' };
  return problem({ code: 'not-utf8', field, ...about, got: keyText(first[field]) });
}

const NAMES = ['eval_id', 'task', 'tier'] as const;

/** A name may have been a number, a list or a truth value before it became text: `1.0` in JSON is 1 to us. */
function ambiguous(rows: readonly CounterRow[], field: string, isJson: boolean): Problem | null {
  const isOdd = (row: CounterRow): boolean => {
    const name = keyText(row[field]) ?? '';
    const isList = field === 'tier' && name.startsWith('[');
    return !isList && ((isJson && isOddNumber(name)) || /^(?:true$|false$|[[{])/.test(name));
  };
  const first = rows.find(isOdd);
  if (!first) return null;
  const got = `${keyText(first[field]) ?? ''} in ${responses(countWhere(rows, isOdd))}`;
  const message = 'a name that may have been a number, a list or a truth value';
  return problem({ code: 'unclear-name', field, message, expected: 'plain names', got });
}

/** No number of JSON begins with a needless zero, so that such a name was a text. */
function isOddNumber(name: string): boolean {
  const isNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(name);
  return isNumber && String(Number(name)) !== name;
}

function countWhere(rows: readonly CounterRow[], test: (row: CounterRow) => boolean): number {
  return rows.reduce((sum, row) => sum + (test(row) ? Number(row['responses'] ?? 0) : 0), 0);
}

function responses(count: number): string {
  return `${thousands(count)} ${count === 1 ? 'response' : 'responses'}`;
}
