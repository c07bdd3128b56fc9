import { written } from '../../open/text/written.ts';
import { at, isObject, type JsonObject, listOf, nameAt, objectOf } from '../json-values.ts';
import { type ChosenScorer, markOfScore, marksOf } from './marks.ts';
import { GUESS_DERIVED, guessChance } from '../responses.ts';
import type { FileRows, Run, SampleValues } from '../rows.ts';

/** One sample of one epoch. */
export function readSample(sample: unknown, field: string, context: InspectContext, rows: FileRows): void {
  const place = { line: null, field };
  if (!isObject(sample)) {
    rows.fault(place, 'bad-sample', 'not a sample', 'an object', sample);
    return;
  }
  if (isObject(sample['invalidation'])) {
    rows.leaveOut(place, 'a valid sample', 'one that the log invalidates');
    return;
  }
  const scores = objectOf(sample['scores'] ?? sample['score']);
  const name = scorerIn(scores, context, rows);
  if (name === undefined) {
    rows.reject(place, 'a scored sample', errorOf(sample));
    return;
  }
  for (const { key, value } of marksOf(at(scores[name], 'value'), context.scorer.keys)) {
    const mark = markOfScore(value);
    const { run, task } = context.taskOf(key, name);
    if (mark === null) rows.reject(place, 'a number, C, P, I, N, yes or no', written(value));
    else
      rows.sample(run, place, {
        task,
        ...itemOf(sample, context),
        correct: mark,
        invalid: value === 'N' ? true : undefined,
        truncated: truncatedOf(sample, rows),
        guess: guessOf(sample, rows),
        ...usageOf(sample, context, rows),
      });
  }
}

/** The scorer that counts, else the first of the sample. */
function scorerIn(scores: JsonObject, { scorer, task }: InspectContext, rows: FileRows): string | undefined {
  const names = Object.keys(scores);
  const isThere = scorer.name !== null && names.includes(scorer.name);
  if (!isThere && scorer.isAsked) return undefined;
  const name = isThere ? scorer.name : names[0];
  for (const other of names)
    if (other !== name) rows.note(`${task}: scorer ${name ?? ''} counts, ${other} is not read.`);
  return name;
}

/** Ids that only number the samples of a dataset pair nothing but samples of that dataset. */
function itemOf(sample: unknown, { suite }: InspectContext): Pick<SampleValues, 'item' | 'trial' | 'suite'> {
  const id = at(sample, 'id');
  const item = nameAt(sample, 'id') ?? undefined;
  const epoch = at(sample, 'epoch');
  return {
    item,
    trial: typeof epoch === 'number' ? epoch : undefined,
    ...(typeof id === 'number' && { suite }),
  };
}

function errorOf(sample: unknown): string {
  const error = nameAt(sample, 'error', 'message') ?? nameAt(sample, 'error');
  return error === null ? 'no score' : `an error: ${error.slice(0, 100)}`;
}

/** Limits on what a model may write or hold; a time or message limit does not cut a response off. */
const CONTEXT_LIMITS = new Set(['context', 'token']);

function truncatedOf(sample: unknown, rows: FileRows): boolean | undefined {
  const limit = nameAt(sample, 'limit', 'type') ?? nameAt(sample, 'limit');
  if (limit !== null && CONTEXT_LIMITS.has(limit)) return true;
  return rows.cutOff(at(sample, 'output', 'choices', 0, 'stop_reason'));
}

function guessOf(sample: unknown, rows: FileRows): number | undefined {
  const choices = listOf(at(sample, 'choices'));
  const single = listOf(at(sample, 'target')).length <= 1;
  const chance = single ? guessChance(choices.length) : undefined;
  if (chance !== undefined) rows.note(GUESS_DERIVED);
  return chance;
}

/**
 * Tokens of the answer: those of the one response where there is one, else what the model used in the whole sample,
 * which holds the words of a grader too when the model graded itself.
 */
function usageOf(
  sample: unknown,
  { model }: InspectContext,
  rows: FileRows,
): Pick<SampleValues, 'prompt_tokens' | 'completion_tokens' | 'cost'> {
  const turns = listOf(at(sample, 'messages')).filter((one) => at(one, 'role') === 'assistant').length;
  const single = at(sample, 'output', 'usage');
  const usage = turns <= 1 && isObject(single) ? single : at(sample, 'model_usage', model);
  return {
    prompt_tokens: rows.count('prompt_tokens', at(usage, 'input_tokens')),
    completion_tokens: rows.count('completion_tokens', at(usage, 'output_tokens')),
    cost: rows.count('cost', at(usage, 'total_cost')),
  };
}

/** One log, however it is stored. */
export interface InspectLog {
  readonly header: unknown;
  /** Samples in the order of the log; a function throws a UserError when its sample is damaged. */
  readonly samples: readonly { readonly field: string; readonly read: () => unknown }[];
  readonly reductions: unknown;
  /** The run ended before its log was finished. */
  readonly unfinished: boolean;
}

/** What the readers of samples and results need to know of the log around them. */
export interface InspectContext {
  /** The task with its arguments. */
  readonly task: string;
  /**
   * What is measured under a key of a dictionary of scores, or by the scorer itself.
   *
   * @param judge the scorer whose marks count, where it is not the one that was chosen
   */
  taskOf(key: string | null, judge?: string): { readonly run: Run; readonly task: string };
  readonly scorer: ChosenScorer;
  readonly epochs: number;
  readonly model: string;
  /** What the numbers of samples count in. */
  readonly suite: string;
}
