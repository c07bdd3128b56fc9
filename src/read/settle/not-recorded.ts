import type { AbsentValue } from '../dataset/dataset.ts';
import { thousands } from '../../errors.ts';
import type { FileFindings, Findings } from '../formats/rows.ts';

/** Columns whose absence is worth a word, with the words; rows of counters name the guess chance differently. */
const COLUMNS: readonly (readonly [column: string, words: string])[] = [
  ['truncated', 'truncation'],
  ['guess', 'the chance of a guess'],
  ['prompt_tokens', 'prompt tokens'],
  ['completion_tokens', 'completion tokens'],
  ['cost', 'cost'],
  ['item', 'the item'],
];

/** What the rows do not say, and why, summed over all files. */
export function absentValues({ files }: Findings): AbsentValue[] {
  const counts = new Map<string, AbsentValue>();
  const add = (field: string, reason: AbsentValue['reason'], count: number): void => {
    const key = `${field} ${reason}`;
    if (count > 0) counts.set(key, { field, reason, count: count + (counts.get(key)?.count ?? 0) });
  };
  for (const found of files) {
    for (const [column] of COLUMNS) {
      const notNumbers = found.notNumbers.get(column) ?? 0;
      add(column, 'not-a-number', notNumbers);
      const lacking = found.lacks.includes(column) ? 'not-in-format' : 'not-recorded';
      add(column, lacking, Math.max(0, missing(found, column) - notNumbers));
    }
    add('rows', 'dropped-by-rule', found.dropped.length);
  }
  return [...counts.values()];
}

function missing({ samples, points }: FileFindings, column: string): number {
  const inPoints = column === 'guess' ? 'guess_sum' : column;
  const lacks = (values: object, name: string): boolean =>
    !Object.hasOwn(values, name) || (values as Record<string, unknown>)[name] === undefined;
  const rows = samples.filter(({ values }) => lacks(values, column)).length;
  // Counters have no items by their nature.
  return column === 'item' ? rows : rows + points.filter(({ values }) => lacks(values, inPoints)).length;
}

const REASONS: Readonly<Record<AbsentValue['reason'], string>> = {
  'not-in-format': 'the format has no place for it',
  'not-recorded': 'not recorded',
  'not-a-number': 'what is there is no number',
  'dropped-by-rule': 'left out by a rule of the format',
};

/** The same as sentences, for the method page. */
export function absentSentences(findings: Findings): string[] {
  const words = new Map<string, string>([...COLUMNS, ['rows', 'rows']]);
  const said = absentValues(findings).map(({ field, reason, count }) => {
    const rows = `${thousands(count)} ${count === 1 ? 'row' : 'rows'}`;
    if (field === 'rows') return `${rows} ${REASONS[reason]}.`;
    return `Absent in ${rows}: ${words.get(field) ?? field} (${REASONS[reason]}).`;
  });
  const { uncounted } = findings;
  if (uncounted.length === 0) return said;
  const what =
    uncounted.length === 1 ? '1 score is a mean' : `${thousands(uncounted.length)} scores are means`;
  return [...said, `${what} without counts: shown by "inspect", not ranked.`];
}
