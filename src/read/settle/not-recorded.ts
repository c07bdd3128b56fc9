import type { NotRecorded, ScoreWithoutCounts } from '../dataset/dataset.ts';
import { thousands } from '../../errors.ts';
import type { FileAccount } from '../formats/rows.ts';

/** Columns that are missed when they are not recorded, in words; rows of counters name the guess chance differently. */
const COLUMNS: readonly (readonly [column: string, words: string])[] = [
  ['truncated', 'truncation'],
  ['guess', 'the chance of a guess'],
  ['prompt_tokens', 'prompt tokens'],
  ['completion_tokens', 'completion tokens'],
  ['cost', 'cost'],
  ['item', 'the item'],
];

/** What the rows do not say, and why, summed over all files; rows that a rule left out stand among it as `rows`. */
export function notRecorded(files: readonly FileAccount[]): NotRecorded[] {
  const counts = new Map<string, NotRecorded>();
  const add = (field: string, reason: NotRecorded['reason'], count: number): void => {
    const key = `${field} ${reason}`;
    if (count > 0) counts.set(key, { field, reason, count: count + (counts.get(key)?.count ?? 0) });
  };
  for (const account of files) {
    for (const [column] of COLUMNS) {
      const notNumbers = account.notNumbers.get(column) ?? 0;
      const others = account.otherCounts.get(column) ?? 0;
      add(column, 'not-a-number', notNumbers);
      add(column, 'counts-something-else', others);
      const reason = account.notInFormat.includes(column) ? 'not-in-format' : 'not-recorded';
      add(column, reason, Math.max(0, rowsWithout(column, account) - notNumbers - others));
    }
    add('rows', 'left-out-by-rule', account.leftOut.length);
  }
  return [...counts.values()];
}

function rowsWithout(column: string, { samples, points }: FileAccount): number {
  const inPoints = column === 'guess' ? 'guess_sum' : column;
  const isWithout = (values: object, name: string): boolean =>
    !Object.hasOwn(values, name) || (values as Record<string, unknown>)[name] === undefined;
  const count = samples.filter(({ values }) => isWithout(values, column)).length;
  // Counters have no items by their nature.
  return column === 'item'
    ? count
    : count + points.filter(({ values }) => isWithout(values, inPoints)).length;
}

const REASONS: Readonly<Record<Exclude<NotRecorded['reason'], 'not-recorded'>, string>> = {
  'not-in-format': 'the format has no place for it',
  'not-a-number': 'what is there is no number',
  'counts-something-else': 'what is there counts something else',
  'left-out-by-rule': 'left out by a rule of the format',
};

/** The same as sentences, for the method page. */
export function notRecordedSentences(
  values: readonly NotRecorded[],
  withoutCounts: readonly ScoreWithoutCounts[],
): string[] {
  const words = new Map(COLUMNS);
  const said = values.map(({ field, reason, count }) => {
    const rows = `${thousands(count)} ${count === 1 ? 'row' : 'rows'}`;
    if (reason === 'left-out-by-rule') return `${rows} ${REASONS[reason]}.`;
    const why = reason === 'not-recorded' ? '' : ` (${REASONS[reason]})`;
    return `Not recorded in ${rows}: ${words.get(field) ?? field}${why}.`;
  });
  if (withoutCounts.length === 0) return said;
  const what =
    withoutCounts.length === 1 ? '1 score is a mean' : `${thousands(withoutCounts.length)} scores are means`;
  return [...said, `${what} without counts: shown by "inspect", not ranked.`];
}
