import type { LogFile } from '../../open/log-file.ts';
import { baseName, folderOfFile, jsonOf, notAsExpected } from '../../open/text/records.ts';
import type { SizeLimits } from '../../open/text/size-limits.ts';
import { written } from '../../open/text/written.ts';
import { countFromMean } from '../derived-counts.ts';
import { at, isObject, type JsonObject, nameAt } from '../json-values.ts';
import { GUESS_DERIVED, guessChance, markOf } from '../responses.ts';
import type { FileRows, Run } from '../rows.ts';
import { recordedSettings } from '../settings.ts';

/** Shares of right answers in percent, the one that counts first; the harness picks its main metric in this order. */
export const METRICS = ['score', 'accuracy', 'acc', 'pass@1', 'humaneval_pass@1', 'exact_match', 'em'];

/** `results/<model>/<dataset>.json`: one dataset by one model. */
export function readResults(file: LogFile, rows: FileRows, limits: SizeLimits): void {
  const value = jsonOf(file, limits);
  if (!isObject(value)) throw notAsExpected(file, 'an object with a metric and details');
  const { run, task } = namedBy(file, value);
  const place = { line: null, field: 'details' };
  const error = nameAt(value, 'error');
  if (error !== null) {
    rows.reject(place, 'a judged dataset', `an error: ${error.slice(0, 100)}`);
    return;
  }
  rows.note('OpenCompass: model and task are named by folder and file; the format does not say them.');
  const details = detailsIn(value);
  const metric = metricIn(value);
  const marks = details.map(({ detail }) => marksOf(detail));
  if (marks.length > 0 && marks.every((one) => one !== null)) {
    readDetails(details, { run, task }, rows);
    stateTotals(value, metric, { run, task, shares: marks.flat() }, rows);
  } else
    useMean(
      value,
      metric,
      { run, task, total: details.length, isMixed: marks.some((one) => one !== null) },
      rows,
    );
}

/** A model that was judged by another is called after both. */
function namedBy(file: LogFile, value: JsonObject): { readonly run: Run; readonly task: string } {
  const folder = folderOfFile(file);
  const last = folder.split('/').at(-1) ?? '';
  if (last === '') throw notAsExpected(file, 'a folder that names the model: results/<model>/<dataset>.json');
  const [, model = last, judge = null] = /^(.+?)_judged-by--(.+)$/.exec(last) ?? [];
  const scorer = metricIn(value);
  const run = { model, origin: folder, taskRuler: recordedSettings({ scorer, judge }) };
  return { run, task: baseName(file).replace(/\.json(?:\.\w+)?$/i, '') };
}

/** The metric that counts: of several runs their average. */
function metricIn(value: JsonObject): string | null {
  const names = Object.keys(value).filter((name) => typeof value[name] === 'number');
  const plain = (name: string): string => name.replace(/ \(\d+ runs average\)$/, '');
  for (const wanted of METRICS) {
    const name = names.find((one) => plain(one) === wanted);
    if (name !== undefined) return plain(name);
  }
  return null;
}

function statedMean(value: JsonObject, metric: string | null): number | null {
  const name = Object.keys(value).find((one) => one.replace(/ \(\d+ runs average\)$/, '') === metric);
  const mean = name === undefined ? undefined : value[name];
  return typeof mean === 'number' ? mean : null;
}

interface Detail {
  /** As the log calls it, else its position. */
  readonly id: string;
  readonly field: string;
  readonly detail: unknown;
}

/** A list, or an object of positions beside the type of the whole. */
function detailsIn(value: JsonObject): Detail[] {
  const details = value['details'];
  const entries = Array.isArray(details)
    ? details.map((detail: unknown, index) => [String(index), detail] as const)
    : Object.entries(isObject(details) ? details : {}).filter(([key]) => key !== 'type');
  return entries.map(([key, detail]) => ({
    id: nameAt(detail, 'example_abbr') ?? key,
    field: `details.${key}`,
    detail,
  }));
}

const FLAGS = ['correct', 'is_correct', 'cascade_correct'];

/**
 * The mark of each response to an item; null where the evaluator does not say them. A list holds one for each time that the
 * item was asked, where the harness itself gathered them.
 */
function marksOf(detail: unknown): readonly number[] | null {
  const name = FLAGS.find((one) => at(detail, one) !== undefined && at(detail, one) !== null);
  const stated = name === undefined ? undefined : at(detail, name);
  const list: readonly unknown[] = Array.isArray(stated) ? stated : [stated];
  if (list.length !== 1 && nameAt(detail, 'example_abbr') === null) return null;
  const marks = list.flatMap((one) => markOf(one) ?? []);
  return list.length > 0 && marks.length === list.length ? marks : null;
}

interface Named {
  readonly run: Run;
  readonly task: string;
}

/** Positions count in a dataset of that size only. */
function readDetails(details: readonly Detail[], { run, task }: Named, rows: FileRows): void {
  const suite = `${task} of ${details.length}`;
  for (const { id, field, detail } of details) {
    const marks = marksOf(detail) ?? [];
    const guess = guessOf(detail, rows);
    for (const [trial, correct] of marks.entries()) {
      const place = { line: null, field: marks.length > 1 ? `${field}[${trial}]` : field };
      rows.sample(run, place, { task, item: id, suite, trial, correct, guess });
    }
  }
}

/** The answer with the least perplexity was taken: one of the labels that are listed. */
function guessOf(detail: unknown, rows: FileRows): number | undefined {
  const labels = at(detail, 'origin_prediction');
  if (!isObject(labels)) return undefined;
  const choices = Object.values(labels).filter(
    (label) => isObject(label) && label['PPL'] !== undefined,
  ).length;
  const chance = guessChance(choices);
  if (chance !== undefined) rows.note(GUESS_DERIVED);
  return chance;
}

/** The format writes percentages; some evaluators write shares. */
function stateTotals(
  value: JsonObject,
  metric: string | null,
  { run, task, shares }: Named & { readonly shares: readonly (number | null)[] },
  rows: FileRows,
): void {
  const stated = statedMean(value, metric);
  const counted = shares.reduce<number>((sum, share) => sum + (share ?? 0), 0) / Math.max(1, shares.length);
  const isShare = stated !== null && stated <= 1 && Math.abs(stated - counted) < 1e-6;
  const mean = stated === null ? null : isShare ? stated : stated / 100;
  const place = { line: null, field: metric ?? 'details' };
  rows.states({ run, task, place, responses: null, mean, incomplete: null });
}

/** A percentage, and details that do not say what was right. */
function useMean(
  value: JsonObject,
  metric: string | null,
  { run, task, total, isMixed }: Named & { readonly total: number; readonly isMixed: boolean },
  rows: FileRows,
): void {
  const place = { line: null, field: metric ?? 'details' };
  const percent = statedMean(value, metric);
  if (metric === null || percent === null) {
    const shown = Object.keys(value).filter((name) => name !== 'details');
    rows.reject(place, `a share of right answers: ${METRICS.join(', ')}`, written(shown));
    return;
  }
  // One percent or less may be a share.
  const isPercent = percent === 0 || (percent > 1 && percent <= 100);
  const correct =
    isMixed || total === 0 || !isPercent ? null : countFromMean(shareOf(percent), total, 'printed');
  if (correct === null)
    rows.mean(place, {
      evaluation: run.model,
      task,
      metric,
      score: percent,
      total: total === 0 ? null : total,
    });
  else {
    rows.note(
      `${task}: details do not say what was right; counts are derived from the percentage and their number.`,
    );
    rows.point(run, place, { task, correct, total });
  }
}

/** A percentage as a share with no more digits than it has. */
function shareOf(percent: number): number {
  return Math.round(percent * 1e12) / 1e14;
}
