import type { Board, BoardRow } from '../../../board/board.ts';
import { type } from '../../../theme.ts';
import { rowNames } from '../../../board/row-names.ts';
import type { FigureStyle } from '../figure-style.ts';
import { fitText } from '../draw/fit-text.ts';
import { columnEnd, layColumns, type Columns } from './heatbars-columns.ts';
import { layTaskHeads, type TaskHeads } from '../task-heads.ts';
import { layTasks, type TaskPanel } from '../task-panels.ts';

/** Where everything goes, in px; drawing adds nothing to it. */
export interface Layout {
  readonly width: number;
  readonly style: FigureStyle;
  /** One line per evaluation: nobody has more than one tier, so a group of rows is a row. */
  readonly compact: boolean;
  readonly columns: Columns;
  /** What stands in the model's column of each row, in lines: its name, then its details. */
  readonly names: readonly RowName[];
  readonly panels: readonly Panel[];
  /** Distance of task columns, and size of a cell in it. */
  readonly pitch: number;
  readonly cell: { readonly width: number; readonly height: number };
  /** Top of every evaluation below the column heads, and, as last entry, the end of the rows. */
  readonly tops: readonly number[];
}

/** The words in the model's column. */
export interface RowName {
  /** Whole and unique on the board. */
  readonly name: string;
  readonly label: readonly string[];
  readonly details: readonly string[];
}

/**
 * A run of task columns with the names of the models before it; boards with many tasks need several, one
 * below the other.
 */
export interface Panel extends TaskPanel {
  /** Left edge of its first task column, and of its tier column. */
  readonly x: number;
  readonly tierX: number;
  /** The first panel also carries scores, intervals and tokens. */
  readonly leading: boolean;
  readonly heads: TaskHeads;
}

/** Lays out the figure of a board: columns as wide as their longest text, tasks in one panel or several. */
export function layHeatbars(board: Board, style: FigureStyle): Layout {
  const compact = !style.narrow && board.rows.every((row) => row.tiers.length <= 1);
  const names = rowNames(board.rows);
  const nameOf = (row: BoardRow): string => names.get(row.index) ?? row.label;
  const columns = layColumns(board, nameOf, compact, style);
  const { margin, gap, cellGap, widest } = style;
  const last = columns.efficiency ?? columns.tokens ?? columns.score ?? columns.tier ?? columns.interval;
  const leadingX = columnEnd(last) + gap - cellGap / 2;
  const tierWidth = columns.tier ? columns.tier.width + gap : 0;
  const followingX = columnEnd(columns.model) + gap + tierWidth - cellGap / 2;
  const rooms = [widest - margin - leadingX, widest - margin - followingX] as const;
  const { pitch, panels } = layTasks(board.tasks.length, ...rooms, style.pitch);
  const placed = panels.map((panel, index): Panel => {
    const heads = board.tasks.slice(panel.first, panel.first + panel.count).map((task) => task.label);
    return {
      ...panel,
      x: index === 0 ? leadingX : followingX,
      tierX: index === 0 ? (columns.tier?.x ?? 0) : columnEnd(columns.model) + gap,
      leading: index === 0,
      heads: layTaskHeads(heads, pitch, style),
    };
  });
  const lines = board.rows.map((row) =>
    layName(nameOf(row), row.details, compact, columns.model.width, style),
  );
  const right = placed.map(({ x, count, heads }) => x + count * pitch + heads.overhang);
  return {
    width: Math.ceil(Math.max(style.narrowest, ...right.map((edge) => edge + margin))),
    ...{ style, compact, columns, pitch, panels: placed, names: lines },
    cell: { width: pitch - cellGap, height: style.rowHeight - cellGap },
    tops: layRows(board.rows, lines, compact, style),
  };
}

/** Three lines stand beside the tiers; a name may take two of them, and details take what is left. */
const MODEL_LINES = 3;

function layName(
  name: string,
  details: string,
  compact: boolean,
  width: number,
  style: FigureStyle,
): RowName {
  const { body, small } = style.text;
  const label = fitText(name, compact ? 1 : 2, width, body, type.medium);
  const room = compact || style.narrow ? 0 : MODEL_LINES - label.length;
  return { name, label, details: room > 0 ? fitText(details, room, width, small) : [] };
}

/** What the words beside the tiers need: where scores stand below the name, its second line pushes them down. */
export function leastHeight({ label }: RowName, { narrow, smallestGroup, nameLine }: FigureStyle): number {
  return smallestGroup + (narrow ? (label.length - 1) * nameLine : 0);
}

function layRows(
  rows: readonly BoardRow[],
  names: readonly RowName[],
  compact: boolean,
  style: FigureStyle,
): number[] {
  const tops = [0];
  for (const [index, name] of names.entries()) {
    const tiers = (rows[index]?.tiers.length ?? 0) * style.rowHeight;
    const height = Math.max(tiers, leastHeight(name, style)) + style.groupPadding;
    tops.push((tops.at(-1) ?? 0) + (compact ? style.rowHeight : height));
  }
  // Room to say that there is none.
  return rows.length > 0 ? tops : [0, 40];
}
