import { formatShare } from '../format.ts';
import { DEFAULT_METRIC } from '../score/metrics.ts';
import { retentionOf } from '../score/retention.ts';
import type { Scores } from '../score/scores.ts';
import type { Cell } from './board.ts';
import { missingCell, rangeOf, valueCell } from './cell.ts';
import { estimateCell } from './metric-cells.ts';

/** Where each evaluation falls off: plain scores from the easiest to the hardest tier, in board order. */
export interface Scaling {
  readonly tiers: readonly string[];
  readonly series: readonly ScalingSeries[];
}

export interface ScalingSeries {
  readonly index: number;
  readonly slug: string;
  readonly label: string;
  /** One plain score with its interval per tier; a missing cell where the tier was not measured. */
  readonly scores: readonly Cell[];
  /** Share of the score kept from the easiest to the hardest tier. */
  readonly retention: Cell;
}

/** The difficulty scaling of a board; null when it has a single tier. */
export function makeScaling(scores: Scores): Scaling | null {
  if (scores.tiers.length < 2) return null;
  const sequence = scores.ranking.orders[DEFAULT_METRIC.id]?.sequence ?? [];
  const series = sequence.flatMap((index): ScalingSeries[] => {
    const evaluation = scores.evaluations[index];
    if (!evaluation || scores.of(index).overall === null) return [];
    const { slug, label } = evaluation;
    const points = scores.of(index).tiers.map((tier) => estimateCell(tier?.aggregate ?? null));
    return [{ index, slug, label, scores: points, retention: retentionCell(scores, index) }];
  });
  return { tiers: scores.tiers.map(({ label }) => label), series };
}

/** How much of its plain score an evaluation keeps from the easiest to the hardest tier it has, on the tasks both have. */
export function retentionCell(scores: Scores, evaluation: number): Cell {
  const retention = retentionOf(scores, evaluation);
  if (!retention) return missingCell('no-points', 'Retention needs two tiers');
  const { easiest, hardest, difference } = retention;
  if (!difference) return missingCell('no-points', 'The tiers share no task');
  const { ratio, ratioLower, ratioUpper } = difference;
  const names = `${scores.tiers[hardest]?.label ?? ''} against ${scores.tiers[easiest]?.label ?? ''}`;
  const interval = rangeOf(ratioLower, ratioUpper, formatShare);
  const title = `keeps ${formatShare(ratio)} of its score, ${names}, 95 % interval ${interval.rangeText}`;
  return valueCell(ratio, formatShare(ratio), title, interval);
}
