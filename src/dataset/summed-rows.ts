import { summedColumn as at } from '../read/dataset/field-names.ts';
import type { RowContext, RowValues } from '../read/dataset/row-context.ts';
import { readEnding, type Sample } from '../read/dataset/sample-rows.ts';

/** Responses that were summed where they lay, or null after the faults of what they have in common were logged. */
export function readSummedRow(values: RowValues, line: number | null, context: RowContext): Sample | null {
  const ending = readEnding(values, line, context);
  const sum = (column: keyof typeof at): number => Number(values[at[column]] ?? 0);
  return (
    ending && {
      ...ending,
      responses: sum('responses'),
      tokens: {
        responses: sum('token_responses'),
        completion: sum('completion_tokens'),
        completionSquared: sum('completion_tokens_squared'),
        prompt: sum('prompt_tokens'),
        promptResponses: sum('prompt_responses'),
      },
      cost: { picos: picosIn(values[at.cost_picos]), responses: sum('cost_responses') },
    }
  );
}

/** Written as text, because it may be larger than a number holds exactly. */
function picosIn(value: unknown): bigint {
  return typeof value === 'string' && /^\d+$/.test(value) ? BigInt(value) : 0n;
}
