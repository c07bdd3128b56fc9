import { at, listOf, nameAt, objectOf } from '../json-values.ts';
import { countFromMean, trialsFromStandardError } from '../derived-counts.ts';
import type { RowPlace } from '../rows.ts';
import type { WantedMeasure } from '../wanted.ts';

/** One metric of one task after one filter. */
export interface ResultRow {
  readonly task: string;
  /** As it is written: `metric,filter`, or the metric alone where no filter is named. */
  readonly key: string;
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
  readonly better: 'higher' | 'lower' | undefined;
  /** The one metric of its task that counts. */
  readonly chosen: boolean;
  /** Which rule leaves it out; null for the chosen one. */
  readonly leftOut: string | null;
}

/** Metrics that say right or wrong, the one to prefer first; any other metric comes after them. */
const PREFERRED = ['exact_match', 'acc', 'pass@1', 'pass_at_1', 'em', 'acc_norm'];

/** Metrics that are no mean of shares, so that no counts stand behind them. */
const NO_SHARE = new Set([
  ...['perplexity', 'word_perplexity', 'byte_perplexity', 'bits_per_byte', 'ppl', 'loglikelihood'],
  ...['bleu', 'chrf', 'ter', 'mcc', 'matthews_corrcoef', 'brier_score', 'median'],
]);

/** What a run with --predict_only writes in the place of a metric. */
const NEVER_SCORED = 'bypass';
export const A_SHARE = 'a metric that is a share of the documents';
export const PREDICT_ONLY = 'answers that were never scored (--predict_only)';

/**
 * All metrics of all tasks. Of each task the metric and filter that are asked for count, else the preferred metric after its first filter: every filter judges the same
 * documents again, and a group repeats its subtasks.
 */
export function resultRows(value: unknown, wanted: WantedMeasure): ResultRow[] {
  const results = objectOf(at(value, 'results'));
  const groups = objectOf(at(value, 'group_subtasks'));
  const groupRows = objectOf(at(value, 'groups'));
  return Object.entries(results).flatMap(([task, entry]) => {
    const isGroup = listOf(groups[task]).length > 0 || Object.hasOwn(groupRows, task);
    const metrics = Object.keys(objectOf(entry)).filter((key) => isMetric(key, objectOf(entry)));
    const shares = metrics.filter((key) => isShare(value, task, key));
    const asked = isGroup ? [] : askedFor(shares, task, wanted);
    const chosen = choose(asked, (key) => directionOf(value, task, key) !== 'lower');
    return metrics.map((key) => {
      const rule = isGroup
        ? 'a task, not a group of tasks'
        : metricName(key) === NEVER_SCORED
          ? PREDICT_ONLY
          : shares.includes(key)
            ? 'the one metric and filter that count'
            : A_SHARE;
      return rowOf(value, task, key, key === chosen, key === chosen ? null : rule);
    });
  });
}

/** Before version 0.4 metrics had no filter, and everything that is a number was one. */
function isMetric(key: string, entry: Readonly<Record<string, unknown>>): boolean {
  const name = metricName(key);
  if (name.endsWith('_stderr')) return false;
  return key.includes(',') || (typeof entry[key] === 'number' && Object.hasOwn(entry, `${key}_stderr`));
}

/** The metric without its filter. */
export function metricName(key: string): string {
  return key.split(',', 1)[0] ?? key;
}

/** The filter; '' where none is named. */
export function filterName(key: string): string {
  return key.split(',').slice(1).join(',');
}

function isShare(value: unknown, task: string, key: string): boolean {
  const name = metricName(key);
  if (!mayBeShare(name)) return false;
  const config = listOf(at(value, 'configs', task, 'metric_list')).find(
    (one) => nameAt(one, 'metric') === name,
  );
  return ['mean', 'nanmean', null].includes(nameAt(config, 'aggregation'));
}

/** Whether the name of a metric leaves it open that its mean is one of shares. */
export function mayBeShare(name: string): boolean {
  return !NO_SHARE.has(name.toLowerCase()) && name !== NEVER_SCORED;
}

/** Those of the metric and the filter that are asked for; all, where the task has none of them. */
function askedFor(keys: readonly string[], task: string, wanted: WantedMeasure): readonly string[] {
  if (keys.length === 0) return keys;
  const metric = wanted.among('metric', keys.map(metricName), task);
  const judged = metric === null ? keys : keys.filter((key) => metricName(key) === metric);
  const filter = wanted.among(
    'filter',
    judged.map(filterName).filter((name) => name !== ''),
    task,
  );
  return filter === null ? judged : judged.filter((key) => filterName(key) === filter);
}

/** A metric of which more is better comes before one of which less is. */
function choose(keys: readonly string[], isHigher: (key: string) => boolean): string | undefined {
  const [lower, higher] = [keys.filter((key) => !isHigher(key)), keys.filter(isHigher)];
  for (const list of [higher, lower]) {
    for (const name of PREFERRED) {
      const preferred = list.find((key) => metricName(key) === name);
      if (preferred !== undefined) return preferred;
    }
    if (list[0] !== undefined) return list[0];
  }
  return undefined;
}

function directionOf(value: unknown, task: string, key: string): 'higher' | 'lower' | undefined {
  const isHigher = objectOf(objectOf(at(value, 'higher_is_better'))[task])[metricName(key)];
  return isHigher === true ? 'higher' : isHigher === false ? 'lower' : undefined;
}

function rowOf(
  value: unknown,
  task: string,
  key: string,
  chosen: boolean,
  leftOut: string | null,
): ResultRow {
  const written = at(value, 'results', task, key);
  const mean = typeof written === 'number' && written >= 0 && written <= 1 ? written : null;
  const total = totalOf(value, task, key, mean);
  const choices = listOf(at(value, 'configs', task, 'doc_to_choice')).length;
  const type = nameAt(value, 'configs', task, 'output_type');
  return {
    task,
    key,
    written,
    mean,
    total,
    chosen,
    leftOut,
    better: directionOf(value, task, key),
    place: { line: null, field: `results.${task}.${key}` },
    correct: mean === null || total === null ? null : countFromMean(mean, total, 'full'),
    guess: type === 'multiple_choice' && choices >= 2 ? 1 / choices : type === 'generate_until' ? 0 : null,
  };
}

/** How many documents; where nobody says so, the standard error of a mean of zeros and ones does. */
function totalOf(value: unknown, task: string, key: string, mean: number | null): number | null {
  const documents = at(value, 'n-samples', task, 'effective') ?? at(value, 'results', task, 'sample_len');
  if (typeof documents === 'number') return documents;
  const [metric, filter] = [metricName(key), filterName(key)];
  const error = at(value, 'results', task, filter === '' ? `${metric}_stderr` : `${metric}_stderr,${filter}`);
  // Of partial credit another number of trials would fit as well.
  const isBinary = PREFERRED.includes(metric);
  return mean === null || typeof error !== 'number' || !isBinary
    ? null
    : trialsFromStandardError(mean, error);
}
