import { partialCreditNote } from '../dataset/assumptions.ts';
import { isPartial, parseFlag } from '../dataset/cell-values.ts';
import type { FileAccount, PointOfRun, SampleOfRun } from '../formats/rows.ts';

/**
 * Responses of tasks that give partial credit become points of one response each, because an outcome is right or wrong
 * and only counters may be fractions.
 */
export function partialCredit(files: readonly FileAccount[]): {
  readonly files: readonly FileAccount[];
  /** One sentence for each such task. */
  readonly notes: readonly string[];
} {
  const tasks = partialTasks(files);
  if (tasks.size === 0) return { files, notes: [] };
  const notes = Array.from(tasks, partialCreditNote);
  return { files: files.map((account) => withPoints(account, tasks)), notes };
}

function withPoints(account: FileAccount, tasks: ReadonlySet<string>): FileAccount {
  const trials = new Map<string, number>();
  const shares = account.samples.filter(({ values }) => tasks.has(values.task));
  return {
    ...account,
    samples: account.samples.filter(({ values }) => !tasks.has(values.task)),
    points: [...shares.map((row) => asPoint(row, trials)), ...account.points],
  };
}

/** Tasks in which some response is neither wholly right nor wholly wrong. */
function partialTasks(files: readonly FileAccount[]): ReadonlySet<string> {
  const tasks = new Set<string>();
  for (const { samples } of files) {
    for (const { values } of samples) if (isPartial(values.correct)) tasks.add(values.task);
  }
  return tasks;
}

function asPoint({ run, place, values }: SampleOfRun, trials: Map<string, number>): PointOfRun {
  const { task, tier, params, prompt_tokens, completion_tokens, cost } = values;
  const isCut = parseFlag(values.truncated) === true;
  const invalid = parseFlag(values.invalid);
  return {
    kind: 'points',
    run,
    place,
    values: {
      task,
      tier,
      prompt_tokens,
      completion_tokens,
      cost,
      params: { ...(params !== undefined && { params }), ...trialOf(values, run.origin, trials) },
      correct: isCut || invalid === true ? 0 : values.correct,
      total: isCut ? 0 : 1,
      truncated: values.truncated === undefined ? undefined : Number(isCut),
      invalid: typeof invalid === 'boolean' ? Number(invalid && !isCut) : undefined,
      ...guessOf(values.guess, isCut),
    },
  };
}

function guessOf(guess: unknown, isCut: boolean): Pick<PointOfRun['values'], 'guess_sum'> {
  if (isCut) return { guess_sum: 0 };
  return typeof guess === 'number' ? { guess_sum: guess } : {};
}

function trialOf(
  { task, tier, item, params }: SampleOfRun['values'],
  origin: string,
  trials: Map<string, number>,
): object {
  const key = JSON.stringify([origin, task, tier, item, params]);
  const trial = (trials.get(key) ?? 0) + 1;
  trials.set(key, trial);
  return trial === 1 ? { item: item ?? null } : { item: item ?? null, trial };
}
