import type { ParetoPoint } from '../../../board/pareto.ts';
import { type Palette, type } from '../../../theme.ts';
import { AXIS_ROOM, PLOT_TEXT } from '../draw/axes.ts';
import { type Entry, SWATCH } from '../draw/figure-frame.ts';
import { cutText } from '../draw/fit-text.ts';
import { boxAround, type LabelledMark, type PlacedLabel, placeLabels } from '../draw/place-labels.ts';
import {
  type Attributes,
  type Box,
  element,
  join,
  label,
  pixel,
  type Segment,
  type Svg,
  title,
} from '../draw/svg.ts';

/** An evaluation with its place in px; the name with its asterisk. */
export interface PlacedPoint {
  readonly point: ParetoPoint;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Ends of the intervals in px; null where only the estimate is known. */
  readonly across: readonly number[] | null;
  readonly down: readonly number[] | null;
}

/** Outer radius of a mark. */
const RADIUS = 4;
const HIDDEN_RADIUS = 1.5;

const STANDINGS = {
  front: 'on the front',
  band: 'not significantly behind the front',
  behind: 'clearly behind the front',
} as const;

/** The intervals and the mark of one evaluation, with the whole truth as its title. */
export function drawPoint(placed: PlacedPoint, colours: Palette): Svg {
  const { point, name, x, y } = placed;
  const { shown } = point;
  const whole = `${name}: ${point.score.title}; ${point.cost.title}; ${STANDINGS[point.standing]}`;
  const arms = shown
    ? whiskers(placed).map((line) => element('line', { ...line, ...armOf(point, colours) }))
    : [];
  const look = shown ? markOf(point.standing, colours) : { r: HIDDEN_RADIUS, fill: colours.line2 };
  return element('g', {}, title(whole), ...arms, element('circle', { cx: x, cy: y, ...look }));
}

/** The intervals of a point as lines. */
function whiskers({ x, y, across, down }: PlacedPoint): Segment[] {
  const [left, right] = across ?? [];
  const [low, high] = down ?? [];
  return [
    ...(left !== undefined && right !== undefined ? [{ x1: left, y1: y, x2: right, y2: y }] : []),
    ...(low !== undefined && high !== undefined ? [{ x1: x, y1: low, x2: x, y2: high }] : []),
  ];
}

const armOf = ({ standing }: ParetoPoint, { accent, line2 }: Palette): Attributes => ({
  stroke: standing === 'front' ? accent : line2,
  'stroke-width': standing === 'front' ? 1 : 0.75,
});

function markOf(standing: ParetoPoint['standing'], { accent, bg, line2 }: Palette): Attributes {
  if (standing === 'front') return { r: RADIUS, fill: accent };
  if (standing === 'band') return { r: RADIUS - 0.75, fill: bg, stroke: accent, 'stroke-width': 1.5 };
  return { r: RADIUS - 1.25, fill: line2 };
}

/** The best score that each cost buys: steps from the cheapest of the front to the dearest, and on to the edge. */
export function drawFront(points: readonly PlacedPoint[], area: Box, { accent }: Palette): Svg {
  const path = frontCorners(points, area).map(
    ([x, y], index) => `${index === 0 ? 'M' : 'L'}${pixel(x)} ${pixel(y)}`,
  );
  return element('path', { d: path.join(''), fill: 'none', stroke: accent, 'stroke-width': 1.25 });
}

function frontCorners(points: readonly PlacedPoint[], { right }: Box): [number, number][] {
  const front = points
    .filter(({ point }) => point.standing === 'front')
    .toSorted((a, b) => a.x - b.x || a.y - b.y);
  return front.flatMap(({ x, y }, index): [number, number][] => {
    const next = front[index + 1]?.x ?? right;
    return [
      [x, y],
      [next, y],
    ];
  });
}

/** The front as lines, for names to keep clear of. */
function frontLines(points: readonly PlacedPoint[], area: Box): Segment[] {
  const corners = frontCorners(points, area);
  return corners.slice(1).map(([x2, y2], index) => {
    const [x1, y1] = corners[index] ?? [x2, y2];
    return { x1, y1, x2, y2 };
  });
}

/** What the marks of this figure mean; those that do not occur are not explained. */
export function paretoLegend(points: readonly PlacedPoint[], colours: Palette, front: string): Entry[] {
  const middle = { cx: SWATCH.width / 2, cy: SWATCH.height / 2 };
  const line = { x1: 0, x2: SWATCH.width, y1: middle.cy, y2: middle.cy };
  const mark = (standing: ParetoPoint['standing']): Svg =>
    element('circle', { ...middle, ...markOf(standing, colours) });
  const occurs = (standing: ParetoPoint['standing']): boolean =>
    points.some(({ point }) => point.shown && point.standing === standing);
  const step = element('line', { ...line, stroke: colours.accent, 'stroke-width': 1.25 });
  const arm = element('line', { ...line, stroke: colours.line2, 'stroke-width': 1 });
  const dot = element('circle', { ...middle, r: HIDDEN_RADIUS, fill: colours.line2 });
  return [
    { swatch: element('g', {}, step, mark('front')), text: front },
    ...(occurs('band') ? [{ swatch: mark('band'), text: STANDINGS.band }] : []),
    ...(occurs('behind') ? [{ swatch: mark('behind'), text: 'clearly behind' }] : []),
    { swatch: arm, text: '95 % interval' },
    ...(points.some(({ point }) => !point.shown) ? [{ swatch: dot, text: 'not in this view' }] : []),
  ];
}

/** Names of the front, then of the band, and those for which no place was left. */
export interface PointLabels {
  readonly svg: Svg;
  readonly unnamed: readonly string[];
}

const WIDEST = 150;
const MOST_NAMES = 40;
/** Where there are more intervals than these, no ground is free of them. */
const MOST_WHISKERS = 300;
const SIZE = PLOT_TEXT.small;
/** Keeps lines off the letters. */
const RIM = 2.5;

/** Puts names beside the shown points of the front and of the band; the front is served first. */
export function labelPoints(points: readonly PlacedPoint[], area: Box, colours: Palette): PointLabels {
  const shown = points.filter(({ point }) => point.shown);
  const wanted = (['front', 'band'] as const).flatMap((standing) =>
    shown.filter(({ point }) => point.standing === standing).toSorted((a, b) => a.y - b.y || a.x - b.x),
  );
  // More names than these would hide the marks they belong to.
  const named = wanted.slice(0, MOST_NAMES);
  const marks = named.map(({ name, point, x, y }): LabelledMark => {
    const [weight, priority] = point.standing === 'front' ? [type.medium, 0] : [type.regular, 1];
    return { x, y, weight, priority, text: cutText(name, WIDEST, SIZE, weight) };
  });
  const crowd = shown.length > MOST_WHISKERS ? named : shown;
  const lines = [...frontLines(points, area), ...crowd.flatMap(whiskers)];
  // Names may stand beside the caption of the y axis, above the plot.
  const caption = {
    ...area,
    right: (area.left + area.right) / 2,
    top: area.top - AXIS_ROOM.above,
    bottom: area.top - 8,
  };
  const placed = placeLabels(marks, {
    area: { ...area, top: caption.top },
    marks: [...points.map((point) => boxAround(point, RADIUS)), caption],
    lines,
    size: SIZE,
    radius: RADIUS,
  });
  return {
    svg: element(
      'g',
      { 'font-size': SIZE },
      join(placed.flatMap((one, index) => drawLabel(one, marks[index], colours))),
    ),
    unnamed: wanted.flatMap(({ name }, index) => (placed[index] ? [] : [name])),
  };
}

function drawLabel(placed: PlacedLabel | null, mark: LabelledMark | undefined, colours: Palette): Svg[] {
  if (!placed || !mark) return [];
  const { box, leader } = placed;
  const halo = {
    stroke: colours.bg,
    'stroke-width': RIM,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke',
  };
  const weight = mark.weight === type.regular ? {} : { 'font-weight': mark.weight };
  return [
    ...(leader ? [element('line', { ...leader, stroke: colours.mute, 'stroke-width': 0.75 })] : []),
    label(box.left, box.bottom - SIZE * 0.29, mark.text, { ...weight, ...halo }),
  ];
}
