import { parseFlag } from '../dataset/cell-values.ts';
import type { FileFindings, Findings, FoundPoint, FoundSample } from '../formats/rows.ts';

/**
 * Responses of tasks that give partial credit become points of one response each, because an outcome is right or wrong
 * and only counters may be fractions.
 */
export function partialCredit(
  { samples }: FileFindings,
  findings: Findings,
): { whole: readonly FoundSample[]; partial: readonly FoundPoint[] } {
  const tasks = partialTasks(findings);
  if (tasks.size === 0) return { whole: samples, partial: [] };
  const trials = new Map<string, number>();
  return {
    whole: samples.filter(({ values }) => !tasks.has(values.task)),
    partial: samples.filter(({ values }) => tasks.has(values.task)).map((row) => asPoint(row, trials)),
  };
}

const remembered = new WeakMap<Findings, ReadonlySet<string>>();

/** Tasks in which some response is neither wholly right nor wholly wrong. */
function partialTasks(findings: Findings): ReadonlySet<string> {
  const known = remembered.get(findings);
  if (known) return known;
  const tasks = new Set<string>();
  for (const { samples } of findings.files) {
    for (const { values } of samples) if (isPartial(values.correct)) tasks.add(values.task);
  }
  for (const task of tasks) findings.notes.add(`${task} gives partial credit; the shares are summed.`);
  remembered.set(findings, tasks);
  return tasks;
}

function isPartial(correct: unknown): boolean {
  return typeof correct === 'number' && correct > 0 && correct < 1;
}

function asPoint({ run, place, values }: FoundSample, trials: Map<string, number>): FoundPoint {
  const { task, tier, params, prompt_tokens, completion_tokens, cost } = values;
  const cut = parseFlag(values.truncated) === true;
  const invalid = parseFlag(values.invalid);
  return {
    ...{ kind: 'points', run, place },
    values: {
      ...{ task, tier, prompt_tokens, completion_tokens, cost },
      params: { ...(params !== undefined && { params }), ...trialOf(values, run.origin, trials) },
      correct: cut || invalid === true ? 0 : values.correct,
      total: cut ? 0 : 1,
      truncated: values.truncated === undefined ? undefined : Number(cut),
      invalid: typeof invalid === 'boolean' ? Number(invalid && !cut) : undefined,
      ...guessOf(values.guess, cut),
    },
  };
}

function guessOf(guess: unknown, cut: boolean): Pick<FoundPoint['values'], 'guess_sum' | 'guess_square_sum'> {
  if (cut) return { guess_sum: 0, guess_square_sum: 0 };
  return typeof guess === 'number' ? { guess_sum: guess, guess_square_sum: (1 - guess) ** 2 } : {};
}

function trialOf(
  { task, tier, item, params }: FoundSample['values'],
  origin: string,
  trials: Map<string, number>,
): object {
  const key = JSON.stringify([origin, task, tier, item, params]);
  const trial = (trials.get(key) ?? 0) + 1;
  trials.set(key, trial);
  return trial === 1 ? { item: item ?? null } : { item: item ?? null, trial };
}
