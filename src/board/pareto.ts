import { formatCount, formatQuantity, formatRatio } from '../format.ts';
import { type CostAxis, type CostStanding, costStandings } from '../score/cost.ts';
import type { Scores } from '../score/scores.ts';
import type { Cell } from './board.ts';
import { rangeOf, valueCell } from './cell.ts';
import { estimateCell } from './metric-cells.ts';

export type { CostAxis };

/** Score against cost, ready to draw. */
export interface Pareto {
  readonly axis: CostAxis;
  readonly axisLabel: string;
  readonly points: readonly ParetoPoint[];
  readonly notes: readonly string[];
}

export interface ParetoPoint {
  readonly index: number;
  readonly slug: string;
  readonly label: string;
  /** Plain score with its interval. */
  readonly score: Cell;
  /** Mean cost of a response, with its interval where single responses were recorded. */
  readonly cost: Cell;
  readonly standing: CostStanding['standing'];
}

const LABELS: Readonly<Record<CostAxis, string>> = {
  tokens: 'completion tokens per response',
  cost: 'cost per response',
};

/** The front of score against cost, with the band that cannot be told from it; null when no two have both. */
export function makePareto(scores: Scores, axis: CostAxis): Pareto | null {
  const standings = costStandings(scores, axis);
  if (standings.length === 0) return null;
  const points = standings.flatMap((one): ParetoPoint[] => {
    const evaluation = scores.evaluations[one.evaluation];
    if (!evaluation) return [];
    const { slug, label } = evaluation;
    const { evaluation: index, overall, standing } = one;
    return [{ index, slug, label, standing, score: estimateCell(overall), cost: costCell(axis, one) }];
  });
  const unsure = standings.some(({ limits }) => limits === null);
  const left = scores.evaluations.length - standings.length;
  const apart = scores.ranking.parts.length > 1 ? ', or ranked apart' : '';
  const notes = [
    ...(unsure ? [`The error of the ${axis} is not recorded: only sums are.`] : []),
    ...(left > 0 ? [`${formatQuantity(left, 'evaluation')} left out: ${axis} not recorded${apart}.`] : []),
  ];
  return { axis, axisLabel: LABELS[axis], points, notes };
}

function costCell(axis: CostAxis, { mean, limits }: CostStanding): Cell {
  const format = axis === 'tokens' ? formatCount : formatRatio;
  const text = format(mean);
  const interval = limits === null ? {} : rangeOf(...limits, format);
  return valueCell(mean, text, `${text} ${LABELS[axis]}`, interval);
}
