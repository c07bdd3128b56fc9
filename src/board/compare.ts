import {
  formatCount,
  formatDifference,
  formatP,
  formatPercent,
  formatQuantity,
  formatScore,
  formatShare,
  formatThreshold,
  formatTimes,
} from '../format.ts';
import {
  type CellComparison,
  type ComparedScores,
  comparePairs,
  type ItemCounts,
  type PairScores,
  type ScoreWithRange,
} from '../score/comparison.ts';
import { boardMetric, inSentence, type Metric } from '../score/metrics.ts';
import type { RankLevel } from '../score/part-comparer.ts';
import { rulerText } from '../score/parts.ts';
import type { Scores } from '../score/scores.ts';
import type { Cell, HeatCell, MetricCells, MetricHeading, MetricHeadings } from './board.ts';
import { missingCell, rangeOf, valueCell } from './cell.ts';
import { describeScores } from './describe.ts';
import { makeHeatCell } from './heat-cell.ts';
import { cellOf, metricCells, metricHeadings } from './metric-cells.ts';
import { rankCell, rankRangeCell, tieGroupCell } from './rank-cell.ts';
import { detailsOf, rowNames } from './row-names.ts';

/**
 * Compares evaluations pair by pair on the cells both have, by the metric that boards are ranked by. Two that share a ranking
 * are held to the level of their board: a verdict here is the verdict of every page.
 *
 * @param evaluations indices, two to four
 * @param metric one that has intervals
 */
export function compareEvaluations(
  scores: Scores,
  evaluations: readonly number[],
  metric: Metric = boardMetric(scores),
): Comparison {
  const compared = withNames(evaluations.map((evaluation) => describeEvaluation(scores, metric, evaluation)));
  const pairs = comparePairs(scores, evaluations, metric).map((pair) =>
    wordPair(scores, metric, pair, compared),
  );
  const headings = metricHeadings(describeScores(scores).recorded, metric);
  const isEmpty = (column: MetricHeading): boolean =>
    compared.every((one) => cellOf(one.metrics, column).value === null);
  const metrics = { ...headings, columns: headings.columns.filter((column) => !isEmpty(column)) };
  const folded = headings.columns.filter((column) => column.recorded && isEmpty(column));
  const isPaired = pairs.some(({ paired }) => paired > 0);
  const notes = notesOf(scores, metric, evaluations, isPaired);
  return { evaluations: compared, metrics, folded, pairs, isPaired, notes };
}

/** Evaluations of one label are told apart by what else they are. */
function withNames(compared: readonly ComparedEvaluation[]): ComparedEvaluation[] {
  const names = rowNames(compared);
  return compared.map((one) => ({ ...one, label: names.get(one.index) ?? one.label }));
}

function notesOf(
  scores: Scores,
  metric: Metric,
  evaluations: readonly number[],
  isPaired: boolean,
): string[] {
  return [
    ...(scores.about.synthetic ? ['Synthetic data: the models and the numbers are made up.'] : []),
    `Ratios and p-values compare ${inSentence(metric)}s on the cells that both have. Other cells are left out.`,
    ...pairingNotes(scores, isPaired),
    ...rulerNote(scores, evaluations),
  ];
}

/** Said once for all pairs and cells where nothing is paired. */
function pairingNotes({ outcomes, about }: Scores, isPaired: boolean): string[] {
  if (outcomes === null) return ['No item-level outcomes: comparisons are unpaired (conservative).'];
  const counted = 'Wins and losses count items that both answered once.';
  if (isPaired) return [`A cell is paired where both answered the same items, once each. ${counted}`];
  const why =
    about.cluster === 'none'
      ? 'In no cell did two of them answer the same items, once each'
      : 'Intervals answer for other points than these';
  return [`${why}: comparisons are unpaired (conservative). ${counted}`];
}

function rulerNote({ evaluations, about }: Scores, compared: readonly number[]): string[] {
  const texts = new Set(compared.map((index) => rulerText(evaluations[index]) || 'an unnamed ruler'));
  if (texts.size < 2) return [];
  const trust = about.comparable
    ? 'The dataset declares them comparable'
    : 'They share no ranking; a difference may come from the setup';
  return [`Measured with different setups (${[...texts].join('; ')}). ${trust}.`];
}

function describeEvaluation(scores: Scores, metric: Metric, index: number): ComparedEvaluation {
  const about = scores.evaluations[index];
  if (!about) throw new RangeError(`compareEvaluations: there is no evaluation ${String(index)}`);
  const { overall } = scores.of(index);
  return {
    index,
    id: about.id,
    slug: about.slug,
    label: about.label,
    details: detailsOf(scores, index),
    rank: rankCell(scores, metric, index),
    rankRange: rankRangeCell(scores, metric, index),
    tieGroup: tieGroupCell(scores, metric, index),
    metrics: metricCells(overall, metric),
  };
}

function wordPair(
  scores: Scores,
  metric: Metric,
  pair: ComparedScores,
  compared: readonly ComparedEvaluation[],
): ComparedPair {
  const { a, b, cells, leftOut } = pair;
  const items = pair.items && itemCells(pair.items);
  const tasks = pair.byCell.map((cell) => wordCell(scores, cell));
  const [nameA = '', nameB = ''] = [a, b].map((position) => compared[position]?.label);
  const common = { a, b, items, cells, leftOut, tasks };
  if (!pair.scores) {
    const none = missingCell('no-points', 'They share no cell');
    const verdict = `${nameA} and ${nameB} share no cell and cannot be compared.`;
    return {
      ...common,
      differs: false,
      paired: 0,
      isMixed: false,
      pairing: UNPAIRED,
      narrowing: none,
      level: '',
      verdict,
      scoreA: none,
      scoreB: none,
      ratio: none,
      p: none,
      ahead: none,
      further: none,
    };
  }
  const { scoreA, scoreB, difference, level, ahead } = pair.scores;
  const { ratio, ratioLower, ratioUpper, pValue } = difference;
  const times = `${formatTimes(ratioLower)} to ${formatTimes(ratioUpper)}`;
  return {
    ...common,
    differs: pair.scores.verdict !== 0,
    paired: pair.scores.paired,
    isMixed: pair.scores.paired > 0 && pair.scores.paired < cells,
    pairing: pairingText(pair.scores, cells),
    narrowing: narrowingCell(pair.scores),
    level: levelText(level),
    verdict: verdictOf(nameA, nameB, pair.scores) + itemsVerdict(nameA, items),
    scoreA: scoreCell(metric, scoreA),
    scoreB: scoreCell(metric, scoreB),
    ratio: valueCell(
      ratio,
      formatTimes(ratio),
      `ratio ${formatTimes(ratio)}, 95 % interval ${times}`,
      rangeOf(ratioLower, ratioUpper, formatTimes),
    ),
    p: valueCell(pValue, pText(pair.scores), `p ${pText(pair.scores)}; ${levelText(level)}`),
    ahead: valueCell(
      ahead,
      confidenceText(ahead),
      `confidence that ${nameA} is ahead on this suite: ${confidenceText(ahead)}`,
    ),
    further: furtherCell(pair.scores),
  };
}

/** In how many cells both answered the same items, and apart from that what it does to the interval. */
function pairingText(scores: PairScores, cells: number): string {
  const { paired } = scores;
  if (paired === 0) return UNPAIRED;
  const elsewhere = paired === cells ? '' : `, elsewhere ${UNPAIRED}`;
  const { missing, text } = narrowingCell(scores);
  const effect = missing === null ? `; interval ${text}` : '';
  return `${PAIRED} in ${formatCount(paired)} of ${formatQuantity(cells, 'cell')}${elsewhere}${effect}`;
}

/** What pairing does to the interval of the ratio, and so to p. */
function narrowingCell({ pairedReach }: PairScores): Cell {
  if (pairedReach === null) return missingCell('not-recorded', 'No cell is paired');
  const value = 1 - pairedReach;
  const by = formatPercent(Math.abs(value));
  const how =
    Math.abs(value) < VISIBLE_NARROWING ? 'as wide as' : `${by} ${value > 0 ? 'narrower' : 'wider'} than`;
  return valueCell(value, `${how} unpaired`, `The interval of the ratio is ${how} unpaired`);
}

function pText({ difference, level }: PairScores): string {
  return formatP(difference.pValue, level.threshold);
}

/** How strict a verdict is, and why. */
function levelText({ evaluations, threshold }: RankLevel): string {
  return `two of ${formatQuantity(evaluations, 'evaluation')} differ when p is below ${formatThreshold(threshold)}`;
}

/** How many more responses would tell two apart. */
function furtherCell({ further, verdict }: PairScores): Cell {
  if (further === null)
    return missingCell('not-scorable', 'Their scores are equal: no number of responses would tell');
  if (verdict !== 0) return valueCell(0, formatCount(0), 'They differ significantly already');
  const text = formatCount(further);
  return valueCell(
    further,
    text,
    `about ${text} more responses of the two together would make a difference of this size significant (power .8)`,
  );
}

function scoreCell({ label }: Metric, { score, range }: ScoreWithRange): Cell {
  const interval = range && rangeOf(...range, formatScore);
  const said = interval === null ? 'at chance' : `95 % interval ${interval.rangeText}`;
  const title = `${label} ${formatScore(score)} on the shared cells, ${said}`;
  return valueCell(score, formatScore(score), title, interval ?? {});
}

function verdictOf(a: string, b: string, pair: PairScores): string {
  const { difference, verdict, level } = pair;
  const { ratio, ratioLower, ratioUpper } = difference;
  const p = `p-value ${pText(pair)}, threshold ${formatThreshold(level.threshold)}`;
  if (verdict === 0) return `${a} and ${b} do not differ significantly (${p}).`;
  const [first, second] = verdict > 0 ? [a, b] : [b, a];
  const [times, low, high] = (
    verdict > 0 ? [ratio, ratioLower, ratioUpper] : [1 / ratio, 1 / ratioUpper, 1 / ratioLower]
  ).map(formatTimes);
  return `${first} scores ${times} as much as ${second} (95 % interval ${low} to ${high}; ${p}).`;
}

function itemsVerdict(name: string, items: ComparedPair['items']): string {
  if (!items) return '';
  const { wins, losses, ties, p } = items;
  const shared = formatQuantity(wins + losses + ties, 'item');
  return ` On the ${shared} both answered, ${name} wins ${formatCount(wins)} and loses ${formatCount(losses)} (exact McNemar p-value ${p.text}).`;
}

const PAIRED = 'paired';
const UNPAIRED = 'unpaired (conservative)';
/** As percent are printed; less is "as wide". */
const VISIBLE_NARROWING = 0.0005;

function wordCell({ tiers, tasks }: Scores, cell: CellComparison): ComparedTask {
  const tier = tiers[cell.tier] ?? { id: '', label: '' };
  const task = tasks[cell.task];
  if (!task) throw new RangeError(`wordCell: there is no task ${String(cell.task)}`);
  return {
    tier: tier.label,
    task: task.label,
    items: cell.items && itemCells(cell.items),
    a: makeHeatCell(cell.a, tier, task),
    b: makeHeatCell(cell.b, tier, task),
    difference: differenceCell(cell),
    method: methodOf(cell),
    pairing: cell.paired ? PAIRED : '—',
  };
}

/** Wins and losses with the exact McNemar p. */
function itemCells({ wins, losses, ties, pValue }: ItemCounts): ComparedItems {
  const text = formatP(pValue);
  return { wins, losses, ties, p: valueCell(pValue, text, `exact McNemar p ${text}`) };
}

function methodOf({ a, b, paired }: CellComparison): string {
  if (!a?.interval || !b?.interval) return 'left out';
  return paired ? PAIRED : UNPAIRED;
}

function differenceCell({ a, b, difference: gap, correlation }: CellComparison): Cell {
  if (!a || !b) return missingCell('no-points', 'One of them lacks this cell');
  if (!gap) return missingCell('not-scorable', 'Success of one of them is not known');
  const { difference, lower, upper } = gap;
  const method =
    correlation === null
      ? "Newcombe's unpaired interval"
      : `Newcombe's paired interval, correlation ${formatShare(correlation)}`;
  const interval = rangeOf(lower, upper, formatDifference, ' to ');
  const text = formatDifference(difference);
  const title = `difference ${text}, 95 % interval ${interval.rangeText} (${method})`;
  const tone = lower > 0 ? 'best' : upper < 0 ? 'worst' : 'plain';
  return valueCell(difference, text, title, { ...interval, tone });
}

/** For people: the share in words of a confidence. */
function confidenceText(ahead: number): string {
  return ahead >= 0.9995 ? 'more than .999' : formatShare(ahead);
}

/** Two to four evaluations side by side, ready to print, and every pair of them. */
export interface Comparison {
  readonly evaluations: readonly ComparedEvaluation[];
  /** Without the columns that are empty for all of them. */
  readonly metrics: MetricHeadings;
  /** Those that are recorded for others of the board. */
  readonly folded: readonly MetricHeading[];
  readonly pairs: readonly ComparedPair[];
  /** Whether any pair has a paired cell; else a note says once that none has. */
  readonly isPaired: boolean;
  /** What holds for the whole comparison, one sentence each. */
  readonly notes: readonly string[];
}

export interface ComparedEvaluation {
  readonly index: number;
  readonly id: string;
  readonly slug: string;
  readonly label: string;
  readonly details: string;
  readonly rank: Cell;
  readonly rankRange: Cell;
  readonly tieGroup: Cell;
  readonly metrics: MetricCells;
}

export interface ComparedPair {
  /** Positions in `evaluations`. */
  readonly a: number;
  readonly b: number;
  /** One sentence a person can quote. */
  readonly verdict: string;
  /** The verdict alone: whether the two can be told apart. */
  readonly differs: boolean;
  /** How strict the verdict is, and why. */
  readonly level: string;
  /** Of the compared cells, those of which both answered the same items, once each. */
  readonly paired: number;
  /** Whether some cells are paired and others not, so that each has to say which it is. */
  readonly isMixed: boolean;
  /** The same in words: "unpaired (conservative)", or in how many cells it is paired and what that does to the interval. */
  readonly pairing: string;
  /** By which share pairing narrows the interval of the ratio, negative where it widens it; missing where nothing is paired. */
  readonly narrowing: Cell;
  /** Scores on the cells that both have, each with its interval. */
  readonly scoreA: Cell;
  readonly scoreB: Cell;
  /** Score of A over score of B, with its 95 % interval. */
  readonly ratio: Cell;
  /** Of this pair, uncorrected; `level` says what it is held against. */
  readonly p: Cell;
  /** "Confidence that A is ahead on this suite", 1 − p/2. */
  readonly ahead: Cell;
  /** How many more responses of the two together would tell a difference of this size. */
  readonly further: Cell;
  /** Wins, losses and ties of A on shared items with the exact McNemar p; null when they share none. */
  readonly items: ComparedItems | null;
  readonly cells: number;
  /** Cells that one of them lacks, left out. */
  readonly leftOut: number;
  readonly tasks: readonly ComparedTask[];
}

export interface ComparedItems {
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  readonly p: Cell;
}

export interface ComparedTask {
  readonly tier: string;
  readonly task: string;
  readonly a: HeatCell;
  readonly b: HeatCell;
  /** Success of A minus success of B, with its 95 % interval; missing where one of them lacks the cell. */
  readonly difference: Cell;
  readonly items: ComparedItems | null;
  /** "paired", "unpaired (conservative)", or "left out" where one of them has no score. */
  readonly method: string;
  /** The same for a column that tells paired cells from others: "paired" or "—". */
  readonly pairing: string;
}
