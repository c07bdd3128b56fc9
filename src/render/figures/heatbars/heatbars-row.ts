import type { BoardRow, Cell, MetricCells, TierRow, Tone } from '../../../board/board.ts';
import { cellOf } from '../../../board/metric-cells.ts';
import { rangeAndTie } from '../../../board/rank-cell.ts';
import { type Palette, type } from '../../../theme.ts';
import { cutText } from '../draw/fit-text.ts';
import { drawInterval } from '../draw/interval.ts';
import { type Attributes, element, escapeSvg, join, label, type Svg, title } from '../draw/svg.ts';
import { textWidth } from '../draw/text-width.ts';
import { drawHeatCell } from './heatbar-cell.ts';
import type { Column } from './heatbars-columns.ts';
import type { Panel, RowName } from './heatbars-layout.ts';
import type { Pen } from './pen.ts';
import { drawTierBars } from './tier-bars.ts';

const { bold, medium } = type;

/** Base lines below the top of a row. */
const STACKED = { first: 21, second: 36, lane: 32, third: 48, cells: 5 } as const;
const COMPACT = { line: 17.5, lane: 13, cells: 2 } as const;
const BRIEF = { line: 15.5, lane: 21 } as const;

/** From the middle of a cell to the base line of the words beside it. */
const MIDDLE = 4.5;

/** How much of an evaluation is drawn: all its lines, or one that stands for all tiers. */
export type Form = 'full' | 'brief';

/** One evaluation in one panel, with its top at 0: names and scores on the left, a line of cells per tier. */
export function drawRow(row: BoardRow, form: Form, name: RowName, panel: Panel, pen: Pen): Svg {
  const { compact, style } = pen.layout;
  if (form === 'brief' && !compact) {
    return element('g', {}, ...drawBrief(row, name, panel, pen), drawTierBars(row, panel, pen));
  }
  const [{ cells }, draw] = compact ? ([COMPACT, drawCompact] as const) : ([STACKED, drawStacked] as const);
  const lines = row.tiers.map((tier, index) => drawTier(tier, panel, pen, cells + index * style.rowHeight));
  return element('g', {}, ...draw(row, name, panel, pen), ...lines);
}

function drawStacked(row: BoardRow, name: RowName, panel: Panel, pen: Pen): Svg[] {
  const { columns, style } = pen.layout;
  const { rank, model, overall, interval, limits } = columns;
  const { large, small } = style.text;
  const muted = { 'font-size': small, fill: pen.colours.mute };
  const strong = { 'font-size': large, 'font-weight': bold };
  const names = [
    drawWord(rank.x, STACKED.first, row.rank, strong),
    drawWord(rank.x, STACKED.second, rangeAndTie(row), muted),
    drawName(row, name, model.x, STACKED.first, pen),
    ...name.details.map((line, index) =>
      label(model.x, STACKED.first + (name.label.length + index) * style.nameLine, line, muted),
    ),
  ];
  if (!panel.leading) return names;
  return [
    ...names,
    drawWord(overall.x, STACKED.first, row.metrics.headline, strong),
    drawInterval(row.metrics.headline, pen.scale, { ...interval, y: STACKED.lane }, pen.colours),
    drawLimits(row.metrics, limits.x, STACKED.third, pen),
  ];
}

function drawCompact(row: BoardRow, name: RowName, panel: Panel, pen: Pen): Svg[] {
  const { overall, interval, limits } = pen.layout.columns;
  const names = drawNames(row, name, COMPACT.line, pen);
  if (!panel.leading) return names;
  return [
    ...names,
    drawWord(overall.x, COMPACT.line, row.metrics.headline, { 'font-weight': bold }),
    drawInterval(row.metrics.headline, pen.scale, { ...interval, y: COMPACT.lane }, pen.colours),
    drawLimits(row.metrics, limits.x, COMPACT.line, pen),
    ...drawMetrics(row.metrics, COMPACT.line, pen),
  ];
}

/** Below rows in full: the score, and its interval on the scale that they have. */
function drawBrief(row: BoardRow, name: RowName, panel: Panel, pen: Pen): Svg[] {
  const { overall, interval } = pen.layout.columns;
  const names = drawNames(row, name, BRIEF.line, pen);
  if (!panel.leading) return names;
  return [
    ...names,
    drawWord(overall.x, BRIEF.line, row.metrics.headline, { 'font-weight': bold }),
    drawInterval(row.metrics.headline, pen.scale, { ...interval, y: BRIEF.lane }, pen.colours),
    ...drawMetrics(row.metrics, BRIEF.line, pen),
  ];
}

/** Rank, its range and the name on one line. */
function drawNames(row: BoardRow, name: RowName, line: number, pen: Pen): Svg[] {
  const { columns, style } = pen.layout;
  const { rank, model } = columns;
  const muted = { 'font-size': style.text.small, fill: pen.colours.mute, 'text-anchor': 'end' };
  return [
    drawWord(rank.x, line, row.rank, { 'font-weight': bold }),
    drawWord(rank.x + rank.width, line, rangeAndTie(row), muted),
    drawName(row, name, model.x, line, pen),
  ];
}

function drawTier(tier: TierRow, panel: Panel, pen: Pen, y: number): Svg {
  const { columns, pitch, compact, style, cell } = pen.layout;
  const line = y + cell.height / 2 + MIDDLE;
  const cells = tier.cells
    .slice(panel.first, panel.first + panel.count)
    .map((heat, index) => drawHeatCell(heat, pen.cell, panel.x + style.cellGap / 2 + index * pitch, y));
  const name = columns.tier
    ? [
        label(panel.tierX, line, cutText(tier.label, columns.tier.width, style.text.tier), {
          'font-size': style.text.tier,
          fill: pen.colours.mute,
        }),
      ]
    : [];
  const words = panel.leading && !compact ? drawScores(tier, pen, line) : [];
  const group = { 'text-anchor': 'end', 'font-size': style.text.cell, 'font-weight': medium };
  return element('g', {}, ...name, ...words, element('g', group, join(cells, '\n')));
}

function drawScores({ metrics }: TierRow, pen: Pen, line: number): Svg[] {
  const { score } = pen.layout.columns;
  const cell = cellOf(metrics, pen.score);
  const strong = { ...toned(cell.tone, pen.colours), 'font-weight': bold };
  const total = score ? [drawNumber(cell, score, line, strong)] : [];
  return [...total, ...drawMetrics(metrics, line, pen)];
}

function drawMetrics(cells: MetricCells, line: number, { colours, layout }: Pen): Svg[] {
  const quiet = { 'font-size': layout.style.text.small, fill: colours.mute };
  return layout.columns.metrics.map((column) => {
    const cell = cellOf(cells, column.metric);
    const look = column.isBeneath ? quiet : cell.missing ? { fill: colours.mute } : {};
    return drawNumber(cell, column, line, { ...look, ...toned(cell.tone, colours) });
  });
}

/** A cell's text, with its title. */
function drawWord(x: number, y: number, cell: Cell, attributes: Attributes): Svg {
  return element('text', { x, y, ...attributes }, title(cell.title), escapeSvg(cell.text));
}

/** Right-aligned by its last digit: an asterisk hangs in the gap behind the column. */
function drawNumber(cell: Cell, { x, width }: Column, y: number, attributes: Attributes): Svg {
  const hanging = cell.incomplete ? textWidth('*', type.body, bold) : 0;
  return drawWord(x + width + hanging, y, cell, { 'text-anchor': 'end', ...attributes });
}

/** The lines of the name, the first at `y`; whole in the title, with what the row has no room for. */
function drawName(row: BoardRow, { name, label }: RowName, x: number, y: number, pen: Pen): Svg {
  const whole = [name, row.details, row.inView].filter((part) => part !== '').join(' · ');
  const [first = '', second] = label;
  const more =
    second === undefined ? [] : [element('tspan', { x, dy: pen.layout.style.nameLine }, escapeSvg(second))];
  return element(
    'text',
    { x, y, 'font-weight': medium },
    title(whole),
    escapeSvg(name.startsWith(`${first} `) ? `${first} ` : first),
    ...more,
  );
}

/** The limits of the score, and the other score in grey behind them. */
function drawLimits({ headline, second }: MetricCells, x: number, y: number, pen: Pen): Svg {
  return element(
    'text',
    { x, y, 'font-size': pen.layout.style.text.small },
    title(`${headline.title}\n${second.title}`),
    escapeSvg(`${headline.rangeText} `),
    element('tspan', { fill: pen.colours.mute }, escapeSvg(`· ${second.text}`)),
  );
}

/** Green for the best of its kind, red for the worst. */
function toned(tone: Tone, { good, bad }: Palette): Attributes {
  return tone === 'plain' ? {} : { fill: tone === 'best' ? good : bad, 'font-weight': bold };
}
