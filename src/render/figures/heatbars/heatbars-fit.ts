import type { Board } from '../../../board/board.ts';
import { formatCount, formatQuantity } from '../../../format.ts';
import { LARGEST_DRAWING, TALLEST_DRAWING } from '../draw/figure-frame.ts';
import type { FigureStyle } from '../figure-style.ts';
import { briefHeight, heightsOf, isCompact, type Layout } from './heatbars-layout.ts';

/** How much of a board a figure shows: its first evaluations, tasks and tiers. */
export interface Extent {
  readonly rows: number;
  /** So many of the rows have all their lines, the others one; never more than `rows`. */
  readonly inFull: number;
  readonly tasks: number;
  readonly tiers: number;
}

/** All of a board, but no more evaluations than there is room for if each has one line: the rest need not be measured. */
export function firstExtent({ rows, tasks, tiers }: Board, { rowHeight }: FigureStyle): Extent {
  const count = Math.min(rows.length, Math.floor(TALLEST_DRAWING / rowHeight));
  return { rows: count, inFull: count, tasks: tasks.length, tiers: tiers.length };
}

/** The part of a board that a figure shows; the board itself where it shows all. */
export function partOf(board: Board, extent: Extent): Board {
  if (cutText(board, extent) === '') return board;
  const { rows, tasks, tiers } = extent;
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

/** What a figure does not show of a board, or shows in less detail, and where it is; empty where it shows all. */
export function leftOutText(board: Board, extent: Extent): string {
  return [cutText(board, extent), briefText(board, extent)].filter((part) => part !== '').join(' ');
}

function cutText(board: Board, { rows, tasks, tiers }: Extent): string {
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

function briefText(board: Board, { rows, inFull }: Extent): string {
  if (inFull === rows || isCompact(board)) return '';
  if (inFull === 0)
    return 'Each evaluation has one line, with a bar per tier; the numbers are in scores.csv.';
  const first = inFull === 1 ? 'The first evaluation is' : `The first ${formatCount(inFull)} evaluations are`;
  return `${first} shown in full, the others in one line each, with a bar per tier; all numbers are in scores.csv.`;
}

/** A figure keeps all tasks as long as so many evaluations stand in every panel; then it gives up panels. */
const ENOUGH_ROWS = 20;

/** Where evaluations must be left out, so many of the others have all their lines: as an example of what is meant. */
const EXAMPLES = 3;

/**
 * What to show where the panels are higher than `room`: all evaluations, as many as there is room for in full and the
 * others in one line; where even these lines are too many, as many panels as leave enough evaluations in each, and as
 * many evaluations as fit into these. Always less than before. Null where all fits.
 *
 * @param shown the part of the board that the layout is of
 * @param around height of each panel without its rows
 */
export function lowerExtent(
  shown: Board,
  extent: Extent,
  layout: Layout,
  around: readonly number[],
  room: number,
): Extent | null {
  const { tops, capacities, compact, style } = layout;
  const roomIn = (panels: number): number =>
    (room - around.slice(0, panels).reduce((sum, height) => sum + height, 0)) / panels;
  if (roomIn(around.length) >= (tops.at(-1) ?? 0)) return null;
  const brief = compact ? style.rowHeight : briefHeight(shown, style);
  const enough = Math.min(extent.rows, ENOUGH_ROWS);
  let panels = around.length;
  while (panels > 1 && Math.floor(roomIn(panels) / brief) < enough) panels -= 1;
  const tasks =
    panels < around.length ? Math.min(extent.tasks - 1, capacities[panels - 1] ?? 1) : extent.tasks;
  const rows = rowsWithin(roomIn(panels), brief, heightsOf(shown, style, extent.rows), extent);
  if (rows.rows === 0) return fewerTiers(extent, (roomIn(panels) * extent.tiers) / brief);
  const next = { ...extent, tasks, ...rows, ...(compact ? { inFull: rows.rows } : {}) };
  return isLess(next, extent) ? next : oneLess(extent, compact);
}

/**
 * How many rows of one line fit, and how many of them may have all their lines.
 *
 * @param full height of every row that has all its lines
 */
function rowsWithin(
  room: number,
  brief: number,
  full: readonly number[],
  { rows, inFull }: Extent,
): Pick<Extent, 'rows' | 'inFull'> {
  let [used, whole] = [0, 0];
  const most = rows * brief <= room ? inFull : Math.min(inFull, EXAMPLES);
  const behind = rows * brief <= room ? rows : Math.min(rows, ENOUGH_ROWS);
  for (const height of full.slice(0, most)) {
    if (used + height + Math.max(0, behind - whole - 1) * brief > room) break;
    [used, whole] = [used + height, whole + 1];
  }
  return { rows: Math.min(rows, whole + Math.floor((room - used) / brief)), inFull: whole };
}

const isLess = (one: Extent, other: Extent): boolean =>
  one.rows < other.rows || one.inFull < other.inFull || one.tasks < other.tasks || one.tiers < other.tiers;

const oneLess = (extent: Extent, compact: boolean): Extent | null => {
  const { rows, inFull } = extent;
  if (inFull > 0 && !compact) return { ...extent, inFull: inFull - 1 };
  return rows > 1 ? { ...extent, rows: rows - 1, inFull: Math.min(inFull, rows - 1) } : null;
};

/** Not even one evaluation fits: it has hundreds of tiers. */
function fewerTiers(extent: Extent, most: number): Extent | null {
  const tiers = Math.min(extent.tiers - 1, Math.max(1, Math.floor(most)));
  return tiers > 0 ? { ...extent, tiers, inFull: 0 } : null;
}

/** What a row in one line takes of the file, compared with one in full: about a fifth. */
const BRIEF_BYTES = 0.2;

/**
 * What to show where the drawing has too many bytes: fewer evaluations in full, then fewer evaluations, tasks, tiers.
 * Always less than before. Null where it is small enough, and where nothing can be left out.
 */
export function lighterExtent(extent: Extent, compact: boolean, bytes: number): Extent | null {
  if (bytes <= LARGEST_DRAWING) return null;
  const { rows, inFull, tasks, tiers } = extent;
  const share = LARGEST_DRAWING / bytes;
  const part = (count: number): number => Math.max(1, Math.min(count - 1, Math.floor(count * share)));
  if (!compact && inFull > EXAMPLES) {
    const each = bytes / (inFull + BRIEF_BYTES * (rows - inFull));
    const fewer = Math.ceil((bytes - LARGEST_DRAWING) / (each * (1 - BRIEF_BYTES)));
    return { ...extent, inFull: Math.max(EXAMPLES, inFull - Math.max(1, fewer)) };
  }
  const fewerRows = Math.max(part(rows), Math.min(rows, ENOUGH_ROWS));
  if (fewerRows < rows) return { ...extent, rows: fewerRows, inFull: compact ? fewerRows : inFull };
  if (!compact && inFull > 0) return { ...extent, inFull: inFull - 1 };
  if (tasks > 1) return { ...extent, tasks: part(tasks) };
  if (rows > 1) return { ...extent, rows: part(rows), inFull: compact ? part(rows) : 0 };
  return tiers > 1 ? { ...extent, tiers: part(tiers) } : null;
}
