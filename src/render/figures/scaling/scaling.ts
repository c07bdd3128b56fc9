import type { Board } from '../../../board/board.ts';
import type { FullBoard } from '../../../board/full-board.ts';
import type { Scaling } from '../../../board/scaling.ts';
import { formatScore } from '../../../format.ts';
import type { ThemeName } from '../../../theme.ts';
import {
  AXIS_ROOM,
  drawXAxis,
  drawYAxis,
  linearScale,
  PLOT_TEXT,
  plotFrame,
  roundTicks,
  type Tick,
} from '../draw/axes.ts';
import { drawImage, drawNotes, drawTitle, flowLegend, type Frame, stack } from '../draw/figure-frame.ts';
import { countThatFits } from '../draw/fit-bytes.ts';
import { cutText } from '../draw/fit-text.ts';
import { textWidth } from '../draw/text-width.ts';
import { plotHeight, type Sheet } from '../draw/sheet.ts';
import { element, join, type Svg } from '../draw/svg.ts';
import { drawEnds, drawSeries, endsWidth, scalingLegend } from './scaling-lines.ts';
import {
  countLoud,
  type PlacedSeries,
  placeSeries,
  scalingNotes,
  scalingTruth,
  scalingWords,
  type TierPlaces,
} from './scaling-series.ts';

const HEIGHT = 320;
const Y_NUMBERS = 34;
const MOST_TICKS = 7;
/** On a narrow figure the names leave room for the lines. */
const NAME_SHARE = 0.28;
/** A tier without a name where names would be narrower than this. */
const NARROWEST_NAME = 22;
/** Names of the outermost tiers reach beyond the plot, as far as the margin. */
const WIDEST_NAME = 84;

export interface ScalingOptions {
  readonly theme: ThemeName;
  /** The paper it is drawn for; a screen when absent. */
  readonly sheet?: Sheet | undefined;
}

/**
 * Where each evaluation of a board falls off, as SVG text: tiers from the easiest to the hardest, a line per evaluation;
 * the first of the board stand out and carry their names, the others are thin and grey. Of more than fit a page, the first
 * are shown, and that is said.
 * @throws RangeError when the board has a single tier
 */
export function scalingSvg(board: FullBoard, { theme, sheet }: ScalingOptions): string {
  const { scaling } = board;
  if (!scaling) throw new RangeError('scalingSvg: the board has a single tier');
  // In one theme, so that all themes show the same.
  const shown = countThatFits(scaling.series.length, (count) =>
    drawScaling(board, scaling, count, { theme: 'light', sheet }),
  );
  return drawScaling(board, scaling, shown, { theme, sheet });
}

function drawScaling(board: FullBoard, scaling: Scaling, shown: number, options: ScalingOptions): string {
  const { theme, sheet } = options;
  const { about } = board;
  const frame = plotFrame('scaling', theme, sheet);
  const high = plotHeight(HEIGHT, sheet);
  const { series } = scaling;
  const drawn = drawPlot(board, { ...scaling, series: series.slice(0, shown) }, frame, high);
  const summary = `${board.metrics.estimate.label} from the easiest to the hardest of ${scaling.tiers.length} tiers.`;
  const blocks = [
    ...(sheet?.hasTitle === false ? [] : [drawTitle(about, summary, scalingTruth(series), frame)]),
    { svg: drawn.svg, height: AXIS_ROOM.above + high + AXIS_ROOM.below },
    flowLegend(scalingLegend(drawn.placed, frame.colours), frame),
    ...(sheet ? [] : [drawNotes(scalingNotes(board, drawn.placed, series.length), about, frame)]),
  ];
  const height = Math.ceil(blocks.reduce((sum, block) => sum + block.height, 0));
  const words = { name: `${about.title}: score by difficulty`, description: scalingWords(board) };
  return drawImage(frame, words, height, stack(blocks));
}

interface DrawnPlot {
  readonly svg: Svg;
  readonly placed: readonly PlacedSeries[];
}

function drawPlot(
  { metrics }: Board,
  { tiers: names, series, extent }: Scaling,
  { width, margin, colours }: Frame,
  height: number,
): DrawnPlot {
  const ends = endsWidth(series.slice(0, countLoud(series)), width * NAME_SHARE);
  const area = {
    left: margin + Y_NUMBERS,
    right: width - margin - ends,
    top: AXIS_ROOM.above,
    bottom: AXIS_ROOM.above + height,
  };
  const scores = roundTicks(...extent, MOST_TICKS);
  const y = linearScale([scores[0] ?? 0, scores.at(-1) ?? 1000], [area.bottom, area.top]);
  const { tiers, placed } = placeSeries(series, names.length, area, y, colours);
  const down = scores.map((tick) => ({
    place: y(tick),
    text: formatScore(tick),
  }));
  const quiet = placed.filter(({ colour }) => colour === null);
  const loud = placed.filter(({ colour }) => colour !== null);
  const lines = [...quiet, ...loud.toReversed()].map((one) => drawSeries(one, colours));
  const svg = element(
    'g',
    {},
    drawYAxis(down, metrics.estimate.label.toLowerCase(), area, colours),
    drawXAxis(tierTicks(names, tiers), 'tier, from the easiest to the hardest', area, colours),
    join(lines, '\n'),
    drawEnds(placed, area, colours, ends),
  );
  return { svg, placed };
}

/** Names of the tiers, every so many where they would be too narrow to read. */
function tierTicks(names: readonly string[], { middles, pitch }: TierPlaces): Tick[] {
  const least = Math.ceil(NARROWEST_NAME / pitch);
  const room = (every: number): number => Math.min(pitch * every - 4, WIDEST_NAME);
  const fits = (every: number): boolean =>
    names.every((name, tier) => tier % every > 0 || textWidth(name, PLOT_TEXT.small) <= room(every));
  // "128" and "192" must not both become "1…"; words that are too long for any place are cut.
  const every = [least, least + 1, least + 2].find(fits) ?? least;
  return names.map((name, tier) => ({
    place: middles[tier] ?? 0,
    text: tier % every === 0 ? cutText(name, room(every), PLOT_TEXT.small) : '',
  }));
}
