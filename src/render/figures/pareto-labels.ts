import { type, type Palette } from '../../theme.ts';
import type { Box } from './box.ts';
import { cutText } from './draw/fit-text.ts';
import { frontLines, RADIUS, whiskers, type PlacedPoint } from './pareto/pareto-marks.ts';
import { boxAround, placeLabels, type LabelledMark, type PlacedLabel } from './draw/place-labels.ts';
import { PLOT_TEXT } from './plot-frame.ts';
import { element, join, label, type Svg } from './draw/svg.ts';

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
  const shown = points.filter((one) => one.shown);
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
  const boxes = points.map((point) => boxAround(point, RADIUS));
  const ground = { area: { ...area, top: area.top - 6 }, marks: boxes, lines, size: SIZE, radius: RADIUS };
  const placed = placeLabels(marks, ground);
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
