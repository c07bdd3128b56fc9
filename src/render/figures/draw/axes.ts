import type { Palette } from '../../../theme.ts';
import type { Box } from '../box.ts';
import { PLOT_TEXT } from '../plot-frame.ts';
import { element, join, label, type Svg } from './svg.ts';

/** A mark of an axis: where it stands in px, and what it says. */
export interface Tick {
  readonly place: number;
  readonly text: string;
}

/** From a line of the plot to the words beside it, and from the middle of a line of text to its base line. */
const GAP = 6;
const HALF_CAPITAL = 0.364 * PLOT_TEXT.small;

/** Room above a plot for what its y axis shows, and below it for ticks and what its x axis shows. */
export const AXIS_ROOM = { above: 22, below: 40 } as const;

/** Hairlines across the plot with their numbers on the left; what they show stands above. */
export function drawYAxis(ticks: readonly Tick[], caption: string, area: Box, colours: Palette): Svg {
  const lines = ticks.map(({ place }) =>
    element('line', { x1: area.left, x2: area.right, y1: place, y2: place, stroke: colours.line }),
  );
  const numbers = ticks.map(({ place, text }) => label(area.left - GAP, place + HALF_CAPITAL, text));
  return element(
    'g',
    { 'font-size': PLOT_TEXT.small, fill: colours.mute },
    ...lines,
    element('g', { 'text-anchor': 'end' }, join(numbers)),
    label(area.left, area.top - 10, caption),
  );
}

/** A base line with ticks, numbers below, and what they show. */
export function drawXAxis(ticks: readonly Tick[], caption: string, area: Box, colours: Palette): Svg {
  const { left, right, bottom } = area;
  const marks = ticks.map(({ place }) =>
    element('line', { x1: place, x2: place, y1: bottom, y2: bottom + 4, stroke: colours.line2 }),
  );
  const numbers = ticks.map(({ place, text }) => label(place, bottom + 16, text));
  return element(
    'g',
    { 'font-size': PLOT_TEXT.small, fill: colours.mute, 'text-anchor': 'middle' },
    element('line', { x1: left, x2: right, y1: bottom, y2: bottom, stroke: colours.line2 }),
    ...marks,
    ...numbers,
    label((left + right) / 2, bottom + 32, caption),
  );
}
