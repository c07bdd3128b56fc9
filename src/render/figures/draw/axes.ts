import type { Board } from '../../../board/board.ts';
import { clamp } from '../../../board/extremes.ts';
import { ENOUGH_RESPONSES } from '../../../board/metric-cells.ts';
import { formatCount, formatQuantity, sentence } from '../../../format.ts';
import { type Palette, palette, type ThemeName } from '../../../theme.ts';
import type { Frame } from './figure-frame.ts';
import { type Sheet, SHEET_MARGIN } from './sheet.ts';
import { type Box, element, join, label, type Svg } from './svg.ts';

/** A mark of an axis: where it stands in px, and what it says. */
export interface Tick {
  readonly place: number;
  readonly text: string;
}

/** Type of plots in px; a figure for a paper is scaled so that the smallest has the size that was asked for. */
export const PLOT_TEXT = { title: 19, body: 12.5, small: 11 } as const;

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

/** Where a value lies, in px. */
export type Scale = (value: number) => number;

type Ends = readonly [number, number];

/** Equal differences are equal lengths; what lies beyond an end is put onto it. */
export function linearScale([low, high]: Ends, [from, to]: Ends): Scale {
  return (value) => from + clamp((value - low) / (high - low)) * (to - from);
}

/** Equal ratios are equal lengths; what lies beyond an end, zero too, is put onto it. */
export function logScale([low, high]: Ends, [from, to]: Ends): Scale {
  const whole = Math.log(high / low);
  return (value) => from + clamp(value > 0 ? Math.log(value / low) / whole : 0) * (to - from);
}

/** Steps that people count in, within one power of ten. */
const STEPS = [1, 2, 5, 10];

/** From coarse to fine: which multiples of each power of ten carry a mark on a log scale. */
const MULTIPLES = [[1], [1, 3], [1, 2, 5], [1, 2, 3, 5, 7], [1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9]];

/** `m · 10^e`, as it is written: no digits of binary fractions. */
const times10 = (multiple: number, exponent: number): number => Number(`${multiple}e${exponent}`);

/**
 * Round numbers, evenly spaced, from one that is not above `low` to one that is not below `high`: the marks of a linear
 * scale and, with the first and the last, its ends. At least two, at most `most` (3 or more).
 * @example roundTicks(483, 951, 7) // => [400, 500, 600, 700, 800, 900, 1000]
 * @example roundTicks(20, 20, 7) // => [20, 20.2, 20.4, 20.6, 20.8, 21]
 */
export function roundTicks(low: number, high: number, most: number): number[] {
  const reach = high > low ? high : low + 1;
  let step = roundStep((reach - low) / (most - 1));
  for (;;) {
    const { size, multiple, exponent } = step;
    const [first, last] = [Math.floor(low / size), Math.ceil(reach / size)];
    if (last - first < most) return range(first, last).map((count) => times10(count * multiple, exponent));
    step = roundStep(size * 1.5);
  }
}

interface Step {
  readonly size: number;
  readonly multiple: number;
  readonly exponent: number;
}

/** The smallest of …, 1, 2, 5, 10, 20, … that is not below a distance. */
function roundStep(distance: number): Step {
  const exponent = Math.floor(Math.log10(distance));
  const multiple = STEPS.find((step) => times10(step, exponent) >= distance) ?? 10;
  return { size: times10(multiple, exponent), multiple, exponent };
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/**
 * Round numbers for a log scale, as many as `most` allows; evenly spaced ones where the scale is too short for two.
 * @example logTicks(380, 21000, 6) // => [500, 1000, 2000, 5000, 10000, 20000]
 */
export function logTicks(low: number, high: number, most: number): number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.floor(Math.log10(high))];
  const powers = range(first, last);
  const choices = MULTIPLES.map((multiples) =>
    powers
      .flatMap((power) => multiples.map((multiple) => times10(multiple, power)))
      .filter((tick) => tick >= low && tick <= high),
  );
  const fits = choices.findLast((ticks) => ticks.length <= most && ticks.length > 1);
  return fits ?? roundTicks(low, high, most).filter((tick) => tick >= low && tick <= high);
}

/** What surrounds a plot. Narrower than the heat-bars: it fits one column of a page. */
export function plotFrame(name: string, theme: ThemeName, sheet?: Sheet): Frame {
  return {
    id: `${name}-${theme}`,
    width: sheet?.width ?? 540,
    margin: sheet ? SHEET_MARGIN : 10,
    gap: 14,
    text: PLOT_TEXT,
    colours: palette(theme),
  };
}

/** What is true of the numbers of every plot of a view: intervals and n, what is shown, what was not recorded. */
export function plotNotes({ method, rows, total, scoreNotes }: Board): string[] {
  const doubtful = rows.some(({ metrics }) => metrics.estimate.approximate);
  return [
    sentence(method),
    rows.length < total
      ? `Shown: ${rows.length} of ${formatQuantity(total, 'evaluation')}; nothing is computed anew.`
      : '',
    doubtful ? `Approximate where a cell has fewer than ${formatCount(ENOUGH_RESPONSES)} responses.` : '',
    ...scoreNotes,
  ];
}
