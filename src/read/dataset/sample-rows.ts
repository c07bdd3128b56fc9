import type { RowValues } from '../open/text/row-sink.ts';
import {
  cellText,
  optionalCount,
  type Outcome,
  paramsText,
  parseNumber,
  readOutcome,
} from './cell-values.ts';
import { sampleColumn as at, summedColumn as summed } from './field-names.ts';
import { resolveId, resolveTiers } from './resolve-ids.ts';
import { guessOr, type RowContext } from './row-context.ts';

/** What a response answered and how it ended. `null`: not recorded. */
export interface Ending extends Outcome {
  readonly evaluation: number;
  readonly task: number;
  readonly tiers: readonly number[];
  readonly params: string;
  readonly item: string | null;
  /** Chance that a guess is correct, 0…1; null where it is not recorded. */
  readonly guess: number | null;
}

/** One response, or many that ended alike. */
export interface Sample extends Ending {
  readonly responses: number;
  readonly tokens: TokenSums;
  readonly cost: CostSum;
}

/** Sums over the responses whose completion tokens are recorded. */
export interface TokenSums {
  readonly responses: number;
  readonly completion: number;
  readonly completionSquared: number;
  readonly prompt: number;
  /** How many of them have their prompt tokens recorded, too. */
  readonly promptResponses: number;
}

/** An exact sum, whatever the order: whole numbers of 1e-12 of the currency, over the responses that record a cost. */
export interface CostSum {
  readonly picos: bigint;
  readonly responses: number;
}

const NO_TOKENS: TokenSums = {
  responses: 0,
  completion: 0,
  completionSquared: 0,
  prompt: 0,
  promptResponses: 0,
};
const NO_COST: CostSum = { picos: 0n, responses: 0 };

/** One row of one response, or null after all its faults were logged. */
export function readSampleRow(values: RowValues, line: number | null, context: RowContext): Sample | null {
  const ending = readEnding(values, line, context);
  return ending && { ...ending, responses: 1, ...readSpending(values, line, context) };
}

/** What all responses of a row have in common; null after its faults were logged. */
function readEnding(values: RowValues, line: number | null, context: RowContext): Ending | null {
  const evaluation = resolveId(values[at.eval_id], 'eval_id', line, context);
  const task = resolveId(values[at.task], 'task', line, context);
  const tiers = resolveTiers(values[at.tier], line, context);
  const params = paramsText(values[at.params], line, context);
  const outcome = readOutcome(values, line, context.scales[task] ?? null, context);
  const guess = readGuess(values[at.guess], line, context);
  if (context.log.faulty || outcome === null) return null;
  return {
    evaluation,
    task,
    tiers,
    params,
    ...outcome,
    item: cellText(values[at.item]) || null,
    guess: guessOr(guess, task, context),
  };
}

function readSpending(
  values: RowValues,
  line: number | null,
  context: RowContext,
): Pick<Sample, 'tokens' | 'cost'> {
  const completion = optionalCount(values[at.completion_tokens], 'completion_tokens', line, context);
  const prompt = optionalCount(values[at.prompt_tokens], 'prompt_tokens', line, context);
  const cost = optionalCount(values[at.cost], 'cost', line, context);
  return {
    tokens: completion === null ? NO_TOKENS : tokensOf(completion, prompt),
    cost: cost === null ? NO_COST : { picos: picosOf(cost), responses: 1 },
  };
}

function tokensOf(completion: number, prompt: number | null): TokenSums {
  return {
    responses: 1,
    completion,
    completionSquared: completion ** 2,
    prompt: prompt ?? 0,
    promptResponses: prompt === null ? 0 : 1,
  };
}

/** Money as a whole number of 1e-12, so that sums are exact in any order. */
function picosOf(cost: number): bigint {
  return BigInt(Math.round(cost * 1e12));
}

function readGuess(value: unknown, line: number | null, { log }: RowContext): number | null {
  const guess = parseNumber(value);
  if (guess === null) log.notRecorded(line, 'guess', value);
  if (typeof guess === 'number' && (guess < 0 || guess > 1)) {
    log.fault(line, {
      code: 'out-of-range',
      field: 'guess',
      message: 'not a chance',
      expected: '0 to 1',
      got: value,
    });
  }
  return guess ?? null;
}

/** Responses that were summed where they lay, or null after the faults of what they have in common were logged. */
export function readSummedRow(values: RowValues, line: number | null, context: RowContext): Sample | null {
  const ending = readEnding(values, line, context);
  const sum = (column: keyof typeof summed): number => Number(values[summed[column]] ?? 0);
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
      cost: costIn(values[summed.cost_picos], sum('cost_responses')),
    }
  );
}

/** Written as text, because it may be larger than a number holds exactly. What is no such text is no cost of 0 either. */
function costIn(picos: unknown, responses: number): CostSum {
  return typeof picos === 'string' && /^\d+$/.test(picos) ? { picos: BigInt(picos), responses } : NO_COST;
}
