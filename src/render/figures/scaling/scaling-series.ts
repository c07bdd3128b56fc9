import type { Board, Cell } from '../../../board/board.ts';
import type { FullBoard } from '../../../board/full-board.ts';
import type { Scaling, ScalingSeries } from '../../../board/scaling.ts';
import type { Palette } from '../../../theme.ts';
import { accentRamp } from '../draw/accent-ramp.ts';
import { listNames, plotNotes, type Scale } from '../draw/axes.ts';
import type { Box } from '../draw/svg.ts';

/** One evaluation, by a name that no other on the board has. */
export interface Named {
  readonly series: ScalingSeries;
  readonly name: string;
}

/** One evaluation with its places in px. */
export interface PlacedSeries extends Named {
  /** Null for one that stays in the background. */
  readonly colour: string | null;
  /** Which of the shapes its marks have. */
  readonly shape: number;
  /** One entry per tier; null where the evaluation was not measured. */
  readonly places: readonly (Place | null)[];
}

export interface Place {
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
  shown: readonly Named[],
  tierCount: number,
  area: Box,
  y: Scale,
  colours: Palette,
): SeriesPlaces {
  const loud = countLoud(shown);
  const ramp = accentRamp(colours, loud);
  const tiers = placeTiers(tierCount, loud, area);
  const placed = shown.map(({ series, name }, position): PlacedSeries => {
    const aside = position < loud ? (position - (loud - 1) / 2) * tiers.beside : 0;
    const place = ({ value, range }: Cell, tier: number): Place | null => {
      if (value === null) return null;
      const limits = range ? ([y(range[0]), y(range[1])] as const) : null;
      return { x: (tiers.middles[tier] ?? area.left) + aside, y: y(value), limits };
    };
    const places = series.scores.map(place);
    return { series, name, colour: ramp[position] ?? null, shape: position, places };
  });
  return { tiers, placed };
}

/** How many of these lines stand out. */
export function countLoud({ length }: readonly Named[]): number {
  return length <= ALL ? length : FIRST;
}

/** The lines of those that the board shows, in its order and with its names. */
export function namedSeries({ rows }: Board, { series }: Scaling): Named[] {
  const known = new Map(series.map((one) => [one.index, one]));
  return rows.flatMap(({ index, name }) => {
    const one = known.get(index);
    return one ? [{ series: one, name }] : [];
  });
}

const MOST_NAMES = 12;

/** The share that an evaluation keeps; an asterisk where it lacks the easiest or the hardest tier. */
export function keptText({ scores, retention }: ScalingSeries): string {
  return retention.value === null || hasBothEnds(scores) ? retention.text : `${retention.text}*`;
}

const hasBothEnds = (scores: ScalingSeries['scores']): boolean =>
  scores[0]?.missing === null && scores.at(-1)?.missing === null;

/** The one sentence of truth: what the first of the board keeps. */
export function scalingTruth([first]: readonly Named[]): string {
  if (!first) return 'No evaluation matches.';
  const { value, title } = first.series.retention;
  return value === null ? `${first.name} has a single tier.` : `${first.name} ${title}.`;
}

/** What a reader must know to quote the figure. */
export function scalingNotes(board: Board, series: readonly PlacedSeries[]): string[] {
  const loud = series.filter(({ colour }) => colour !== null);
  const partly = loud.some(({ series: one }) => keptText(one).endsWith('*'));
  return [
    ...plotNotes(board),
    'Share kept: the score on the hardest tier over that on the easiest, on the tasks both have.',
    partly ? '* between the easiest and the hardest tier that it has.' : '',
    loud.length < series.length ? `Named: the first ${loud.length} of the board.` : '',
  ];
}

/** The figure in words, for those who cannot see it; empty where it cannot be drawn. */
export function scalingWords(board: FullBoard): string {
  const { scaling } = board;
  if (!scaling) return '';
  const lines = namedSeries(board, scaling).map(
    ({ name, series }) =>
      `${name} (${series.scores.map(({ text }) => text).join(', ')}; keeps ${keptText(series)})`,
  );
  const tiers = `Plain score by tier: ${scaling.tiers.join(', ')}.`;
  return lines.length === 0 ? `${tiers} ${scalingTruth([])}` : `${tiers} ${listNames(lines, MOST_NAMES)}.`;
}
