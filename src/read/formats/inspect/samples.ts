import { parseNumber } from '../../dataset/cell-values.ts';
import { written } from '../../open/text/written.ts';
import { at, isObject, type JsonObject, listOf, nameAt, objectOf } from '../json-values.ts';
import { GUESS_DERIVED, guessChance } from '../responses.ts';
import { countFromMean } from '../derived-counts.ts';
import type { FileRows, Run, SampleValues } from '../rows.ts';

/** One sample of one epoch. */
export function readSample(sample: unknown, field: string, context: InspectContext, rows: FileRows): void {
  const place = { line: null, field };
  if (!isObject(sample)) {
    rows.fault(place, 'bad-sample', 'not a sample', 'an object', sample);
    return;
  }
  const scores = objectOf(sample['scores'] ?? sample['score']);
  const name = scorerOf(scores, context, rows);
  if (name === undefined) {
    rows.reject(place, 'a scored sample', errorOf(sample));
    return;
  }
  const value = at(scores[name], 'value');
  const share = shareOfMark(value);
  if (share === null) {
    rows.reject(place, 'a score from 0 to 1, or C, P, I, N', written(value));
    return;
  }
  rows.sample(context.run, place, {
    task: context.task,
    item: nameAt(sample, 'id') ?? undefined,
    correct: share,
    invalid: value === 'N' ? true : undefined,
    truncated: truncatedOf(sample, rows),
    guess: guessOf(sample, rows),
    ...usageOf(sample, context, rows),
  });
}

/** The scorer that counts: the one that the results name first, else the first of the sample. */
function scorerOf(scores: JsonObject, { scorer, task }: InspectContext, rows: FileRows): string | undefined {
  const names = Object.keys(scores);
  const name = scorer !== null && names.includes(scorer) ? scorer : names[0];
  for (const other of names)
    if (other !== name) rows.note(`${task}: scorer ${name ?? ''} counts, ${other} is not read.`);
  return name;
}

function errorOf(sample: unknown): string {
  const error = nameAt(sample, 'error', 'message') ?? nameAt(sample, 'error');
  return error === null ? 'no score' : `an error: ${error.slice(0, 100)}`;
}

const LETTERS: ReadonlyMap<unknown, number> = new Map<unknown, number>([
  ['C', 1],
  ['P', 0.5],
  ['I', 0],
  ['N', 0],
  [true, 1],
  [false, 0],
]);

/** A score as a share of full marks; null when it is something else. */
function shareOfMark(value: unknown): number | null {
  const known = LETTERS.get(value);
  if (known !== undefined) return known;
  const number = parseNumber(value);
  return typeof number === 'number' && number >= 0 && number <= 1 ? number : null;
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

/**
 * Scores per item of a log that kept no samples; only where each item had one epoch, since more are a mean.
 *
 * @returns whether there were any.
 */
export function readReductions(reductions: unknown, context: InspectContext, rows: FileRows): boolean {
  const lists = listOf(reductions);
  const chosen = lists.find((one) => nameAt(one, 'scorer') === context.scorer) ?? lists[0];
  const samples = listOf(at(chosen, 'samples'));
  if (context.epochs > 1 || samples.length === 0) return false;
  rows.note(`${rows.file.name}: holds no samples; the score of each item is read from its reductions.`);
  for (const [index, sample] of samples.entries()) {
    const place = { line: null, field: `reductions.samples[${index}]` };
    const share = shareOfMark(at(sample, 'value'));
    if (share === null) rows.reject(place, 'a score from 0 to 1', written(at(sample, 'value')));
    else
      rows.sample(context.run, place, {
        task: context.task,
        item: nameAt(sample, 'sample_id') ?? undefined,
        correct: share,
      });
  }
  return true;
}

/** The means of a log without samples: counts where a mean leads to counts. */
export function readResults(results: unknown, context: InspectContext, rows: FileRows): void {
  const field = 'results.scores[0]';
  const score = at(results, 'scores', 0);
  const mean = at(score, 'metrics', 'accuracy', 'value') ?? at(score, 'metrics', 'mean', 'value');
  const place = { line: null, field };
  if (typeof mean !== 'number') {
    rows.reject(place, 'samples, or a mean', 'none');
    return;
  }
  const scored = at(score, 'scored_samples') ?? at(results, 'completed_samples');
  const total = typeof scored === 'number' ? scored : null;
  const correct = total === null ? null : countFromMean(mean, total, 'full');
  if (correct === null) {
    rows.mean(place, {
      evaluation: context.run.model,
      task: context.task,
      metric: 'accuracy',
      score: mean,
      total,
    });
    return;
  }
  rows.note(
    `${rows.file.name}: holds no samples; counts are derived from the mean and the number of samples.`,
  );
  rows.point(context.run, place, { task: context.task, correct, total });
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
  readonly run: Run;
  readonly task: string;
  /** The scorer that counts; null: the first one that a sample names. */
  readonly scorer: string | null;
  readonly epochs: number;
  readonly model: string;
}
