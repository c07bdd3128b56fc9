import { pixel } from './pixel.ts';
import { element, type Attributes, type Svg } from './draw/svg.ts';

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
export function drawShape(shape: number, x: number, y: number, colour: string, ground: string): Svg {
  const outline = OUTLINES[shape % OUTLINES.length];
  const hollow = shape % (2 * OUTLINES.length) >= OUTLINES.length;
  const look = { fill: hollow ? ground : colour, stroke: colour, 'stroke-width': 1.25 };
  return outline ? outline(x, y, look) : element('g', {});
}
