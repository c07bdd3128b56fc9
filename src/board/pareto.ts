import { formatCost, formatCount, formatQuantity } from '../format.ts';
import { type CostAxis, type CostStanding, costStandings } from '../score/cost.ts';
import { dayText } from '../score/release-days.ts';
import type { Scores } from '../score/scores.ts';
import type { BoardRow, Cell } from './board.ts';
import { rangeOf, valueCell } from './cell.ts';
import { estimateCell } from './metric-cells.ts';

export type { CostAxis };

/** Score against cost, ready to draw. A filter hides points; it moves none, and no front. */
export interface Pareto {
  readonly axisLabel: string;
  readonly points: readonly ParetoPoint[];
  readonly notes: readonly string[];
}

export interface ParetoPoint {
  readonly index: number;
  /** As the board's row names it; the label of one that it does not show. */
  readonly name: string;
  readonly shown: boolean;
  /** Some points behind its score are missing. */
  readonly incomplete: boolean;
  /** The estimate with its interval. */
  readonly score: Cell;
  /** Mean cost of a response, with its interval where single responses were recorded; or the day of release. */
  readonly cost: Cell;
  readonly standing: CostStanding['standing'];
}

const LABELS: Readonly<Record<CostAxis, string>> = {
  tokens: 'completion tokens per response',
  cost: 'cost per response in US dollars',
  date: 'release date',
};

/** Why an evaluation is not drawn. */
const LACKING: Readonly<Record<CostAxis, string>> = {
  tokens: 'tokens not recorded',
  cost: 'cost not recorded for every cell, or 0',
  date: 'release date not recorded',
};

/**
 * The front of score against cost, with the band that cannot be told from it; null when no two have both.
 * @param rows of the board, which it names and shows
 */
export function makePareto(scores: Scores, axis: CostAxis, rows: readonly BoardRow[]): Pareto | null {
  const standings = costStandings(scores, axis);
  if (standings.length === 0) return null;
  const byIndex = new Map(rows.map((row) => [row.index, row]));
  const points = standings.map((one): ParetoPoint => {
    const { evaluation: index, overall, standing } = one;
    const row = byIndex.get(index);
    return {
      index,
      name: row?.name ?? scores.evaluations[index]?.label ?? '',
      shown: row !== undefined,
      incomplete: row?.metrics.headline.incomplete ?? false,
      score: estimateCell(overall),
      cost: axis === 'date' ? dateCell(scores, one) : costCell(axis, one),
      standing,
    };
  });
  const unsure = standings.some(({ limits }) => limits === null);
  const left = scores.evaluations.length - standings.length;
  const apart = scores.ranking.parts.length > 1 ? ', or ranked apart' : '';
  const notes = [
    ...(unsure ? [`The error of the ${axis} is not recorded: only sums are.`] : []),
    ...(left > 0 ? [`${formatQuantity(left, 'evaluation')} left out: ${LACKING[axis]}${apart}.`] : []),
  ];
  return { axisLabel: LABELS[axis], points, notes };
}

/** The date as it was given; a month or a year has a range of days. */
function dateCell({ evaluations }: Scores, { evaluation, mean, limits }: CostStanding): Cell {
  const text = evaluations[evaluation]?.facts.date ?? '';
  const [first = mean, last = mean] = limits ?? [];
  const range = first === last ? {} : rangeOf(first, last, dayText);
  return valueCell(mean, text, `released ${text}`, range);
}

function costCell(axis: CostAxis, { mean, limits }: CostStanding): Cell {
  const format = axis === 'tokens' ? formatCount : formatCost;
  const text = format(mean);
  const of = axis === 'tokens' ? LABELS.tokens : 'per response';
  const interval = limits === null ? {} : rangeOf(...limits, format);
  return valueCell(mean, text, `${text} ${of}`, interval);
}
