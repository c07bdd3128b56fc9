import { formatDifference, formatP, formatShare } from '../format.ts';
import type { CellComparison, ItemCounts } from '../score/comparison.ts';
import type { Scores } from '../score/scores.ts';
import type { Cell, HeatCell } from './board.ts';
import { missingCell, rangeOf, valueCell } from './cell.ts';
import { makeHeatCell } from './heat-cell.ts';

export const PAIRED = 'paired';
export const UNPAIRED = 'unpaired (conservative)';

/** One cell of two evaluations, ready to print. */
export function wordCell({ tiers, tasks }: Scores, cell: CellComparison): ComparedTask {
  const tier = tiers[cell.tier] ?? { id: '', label: '' };
  const task = tasks[cell.task];
  if (!task) throw new RangeError(`wordCell: there is no task ${String(cell.task)}`);
  return {
    tier: tier.label,
    task: task.label,
    items: cell.items && itemCells(cell.items),
    a: makeHeatCell(cell.a, tier, task),
    b: makeHeatCell(cell.b, tier, task),
    difference: differenceCell(cell),
    method: methodOf(cell),
    pairing: cell.paired ? PAIRED : '—',
  };
}

/** Wins and losses with the exact McNemar p. */
export function itemCells({ wins, losses, ties, pValue }: ItemCounts): ComparedItems {
  const text = formatP(pValue);
  return { wins, losses, ties, p: valueCell(pValue, text, `exact McNemar p-value ${text}`) };
}

function methodOf({ a, b, paired }: CellComparison): string {
  if (!a?.interval || !b?.interval) return 'left out';
  return paired ? PAIRED : UNPAIRED;
}

function differenceCell({ a, b, difference: gap, correlation, verdict }: CellComparison): Cell {
  if (!a || !b) return missingCell('no-points', 'One of them lacks this cell');
  if (!gap) return missingCell('not-scorable', 'Success of one of them is not known');
  const { difference, lower, upper } = gap;
  const method =
    correlation === null
      ? "Newcombe's unpaired interval"
      : `Newcombe's paired interval, correlation ${formatShare(correlation)}`;
  const interval = rangeOf(lower, upper, formatDifference, ' to ');
  const text = formatDifference(difference);
  const title = `difference ${text}, 95 % interval ${interval.rangeText} (${method})`;
  const tone = verdict === 0 ? 'plain' : verdict > 0 ? 'best' : 'worst';
  return valueCell(difference, text, title, { ...interval, tone });
}

export interface ComparedItems {
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  readonly p: Cell;
}

export interface ComparedTask {
  readonly tier: string;
  readonly task: string;
  readonly a: HeatCell;
  readonly b: HeatCell;
  /**
   * Success of A minus success of B, with its 95 % interval; missing where one of them lacks the cell. Its tone is not plain
   * where the two differ significantly, with all cells of the pair accounted for.
   */
  readonly difference: Cell;
  readonly items: ComparedItems | null;
  /** "paired", "unpaired (conservative)", or "left out" where one of them has no score. */
  readonly method: string;
  /** The same for a column that tells paired cells from others: "paired" or "—". */
  readonly pairing: string;
}
