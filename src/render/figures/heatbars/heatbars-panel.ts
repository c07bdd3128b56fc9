import type { Board } from '../../../board/board.ts';
import { at, type Attributes, element, join, label, type Svg } from '../draw/svg.ts';
import { columnEnd } from './heatbars-columns.ts';
import { drawTaskHeads, type Layout, type Panel } from './heatbars-layout.ts';
import { drawRow } from './heatbars-row.ts';
import type { Pen } from './pen.ts';

const HEAD_TOP = 10;
/** Two lines of column heads. */
const HEAD_HEIGHT = 30;
const HEAD_BOTTOM = 8;
const NOBODY = { name: '', label: [], details: [] };
const NOTHING_LINE = 24;

/** Height of a panel in px, column heads included. */
export function panelHeight({ heads }: Panel, { tops }: Layout): number {
  return headHeight(heads.height) + (tops.at(-1) ?? 0);
}

const headHeight = (tasks: number): number => HEAD_TOP + Math.max(HEAD_HEIGHT, tasks) + HEAD_BOTTOM;

/** Column heads, and below them every evaluation, with the rules between them. */
export function drawPanel(board: Board, panel: Panel, pen: Pen): Svg {
  const { layout, colours } = pen;
  const head = headHeight(panel.heads.height);
  const baseLine = head - HEAD_BOTTOM;
  const rows = board.rows.map((row, index) => {
    const separated = index > 0 && row.separated;
    return at(
      0,
      head + (layout.tops[index] ?? 0),
      drawRule(layout, separated, pen),
      drawRow(row, index < layout.inFull ? 'full' : 'brief', layout.names[index] ?? NOBODY, panel, pen),
    );
  });
  const heads = element(
    'g',
    { 'font-size': layout.style.text.small, fill: colours.mute },
    ...drawColumnHeads(board, panel, pen, baseLine),
    drawTaskHeads(panel.heads, panel.x + layout.style.cellGap / 2, baseLine, layout.pitch),
  );
  const nothing = label(layout.style.margin, head + NOTHING_LINE, 'No evaluation matches.');
  return element(
    'g',
    {},
    heads,
    rows.length > 0 ? join(rows, '\n') : nothing,
    at(0, head + (layout.tops.at(-1) ?? 0), drawRule(layout, false, pen)),
  );
}

function drawRule({ width, style: { margin } }: Layout, separated: boolean, { colours }: Pen): Svg {
  const [stroke, thickness] = separated ? [colours.line2, 1.75] : [colours.line, 1];
  return element('line', { x1: margin, x2: width - margin, y1: 0, y2: 0, stroke, 'stroke-width': thickness });
}

function drawColumnHeads(board: Board, panel: Panel, pen: Pen, y: number): Svg[] {
  const { columns, compact } = pen.layout;
  const upper = y - 13.5;
  const tier = columns.tier ? [label(panel.tierX, y, 'Tier')] : [];
  const first = drawModelHeads(pen, compact ? y : upper, y);
  return panel.leading ? [...first, ...tier, ...drawScoreHeads(board, pen, upper, y)] : [...first, ...tier];
}

function drawModelHeads({ layout }: Pen, upper: number, y: number): Svg[] {
  const { columns, compact, style } = layout;
  const { rank, model } = columns;
  const tiny = { 'font-size': style.text.tiny };
  return [
    label(rank.x, upper, 'Rank'),
    compact ? label(columnEnd(rank), y, '95 %', { ...END, ...tiny }) : label(rank.x, y, '95 % range', tiny),
    label(model.x, upper, 'Model'),
  ];
}

function drawScoreHeads({ metrics }: Board, pen: Pen, upper: number, y: number): Svg[] {
  const { columns, compact } = pen.layout;
  const { overall, interval, score } = columns;
  const { sorted, score: ofTiers, second } = metrics;
  return [
    label(overall.x, compact ? y : upper, sorted.names.page),
    label(interval.x, y, `95 % interval · ${second.names.narrow}`, { fill: pen.colours.ink }),
    ...(score ? [label(columnEnd(score), y, ofTiers.names.narrow, END)] : []),
    ...drawMetricHeads(pen, upper, y),
  ];
}

/** One head each; where two columns share a place, the first name stands above the second. */
function drawMetricHeads({ layout, colours }: Pen, upper: number, y: number): Svg[] {
  const { columns, style } = layout;
  return columns.metrics.map((column, index) => {
    const name = column.metric.names.narrow;
    if (column.isBeneath) return label(columnEnd(column), y, name, { ...END, 'font-size': style.text.tiny });
    const next = columns.metrics[index + 1];
    const [end, line] = column.isShared && next ? [columnEnd(next), upper] : [columnEnd(column), y];
    return label(end, line, name, { ...END, fill: colours.ink });
  });
}

const END: Attributes = { 'text-anchor': 'end' };
