import type { Cell } from '../../../board/board.ts';
import { clamp } from '../../../board/extremes.ts';
import type { Palette } from '../../../theme.ts';
import { element, join, title, type Svg } from './svg.ts';

/**
 * An interval on a common scale: a hairline for the scale, a bar from limit to limit, a dot at the
 * estimate. Overlap is seen by looking down the column. `y` is the middle, `width` the length of the scale
 * in px.
 */
export function drawInterval(
  cell: Cell,
  scale: readonly [number, number],
  { x, y, width }: { x: number; y: number; width: number },
  colours: Palette,
): Svg {
  const [low, high] = scale;
  const place = (value: number): number =>
    x + (high > low ? clamp((value - low) / (high - low)) : 0.5) * width;
  const axis = element('line', {
    x1: x,
    x2: x + width,
    y1: y,
    y2: y,
    stroke: colours.line,
    'stroke-width': 1,
  });
  if (cell.value === null || cell.range === null) return axis;
  const [left, right] = [place(cell.range[0]), place(cell.range[1])];
  return element(
    'g',
    {},
    title(cell.title),
    axis,
    join([
      element('line', {
        x1: left,
        x2: right,
        y1: y,
        y2: y,
        stroke: colours.accent,
        'stroke-width': 2,
        'stroke-linecap': 'round',
      }),
      element('circle', { cx: place(cell.value), cy: y, r: 2.75, fill: colours.accent }),
    ]),
  );
}
