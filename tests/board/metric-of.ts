import type { Cell, MetricCells } from '../../src/board/board.ts';
import { METRICS } from '../../src/score/metrics.ts';

/** The cell of the metric with this id. */
export const metricOf = ({ metrics }: { readonly metrics: MetricCells }, id: string): Cell => {
  const cell = metrics.all[METRICS.findIndex((metric) => metric.id === id)];
  if (!cell) throw new Error(`there is no metric ${id}`);
  return cell;
};
