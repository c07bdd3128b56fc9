import { parseNumber } from '../../../dataset/parse-number.ts';
import { written } from '../../dataset/row-log.ts';
import { endedAtLimit } from '../../../importers/ended-at-limit.ts';
import type { FileFindings } from '../findings.ts';
import type { SampleValues } from '../../../importers/found.ts';
import { GUESS_DERIVED, guessChance } from '../../../importers/guess-chance.ts';
import type { InspectContext } from './inspect.ts';
import { at, isObject, listOf, nameAt, objectOf, type JsonObject } from '../facts.ts';

/** One sample of one epoch. */
export function readSample(
  sample: unknown,
  field: string,
  context: InspectContext,
  found: FileFindings,
): void {
  const place = { line: null, field };
  if (!isObject(sample)) {
    found.fault(place, 'bad-sample', 'not a sample', 'an object', sample);
    return;
  }
  const scores = objectOf(sample['scores'] ?? sample['score']);
  const name = scorerOf(scores, context, found);
  if (name === undefined) {
    found.reject(place, 'a scored sample', errorOf(sample));
    return;
  }
  const value = at(scores[name], 'value');
  const share = shareOf(value);
  if (share === null) {
    found.reject(place, 'a score from 0 to 1, or C, P, I, N', written(value));
    return;
  }
  found.sample(context.run, place, {
    task: context.task,
    item: nameAt(sample, 'id') ?? undefined,
    correct: share,
    invalid: value === 'N' ? true : undefined,
    truncated: truncatedOf(sample),
    guess: guessOf(sample, found),
    ...usageOf(sample, context, found),
  });
}

/** The scorer that counts: the one that the results name first, else the first of the sample. */
function scorerOf(
  scores: JsonObject,
  { scorer, task }: InspectContext,
  found: FileFindings,
): string | undefined {
  const names = Object.keys(scores);
  const name = scorer !== null && names.includes(scorer) ? scorer : names[0];
  for (const other of names)
    if (other !== name) found.note(`${task}: scorer ${name ?? ''} counts, ${other} is not read.`);
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
export function shareOf(value: unknown): number | null {
  const known = LETTERS.get(value);
  if (known !== undefined) return known;
  const number = parseNumber(value);
  return typeof number === 'number' && number >= 0 && number <= 1 ? number : null;
}

/** Limits on what a model may write or hold; a time or message limit does not cut a response off. */
const CONTEXT_LIMITS = new Set(['context', 'token']);

function truncatedOf(sample: unknown): boolean | undefined {
  const limit = nameAt(sample, 'limit', 'type') ?? nameAt(sample, 'limit');
  if (limit !== null && CONTEXT_LIMITS.has(limit)) return true;
  return endedAtLimit(at(sample, 'output', 'choices', 0, 'stop_reason'));
}

function guessOf(sample: unknown, found: FileFindings): number | undefined {
  const choices = listOf(at(sample, 'choices'));
  const single = listOf(at(sample, 'target')).length <= 1;
  const chance = single ? guessChance(choices.length) : undefined;
  if (chance !== undefined) found.note(GUESS_DERIVED);
  return chance;
}

/**
 * Tokens of the answer: those of the one response where there is one, else what the model used in the whole sample,
 * which holds the words of a grader too when the model graded itself.
 */
function usageOf(
  sample: unknown,
  { model }: InspectContext,
  found: FileFindings,
): Pick<SampleValues, 'prompt_tokens' | 'completion_tokens' | 'cost'> {
  const turns = listOf(at(sample, 'messages')).filter((one) => at(one, 'role') === 'assistant').length;
  const single = at(sample, 'output', 'usage');
  const usage = turns <= 1 && isObject(single) ? single : at(sample, 'model_usage', model);
  return {
    prompt_tokens: found.count('prompt_tokens', at(usage, 'input_tokens')),
    completion_tokens: found.count('completion_tokens', at(usage, 'output_tokens')),
    cost: found.count('cost', at(usage, 'total_cost')),
  };
}
