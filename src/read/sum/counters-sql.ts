import { sharedFields, groupKeyOf, keyText, spendingFields } from './group-key.ts';
import { type SummedTable, type TableOfResponses, Tally } from './tally.ts';

const NUMBERS = { completion_tokens: 'completion', prompt_tokens: 'prompt', cost: 'spent' } as const;

/**
 * Whole numbers up to 1e15 add up exactly in any order. Money is rounded to 1e-12, and sums of that are exact, too, as long
 * as what one response cost fits into 64 bits: engines disagree about how a larger number becomes a decimal.
 */
const EXACT = {
  completion_tokens: 'completion >= 0 AND completion <= 1e15 AND completion = FLOOR(completion)',
  prompt_tokens: 'prompt >= 0 AND prompt <= 1e15 AND prompt = FLOOR(prompt)',
  cost: 'spent >= 0 AND spent <= 9e6',
} as const;

/**
 * The counters of a table of responses, in SQL that DuckDB and Spark both understand. It wants a relation `responses` with the
 * columns that are read of a response; what is not there has to be null. Its rows have the columns of `summedFields`, and
 * for every number, in `doubtful_…`, in how many responses it is there and is no plain one.
 */
export function countersSql(): string {
  const shared = sharedFields.join(', ');
  const numbers = spendingFields.map((field) => `TRY_CAST(${field} AS DOUBLE) AS ${NUMBERS[field]}`);
  const doubts = spendingFields.map(
    (field) => `COUNT(${field}) - COUNT(CASE WHEN ${EXACT[field]} THEN 1 END) AS doubtful_${field}`,
  );
  return `SELECT ${shared},
  COUNT(*) AS responses,
  SUM(completion) AS completion_tokens,
  SUM(completion * completion) AS completion_tokens_squared,
  COUNT(completion) AS token_responses,
  SUM(CASE WHEN completion IS NOT NULL THEN prompt END) AS prompt_tokens,
  COUNT(CASE WHEN completion IS NOT NULL THEN prompt END) AS prompt_responses,
  CAST(SUM(CAST(TRY_CAST(ROUND(spent * 1e12) AS BIGINT) AS DECIMAL(38, 0))) AS STRING) AS cost_picos,
  COUNT(spent) AS cost_responses,
  ${doubts.join(',\n  ')}
FROM (
  SELECT ${shared}, ${spendingFields.join(', ')},
    ${numbers.join(',\n    ')}
  FROM responses
) AS numbered
GROUP BY ${shared}`;
}

/** A row that an engine answers to `countersSql`. */
export type CounterRow = Readonly<Record<string, unknown>>;

/** The answer of an engine as a table of sums. @param doubts columns in doubt, one sentence each */
export function tableOfRows(
  rows: readonly CounterRow[],
  { file, limits }: TableOfResponses,
  doubts: readonly string[],
): SummedTable {
  const tally = new Tally(file, limits);
  for (const row of rows) addRow(tally, row);
  return tally.table(doubts);
}

function addRow(tally: Tally, row: CounterRow): void {
  const group = tally.groupOf(groupKeyOf(sharedFields.map((field) => row[field])), null);
  const number = (name: string): number => Number(row[name] ?? 0);
  group.responses += number('responses');
  group.completion += number('completion_tokens');
  group.completionSquared += number('completion_tokens_squared');
  group.tokenResponses += number('token_responses');
  group.prompt += number('prompt_tokens');
  group.promptResponses += number('prompt_responses');
  group.carried += BigInt(keyText(row['cost_picos']) ?? 0);
  group.costResponses += number('cost_responses');
  tally.log.close(number('responses'));
}
