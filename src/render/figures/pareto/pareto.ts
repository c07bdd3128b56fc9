import type { Board } from '../../../board/board.ts';
import { largest, smallest } from '../../../board/extremes.ts';
import type { FullBoard } from '../../../board/full-board.ts';
import type { CostAxis, Pareto, ParetoPoint } from '../../../board/pareto.ts';
import { formatCount, formatQuantity, formatScore, listNames } from '../../../format.ts';
import type { ThemeName } from '../../../theme.ts';
import {
  AXIS_ROOM,
  drawXAxis,
  drawYAxis,
  linearScale,
  plotFrame,
  plotNotes,
  roundTicks,
  type Scale,
} from '../draw/axes.ts';
import { drawImage, drawNotes, drawTitle, flowLegend, type Frame, stack } from '../draw/figure-frame.ts';
import { countThatFits } from '../draw/fit-bytes.ts';
import { plotHeight, type Sheet } from '../draw/sheet.ts';
import { type Box, element, join, type Svg } from '../draw/svg.ts';
import { PARETO_AXES, type ParetoAxis } from './pareto-axes.ts';
import { drawFront, drawPoint, labelPoints, paretoLegend, type PlacedPoint } from './pareto-marks.ts';

export interface ParetoOptions {
  readonly theme: ThemeName;
  readonly axis: CostAxis;
  /** The paper it is drawn for; a screen when absent. */
  readonly sheet?: Sheet | undefined;
}

const HEIGHT = 300;
const Y_NUMBERS = 34;
const MOST_TICKS = 7;

/**
 * Score against cost of a board as SVG text: the front as a step line with filled marks, evaluations that cannot be told
 * from it as rings, those clearly behind in grey. What a filter hides stays as a dot: it moves no front. Of more than fit
 * a page, the front and some others are shown, and that is said.
 * @throws RangeError when no two evaluations have both score and cost
 */
export function paretoSvg(board: FullBoard, { theme, axis, sheet }: ParetoOptions): string {
  const pareto = board.pareto[axis];
  if (!pareto) throw new RangeError(`paretoSvg: no two evaluations have a score and recorded ${axis}`);
  const draw = (count: number, inTheme: ThemeName): string =>
    drawPareto(board, pareto, count, { theme: inTheme, axis, sheet });
  // In one theme, so that all themes show the same.
  return draw(
    countThatFits(pareto.points.length, (count) => draw(count, 'light')),
    theme,
  );
}

function drawPareto(board: FullBoard, pareto: Pareto, count: number, options: ParetoOptions): string {
  const { theme, axis, sheet } = options;
  const frame = plotFrame(`pareto-${axis}`, theme, sheet);
  const height = plotHeight(HEIGHT, sheet);
  const { about } = board;
  const scoreName = board.metrics.estimate.label;
  const points = firstPoints(placePoints(pareto, PARETO_AXES[axis], frame, height), count);
  const area = plotArea(frame, height);
  const labelled = labelPoints(points, area, frame.colours);
  const blocks = [
    ...(sheet?.hasTitle === false
      ? []
      : [drawTitle(about, `${scoreName} against ${pareto.axisLabel}.`, paretoTruth(pareto), frame)]),
    {
      svg: drawPlot(board, pareto, PARETO_AXES[axis], points, labelled.svg, frame, height),
      height: area.bottom + AXIS_ROOM.below,
    },
    flowLegend(paretoLegend(points, frame.colours, PARETO_AXES[axis].front), frame),
    ...(sheet ? [] : [drawNotes(paretoNotes(board, pareto, points.length, labelled.unnamed), about, frame)]),
  ];
  const whole = Math.ceil(blocks.reduce((sum, block) => sum + block.height, 0));
  const words = { name: `${about.title}: score against ${axis}`, description: paretoWords(board, axis) };
  return drawImage(frame, words, whole, stack(blocks));
}

/** So many of the points, in their order: the front, then what the view shows, then the others. */
function firstPoints(points: readonly PlacedPoint[], count: number): readonly PlacedPoint[] {
  if (count >= points.length) return points;
  const rankOf = ({ point }: PlacedPoint): number => (point.standing === 'front' ? 0 : point.shown ? 1 : 2);
  const kept = new Set(points.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, count));
  return points.filter((point) => kept.has(point));
}

const plotArea = ({ margin, width }: Frame, height: number): Box => ({
  left: margin + Y_NUMBERS,
  right: width - margin,
  top: AXIS_ROOM.above,
  bottom: AXIS_ROOM.above + height,
});

function placePoints(pareto: Pareto, axis: ParetoAxis, frame: Frame, height: number): PlacedPoint[] {
  const { x, y } = scalesOf(pareto, axis, frame, height);
  return pareto.points.map((point) => ({
    point,
    name: `${point.name}${point.incomplete ? '*' : ''}`,
    x: x(point.cost.value ?? 0),
    y: y(point.score.value ?? 0),
    across: point.cost.range?.map(x) ?? null,
    down: point.score.range?.map(y) ?? null,
  }));
}

interface Scales {
  readonly x: Scale;
  readonly y: Scale;
  readonly costs: readonly [number, number];
  /** Marks of the y axis. */
  readonly scores: readonly number[];
}

function scalesOf({ points }: Pareto, axis: ParetoAxis, frame: Frame, height: number): Scales {
  const area = plotArea(frame, height);
  const costs = axis.extent(points);
  const values = points.flatMap(({ score }) => [score.value ?? 0, ...(score.range ?? [])]);
  const scores = roundTicks(smallest(values), largest(values), MOST_TICKS);
  return {
    costs,
    scores,
    x: axis.scale(costs, [area.left, area.right]),
    y: linearScale([scores[0] ?? 0, scores.at(-1) ?? 1000], [area.bottom, area.top]),
  };
}

function drawPlot(
  board: Board,
  pareto: Pareto,
  axis: ParetoAxis,
  points: readonly PlacedPoint[],
  labels: Svg,
  frame: Frame,
  height: number,
): Svg {
  const { colours } = frame;
  const { x, y, costs, scores } = scalesOf(pareto, axis, frame, height);
  const area = plotArea(frame, height);
  const down = scores.map((tick) => ({
    place: y(tick),
    text: formatScore(tick),
  }));
  const across = axis.ticks(costs, MOST_TICKS).map(({ value, text }) => ({ place: x(value), text }));
  const order = ['behind', 'band', 'front'] as const;
  const marks = [false, true].flatMap((shown) =>
    order.flatMap((standing) =>
      points.filter(({ point }) => point.shown === shown && point.standing === standing),
    ),
  );
  return element(
    'g',
    {},
    drawYAxis(down, board.metrics.estimate.label.toLowerCase(), area, colours),
    drawXAxis(across, `${pareto.axisLabel}${axis.aside}`, area, colours),
    drawFront(points, area, colours),
    join(
      marks.map((mark) => drawPoint(mark, colours)),
      '\n',
    ),
    labels,
  );
}

const MOST_NAMES = 12;

/** The one sentence of truth: how many are on the front, and how many nobody can tell from it. */
function paretoTruth({ points }: Pareto): string {
  const shown = points.filter((one) => one.shown);
  if (shown.length === 0) return 'No evaluation matches.';
  const count = (standing: ParetoPoint['standing']): string =>
    formatCount(shown.filter((one) => one.standing === standing).length);
  return `${count('front')} on the front, ${count('band')} not significantly behind it, ${count('behind')} clearly behind.`;
}

/** What a reader must know to quote the figure. */
function paretoNotes(board: Board, pareto: Pareto, drawn: number, unnamed: readonly string[]): string[] {
  const all = pareto.points.length;
  return [
    drawn < all
      ? `This figure shows ${formatCount(drawn)} of ${formatQuantity(all, 'evaluation')}, the front first; all are in scores.csv.`
      : '',
    ...plotNotes(board),
    ...pareto.notes,
    board.rows.some(({ metrics }) => metrics.headline.incomplete) ? '* some points are missing.' : '',
    unnamed.length > 0 ? `Without a name in the figure: ${listNames(unnamed, MOST_NAMES)}.` : '',
  ];
}

/** The figure in words, for those who cannot see it; empty where it cannot be drawn. */
export function paretoWords(board: FullBoard, axis: CostAxis): string {
  const pareto = board.pareto[axis];
  if (!pareto) return '';
  const told = (standing: ParetoPoint['standing']): string =>
    listNames(
      pareto.points
        .filter((point) => point.shown && point.standing === standing)
        .toSorted((a, b) => (a.cost.value ?? 0) - (b.cost.value ?? 0))
        .map(({ name, score, cost }) => `${name} (${score.text}${PARETO_AXES[axis].joint}${cost.text})`),
      MOST_NAMES,
    );
  const [front, band] = [told('front'), told('band')];
  return [
    `${board.metrics.estimate.label} against ${pareto.axisLabel}. ${paretoTruth(pareto)}`,
    ...(front === '' ? [] : [`On the front, ${PARETO_AXES[axis].order}: ${front}.`]),
    ...(band === '' ? [] : [`Not significantly behind it: ${band}.`]),
  ].join(' ');
}
