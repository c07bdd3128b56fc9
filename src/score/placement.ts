import { boundsScores, twoWayFit } from '../../scoring/index.ts';
import { scoreOnDemand } from './make-scores.ts';
import { ESTIMATE, type Metric } from './metrics.ts';
import { comparedBy, type PartMatrix } from './part-comparer.ts';
import type { CounterColumns, UnrankedScores } from './scores.ts';

/**
 * The value that places each evaluation by a metric under the dataset's policy for missing cells; null leaves the placing
 * to the fair sort. The two-way fit and the bounds are made for metrics that are a mean over cells; the others move in
 * proportion to the plain score.
 */
export function placements(
  scores: UnrankedScores,
  metric: Metric,
  part: PartMatrix,
): Map<number, number> | null {
  const { missing } = scores.about;
  const { evaluations } = part;
  if (missing === 'fair' || missing === 'complete') return null;
  if (missing === 'common') return onCommonCells(scores, metric, evaluations);
  const base = metric.limits ? metric : ESTIMATE;
  const matrix = comparedBy(part, base)?.matrix;
  if (!matrix) return null;
  const fitted = missing === 'two-way' ? twoWayFit(matrix).score : boundsScores(matrix).lowest;
  return collect(evaluations, (evaluation, row) => {
    const own = valueOf(scores, metric, evaluation);
    const measured = valueOf(scores, base, evaluation);
    return own === null || measured === null ? null : (own * (fitted[row] ?? 0)) / measured;
  });
}

/** Scores on the cells that every evaluation of the part has; nobody is placed when there is no such cell. */
function onCommonCells(scores: UnrankedScores, metric: Metric, rows: readonly number[]): Map<number, number> {
  const masked = scoreOnDemand({ ...scores, columns: commonCells(scores, metric, rows) });
  return collect(rows, (evaluation) => valueOf(masked, metric, evaluation));
}

function commonCells(scores: UnrankedScores, metric: Metric, rows: readonly number[]): CounterColumns {
  const slots = scores.tiers.length * scores.tasks.length;
  const points = Float64Array.from(scores.columns.points);
  for (let slot = 0; slot < slots; slot += 1) {
    const shared = rows.every((evaluation) => {
      const tasks = scores.tasks.length;
      const cell = scores.cell(evaluation, Math.floor(slot / tasks), slot % tasks);
      return cell?.interval && metric.ofCell?.(cell) !== null;
    });
    if (shared) continue;
    for (const evaluation of rows) points[evaluation * slots + slot] = 0;
  }
  return { ...scores.columns, points };
}

/** The score of an evaluation by a metric; null where it has none. */
export function valueOf(
  scores: Pick<UnrankedScores, 'of'>,
  metric: Metric,
  evaluation: number,
): number | null {
  const { overall } = scores.of(evaluation);
  return overall && metric.read(overall);
}

function collect(
  rows: readonly number[],
  value: (evaluation: number, row: number) => number | null,
): Map<number, number> {
  const values = new Map<number, number>();
  rows.forEach((evaluation, row) => {
    const one = value(evaluation, row);
    if (one !== null) values.set(evaluation, one);
  });
  return values;
}
