import type { Board, BoardRow } from '../../../board/board.ts';
import { largest, smallest } from '../../../board/extremes.ts';
import { cellOf } from '../../../board/metric-cells.ts';
import { formatScore, listNames } from '../../../format.ts';
import { type } from '../../../theme.ts';
import { drawXAxis, linearScale, PLOT_TEXT, plotFrame, roundTicks, type Scale } from '../draw/axes.ts';
import type { PaperFigureOptions } from '../draw/sheet.ts';
import { drawImage, drawTitle, flowLegend, type Frame, stack, SWATCH } from '../draw/figure-frame.ts';
import { cutName } from '../draw/fit-text.ts';
import { element, join, label, type Svg, title } from '../draw/svg.ts';
import { textWidth } from '../draw/text-width.ts';

const ROW = 15;
const SIZE = PLOT_TEXT.small;
const BASE_LINE = 11;
const GAP = 8;
const MOST_TICKS = 6;
/** A number below the axis with air around it. */
const TICK_ROOM = 38;
/** A name has at most this share of the width. */
const NAME_SHARE = 0.38;
const { medium } = type;

/** The scores of a board with their intervals on one scale, a line per evaluation, as SVG text. */
export function forestSvg(board: Board, { theme, sheet }: PaperFigureOptions): string {
  const frame = plotFrame('forest', theme, sheet);
  const heading = sheet.hasTitle
    ? [drawTitle(board.about, `${board.metrics.sorted.label} with 95 % intervals.`, board.verdict, frame)]
    : [];
  const legend = flowLegend(legendOf(board.rows, frame), frame);
  const rows = forestRows(
    board,
    sheet.height - legend.height - heading.reduce((sum, { height }) => sum + height, 0),
  );
  const blocks = [...heading, drawForest(board, rows, frame), legend];
  const height = Math.ceil(blocks.reduce((sum, block) => sum + block.height, 0));
  const words = { name: `${board.about.title}: scores with intervals`, description: forestWords(board) };
  return drawImage(frame, words, height, stack(blocks));
}

const AXIS = 34;

/** The first evaluations, as many as a page has room for. */
export function forestRows({ rows }: Board, room: number): readonly BoardRow[] {
  return rows.slice(0, Math.max(1, Math.floor((room - AXIS) / ROW)));
}

function drawForest(board: Board, rows: readonly BoardRow[], frame: Frame): { svg: Svg; height: number } {
  const { colours, margin, width } = frame;
  const cells = rows.map(({ metrics }) => cellOf(metrics, board.metrics.sorted));
  const numbers = cells.map(({ text, rangeText }) => (rangeText === '' ? text : `${text} (${rangeText})`));
  const ranks = largest([0, ...rows.map(({ rank }) => textWidth(rank.text, SIZE, medium))]);
  const names = Math.min(NAME_SHARE * width, largest([0, ...rows.map(({ name }) => textWidth(name, SIZE))]));
  const left = margin + ranks + GAP + names + GAP;
  const right = width - margin - largest([0, ...numbers.map((text) => textWidth(text, SIZE))]) - GAP;
  const values = cells.flatMap(({ value, range }) => (value === null ? [] : [value, ...(range ?? [])]));
  const most = Math.max(3, Math.min(MOST_TICKS, Math.floor((right - left) / TICK_ROOM)));
  const ticks = values.length === 0 ? [0, 1000] : roundTicks(smallest(values), largest(values), most);
  const place = linearScale([ticks[0] ?? 0, ticks.at(-1) ?? 1000], [left, right]);
  const bottom = rows.length * ROW + 2;
  const grid = ticks.map((tick) =>
    element('line', {
      x1: place(tick),
      x2: place(tick),
      y1: 0,
      y2: bottom,
      stroke: colours.line,
      'stroke-width': 0.75,
    }),
  );
  const drawn = rows.map((row, index) => {
    const y = index * ROW;
    return element(
      'g',
      {},
      ...(row.separated && index > 0
        ? [
            element('line', {
              x1: margin,
              x2: width - margin,
              y1: y,
              y2: y,
              stroke: colours.line2,
              'stroke-width': 1,
            }),
          ]
        : []),
      label(margin + ranks, y + BASE_LINE, row.rank.text, { 'text-anchor': 'end', 'font-weight': medium }),
      label(margin + ranks + GAP, y + BASE_LINE, cutName(row.name, names, SIZE)),
      drawMark(row, board, place, y + ROW / 2, frame),
      label(width - margin, y + BASE_LINE, numbers[index] ?? '', {
        'text-anchor': 'end',
        fill: colours.mute,
      }),
    );
  });
  const axis = drawXAxis(
    ticks.map((tick) => ({ place: place(tick), text: formatScore(tick) })),
    '',
    { left, right, top: 0, bottom },
    colours,
  );
  return {
    svg: element('g', { 'font-size': SIZE }, join(grid), join(drawn, '\n'), axis),
    height: bottom + AXIS - 8,
  };
}

/** Filled where it ties for first, a ring elsewhere: the same on a grey printer. */
function drawMark(row: BoardRow, { metrics }: Board, place: Scale, y: number, { colours }: Frame): Svg {
  const cell = cellOf(row.metrics, metrics.sorted);
  if (cell.value === null) return element('g', {});
  const [low, high] = cell.range ?? [cell.value, cell.value];
  const look = row.topGroup
    ? { fill: colours.accent, stroke: colours.accent }
    : { fill: colours.bg, stroke: colours.accent };
  return element(
    'g',
    {},
    title(`${row.name}: ${cell.title}`),
    element('line', {
      x1: place(low),
      x2: place(high),
      y1: y,
      y2: y,
      stroke: colours.accent,
      'stroke-width': 1.5,
    }),
    element('circle', { cx: place(cell.value), cy: y, r: 2.6, ...look, 'stroke-width': 1.25 }),
  );
}

function legendOf(rows: readonly BoardRow[], { colours }: Frame) {
  const middle = {
    cx: SWATCH.width / 2,
    cy: SWATCH.height / 2,
    r: 2.6,
    stroke: colours.accent,
    'stroke-width': 1.25,
  };
  const line = { x1: 0, x2: SWATCH.width, y1: SWATCH.height / 2, y2: SWATCH.height / 2 };
  const swatch = (fill: string): Svg =>
    element(
      'g',
      {},
      element('line', { ...line, stroke: colours.accent, 'stroke-width': 1.5 }),
      element('circle', { ...middle, fill }),
    );
  return [
    ...(rows.some(({ topGroup }) => topGroup)
      ? [{ swatch: swatch(colours.accent), text: 'ties for first' }]
      : []),
    { swatch: swatch(colours.bg), text: 'score, 95 % interval' },
    ...(rows.some(({ separated }, index) => separated && index > 0)
      ? [
          {
            swatch: element('line', { ...line, stroke: colours.line2, 'stroke-width': 1 }),
            text: 'differs from the row above',
          },
        ]
      : []),
  ];
}

const MOST_NAMES = 12;

/** The figure in words, for those who cannot see it. */
export function forestWords({ rows, metrics, verdict }: Board): string {
  const lines = rows.map((row) => {
    const { text, rangeText } = cellOf(row.metrics, metrics.sorted);
    return `${row.rank.text} ${row.name} ${text}${rangeText === '' ? '' : ` (${rangeText})`}`;
  });
  return `${metrics.sorted.label} with 95 % intervals: ${listNames(lines, MOST_NAMES)}. ${verdict}`;
}
