import { boundsScores, twoWayFit, type CellMatrix } from '../../scoring/index.ts';
import { makeScores } from './make-scores.ts';
import type { Metric } from './metrics.ts';
import type { Aggregate, CounterColumns, Scores } from './scores.ts';

type Unranked = Omit<Scores, 'ranking'>;

/**
 * The value that places each evaluation by a metric under the dataset's policy for missing cells; null leaves the placing
 * to the fair sort. The two-way fit and the bounds are made for the plain score; the other scores move in proportion.
 *
 * @param rows evaluations of one part, in the order of the rows of `matrix`
 */
export function placements(
  scores: Unranked,
  metric: Metric,
  matrix: CellMatrix,
  rows: readonly number[],
): Map<number, number> | null {
  const { missing } = scores.about;
  if (missing === 'fair') return null;
  if (missing === 'common') return onCommonCells(scores, metric, rows);
  const plain = missing === 'two-way' ? twoWayFit(matrix).score : boundsScores(matrix).lowest;
  return collect(rows, (evaluation, row) => {
    const { overall } = scores.of(evaluation);
    const own = overall && metric.read(overall);
    return overall === null || own === null ? null : (own * (plain[row] ?? 0)) / overall.plain;
  });
}

/** Scores on the cells that every evaluation of the part has; nobody is placed when there is no such cell. */
function onCommonCells(scores: Unranked, metric: Metric, rows: readonly number[]): Map<number, number> {
  const masked = makeScores({ ...scores, columns: commonCells(scores, rows) });
  return collect(rows, (evaluation) => {
    const overall: Aggregate | null = masked.of(evaluation).overall;
    return overall && metric.read(overall);
  });
}

function commonCells(scores: Unranked, rows: readonly number[]): CounterColumns {
  const slots = scores.tiers.length * scores.tasks.length;
  const points = Float64Array.from(scores.columns.points);
  for (let slot = 0; slot < slots; slot += 1) {
    const shared = rows.every((evaluation) => {
      const cell =
        scores.of(evaluation).tiers[Math.floor(slot / scores.tasks.length)]?.cells[
          slot % scores.tasks.length
        ];
      return cell?.interval;
    });
    if (shared) continue;
    for (const evaluation of rows) points[evaluation * slots + slot] = 0;
  }
  return { ...scores.columns, points };
}

function collect(
  rows: readonly number[],
  value: (evaluation: number, row: number) => number | null,
): Map<number, number> {
  const found = new Map<number, number>();
  rows.forEach((evaluation, row) => {
    const one = value(evaluation, row);
    if (one !== null) found.set(evaluation, one);
  });
  return found;
}
