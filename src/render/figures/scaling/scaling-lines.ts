import { largest } from '../../../board/extremes.ts';
import { type Palette, type } from '../../../theme.ts';
import { PLOT_TEXT } from '../draw/axes.ts';
import { type Entry, SWATCH } from '../draw/figure-frame.ts';
import { cutName } from '../draw/fit-text.ts';
import { type Attributes, type Box, element, join, label, pixel, type Svg, title } from '../draw/svg.ts';
import { textWidth } from '../draw/text-width.ts';
import type { Mark, PlacedSeries } from './scaling-series.ts';
import type { ScalingSeries } from '../../../board/scaling.ts';

const DASHES = '3 3';
const WIDTH = 1.75;
const QUIET_WIDTH = 0.6;

/** The line of one evaluation, dashed across tiers it lacks, with its intervals and marks where it stands out. */
export function drawSeries({ series, colour, shape, marks }: PlacedSeries, colours: Palette): Svg {
  const whole = `${series.name}: ${series.scores.map(({ text }) => text).join(', ')}; ${series.retention.title}`;
  const stroke = { fill: 'none', stroke: colour ?? colours.line2 };
  const look = { ...stroke, 'stroke-width': colour === null ? QUIET_WIDTH : WIDTH };
  const { measured, across } = strokes(marks);
  const known = marks.filter((mark) => mark !== null);
  return element(
    'g',
    {},
    title(whole),
    ...(colour === null ? [] : known.flatMap((mark) => whisker(mark, colour))),
    ...path(measured, look),
    ...path(across, { ...look, 'stroke-dasharray': DASHES }),
    ...known.map(({ x, y }) =>
      colour === null
        ? element('circle', { cx: x, cy: y, r: 1.1, fill: colours.line2 })
        : drawShape(shape, x, y, colour, colours.bg),
    ),
  );
}

type Stroke = readonly [Mark, Mark];

/** From each measured tier to the next: neighbours, and those with a gap between them. */
function strokes(marks: readonly (Mark | null)[]): { measured: Stroke[]; across: Stroke[] } {
  const [measured, across]: [Stroke[], Stroke[]] = [[], []];
  let last: { mark: Mark; tier: number } | null = null;
  for (const [tier, mark] of marks.entries()) {
    if (!mark) continue;
    if (last) (last.tier === tier - 1 ? measured : across).push([last.mark, mark]);
    last = { mark, tier };
  }
  return { measured, across };
}

function path(list: readonly Stroke[], attributes: Attributes): Svg[] {
  if (list.length === 0) return [];
  const moves = list.map(([from, to]) => `M${pixel(from.x)} ${pixel(from.y)}L${pixel(to.x)} ${pixel(to.y)}`);
  return [element('path', { d: moves.join(''), ...attributes })];
}

const whisker = ({ x, limits }: Mark, stroke: string): Svg[] =>
  limits
    ? [element('line', { x1: x, x2: x, y1: limits[0], y2: limits[1], stroke, 'stroke-width': 0.75 })]
    : [];

/** What the lines of this figure mean; what does not occur is not explained. */
export function scalingLegend(series: readonly PlacedSeries[], { mute, line2 }: Palette): Entry[] {
  const middle = SWATCH.height / 2;
  const line = (attributes: Attributes): Svg =>
    element('line', { x1: 0, x2: SWATCH.width, y1: middle, y2: middle, ...attributes });
  const quiet = series.filter(({ colour }) => colour === null).length;
  const interval = { x1: 12, x2: 12, y1: 0, y2: SWATCH.height, stroke: mute, 'stroke-width': 0.75 };
  const dashed = line({ stroke: mute, 'stroke-width': WIDTH, 'stroke-dasharray': DASHES });
  const entries: [boolean, Svg, string][] = [
    [series.length > 0, element('line', interval), '95 % interval'],
    [series.some(({ marks }) => strokes(marks).across.length > 0), dashed, 'a tier between was not measured'],
    [quiet > 0, line({ stroke: line2, 'stroke-width': QUIET_WIDTH }), `the other ${quiet}`],
  ];
  return entries.filter(([occurs]) => occurs).map(([, swatch, text]) => ({ swatch, text }));
}

/** From the plot to the mark, from the mark to the name. */
const LEAD = 18;
const SHAPE = 11;
const WIDEST_NAME = 168;
const SHARE = 34;
const PITCH = 15;
const SIZE = PLOT_TEXT.small;
const HALF_CAPITAL = 0.364 * SIZE;

/** Room right of the plot for names and for the share of the score that is kept. */
export function endsWidth(loud: readonly ScalingSeries[], most = WIDEST_NAME): number {
  const widest = Math.max(0, largest(loud.map(({ name }) => textWidth(name, SIZE, type.medium))));
  return LEAD + SHAPE + SHARE + Math.min(WIDEST_NAME, most, widest);
}

/** Names of the lines that stand out, at their right ends, each with the share of its score that it keeps. */
export function drawEnds(series: readonly PlacedSeries[], area: Box, colours: Palette, width: number): Svg {
  const named = series.flatMap((one) => {
    const last = one.marks.findLast((mark) => mark !== null);
    return one.colour !== null && last ? [{ ...one, last, colour: one.colour }] : [];
  });
  const wanted = named.map(({ last }) => last.y);
  const middles = spreadLabels(wanted, PITCH, area.top + PITCH / 2, area.bottom - PITCH / 2);
  const [names, shares] = [area.right + LEAD, area.right + width];
  const lines = named.map(({ series: { name, retention }, last, colour, shape }, index) => {
    const middle = middles[index] ?? last.y;
    const text = cutName(name, width - LEAD - SHAPE - SHARE, SIZE, type.medium);
    const leader = { x1: last.x + 6, y1: last.y, x2: names - 4, y2: middle };
    return element(
      'g',
      {},
      title(`${name}: ${retention.title}`),
      element('line', { ...leader, stroke: colours.line2, 'stroke-width': 0.75, 'stroke-dasharray': '1 2' }),
      drawShape(shape, names + 3, middle, colour, colours.bg),
      label(names + SHAPE, middle + HALF_CAPITAL, text, { 'font-weight': type.medium }),
      label(shares, middle + HALF_CAPITAL, retention.text, {
        'text-anchor': 'end',
        fill: colours.mute,
      }),
    );
  });
  const head = { 'text-anchor': 'end', fill: colours.mute };
  const heads = named.length > 0 ? [label(shares, area.top - 10, 'share kept', head)] : [];
  return element('g', { 'font-size': SIZE }, ...heads, join(lines, '\n'));
}

/**
 * Moves the lines of a list apart until they are `pitch` px from each other, staying within `low` and `high` and in the
 * order of the places they asked for; each group of lines that touch keeps the mean of what its members asked for.
 *
 * @param wanted middles of the lines, in px; any order
 * @returns the middles, in the order given; evenly squeezed where there is no room for all
 * @example spreadLabels([10, 12, 50], 10, 0, 100) // => [6, 16, 50]
 */
export function spreadLabels(wanted: readonly number[], pitch: number, low: number, high: number): number[] {
  const step = Math.min(pitch, (high - low) / Math.max(1, wanted.length - 1));
  const order = [...wanted.keys()].sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const groups: { start: number; asked: number[] }[] = [];
  for (const index of order) {
    groups.push(settle([wanted[index] ?? 0], step, low, high));
    for (;;) {
      const [upper, lower] = [groups.at(-2), groups.at(-1)];
      if (!upper || !lower || upper.start + upper.asked.length * step <= lower.start + 1e-9) break;
      groups.splice(-2, 2, settle([...upper.asked, ...lower.asked], step, low, high));
    }
  }
  const places = groups.flatMap(({ start, asked }) => asked.map((_, index) => start + index * step));
  const spread = new Array<number>(wanted.length);
  for (const [position, index] of order.entries()) spread[index] = places[position] ?? low;
  return spread;
}

/** A group of touching lines, its first line where the mean distance to what was asked is least. */
function settle(
  asked: number[],
  step: number,
  low: number,
  high: number,
): { start: number; asked: number[] } {
  const mean = asked.reduce((sum, place, index) => sum + place - index * step, 0) / asked.length;
  const latest = high - (asked.length - 1) * step;
  return { start: Math.max(low, Math.min(latest, mean)), asked };
}

/** Half the side or the radius of a mark, in px; equal in area. */
const CIRCLE = 3.1;
const SQUARE = 2.8;
const DIAMOND = 3.9;
const TRIANGLE = 4.1;

const polygon = (corners: readonly (readonly [number, number])[], look: Attributes): Svg =>
  element('path', { d: `M${corners.map(([x, y]) => `${pixel(x)} ${pixel(y)}`).join('L')}Z`, ...look });

const OUTLINES: readonly ((x: number, y: number, look: Attributes) => Svg)[] = [
  (cx, cy, look) => element('circle', { cx, cy, r: CIRCLE, ...look }),
  (x, y, look) =>
    element('rect', { x: x - SQUARE, y: y - SQUARE, width: 2 * SQUARE, height: 2 * SQUARE, ...look }),
  (x, y, look) =>
    polygon(
      [
        [x, y - DIAMOND],
        [x + DIAMOND, y],
        [x, y + DIAMOND],
        [x - DIAMOND, y],
      ],
      look,
    ),
  (x, y, look) =>
    polygon(
      [
        [x, y - TRIANGLE],
        [x + TRIANGLE * 0.9, y + TRIANGLE * 0.65],
        [x - TRIANGLE * 0.9, y + TRIANGLE * 0.65],
      ],
      look,
    ),
  (x, y, look) =>
    polygon(
      [
        [x, y + TRIANGLE],
        [x + TRIANGLE * 0.9, y - TRIANGLE * 0.65],
        [x - TRIANGLE * 0.9, y - TRIANGLE * 0.65],
      ],
      look,
    ),
];

/** One of ten marks that stay apart without colour: five outlines, filled and then hollow; others begin anew. */
function drawShape(shape: number, x: number, y: number, colour: string, ground: string): Svg {
  const outline = OUTLINES[shape % OUTLINES.length];
  const hollow = shape % (2 * OUTLINES.length) >= OUTLINES.length;
  const look = { fill: hollow ? ground : colour, stroke: colour, 'stroke-width': 1.25 };
  return outline ? outline(x, y, look) : element('g', {});
}
