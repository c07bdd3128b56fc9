import { type, type Palette } from '../../theme.ts';
import type { Box } from './box.ts';
import { cutText } from './draw/fit-text.ts';
import { PLOT_TEXT } from './plot-frame.ts';
import { drawShape } from './plot-shapes.ts';
import type { Named, PlacedSeries } from './scaling/scaling-series.ts';
import { keptText } from './scaling-words.ts';
import { spreadLabels } from './spread-labels.ts';
import { textWidth } from './draw/text-width.ts';
import { element, join, label, title, type Svg } from './draw/svg.ts';

/** From the plot to the mark, from the mark to the name. */
const LEAD = 18;
const SHAPE = 11;
const WIDEST_NAME = 168;
const SHARE = 34;
const PITCH = 15;
const SIZE = PLOT_TEXT.small;
const HALF_CAPITAL = 0.364 * SIZE;

/** Room right of the plot for names and for the share of the score that is kept. */
export function endsWidth(loud: readonly Named[]): number {
  const widest = Math.max(0, ...loud.map(({ name }) => textWidth(name, SIZE, type.medium)));
  return LEAD + SHAPE + SHARE + Math.min(WIDEST_NAME, widest);
}

/** Names of the lines that stand out, at their right ends, each with the share of its score that it keeps. */
export function drawEnds(series: readonly PlacedSeries[], area: Box, colours: Palette, width: number): Svg {
  const named = series.flatMap((one) => {
    const last = one.places.findLast((place) => place !== null);
    return one.colour !== null && last ? [{ ...one, last, colour: one.colour }] : [];
  });
  const wanted = named.map(({ last }) => last.y);
  const middles = spreadLabels(wanted, PITCH, area.top + PITCH / 2, area.bottom - PITCH / 2);
  const [names, shares] = [area.right + LEAD, area.right + width];
  const lines = named.map(({ series: one, name, last, colour, shape }, index) => {
    const middle = middles[index] ?? last.y;
    const text = cutText(name, width - LEAD - SHAPE - SHARE, SIZE, type.medium);
    const leader = { x1: last.x + 6, y1: last.y, x2: names - 4, y2: middle };
    return element(
      'g',
      {},
      title(`${name}: ${one.retention.title}`),
      element('line', { ...leader, stroke: colours.line2, 'stroke-width': 0.75, 'stroke-dasharray': '1 2' }),
      drawShape(shape, names + 3, middle, colour, colours.bg),
      label(names + SHAPE, middle + HALF_CAPITAL, text, { 'font-weight': type.medium }),
      label(shares, middle + HALF_CAPITAL, keptText(one), {
        'text-anchor': 'end',
        fill: colours.mute,
      }),
    );
  });
  const head = { 'text-anchor': 'end', fill: colours.mute };
  const heads = named.length > 0 ? [label(shares, area.top - 10, 'share kept', head)] : [];
  return element('g', { 'font-size': SIZE }, ...heads, join(lines, '\n'));
}
