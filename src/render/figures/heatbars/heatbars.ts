import type { Board } from '../../../board/board.ts';
import { formatCount, formatQuantity, sentence } from '../../../format.ts';
import { ENOUGH_RESPONSES } from '../../../board/metric-cells.ts';
import { palette, type ThemeName } from '../../../theme.ts';
import {
  type Block,
  drawImage,
  drawNotes,
  drawTitle,
  type Frame,
  stack,
  TALLEST_DRAWING,
} from '../draw/figure-frame.ts';
import { bytesOf } from '../draw/fit-bytes.ts';
import { figureStyle } from '../figure-style.ts';
import { hatchPattern } from './hatch-pattern.ts';
import { type Extent, firstExtent, leftOutText, lighterExtent, lowerExtent, partOf } from './heatbars-fit.ts';
import { layHeatbars } from './heatbars-layout.ts';
import { drawPanel, panelHeight } from './heatbars-panel.ts';
import { drawLegend } from './legend.ts';
import type { Pen } from './pen.ts';

export interface HeatbarsOptions {
  readonly theme: ThemeName;
}

const PANEL_GAP = 18;

/** The theme in which a drawing is measured. */
const MEASURED: HeatbarsOptions = { theme: 'light' };

/**
 * The heat-bar figure of a board as SVG text: evaluations in board order with a line per tier, tasks as
 * columns; success fills a cell from the left, truncation hatches it from the left, the number is printed.
 * Text stays text. The same board gives the same bytes.
 * Of a board that is too large for a page it shows as much as fits, and says so: the first evaluations in full, the others
 * in one line, and where that does not suffice, not all.
 */
export function heatbarsSvg(board: Board, options: HeatbarsOptions): string {
  return drawHeatbars(board, extentOf(board), options);
}

function drawHeatbars(board: Board, extent: Extent, options: HeatbarsOptions): string {
  const { shown, leftOut, pen, head, panels, legend, footer, height } = measure(board, extent, options);
  const drawn = pen.layout.panels.map((panel, index) => ({
    svg: drawPanel(shown, panel, pen),
    height: panels[index] ?? 0,
  }));
  const name = `${board.about.title}: heat-bars of ${shown.rows.length} evaluations`;
  const words = { name, description: inWords(board, leftOut) };
  return drawImage(pen.frame, words, height, stack([head, ...drawn, legend, footer]), [
    hatchPattern(pen.frame.id, pen.colours),
  ]);
}

/** The parts of a figure, measured. */
interface Fitted {
  readonly shown: Board;
  readonly leftOut: string;
  readonly pen: Pen;
  readonly head: Block;
  /** Heights of the panels. */
  readonly panels: readonly number[];
  readonly legend: Block;
  readonly footer: Block;
  readonly height: number;
}

const extents = new WeakMap<Board, Extent>();

/** How much of a board a drawing of it shows: the same in every theme. */
function extentOf(board: Board): Extent {
  const extent = extents.get(board) ?? fitBoard(board);
  extents.set(board, extent);
  return extent;
}

/** Shows less of the board until the drawing fits a page, by its height and by its bytes. */
function fitBoard(board: Board): Extent {
  let extent = firstExtent(board, figureStyle);
  for (;;) {
    const smaller = smallerExtent(board, extent);
    if (smaller === null) return extent;
    extent = smaller;
  }
}

function smallerExtent(board: Board, extent: Extent): Extent | null {
  const { shown, pen, panels, head, legend, footer } = measure(board, extent, MEASURED);
  const { layout } = pen;
  const rows = layout.tops.at(-1) ?? 0;
  const around = panels.map((height) => height - rows);
  const rest = head.height + legend.height + footer.height;
  const lower = lowerExtent(shown, extent, layout, around, TALLEST_DRAWING - rest);
  if (lower !== null) return lower;
  return lighterExtent(extent, layout.compact, bytesOf(drawHeatbars(board, extent, MEASURED)));
}

function measure(board: Board, extent: Extent, options: HeatbarsOptions): Fitted {
  const shown = partOf(board, extent);
  const leftOut = leftOutText(board, extent);
  const pen = makePen(shown, extent.inFull, options);
  const [head, legend, footer] = [
    drawHead(board, leftOut, pen.frame),
    drawLegend(shown, pen),
    drawFooter(board, shown, leftOut, pen.frame),
  ];
  const panels = pen.layout.panels.map((panel) => panelHeight(panel, pen.layout) + PANEL_GAP);
  const heights = [head.height, ...panels, legend.height, footer.height];
  const height = Math.ceil(heights.reduce((sum, part) => sum + part, 0));
  return { shown, leftOut, pen, head, panels, legend, footer, height };
}

/** The figure in words. */
export function heatbarsWords(board: Board): string {
  return inWords(board, leftOutText(board, extentOf(board)));
}

const inWords = ({ summary, verdict, method }: Board, leftOut: string): string =>
  [summary, verdict, method, leftOut].filter((part) => part !== '').join(' ');

function makePen(board: Board, inFull: number, { theme }: HeatbarsOptions): Pen {
  const layout = layHeatbars(board, figureStyle, inFull);
  const colours = palette(theme, board.about.ramp);
  const { margin, gap, text, cellInset } = figureStyle;
  const frame = { id: `heatbars-${theme}`, width: layout.width, margin, gap, text, colours };
  const cell = {
    colours,
    hatch: `url(#${frame.id}-hatch)`,
    ...layout.cell,
    text: text.cell,
    inset: cellInset,
  };
  return { frame, layout, colours, scale: board.scale, cell, score: board.metrics.score };
}

/** What is shown, in one line of title and one sentence of truth. */
function drawHead({ about, summary, verdict }: Board, leftOut: string, frame: Frame): Block {
  return drawTitle(about, leftOut === '' ? summary : `${summary} ${leftOut}`, verdict, frame);
}

/** What a reader must know to quote the figure: the intervals, n, the order, the asterisk, the version. */
function drawFooter(board: Board, shown: Board, leftOut: string, frame: Frame): Block {
  return drawNotes(notes(board, shown, leftOut), board.about, frame);
}

/** Everything that holds for the whole figure, then what its marks mean. */
function notes(board: Board, shown: Board, leftOut: string): string[] {
  const { rows, metrics, total } = board;
  const parts = shown.rows.flatMap((row) => [row, ...row.tiers]);
  return [
    sentence(board.method),
    `Ranked by ${metrics.sorted.label}.`,
    rows.length < total
      ? `Shown: ${rows.length} of ${formatQuantity(total, 'evaluation')}; ranks are those of the whole board.`
      : '',
    leftOut,
    parts.some((part) => part.metrics.headline.incomplete) ? '* some points are missing.' : '',
    shown.rows.some((row) => row.metrics.estimate.approximate)
      ? `≈ a cell has fewer than ${formatCount(ENOUGH_RESPONSES)} responses.`
      : '',
    ...board.notes,
  ];
}
