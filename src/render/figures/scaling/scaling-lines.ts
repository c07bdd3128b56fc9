import type { Palette } from '../../../theme.ts';
import { SWATCH, type Entry } from '../draw/figure-frame.ts';
import { drawShape } from '../plot-shapes.ts';
import { pixel } from '../pixel.ts';
import type { Place, PlacedSeries } from './scaling-series.ts';
import { element, title, type Attributes, type Svg } from '../draw/svg.ts';

const DASHES = '3 3';
const WIDTH = 1.75;
const QUIET_WIDTH = 0.6;

/** The line of one evaluation, dashed across tiers it lacks, with its intervals and marks where it stands out. */
export function drawSeries({ series, name, colour, shape, places }: PlacedSeries, colours: Palette): Svg {
  const whole = `${name}: ${series.scores.map(({ text }) => text).join(', ')}; ${series.retention.title}`;
  const stroke = { fill: 'none', stroke: colour ?? colours.line2 };
  const look = { ...stroke, 'stroke-width': colour === null ? QUIET_WIDTH : WIDTH };
  const { measured, across } = strokes(places);
  const known = places.filter((place) => place !== null);
  return element(
    'g',
    {},
    title(whole),
    ...(colour === null ? [] : known.flatMap((place) => whisker(place, colour))),
    ...path(measured, look),
    ...path(across, { ...look, 'stroke-dasharray': DASHES }),
    ...known.map(({ x, y }) =>
      colour === null
        ? element('circle', { cx: x, cy: y, r: 1.1, fill: colours.line2 })
        : drawShape(shape, x, y, colour, colours.bg),
    ),
  );
}

type Stroke = readonly [Place, Place];

/** From each measured tier to the next: neighbours, and those with a gap between them. */
function strokes(places: readonly (Place | null)[]): { measured: Stroke[]; across: Stroke[] } {
  const [measured, across]: [Stroke[], Stroke[]] = [[], []];
  let last: { place: Place; tier: number } | null = null;
  for (const [tier, place] of places.entries()) {
    if (!place) continue;
    if (last) (last.tier === tier - 1 ? measured : across).push([last.place, place]);
    last = { place, tier };
  }
  return { measured, across };
}

function path(list: readonly Stroke[], attributes: Attributes): Svg[] {
  if (list.length === 0) return [];
  const moves = list.map(([from, to]) => `M${pixel(from.x)} ${pixel(from.y)}L${pixel(to.x)} ${pixel(to.y)}`);
  return [element('path', { d: moves.join(''), ...attributes })];
}

const whisker = ({ x, limits }: Place, stroke: string): Svg[] =>
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
    [
      series.some(({ places }) => strokes(places).across.length > 0),
      dashed,
      'a tier between was not measured',
    ],
    [quiet > 0, line({ stroke: line2, 'stroke-width': QUIET_WIDTH }), `the other ${quiet}`],
  ];
  return entries.filter(([occurs]) => occurs).map(([, swatch, text]) => ({ swatch, text }));
}
