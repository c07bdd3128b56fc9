import type { Board } from '../../../board/board.ts';
import { hatch, palette, type RampName, type ThemeName } from '../../../theme.ts';
import { drawImage, stack } from '../draw/figure-frame.ts';
import { checkFigureSize } from '../figure-size.ts';
import { figureStyle, type FigureWidth } from '../figure-style.ts';
import { drawFooter, drawHead } from '../heatbars-frame.ts';
import { layHeatbars } from './heatbars-layout.ts';
import { drawPanel, panelHeight } from './heatbars-panel.ts';
import type { Pen } from './pen.ts';
import { drawLegend } from './legend.ts';
import { element, type Svg } from '../draw/svg.ts';

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
