import { written } from '../../open/text/written.ts';
import { countFromMean } from '../derived-counts.ts';
import { at, listOf, nameAt } from '../json-values.ts';
import type { FileRows, Incomplete } from '../rows.ts';
import { markOfScore } from './marks.ts';
import type { InspectContext, InspectLog } from './samples.ts';

/** The scores that the results report of the scorer that counts, each with its key where it is one of a dictionary. */
function scoresOf(results: unknown, { scorer }: InspectContext) {
  return listOf(at(results, 'scores')).flatMap((score, index) => {
    const name = nameAt(score, 'name');
    const owner = nameAt(score, 'scorer') ?? name;
    if (scorer.name !== null && owner !== scorer.name) return [];
    if (scorer.keys !== null && name !== null && !scorer.keys.includes(name)) return [];
    const mean = at(score, 'metrics', 'accuracy', 'value') ?? at(score, 'metrics', 'mean', 'value');
    const scored = at(score, 'scored_samples');
    return [
      {
        key: name === owner ? null : name,
        field: `results.scores[${index}]`,
        mean: typeof mean === 'number' ? mean : null,
        scored: typeof scored === 'number' ? scored : null,
        isMean: (nameAt(score, 'reducer') ?? 'mean') === 'mean',
      },
    ];
  });
}

function numberAt(value: unknown, ...path: readonly (string | number)[]): number | null {
  const number = at(value, ...path);
  return typeof number === 'number' ? number : null;
}

/** What the log says of its tasks as a whole. With several epochs a score is a mean of means, and counts items. */
export function stateTotals(
  { header, unfinished }: InspectLog,
  context: InspectContext,
  rows: FileRows,
): void {
  const results = at(header, 'results');
  // What a run that did not finish says of itself is from before its end.
  const responses = unfinished ? null : numberAt(results, 'completed_samples');
  const incomplete = incompleteOf(header, unfinished, context);
  const scores = scoresOf(results, context);
  for (const { key, field, mean, scored, isMean } of scores) {
    const isPlain = context.epochs === 1 && !unfinished;
    const count = isPlain ? (scored ?? responses) : responses;
    // A mean of means is that of all where every item was asked as often.
    const isEven = isMean && scored !== null && scored * context.epochs === responses;
    const place = { line: null, field };
    const own = isPlain || isEven ? mean : null;
    rows.states({ ...context.taskOf(key), place, responses: count, mean: own, incomplete });
  }
  if (scores.length === 0)
    rows.states({ ...context.taskOf(null), place: NOWHERE, responses, mean: null, incomplete });
}

const NOWHERE = { line: null, field: null };

/** Why the log holds less than the whole dataset; null when nothing is said against it. */
function incompleteOf(header: unknown, unfinished: boolean, { epochs }: InspectContext): Incomplete | null {
  const samples = numberAt(header, 'eval', 'dataset', 'samples');
  const planned = samples === null ? null : samples * epochs;
  const status = nameAt(header, 'status');
  if (unfinished || status === 'started') return { why: 'the run did not finish', planned };
  if (status === 'cancelled') return { why: 'the run was cancelled', planned };
  if (status === 'error') return { why: 'the run ended with an error', planned };
  const limit = at(header, 'eval', 'config', 'limit');
  const isLimited =
    (typeof limit === 'number' && samples !== null && limit < samples) || Array.isArray(limit);
  return isLimited ? { why: 'the run was limited to a part of the dataset', planned } : null;
}

/**
 * Scores per item of a log that kept no samples; only where each item had one epoch, since more are a mean.
 *
 * @returns whether there were any.
 */
export function readReductions(reductions: unknown, context: InspectContext, rows: FileRows): boolean {
  const lists = listOf(reductions);
  const chosen =
    lists.find((one) => nameAt(one, 'scorer') === context.scorer.name) ??
    (context.scorer.isAsked ? undefined : lists[0]);
  const samples = listOf(at(chosen, 'samples'));
  if (context.epochs > 1 || samples.length === 0) return false;
  rows.note(`${rows.file.name}: holds no samples; the score of each item is read from its reductions.`);
  const { run, task } = context.taskOf(null);
  for (const [index, sample] of samples.entries()) {
    const place = { line: null, field: `reductions.samples[${index}]` };
    const mark = markOfScore(at(sample, 'value'));
    const id = at(sample, 'sample_id');
    if (mark === null) rows.reject(place, 'a number', written(at(sample, 'value')));
    else
      rows.sample(run, place, {
        task,
        item: nameAt(id) ?? undefined,
        ...(typeof id === 'number' && { suite: context.suite }),
        correct: mark,
      });
  }
  return true;
}

/** The means of a log without samples: counts where a mean leads to counts. */
export function readResults(results: unknown, context: InspectContext, rows: FileRows): void {
  const scores = scoresOf(results, context);
  if (scores.length === 0)
    rows.reject({ line: null, field: 'results.scores[0]' }, 'samples, or a mean', 'none');
  for (const { key, field, mean, scored } of scores) {
    const place = { line: null, field };
    const { run, task } = context.taskOf(key);
    const total = scored ?? numberAt(results, 'completed_samples');
    const correct = mean === null || total === null ? null : countFromMean(mean, total, 'full');
    if (mean === null) rows.reject(place, 'samples, or a mean', 'none');
    else if (correct === null || total === null)
      rows.mean(place, { evaluation: run.model, task, metric: 'accuracy', score: mean, total });
    else {
      rows.note(
        `${rows.file.name}: holds no samples; counts are derived from the mean and the number of samples.`,
      );
      rows.point(run, place, { task, correct, total });
    }
  }
}
