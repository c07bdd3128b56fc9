import { formatPercent, formatShare } from '../format.ts';
import { retentionOf } from '../score/retention.ts';
import type { Scores } from '../score/scores.ts';
import type { BoardRow, Cell } from './board.ts';
import { INCOMPLETE, missingCell, rangeOf, valueCell } from './cell.ts';
import { largest, smallest } from './extremes.ts';
import { estimateCell } from './metric-cells.ts';
import { tierName } from './ranked-on.ts';

/** Where each evaluation falls off: scores from the easiest to the hardest tier. */
export interface Scaling {
  readonly tiers: readonly string[];
  /** Those that the board shows, in its order. */
  readonly series: readonly ScalingSeries[];
  /** The lowest and the highest limit of all evaluations, shown or not: a filter does not move the axis. */
  readonly extent: readonly [number, number];
}

export interface ScalingSeries {
  readonly index: number;
  /** As the board's row names it. */
  readonly name: string;
  /** The estimate with its interval per tier; a missing cell where the tier was not measured. */
  readonly scores: readonly Cell[];
  /** Share of the score kept from the easiest to the hardest tier. */
  readonly retention: Cell;
}

/**
 * The difficulty scaling of a board; null when it has a single tier.
 * @param rows of the board, which it names and shows
 */
export function makeScaling(scores: Scores, rows: readonly BoardRow[]): Scaling | null {
  if (scores.tiers.length < 2) return null;
  const cellsOf = (index: number): Cell[] =>
    scores.of(index).tiers.map((tier) => estimateCell(tier?.aggregate ?? null));
  const series = rows.flatMap(({ index, name }): ScalingSeries[] =>
    scores.of(index).overall === null
      ? []
      : [{ index, name, scores: cellsOf(index), retention: retentionCell(scores, index) }],
  );
  const limits = [...scores.evaluations.keys()].flatMap((index) =>
    cellsOf(index).flatMap(({ value, range }) => (value === null ? [] : [value, ...(range ?? [])])),
  );
  const extent = [Math.min(1000, smallest(limits)), Math.max(0, largest(limits))] as const;
  return { tiers: scores.tiers.map(({ label }) => label), series, extent };
}

/**
 * How much of its score an evaluation keeps from the easiest to the hardest tier it has, on the tasks both have; incomplete
 * where it lacks the easiest or the hardest tier of the board.
 */
export function retentionCell(scores: Scores, evaluation: number): Cell {
  const retention = retentionOf(scores, evaluation);
  if (!retention) return missingCell('no-points', 'Retention needs two tiers');
  const { easiest, hardest, difference } = retention;
  if (!difference) return missingCell('no-points', 'The tiers share no task');
  const { ratio, ratioLower, ratioUpper } = difference;
  const interval = rangeOf(ratioLower, ratioUpper, formatShare);
  const [hard = '', easy = ''] = [hardest, easiest].map((tier) => tierName(scores.tiers[tier]?.label ?? ''));
  const title = `${hard} plain score is ${formatPercent(ratio)} of ${easy} (95 % interval ${formatPercent(ratioLower)} to ${formatPercent(ratioUpper)})`;
  const incomplete = easiest > 0 || hardest < scores.tiers.length - 1;
  const text = `${formatShare(ratio)}${incomplete ? INCOMPLETE : ''}`;
  return valueCell(ratio, text, title, { ...interval, incomplete });
}
