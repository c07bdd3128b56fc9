import { written } from '../read/dataset/row-log.ts';
import { countFromMean } from './count-from-mean.ts';
import type { FileFindings } from '../read/formats/findings.ts';
import type { InspectContext } from '../read/formats/inspect/inspect.ts';
import { shareOf } from '../read/formats/inspect/inspect-sample.ts';
import { at, listOf, nameAt } from '../read/formats/facts.ts';

/**
 * Scores per item of a log that kept no samples; only where each item had one epoch, since more are a mean.
 *
 * @returns whether there were any.
 */
export function readReductions(reductions: unknown, context: InspectContext, found: FileFindings): boolean {
  const lists = listOf(reductions);
  const chosen = lists.find((one) => nameAt(one, 'scorer') === context.scorer) ?? lists[0];
  const samples = listOf(at(chosen, 'samples'));
  if (context.epochs > 1 || samples.length === 0) return false;
  found.note(`${found.file.name}: holds no samples; the score of each item is read from its reductions.`);
  for (const [index, sample] of samples.entries()) {
    const place = { line: null, field: `reductions.samples[${index}]` };
    const share = shareOf(at(sample, 'value'));
    if (share === null) found.reject(place, 'a score from 0 to 1', written(at(sample, 'value')));
    else
      found.sample(context.run, place, {
        task: context.task,
        item: nameAt(sample, 'sample_id') ?? undefined,
        correct: share,
      });
  }
  return true;
}

/** The means of a log without samples: counts where a mean leads to counts. */
export function readResults(results: unknown, context: InspectContext, found: FileFindings): void {
  const field = 'results.scores[0]';
  const score = at(results, 'scores', 0);
  const mean = at(score, 'metrics', 'accuracy', 'value') ?? at(score, 'metrics', 'mean', 'value');
  const place = { line: null, field };
  if (typeof mean !== 'number') {
    found.reject(place, 'samples, or a mean', 'none');
    return;
  }
  const scored = at(score, 'scored_samples') ?? at(results, 'completed_samples');
  const total = typeof scored === 'number' ? scored : null;
  const correct = total === null ? null : countFromMean(mean, total, 'full');
  if (correct === null) {
    found.uncounted(place, {
      evaluation: context.run.model,
      task: context.task,
      metric: 'accuracy',
      score: mean,
      total,
    });
    return;
  }
  found.note(
    `${found.file.name}: holds no samples; counts are derived from the mean and the number of samples.`,
  );
  found.point(context.run, place, { task: context.task, correct, total });
}
