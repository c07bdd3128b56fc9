import { at, isObject, nameAt } from '../json-values.ts';
import { GUESS_DERIVED, guessChance } from '../responses.ts';
import type { FileRows, Run, SampleValues } from '../rows.ts';
import { meanOf, type Statistic, statisticsOf } from './statistics.ts';

export interface HelmRun extends Run {
  readonly task: string;
  /** References are choices to pick from, not several right answers. */
  readonly isChoice: boolean;
  /** What HELM calls the scenario. */
  readonly groups: readonly string[];
}

/** Statistics of one instance in one trial. */
export function readInstance(
  entry: unknown,
  index: number,
  { metric, evaluated }: { readonly metric: string | null; readonly evaluated: string },
  run: HelmRun,
  rows: FileRows,
): void {
  const place = { line: null, field: `[${index}]` };
  const statistics = statisticsOf(at(entry, 'stats'));
  const split = statistics[0]?.split ?? 'test';
  const score = metric === null ? undefined : meanOf(statistics, metric);
  if (!isObject(entry)) rows.fault(place, 'bad-sample', 'not an instance', 'an object', entry);
  else if (isObject(entry['perturbation'])) rows.leaveOut(place, 'an instance as it is', 'a perturbed one');
  else if (split !== evaluated) rows.leaveOut(place, `split ${evaluated}`, `split ${split}`);
  else if (score === undefined)
    rows.fault(place, 'bad-score', 'not judged', metric ?? 'a metric that judges', score);
  else
    rows.sample(run, place, {
      task: run.task,
      item: nameAt(entry, 'instance_id') ?? undefined,
      trial: nameAt(entry, 'train_trial_index') ?? undefined,
      correct: score,
      truncated: truncatedOf(statistics),
      guess: guessOf(statistics, run, rows),
      ...tokensOf(statistics),
    });
}

/** Not recorded where the reason is given as unknown, whatever the other reasons say. */
function truncatedOf(statistics: readonly Statistic[]): boolean | undefined {
  const length = meanOf(statistics, 'finish_reason_length');
  const unknown = meanOf(statistics, 'finish_reason_unknown') ?? 0;
  return length === undefined || unknown > 0 ? undefined : length > 0;
}

function guessOf(statistics: readonly Statistic[], { isChoice }: HelmRun, rows: FileRows): number {
  const chance = isChoice ? guessChance(meanOf(statistics, 'num_references') ?? 0) : undefined;
  if (chance !== undefined) rows.note(GUESS_DERIVED);
  return chance ?? 0;
}

function tokensOf(
  statistics: readonly Statistic[],
): Pick<SampleValues, 'prompt_tokens' | 'completion_tokens'> {
  const completion = meanOf(statistics, 'num_output_tokens') ?? meanOf(statistics, 'num_completion_tokens');
  return { prompt_tokens: meanOf(statistics, 'num_prompt_tokens'), completion_tokens: completion };
}
