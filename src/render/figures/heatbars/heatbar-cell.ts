import type { HeatCell, Missing } from '../../../board/board.ts';
import { type Palette, radius, type } from '../../../theme.ts';
import { type Attributes, element, label, pixel, type Svg, title } from '../draw/svg.ts';
import { textWidth } from '../draw/text-width.ts';

/** What every cell of a figure shares. */
export interface CellStyle {
  readonly colours: Palette;
  /** `url(#…)` of the truncation hatch. */
  readonly hatch: string;
  readonly width: number;
  readonly height: number;
  /** Type size of the number, and its distance from the right edge. */
  readonly text: number;
  readonly inset: number;
}

/** Side of the clipped corner that marks an incomplete cell, as a share of its height: clear of the number. */
const CORNER = 0.27;

/**
 * From the middle of a line to its base line, as a share of the type size: Inter's capitals are .727 em
 * high.
 */
const HALF_CAPITAL = 0.364;

/** Rim around digits on a hatch, in px. */
const RIM = 3;

/** What is drawn of a cell. */
export type DrawnCell = Pick<
  HeatCell,
  'text' | 'title' | 'missing' | 'fill' | 'hatch' | 'band' | 'completion'
>;

/** Cells that are only a frame, and how it is dashed: nothing was measured, or nothing can be scored. */
export const FRAMES: ReadonlyMap<Missing | null, string | undefined> = new Map([
  ['no-points', undefined],
  ['not-scorable', '2 2'],
]);

/**
 * One cell: fill from the left by success, hatch from the left by truncation, the number on the right.
 * Missing is an empty frame, not scorable a dashed one; where everything was truncated the whole cell is
 * hatched; and an incomplete cell lacks its upper right corner.
 */
export function drawHeatCell(cell: DrawnCell, style: CellStyle, x: number, y: number): Svg {
  const { colours, width, height, text, inset } = style;
  const shapes = FRAMES.has(cell.missing)
    ? drawFrame(cell.missing, style, x, y)
    : drawBars(cell, style, x, y);
  const corner = cell.completion === '' ? [] : drawCorner(x + width, y, height * CORNER, colours);
  const number = label(x + width - inset, y + height / 2 + text * HALF_CAPITAL, cell.text, {
    fill: FRAMES.has(cell.missing) ? colours.mute : undefined,
    ...haloOf(cell, style),
  });
  return element('g', {}, title(cell.title), ...shapes, ...corner, number);
}

/**
 * Where the hatch runs under the number, a rim in the colour of the ground keeps the lines off the digits;
 * not where the fill ends under it, because the rim would move that end.
 */
function haloOf({ text: number, fill, hatch, band }: DrawnCell, style: CellStyle): Attributes {
  const { colours, width, text, inset } = style;
  const right = width - inset + RIM / 2;
  const left = width - inset - textWidth(number, text, type.medium) - RIM / 2;
  const [filled, hatched] = [(fill * width) / 100, (hatch * width) / 100];
  if (hatched <= left || (filled > left && filled < right)) return {};
  const stroke = filled >= right ? colours.bands[band - 1] : colours.cell;
  return { stroke, 'stroke-width': RIM, 'stroke-linejoin': 'round', 'paint-order': 'stroke' };
}

function drawBars(
  cell: DrawnCell,
  { colours, hatch, width, height }: CellStyle,
  x: number,
  y: number,
): Svg[] {
  const bar = (percent: number, fill: string): Svg[] =>
    percent > 0
      ? [element('rect', { x, y, width: (width * percent) / 100, height, rx: radius.cell, fill })]
      : [];
  return [
    ...bar(100, colours.cell),
    ...bar(cell.fill, colours.bands[cell.band - 1] ?? colours.cell),
    ...bar(cell.hatch, hatch),
  ];
}

function drawFrame(
  missing: Missing | null,
  { colours, width, height }: CellStyle,
  x: number,
  y: number,
): Svg[] {
  const place = { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1, rx: radius.cell };
  const line = { fill: 'none', stroke: colours.line2, 'stroke-dasharray': FRAMES.get(missing) };
  return [element('rect', { ...place, ...line })];
}

/** A dog-ear: the corner is gone, the fold lies in its place; `x`, `y` is the cell's upper right. */
function drawCorner(x: number, y: number, side: number, colours: Palette): Svg[] {
  const [left, right, top, bottom] = [pixel(x - side), pixel(x + 0.5), pixel(y - 0.5), pixel(y + side)];
  return [
    element('path', { d: `M${left} ${top}H${right}V${bottom}Z`, fill: colours.bg }),
    element('path', { d: `M${left} ${pixel(y)}V${bottom}H${pixel(x)}Z`, fill: colours.ink }),
  ];
}
