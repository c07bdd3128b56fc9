import type { Board } from '../../../board/board.ts';
import { formatCount, formatQuantity } from '../../../format.ts';
import { ENOUGH_RESPONSES } from '../../../score/aggregate.ts';
import { hatch, palette, type RampName, type ThemeName } from '../../../theme.ts';
import {
  type Block,
  checkFigureSize,
  drawImage,
  drawNotes,
  drawTitle,
  type Frame,
  stack,
} from '../draw/figure-frame.ts';
import { element, sentence, type Svg } from '../draw/svg.ts';
import { figureStyle, type FigureWidth } from '../figure-style.ts';
import { layHeatbars } from './heatbars-layout.ts';
import { drawPanel, panelHeight } from './heatbars-panel.ts';
import { drawLegend } from './legend.ts';
import type { Pen } from './pen.ts';

export interface HeatbarsOptions {
  readonly theme: ThemeName;
  /** Default `safe`. */
  readonly ramp?: RampName;
  /** Default `page`; `column` is legible at one column of a paper, and leaves out tokens and tier scores. */
  readonly width?: FigureWidth;
}

const PANEL_GAP = 18;

/**
 * The heat-bar figure of a board as SVG text: evaluations in board order with a line per tier, tasks as
 * columns; success fills a cell from the left, truncation hatches it from the left, the number is printed.
 * Text stays text. The same board gives the same bytes.
 * @throws RangeError when the figure would be larger than 16,384 px a side or 64 megapixels; nothing is
 * drawn then
 */
export function heatbarsSvg(board: Board, options: HeatbarsOptions): string {
  const pen = makePen(board, options);
  const { layout } = pen;
  const [head, legend, footer] = [
    drawHead(board, pen.frame),
    drawLegend(board, pen),
    drawFooter(board, pen.frame),
  ];
  const panels = layout.panels.map((panel) => panelHeight(panel, layout) + PANEL_GAP);
  const heights = [head.height, ...panels, legend.height, footer.height];
  const height = Math.ceil(heights.reduce((sum, part) => sum + part, 0));
  checkFigureSize(layout.width, height, `A figure of ${board.rows.length} evaluations`);
  const drawn = layout.panels.map((panel, index) => ({
    svg: drawPanel(board, panel, pen),
    height: panels[index] ?? 0,
  }));
  const name = `${board.about.title}: heat-bars of ${board.rows.length} evaluations`;
  const words = { name, description: heatbarsWords(board) };
  return drawImage(pen.frame, words, height, stack([head, ...drawn, legend, footer]), [hatchPattern(pen)]);
}

/** The figure in words. */
export function heatbarsWords({ summary, verdict, method }: Board): string {
  return `${summary} ${verdict} ${method}`;
}

function makePen(board: Board, { theme, ramp = 'safe', width = 'page' }: HeatbarsOptions): Pen {
  const style = figureStyle(width);
  const layout = layHeatbars(board, style);
  const colours = palette(theme, ramp);
  const { margin, gap, text } = style;
  const frame = { id: `heatbars-${theme}`, width: layout.width, margin, gap, text, colours };
  const cell = {
    colours,
    hatch: `url(#${frame.id}-hatch)`,
    ...layout.cell,
    text: style.text.cell,
    inset: style.cellInset,
  };
  return { frame, layout, colours, scale: board.scale, cell };
}

/** The only pattern: a grid on its corner, every line with its gap, one direction above the other. */
function hatchPattern({ frame: { id, colours } }: Pen): Svg {
  const { pitch, line, gap, angle } = hatch;
  const stripes: readonly [number, number, string][] = [
    [0, line, colours.hatch],
    [line, gap, colours.gap],
  ];
  const across = stripes.map(([y, height, fill]) => element('rect', { y, width: pitch, height, fill }));
  const down = stripes.map(([x, width, fill]) => element('rect', { x, width, height: pitch, fill }));
  return element(
    'pattern',
    {
      ...{ id: `${id}-hatch`, width: pitch, height: pitch, patternUnits: 'userSpaceOnUse' },
      patternTransform: `rotate(${angle})`,
    },
    ...across,
    ...down,
  );
}

/** What is shown, in one line of title and one sentence of truth. */
function drawHead({ about, summary, verdict }: Board, frame: Frame): Block {
  return drawTitle(about, summary, verdict, frame);
}

/** What a reader must know to quote the figure: the intervals, n, the order, the asterisk, the version. */
function drawFooter(board: Board, frame: Frame): Block {
  return drawNotes(notes(board), board.about, frame);
}

/** Everything that holds for the whole figure, then what its marks mean. */
function notes(board: Board): string[] {
  const { rows, metrics, total } = board;
  const parts = rows.flatMap((row) => [row, ...row.tiers]);
  const by = metrics.find((metric) => metric.sorted)?.label;
  return [
    sentence(board.method),
    by === undefined ? '' : `Ranked by ${by}.`,
    rows.length < total
      ? `Shown: ${rows.length} of ${formatQuantity(total, 'evaluation')}; ranks are those of the whole board.`
      : '',
    parts.some(({ reasonscore }) => reasonscore.text.endsWith('*')) ? '* some points are missing.' : '',
    rows.some(({ plain }) => plain.text.startsWith('≈'))
      ? `≈ a cell has fewer than ${formatCount(ENOUGH_RESPONSES)} responses.`
      : '',
    ...board.notes,
  ];
}

/** More lines than this make a picture too tall to draw twice as large within 16,384 px. */
const MOST_LINES = 270;

/** As much of a board, from the top, as fits into one picture; the footer then says how much is shown. */
export function figureBoard(board: Board): Board {
  let lines = 0;
  const rows = board.rows.filter((row) => (lines += Math.max(1, row.tiers.length)) <= MOST_LINES);
  return rows.length === board.rows.length ? board : { ...board, rows };
}
