import { at, listOf, nameAt, objectOf } from '../json-values.ts';
import { countFromMean } from '../derived-counts.ts';
import type { RowPlace } from '../rows.ts';

/** One metric of one task after one filter. */
export interface ResultRow {
  readonly task: string;
  /** `metric,filter` as written. */
  readonly metric: string;
  readonly place: RowPlace;
  /** What stands there, a mean or "N/A". */
  readonly written: unknown;
  /** 0…1; null for anything else. */
  readonly mean: number | null;
  readonly total: number | null;
  /** null when the mean leads to no count. */
  readonly correct: number | null;
  /** Chance of a guess where the choices are fixed; null otherwise. */
  readonly guess: number | null;
  /** The one metric of its task that counts. */
  readonly chosen: boolean;
  /** Which rule leaves it out; null for the chosen one. */
  readonly leftOut: string | null;
}

/** Metrics that say right or wrong, the one to prefer first; any other metric comes after them. */
const PREFERRED = ['exact_match', 'acc', 'pass@1', 'pass_at_1', 'em', 'acc_norm'];

/**
 * All `metric,filter` pairs. Of each task the preferred metric after its first filter counts: every filter judges the
 * same documents again, and a group repeats its subtasks.
 */
export function resultRows(value: unknown): ResultRow[] {
  const results = objectOf(at(value, 'results'));
  const groups = objectOf(at(value, 'group_subtasks'));
  const groupRows = objectOf(at(value, 'groups'));
  return Object.entries(results).flatMap(([task, entry]) => {
    const isGroup = listOf(groups[task]).length > 0 || Object.hasOwn(groupRows, task);
    const metrics = Object.keys(objectOf(entry)).filter(isMetric);
    const chosen = isGroup
      ? undefined
      : choose(metrics.filter((metric) => isBetterHigher(value, task, metric)));
    return metrics.map((metric) => {
      const leftOut = isGroup ? 'a task, not a group of tasks' : 'the one metric and filter that count';
      return rowOf(value, task, metric, metric === chosen, metric === chosen ? null : leftOut);
    });
  });
}

function isMetric(key: string): boolean {
  return key.includes(',') && !key.includes('_stderr,');
}

/** The metric without its filter. */
export function metricName(key: string): string {
  return key.split(',', 1)[0] ?? key;
}

function choose(metrics: readonly string[]): string | undefined {
  for (const name of PREFERRED) {
    const preferred = metrics.find((metric) => metricName(metric) === name);
    if (preferred !== undefined) return preferred;
  }
  return metrics[0];
}

function isBetterHigher(value: unknown, task: string, metric: string): boolean {
  return objectOf(objectOf(at(value, 'higher_is_better'))[task])[metricName(metric)] !== false;
}

function rowOf(
  value: unknown,
  task: string,
  metric: string,
  chosen: boolean,
  leftOut: string | null,
): ResultRow {
  const written = at(value, 'results', task, metric);
  const mean = typeof written === 'number' && written >= 0 && written <= 1 ? written : null;
  const samples = at(value, 'n-samples', task, 'effective') ?? at(value, 'results', task, 'sample_len');
  const total = typeof samples === 'number' ? samples : null;
  const choices = listOf(at(value, 'configs', task, 'doc_to_choice')).length;
  const isChoice = nameAt(value, 'configs', task, 'output_type') === 'multiple_choice';
  return {
    task,
    metric,
    written,
    mean,
    total,
    chosen,
    leftOut,
    place: { line: null, field: `results.${task}.${metric}` },
    correct: mean === null || total === null ? null : countFromMean(mean, total, 'full'),
    guess: isChoice && choices >= 2 ? 1 / choices : isChoice ? null : 0,
  };
}
