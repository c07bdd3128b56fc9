import type { Board, BoardRow, Cell, HeatCell, TierRow } from '../../../board/board.ts';
import { largest } from '../../../board/extremes.ts';
import { cellOf } from '../../../board/metric-cells.ts';
import { formatCount, formatQuantity } from '../../../format.ts';
import { palette, type } from '../../../theme.ts';
import { PLOT_TEXT, plotFrame } from '../draw/axes.ts';
import { type Block, drawImage, drawTitle, flowLegend, type Frame, stack } from '../draw/figure-frame.ts';
import { cutName, cutText } from '../draw/fit-text.ts';
import { element, escapeSvg, join, label, pixel, type Svg, title } from '../draw/svg.ts';
import { textWidth } from '../draw/text-width.ts';
import { hatchPattern } from '../heatbars/hatch-pattern.ts';
import { type CellStyle, drawHeatCell, FRAMES } from '../heatbars/heatbar-cell.ts';
import { heatLegend } from '../heatbars/legend.ts';
import type { PaperFigureOptions } from '../draw/sheet.ts';

const SIZE = PLOT_TEXT.small;
const ROW = 16;
const BASE_LINE = 11.5;
const GAP = 7;
const CELL_GAP = 2;
const INSET = 3;
/** Room for the name of a task on its side, and for a number in a cell. */
const NARROWEST = 13;
const NUMBERED = 30;
const WIDEST = 52;
const LONGEST_HEAD = 84;
const NAME_SHARE = 0.32;
const { bold, medium } = type;

/** A line of the figure: an evaluation with all its tiers, or with one. */
interface Line {
  readonly row: BoardRow;
  readonly tiers: readonly TierRow[];
  /** What stands before the cells, and what it is. */
  readonly scores: readonly Cell[];
  readonly headings: readonly string[];
}

/** Lines below a heading, which is empty where there is one block. */
interface Section {
  readonly heading: string;
  readonly lines: readonly Line[];
}

/** What a figure shows of a board, and what it leaves out, in words. */
export interface PaperExtent {
  readonly sections: readonly Section[];
  readonly tasks: number;
  readonly leftOut: readonly string[];
}

interface Columns {
  readonly rank: number;
  readonly name: number;
  readonly nameX: number;
  readonly scores: readonly number[];
  readonly cells: number;
  readonly pitch: number;
  /** The place of every tier below the others in a cell, by its index; empty where a cell is one tier. */
  readonly places: ReadonlyMap<number, number>;
}

/** The heat-bars of a board for a paper, as SVG text: a line per evaluation, or a block per tier with a line for each. */
export function paperHeatbarsSvg(board: Board, options: PaperFigureOptions): string {
  const { theme, sheet } = options;
  const frame = { ...plotFrame('paper', theme, sheet), colours: palette(theme, board.about.ramp) };
  const extent = paperExtent(board, options);
  const columns = layColumns(extent, board, frame, options.by);
  const heading = sheet.hasTitle ? [drawTitle(board.about, board.summary, board.verdict, frame)] : [];
  const blocks = [
    ...heading,
    drawHeads(board, extent, columns, frame),
    ...extent.sections.map((section) => drawSection(section, extent.tasks, columns, frame)),
    legendOf(board, extent, columns, frame),
  ];
  const height = Math.ceil(blocks.reduce((sum, block) => sum + block.height, 0));
  const words = { name: `${board.about.title}: heat-bars`, description: paperHeatbarsWords(board, options) };
  return drawImage(frame, words, height, stack(blocks), [hatchPattern(frame.id, frame.colours)]);
}

/** Height of what is no line: names of tasks, legend, and the heading of a block. */
const AROUND = LONGEST_HEAD + 60;

/** How much of a board fits a sheet. */
export function paperExtent(board: Board, { sheet, by }: PaperFigureOptions): PaperExtent {
  const all =
    by === 'tier'
      ? tierSections(board)
      : [{ heading: '', lines: board.rows.map((row) => wholeLine(board, row)) }];
  const room = sheet.height - AROUND - (sheet.hasTitle ? 70 : 0) - all.length * ROW;
  const each = Math.max(1, Math.floor(room / ROW / Math.max(1, all.length)));
  const sections = all.map(({ heading, lines }) => ({ heading, lines: lines.slice(0, each) }));
  const tasks = Math.max(
    1,
    Math.min(board.tasks.length, Math.floor((sheet.width * (1 - NAME_SHARE) - 60) / NARROWEST)),
  );
  const most = largest([0, ...all.map(({ lines }) => lines.length)]);
  const leftOut = [
    ...(each < most
      ? [`The first ${formatCount(each)} of ${formatQuantity(most, 'evaluation')} are shown.`]
      : []),
    ...(tasks < board.tasks.length
      ? [`The first ${formatCount(tasks)} of ${formatQuantity(board.tasks.length, 'task')} are shown.`]
      : []),
  ];
  return { sections, tasks, leftOut };
}

function wholeLine(board: Board, row: BoardRow): Line {
  const { score } = board.metrics;
  return { row, tiers: row.tiers, scores: [cellOf(row.metrics, score)], headings: [score.names.narrow] };
}

/** A block per tier, its evaluations by their score per token, and where that is not recorded by their score. */
function tierSections(board: Board): Section[] {
  const { score, efficiency } = board.metrics;
  return board.tiers.map(({ index, label: name }) => {
    const lines = board.rows.flatMap((row): Line[] => {
      const tier = row.tiers.find((one) => one.index === index);
      if (!tier) return [];
      const scores = [score, ...(efficiency.recorded ? [efficiency] : [])];
      return [
        {
          row,
          tiers: [tier],
          scores: scores.map((heading) => cellOf(tier.metrics, heading)),
          headings: scores.map(({ names }) => names.narrow),
        },
      ];
    });
    const order = (line: Line): number => line.scores.at(-1)?.value ?? Number.NEGATIVE_INFINITY;
    return { heading: name, lines: lines.toSorted((a, b) => order(b) - order(a)) };
  });
}

function layColumns(
  { sections, tasks }: PaperExtent,
  board: Board,
  { width, margin }: Frame,
  by: PaperFigureOptions['by'],
): Columns {
  const lines = sections.flatMap((section) => section.lines);
  const rank = largest([0, ...lines.map(({ row }) => textWidth(row.rank.text, SIZE, medium))]);
  const name = Math.min(
    NAME_SHARE * width,
    largest([30, ...lines.map(({ row }) => textWidth(row.name, SIZE))]),
  );
  const count = largest([0, ...lines.map(({ scores }) => scores.length)]);
  const widths = Array.from({ length: count }, (_, index) =>
    largest([0, ...lines.map(({ scores }) => textWidth(scores[index]?.text ?? '', SIZE, bold))]),
  );
  const nameX = margin + rank + GAP;
  let end = nameX + name;
  const scores = widths.map((wide) => (end += GAP + wide));
  const cells = end + GAP;
  const pitch = Math.min(WIDEST, (width - margin - cells) / Math.max(1, tasks));
  if (pitch <= CELL_GAP)
    throw new RangeError(`paperHeatbarsSvg: no room for the tasks of ${board.about.title}`);
  const stacked = by === 'tier' || board.tiers.length < 2 ? [] : board.tiers;
  const places = new Map(stacked.map(({ index }, place) => [index, place]));
  return { rank, name, nameX, scores, cells, pitch, places };
}

/** Names of scores and tasks on their sides, their feet above the middle of their columns. */
function drawHeads(
  board: Board,
  { sections, tasks }: PaperExtent,
  columns: Columns,
  { colours }: Frame,
): Block {
  const headings = sections[0]?.lines[0]?.headings ?? [];
  const cells = board.tasks.slice(0, tasks).map(({ label: whole }, index) => ({
    whole,
    x: columns.cells + index * columns.pitch + (columns.pitch - CELL_GAP) / 2 + SIZE * 0.36,
  }));
  const scores = headings.map((whole, index) => ({ whole, x: (columns.scores[index] ?? 0) - 4 }));
  const heads = [...scores, ...cells].map((head) => ({
    ...head,
    text: cutName(head.whole, LONGEST_HEAD, SIZE),
  }));
  const height = largest([0, ...heads.map(({ text }) => textWidth(text, SIZE))]) + 6;
  const drawn = heads.map(({ whole, text, x }) => {
    const transform = `translate(${pixel(x)} ${pixel(height - 4)}) rotate(-90)`;
    return element('text', { transform }, title(whole), escapeSvg(text));
  });
  return { svg: element('g', { 'font-size': SIZE, fill: colours.mute }, join(drawn, '\n')), height };
}

function drawSection({ heading, lines }: Section, tasks: number, columns: Columns, frame: Frame): Block {
  const { margin, width, colours } = frame;
  const top = heading === '' ? 0 : ROW;
  const head =
    heading === ''
      ? []
      : [
          element('line', {
            x1: margin,
            x2: width - margin,
            y1: 1,
            y2: 1,
            stroke: colours.line2,
            'stroke-width': 0.75,
          }),
          label(margin, BASE_LINE + 1, cutText(heading, columns.cells - margin, SIZE, bold), {
            'font-weight': bold,
          }),
        ];
  const drawn = lines.map((line, index) => drawLine(line, tasks, top + index * ROW, columns, frame));
  return {
    svg: element('g', { 'font-size': SIZE }, ...head, join(drawn, '\n')),
    height: top + lines.length * ROW + 4,
  };
}

function drawLine(
  { row, tiers, scores }: Line,
  tasks: number,
  y: number,
  columns: Columns,
  frame: Frame,
): Svg {
  const { margin, colours } = frame;
  const numbers = scores.map((cell, index) =>
    label(columns.scores[index] ?? 0, y + BASE_LINE, cell.text, {
      'text-anchor': 'end',
      ...(index === 0 ? { 'font-weight': bold } : { fill: colours.mute }),
    }),
  );
  return element(
    'g',
    {},
    title(row.name),
    label(margin + columns.rank, y + BASE_LINE, row.rank.text, {
      'text-anchor': 'end',
      'font-weight': medium,
    }),
    label(columns.nameX, y + BASE_LINE, cutName(row.name, columns.name, SIZE)),
    ...numbers,
    ...Array.from({ length: tasks }, (_, task) =>
      drawCells(tiers, task, { x: columns.cells + task * columns.pitch, y }, columns, frame),
    ),
  );
}

/** One tier is a cell, with its number where there is room; several are bars below each other. */
function drawCells(
  tiers: readonly TierRow[],
  task: number,
  place: { readonly x: number; readonly y: number },
  { pitch, places }: Columns,
  frame: Frame,
): Svg {
  const style = styleOf(pitch, frame);
  const [x, y] = [place.x, place.y + CELL_GAP / 2];
  const high = (style.height + 1) / Math.max(1, places.size) - 1;
  return join(
    tiers.flatMap((tier) => {
      const cell = tier.cells[task];
      if (!cell) return [];
      const own = places.get(tier.index);
      if (own !== undefined) return [drawBar(cell, style, x, y + own * (high + 1), high)];
      const shown = pitch < NUMBERED ? { ...cell, text: '' } : cell;
      return [
        element('g', { 'text-anchor': 'end', 'font-weight': medium }, drawHeatCell(shown, style, x, y)),
      ];
    }),
  );
}

function drawBar(
  cell: HeatCell,
  { colours, hatch, width }: CellStyle,
  x: number,
  y: number,
  height: number,
): Svg {
  if (FRAMES.has(cell.missing)) {
    const line = {
      fill: 'none',
      stroke: colours.line2,
      'stroke-width': 0.5,
      'stroke-dasharray': FRAMES.get(cell.missing),
    };
    return element('rect', {
      x: x + 0.25,
      y: y + 0.25,
      width: width - 0.5,
      height: Math.max(0.5, height - 0.5),
      ...line,
    });
  }
  const bar = (percent: number, fill: string): Svg[] =>
    percent > 0 ? [element('rect', { x, y, width: (width * percent) / 100, height, fill })] : [];
  const band = colours.bands[cell.band - 1] ?? colours.cell;
  return join([...bar(100, colours.cell), ...bar(cell.fill, band), ...bar(cell.hatch, hatch)]);
}

function styleOf(pitch: number, { id, colours }: Frame): CellStyle {
  return {
    colours,
    hatch: `url(#${id}-hatch)`,
    width: pitch - CELL_GAP,
    height: ROW - CELL_GAP,
    text: SIZE,
    inset: INSET,
  };
}

function legendOf(board: Board, { sections }: PaperExtent, { pitch, places }: Columns, frame: Frame): Block {
  const cells = sections.flatMap(({ lines }) =>
    lines.flatMap(({ tiers }) => tiers.flatMap((tier) => tier.cells)),
  );
  return flowLegend(heatLegend(cells, styleOf(pitch, frame), places.size > 1 ? board.tiers : []), frame);
}

const MOST_NAMED = 5;

/** The figure in words, for those who cannot see it. */
export function paperHeatbarsWords(board: Board, options: PaperFigureOptions): string {
  const { sections, leftOut } = paperExtent(board, options);
  const named = sections.map(({ heading, lines }) => {
    const first = lines
      .slice(0, MOST_NAMED)
      .map(({ row, scores }) => `${row.name} (${scores.map(({ text }) => text).join(', ')})`);
    const what =
      options.by === 'tier' ? `${heading}, by score per token` : `By ${board.metrics.sorted.label}`;
    return `${what}: ${first.join(', ')}${lines.length > MOST_NAMED ? ` and ${formatCount(lines.length - MOST_NAMED)} more` : ''}.`;
  });
  return [board.summary, board.verdict, ...named, ...leftOut].join(' ');
}
