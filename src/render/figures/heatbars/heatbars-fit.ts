import type { Board } from '../../../board/board.ts';
import { formatCount, formatQuantity } from '../../../format.ts';
import { tallestFigure } from '../draw/figure-frame.ts';
import type { FigureStyle } from '../figure-style.ts';
import type { Layout } from './heatbars-layout.ts';

/** How much of a board a figure shows: its first evaluations, tasks and tiers. */
export interface Extent {
  readonly rows: number;
  readonly tasks: number;
  readonly tiers: number;
}

/** All of a board, but no more evaluations than there is room for if each has one line: the rest need not be measured. */
export function firstExtent({ rows, tasks, tiers }: Board, { narrowest, rowHeight }: FigureStyle): Extent {
  const most = Math.floor(tallestFigure(narrowest) / rowHeight);
  return { rows: Math.min(rows.length, most), tasks: tasks.length, tiers: tiers.length };
}

/** The part of a board that a figure shows; the board itself where it shows all. */
export function partOf(board: Board, { rows, tasks, tiers }: Extent): Board {
  if (leftOutText(board, { rows, tasks, tiers }) === '') return board;
  const kept = new Set(board.tiers.slice(0, tiers).map(({ index }) => index));
  return {
    ...board,
    tasks: board.tasks.slice(0, tasks),
    tiers: board.tiers.slice(0, tiers),
    rows: board.rows.slice(0, rows).map((row) => ({
      ...row,
      tiers: row.tiers
        .filter(({ index }) => kept.has(index))
        .map((tier) => ({ ...tier, cells: tier.cells.slice(0, tasks) })),
    })),
  };
}

/** What a figure does not show of a board, and where it is; empty where it shows all. */
export function leftOutText(board: Board, { rows, tasks, tiers }: Extent): string {
  const parts = [
    [rows, board.rows.length, 'evaluation'],
    [tasks, board.tasks.length, 'task'],
    [tiers, board.tiers.length, 'tier'],
  ] as const;
  const cut = parts
    .filter(([shown, all]) => shown < all)
    .map(([shown, all, what]) => `the first ${formatCount(shown)} of ${formatQuantity(all, what)}`);
  return cut.length === 0 ? '' : `This figure shows ${cut.join(' and ')}; all are in scores.csv.`;
}

/** A figure keeps all tasks as long as so many evaluations stand in every panel; then it gives up panels. */
const ENOUGH_ROWS = 20;

/**
 * What to show where the panels are higher than `room`: as many panels as leave enough evaluations in each, and as many
 * evaluations as fit into these; always less than before. Null where all fits.
 *
 * @param around height of each panel without its rows
 */
export function smallerExtent(
  extent: Extent,
  { tops, capacities, style }: Layout,
  around: readonly number[],
  room: number,
): Extent | null {
  const roomIn = (panels: number): number =>
    (room - around.slice(0, panels).reduce((sum, height) => sum + height, 0)) / panels;
  const rowsIn = (panels: number): number => tops.findLastIndex((top) => top <= roomIn(panels));
  const most = around.length;
  if (roomIn(most) >= (tops.at(-1) ?? 0)) return null;
  const enough = Math.min(extent.rows, ENOUGH_ROWS);
  let panels = most;
  while (panels > 1 && rowsIn(panels) < enough) panels -= 1;
  if (panels < most) {
    const tasks = Math.min(extent.tasks - 1, capacities[panels - 1] ?? 1);
    return { ...extent, tasks, rows: Math.max(1, rowsIn(panels)) };
  }
  const rows = Math.min(extent.rows - 1, rowsIn(panels));
  if (rows > 0) return { ...extent, rows };
  // Not even one evaluation fits: it has hundreds of tiers.
  const tiers = Math.floor((roomIn(panels) - style.groupPadding) / style.rowHeight);
  const fewer = Math.min(extent.tiers - 1, Math.max(1, tiers));
  return fewer > 0 ? { ...extent, rows: 1, tiers: fewer } : null;
}
