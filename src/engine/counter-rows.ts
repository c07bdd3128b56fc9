import { alikeFields, alikeOf, alikeText } from '../read/sum/alike.ts';
import { Tally, type SummedTable, type TableOfResponses } from '../read/sum/tally.ts';

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
  const group = tally.groupOf(alikeOf(alikeFields.map((field) => row[field])), null);
  const number = (name: string): number => Number(row[name] ?? 0);
  group.responses += number('responses');
  group.completion += number('completion_tokens');
  group.completionSquared += number('completion_tokens_squared');
  group.tokenResponses += number('token_responses');
  group.prompt += number('prompt_tokens');
  group.promptResponses += number('prompt_responses');
  group.carried += BigInt(alikeText(row['cost_picos']) ?? 0);
  group.costResponses += number('cost_responses');
  tally.log.close(number('responses'));
}
