import {
  formatCount,
  formatNeeded,
  formatP,
  formatPercent,
  formatQuantity,
  formatScore,
  formatThreshold,
  formatTimes,
} from '../format.ts';
import {
  type CellLevel,
  type ComparedScores,
  comparePairs,
  type PairScores,
  type ScoreWithRange,
} from '../score/comparison.ts';
import { boardMetric, inSentence, type Metric } from '../score/metrics.ts';
import type { RankLevel } from '../score/part-comparer.ts';
import { rulerText } from '../score/parts.ts';
import type { Scores } from '../score/scores.ts';
import type { Cell, MetricCells, MetricHeading, MetricHeadings } from './board.ts';
import { missingCell, rangeOf, valueCell } from './cell.ts';
import {
  type ComparedItems,
  type ComparedTask,
  itemCells,
  PAIRED,
  UNPAIRED,
  wordCell,
} from './compare-cells.ts';
import { describeScores } from './describe.ts';
import { cellOf, metricCells, metricHeadings } from './metric-cells.ts';
import { rankCell, rankRangeCell, tieGroupCell } from './rank-cell.ts';
import { boardNames, detailsOf } from './row-names.ts';

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
  const compared = withNames(
    scores,
    evaluations.map((evaluation) => describeEvaluation(scores, metric, evaluation)),
  );
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
  return { evaluations: compared, metrics, folded, pairs, notes };
}

/** Evaluations of one label are told apart by what else they are. */
function withNames(scores: Scores, compared: readonly ComparedEvaluation[]): ComparedEvaluation[] {
  const names = boardNames(scores);
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
  const measured = pair.scores
    ? wordScores(metric, pair.scores, [nameA, nameB], cells)
    : sharesNothing(nameA, nameB);
  const facts: Fact[] = [
    ...(pair.scores ? scoreFacts(metric, measured, nameA) : []),
    ['compared on', comparedText(pair)],
    ['cells that differ significantly', differingText(pair)],
    ['item by item', items ? itemsText(items, nameA) : 'no items shared'],
  ];
  const verdict = measured.verdict + itemsVerdict(nameA, items);
  const { cellLevel } = pair;
  return { a, b, items, cells, leftOut, tasks, cellLevel, ...measured, verdict, facts };
}

type MeasuredPair = Omit<
  ComparedPair,
  'a' | 'b' | 'items' | 'cells' | 'leftOut' | 'tasks' | 'cellLevel' | 'facts'
>;

function sharesNothing(nameA: string, nameB: string): MeasuredPair {
  const none = missingCell('no-points', 'They share no cell');
  return {
    differs: false,
    paired: 0,
    isMixed: false,
    pairing: UNPAIRED,
    narrowing: none,
    level: '',
    verdict: `${nameA} and ${nameB} share no cell and cannot be compared.`,
    scoreA: none,
    scoreB: none,
    ratio: none,
    p: none,
    ahead: none,
    further: none,
  };
}

function wordScores(
  metric: Metric,
  scores: PairScores,
  [nameA, nameB]: readonly [string, string],
  cells: number,
): MeasuredPair {
  const { scoreA, scoreB, difference, level, ahead } = scores;
  const { ratio, ratioLower, ratioUpper, pValue } = difference;
  const interval = rangeOf(ratioLower, ratioUpper, formatTimes, ' to ');
  return {
    differs: scores.verdict !== 0,
    paired: scores.paired,
    isMixed: scores.paired > 0 && scores.paired < cells,
    pairing: pairingText(scores, cells),
    narrowing: narrowingCell(scores),
    level: levelText(level),
    verdict: verdictOf(nameA, nameB, scores),
    scoreA: scoreCell(metric, scoreA),
    scoreB: scoreCell(metric, scoreB),
    ratio: valueCell(
      ratio,
      formatTimes(ratio),
      `ratio ${formatTimes(ratio)}, 95 % interval ${interval.rangeText}`,
      interval,
    ),
    p: valueCell(pValue, pText(scores), `p-value ${pText(scores)}; ${levelText(level)}`),
    ahead: valueCell(
      ahead,
      confidenceText(ahead),
      `confidence that ${nameA} is ahead on this suite: ${confidenceText(ahead)}`,
    ),
    further: furtherCell(scores),
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
  const text = formatNeeded(further);
  return valueCell(
    further,
    text,
    `${text} more responses of the two together would make a difference of this size significant (power .8)`,
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
  return ` On the ${shared} both answered, ${name} wins ${formatCount(wins)} and loses ${formatCount(losses)} (${p.title}).`;
}

/** As percent are printed; less is "as wide". */
const VISIBLE_NARROWING = 0.0005;

/** For people: a confidence, which is never all or nothing. */
function confidenceText(ahead: number): string {
  if (ahead > 1 - LEAST_DOUBT) return 'more than .999';
  return ahead < LEAST_DOUBT ? 'less than .001' : formatP(ahead);
}

const LEAST_DOUBT = 0.001;

/** What people read of a pair, in one order everywhere. */
function scoreFacts({ label }: Metric, pair: MeasuredPair, first: string): Fact[] {
  const { scoreA, scoreB, ratio, p, level, paired, pairing, ahead, further } = pair;
  return [
    [`${label}s on shared cells`, `${withRange(scoreA)} against ${withRange(scoreB)}`],
    ['ratio of the scores', withRange(ratio)],
    ['p-value', `${p.text}; ${level}`],
    // Where nothing is paired a note says so.
    ...(paired > 0 ? [['pairing', pairing] as const] : []),
    [`confidence that ${first} is ahead on this suite`, ahead.text],
    ['further responses for a significant difference', further.value === 0 ? 'none' : further.text],
  ];
}

function withRange({ text, rangeText }: Cell): string {
  return rangeText === '' ? text : `${text} (95 %: ${rangeText})`;
}

function comparedText({ cells, leftOut }: ComparedScores): string {
  const left = leftOut === 0 ? '' : `; ${formatQuantity(leftOut, 'cell')} that one of them lacks left out`;
  return `${formatQuantity(cells, 'shared cell')}${left}`;
}

function differingText({ cellLevel: { compared, differing, threshold } }: ComparedScores): string {
  const level = `p-value below ${formatThreshold(threshold)}: the threshold of the pair, over ${formatQuantity(compared, 'cell')}`;
  return compared === 0 ? 'none' : `${formatCount(differing)} of ${formatCount(compared)} (${level})`;
}

function itemsText({ wins, losses, ties, p }: ComparedItems, first: string): string {
  const counts = `${first} wins ${formatCount(wins)}, loses ${formatCount(losses)}, ties ${formatCount(ties)}`;
  return `${counts}; ${p.title}`;
}

/** Two to four evaluations side by side, ready to print, and every pair of them. */
export interface Comparison {
  readonly evaluations: readonly ComparedEvaluation[];
  /** Without the columns that are empty for all of them. */
  readonly metrics: MetricHeadings;
  /** Those that are recorded for others of the board. */
  readonly folded: readonly MetricHeading[];
  readonly pairs: readonly ComparedPair[];
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
  readonly cellLevel: CellLevel;
  /** All of it as people read it, for every output. */
  readonly facts: readonly Fact[];
}

type Fact = readonly [name: string, value: string];
