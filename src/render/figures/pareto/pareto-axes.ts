import { largest, smallest } from '../../../board/extremes.ts';
import type { CostAxis, ParetoPoint } from '../../../board/pareto.ts';
import { formatCount, formatExact } from '../../../format.ts';
import { dayText, releaseDays } from '../../../board/days.ts';
import { linearScale, logScale, logTicks, type Scale } from '../draw/axes.ts';

type Ends = readonly [low: number, high: number];

/** What differs between the axes that a score can be drawn against. */
export interface ParetoAxis {
  /** What stands behind the name of the axis. */
  readonly aside: string;
  /** What the legend says of the front. */
  readonly front: string;
  /** What the front is listed by, and what joins a score to its place on the axis. */
  readonly order: string;
  readonly joint: string;
  extent(points: readonly ParetoPoint[]): Ends;
  scale(extent: Ends, pixels: Ends): Scale;
  ticks(extent: Ends, most: number): { readonly value: number; readonly text: string }[];
}

/** A limit further from the cheapest mean than this is cut at the edge: it would squeeze all the others. */
const FURTHEST = 2;
/** Air beyond the outermost costs, as a ratio. */
const AIR = 1.12;

const cost: ParetoAxis = {
  aside: ', log scale: less is better',
  front: 'front: nobody scores as much for less',
  order: 'cheapest first',
  joint: ' for ',
  extent: (points) => {
    const means = points.map((point) => point.cost.value ?? 0);
    const limits = points.flatMap((point) => point.cost.range ?? []);
    const [cheapest, dearest] = [smallest(means), largest(means)];
    return [
      Math.max(Math.min(cheapest, smallest(limits)), cheapest / FURTHEST) / AIR,
      Math.min(Math.max(dearest, largest(limits)), dearest * FURTHEST) * AIR,
    ];
  },
  scale: (extent, pixels) => logScale(extent, pixels),
  ticks: (extent, most) =>
    logTicks(...extent, most).map((value) => ({
      value,
      text: Number.isInteger(value) ? formatCount(value) : formatExact(value),
    })),
};

/** Days before the first and after the last, as a share of all, and at least. */
const AROUND = { share: 0.05, least: 10 } as const;

/** Months between two marks of the axis. */
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120] as const;

const date: ParetoAxis = {
  aside: '',
  front: 'front: nobody scored as much before',
  order: 'earliest first',
  joint: ', ',
  extent: (points) => {
    const days = points.flatMap((point) => point.cost.range ?? point.cost.value ?? []);
    const [first, last] = [smallest(days), largest(days)];
    const around = Math.max(AROUND.least, (last - first) * AROUND.share);
    return [first - around, last + around];
  },
  scale: (extent, pixels) => linearScale(extent, pixels),
  ticks: (extent, most) => {
    const marks = STEPS.map((step) => monthsIn(extent, step));
    return marks.find((some) => some.length <= most) ?? [];
  },
};

/** The first day of every so many months. */
function monthsIn([first, last]: Ends, step: number): { value: number; text: string }[] {
  const [from, to] = [first, last].map((day) => {
    const [year = 0, month = 1] = dayText(day).split('-').map(Number);
    return year * 12 + month - 1;
  });
  const marks: { value: number; text: string }[] = [];
  for (let month = Math.ceil((from ?? 0) / step) * step; month <= (to ?? 0); month += step) {
    const year = String(Math.floor(month / 12));
    const text = `${year}-${String((month % 12) + 1).padStart(2, '0')}`;
    const [value] = releaseDays(text);
    if (value >= first && value <= last) marks.push({ value, text: step < 12 ? text : year });
  }
  return marks;
}

export const PARETO_AXES: Readonly<Record<CostAxis, ParetoAxis>> = { tokens: cost, cost, date };
