import type { Board, BoardRow, HeatCell } from '../../../board/board.ts';
import { formatShare } from '../../../format.ts';
import { BAND_EDGES } from '../../../board/heat-cell.ts';
import { type Palette, radius, type } from '../../../theme.ts';
import { cutText } from '../draw/fit-text.ts';
import { flowLegend, SWATCH, type Block, type Entry } from '../draw/figure-frame.ts';
import { drawHeatCell, type CellStyle, type DrawnCell } from './heatbar-cell.ts';
import type { Pen } from './pen.ts';
import { element, type Svg } from '../draw/svg.ts';

/** What the marks of this board mean. Marks that do not occur are not explained. */
export function drawLegend(board: Board, pen: Pen): Block {
  return flowLegend(entriesOf(board, pen), pen.frame);
}

/** What the cells of a figure mean. @param tiers that stand below each other in a cell; none where a cell is one tier */
export function heatLegend(cells: readonly HeatCell[], style: CellStyle, tiers: Board['tiers']): Entry[] {
  const { colours } = style;
  return [
    // A bar has no corner to fold.
    ...markEntries(cells, tiers.length > 1 ? [] : cells, style),
    ...(tiers.length > 1 ? [{ swatch: barsSample(colours), text: barsText(tiers) }] : []),
  ];
}

function entriesOf(board: Board, pen: Pen): Entry[] {
  const { inFull: whole, compact } = pen.layout;
  const [cells, inFull] = [cellsOf(board.rows), cellsOf(board.rows.slice(0, whole))];
  return [
    ...markEntries(cells, inFull, pen.cell),
    ...shown(
      { swatch: barsSample(pen.colours), text: barsText(board.tiers) },
      !compact && whole < board.rows.length,
    ),
    ...shown(
      { swatch: rule(pen), text: 'differs from the row above' },
      board.rows.some((row, index) => index > 0 && row.separated),
    ),
  ];
}

/** Bands, and the marks that occur; @param inFull cells that are drawn with all their marks */
function markEntries(cells: readonly HeatCell[], inFull: readonly HeatCell[], cell: CellStyle): Entry[] {
  const { colours } = cell;
  const style = { ...cell, ...SWATCH };
  const box = (fill: string): Svg => element('rect', { ...SWATCH, rx: radius.cell, fill });
  const bands = colours.bands.map((colour, index) => ({ swatch: box(colour), text: bandText(index) }));
  const hatched = {
    swatch: element('g', {}, box(colours.cell), box(cell.hatch)),
    text: 'truncated share',
  };
  return [
    ...bands,
    ...shown(
      hatched,
      cells.some(({ hatch }) => hatch > 0),
    ),
    ...shown(
      { swatch: example(style, { completion: '1/2' }), text: 'part-measured: points are missing' },
      inFull.some(({ completion }) => completion !== ''),
    ),
    ...shown(
      { swatch: example(style, { missing: 'no-points' }), text: 'not measured' },
      cells.some(({ missing }) => missing === 'no-points'),
    ),
    ...shown(
      { swatch: example(style, { missing: 'not-scorable' }), text: 'not scorable' },
      cells.some(({ missing }) => missing === 'not-scorable'),
    ),
  ];
}

const shown = (entry: Entry, occurs: boolean): Entry[] => (occurs ? [entry] : []);

const cellsOf = (rows: readonly BoardRow[]): HeatCell[] =>
  rows.flatMap((row) => row.tiers.flatMap((tier) => tier.cells));

/** One line per evaluation: a bar per tier. */
const barsSample = (colours: Palette): Svg =>
  element(
    'g',
    {},
    ...([4, 2, 0] as const).map((band, line) =>
      element('rect', { y: line * 4, width: 8 + 4 * band, height: 3, fill: colours.bands[band] }),
    ),
  );

function barsText(tiers: Board['tiers']): string {
  const [first, last] = [tiers[0], tiers.at(-1)].map((tier) => cutText(tier?.label ?? '', 120, type.small));
  return tiers.length > 1 ? `a bar per tier, from ${first} to ${last}` : 'a bar per tier';
}

const example = (style: CellStyle, cell: Partial<DrawnCell>): Svg =>
  drawHeatCell({ ...NOTHING, ...cell }, style, 0, 0);

const NOTHING: DrawnCell = {
  text: '',
  title: '',
  missing: null,
  fill: 0,
  hatch: 0,
  band: 0,
  completion: '',
};

const rule = ({ colours }: Pen): Svg =>
  element('line', { x1: 0, x2: SWATCH.width, y1: 6, y2: 6, stroke: colours.line2, 'stroke-width': 1.75 });

/** "< .3", ".3–.5", …, "> .9" */
function bandText(index: number): string {
  const [low, high] = [BAND_EDGES[index - 1], BAND_EDGES[index]];
  const edge = (share: number): string => formatShare(share).replace(/0$/, '');
  if (low === undefined) return `≤ ${edge(high ?? 0)}`;
  return high === undefined ? `> ${edge(low)}` : `${edge(low)}–${edge(high)}`;
}
