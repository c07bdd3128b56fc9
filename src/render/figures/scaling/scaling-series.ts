import type { Board, Cell } from '../../../board/board.ts';
import type { FullBoard } from '../../../board/full-board.ts';
import type { ScalingSeries } from '../../../board/scaling.ts';
import { formatCount, formatQuantity, listNames } from '../../../format.ts';
import type { Palette } from '../../../theme.ts';
import { accentRamp } from '../draw/accent-ramp.ts';
import { plotNotes, type Scale } from '../draw/axes.ts';
import type { Box } from '../draw/svg.ts';

/** One evaluation with its places in px. */
export interface PlacedSeries {
  readonly series: ScalingSeries;
  /** Null for one that stays in the background. */
  readonly colour: string | null;
  /** Which of the shapes its marks have. */
  readonly shape: number;
  /** One per tier; null where the evaluation was not measured. */
  readonly marks: readonly (Mark | null)[];
}

/** A score in px. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  /** Ends of the interval in px. */
  readonly limits: readonly [number, number] | null;
}

/** Up to so many lines are told apart; of more, only the first are. */
const ALL = 12;
const FIRST = 10;
/** Marks of one tier stand beside each other, so that their intervals do. */
const BESIDE = 3.5;
const MOST_OF_PITCH = 0.6;
/** Air left and right of the marks of the outermost tiers. */
const AIR = 14;

/** Middles of the tiers in px, and from each mark of a tier to the next. */
export interface TierPlaces {
  readonly middles: readonly number[];
  readonly pitch: number;
  readonly beside: number;
}

/** Spreads the tiers over the plot, with room for `loud` marks beside each other in each. */
function placeTiers(count: number, loud: number, { left, right }: Box): TierPlaces {
  const between = Math.max(1, loud - 1);
  const beside = Math.min(BESIDE, (MOST_OF_PITCH * (right - left)) / count / between);
  const inset = AIR + (beside * (loud > 1 ? between : 0)) / 2;
  const pitch = (right - left - 2 * inset) / (count - 1);
  return { middles: Array.from({ length: count }, (_, tier) => left + inset + tier * pitch), pitch, beside };
}

/** The lines of a plot, and where its tiers are. */
export interface SeriesPlaces {
  readonly tiers: TierPlaces;
  readonly placed: readonly PlacedSeries[];
}

/** The evaluations of a board in its order, with their places; those beyond the first have no colour. */
export function placeSeries(
  shown: readonly ScalingSeries[],
  tierCount: number,
  area: Box,
  y: Scale,
  colours: Palette,
): SeriesPlaces {
  const loud = countLoud(shown);
  const ramp = accentRamp(colours, loud);
  const tiers = placeTiers(tierCount, loud, area);
  const placed = shown.map((series, position): PlacedSeries => {
    const aside = position < loud ? (position - (loud - 1) / 2) * tiers.beside : 0;
    const mark = ({ value, range }: Cell, tier: number): Mark | null => {
      if (value === null) return null;
      const limits = range ? ([y(range[0]), y(range[1])] as const) : null;
      return { x: (tiers.middles[tier] ?? area.left) + aside, y: y(value), limits };
    };
    const marks = series.scores.map(mark);
    return { series, colour: ramp[position] ?? null, shape: position, marks };
  });
  return { tiers, placed };
}

/** How many of these lines stand out. */
export function countLoud({ length }: readonly ScalingSeries[]): number {
  return length <= ALL ? length : FIRST;
}

const MOST_NAMES = 12;

/** The one sentence of truth: what the first of the board keeps. */
export function scalingTruth([first]: readonly ScalingSeries[]): string {
  if (!first) return 'No evaluation matches.';
  const { value, title } = first.retention;
  return value === null ? `${first.name} has a single tier.` : `${first.name}: ${title}.`;
}

/**
 * What a reader must know to quote the figure.
 *
 * @param all how many evaluations there are, shown or not
 */
export function scalingNotes(board: Board, series: readonly PlacedSeries[], all: number): string[] {
  const loud = series.filter(({ colour }) => colour !== null);
  const partly = loud.some(({ series: one }) => one.retention.incomplete);
  return [
    ...plotNotes(board),
    'Share kept: the score on the hardest tier over that on the easiest, on the tasks both have.',
    partly ? '* between the easiest and the hardest tier that it has.' : '',
    series.length < all
      ? `This figure shows the first ${formatCount(series.length)} of ${formatQuantity(all, 'evaluation')}; all are in scores.csv.`
      : '',
    loud.length < series.length ? `Named: the first ${loud.length} of the board.` : '',
  ];
}

/** The figure in words, for those who cannot see it; empty where it cannot be drawn. */
export function scalingWords(board: FullBoard): string {
  const { scaling } = board;
  if (!scaling) return '';
  const lines = scaling.series.map(
    ({ name, scores, retention }) =>
      `${name} (${scores.map(({ text }) => text).join(', ')}; keeps ${retention.text})`,
  );
  const tiers = `${board.metrics.estimate.label} by tier: ${scaling.tiers.join(', ')}.`;
  return lines.length === 0 ? `${tiers} ${scalingTruth([])}` : `${tiers} ${listNames(lines, MOST_NAMES)}.`;
}
