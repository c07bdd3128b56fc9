import type { Cell } from './board.ts';
import { plainCell } from './cell.ts';
import { retentionCell } from './retention.ts';
import type { Scores } from '../score/scores.ts';
import { DEFAULT_METRIC } from '../score/metrics.ts';

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
    const points = scores.of(index).tiers.map((tier) => plainCell(tier?.aggregate ?? null));
    return [{ index, slug, label, scores: points, retention: retentionCell(scores, index) }];
  });
  return { tiers: scores.tiers.map(({ label }) => label), series };
}
