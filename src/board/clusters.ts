import { designEffect, type PointCounts } from '../../scoring/index.ts';
import type { Dataset } from '../read/dataset/dataset.ts';
import type { CounterColumns } from '../score/scores.ts';

/**
 * For a dataset whose intervals are about "points like these": how many points each cell has, and how much more they
 * differ than chance alone would make them. NaN where clustering is off or a cell has a single point to judge by.
 */
export function fillClusters(columns: CounterColumns, dataset: Dataset): void {
  columns.clusters.fill(Number.NaN);
  columns.designEffect.fill(Number.NaN);
  if (dataset.cluster !== 'points') return;
  for (const [cell, points] of pointsByCell(dataset)) {
    const answered = points.filter(({ total }) => total > 0);
    if (answered.length < 2) continue;
    columns.clusters[cell] = answered.length;
    columns.designEffect[cell] = designEffect(answered);
  }
}

function pointsByCell({ points, tiers, tasks }: Dataset): Map<number, PointCounts[]> {
  const cells = new Map<number, PointCounts[]>();
  for (const { evaluation, task, tiers: own, correct, total } of points) {
    for (const tier of own) {
      const cell = (evaluation * tiers.length + tier) * tasks.length + task;
      const list = cells.get(cell) ?? [];
      list.push({ correct, total });
      cells.set(cell, list);
    }
  }
  return cells;
}
