import {
  formatCount,
  formatDifference,
  formatP,
  formatQuantity,
  formatScore,
  formatShare,
  formatTimes,
} from '../format.ts';
import {
  type CellComparison,
  type ComparedScores,
  comparePairs,
  type ItemCounts,
  type PairScores,
} from '../score/comparison.ts';
import { DEFAULT_METRIC, ESTIMATE, ESTIMATE_NAME } from '../score/metrics.ts';
import { rulerText } from '../score/parts.ts';
import type { Scores } from '../score/scores.ts';
import type { Cell, HeatCell, MetricCells, MetricHeadings } from './board.ts';
import { missingCell, rangeOf, valueCell } from './cell.ts';
import { describeScores } from './describe.ts';
import { makeHeatCell } from './heat-cell.ts';
import { metricCells, metricHeadings } from './metric-cells.ts';
import { rankCell, rankRangeCell } from './rank-cell.ts';
import { detailsOf, rowNames } from './row-names.ts';

/**
 * Compares evaluations pair by pair on the cells both have. p-values are Holm-corrected over the pairs, so that every
 * claim "A is ahead of B" made here holds together at 95 %.
 *
 * @param evaluations indices, two to four
 */
export function compareEvaluations(scores: Scores, evaluations: readonly number[]): Comparison {
  const compared = withNames(evaluations.map((evaluation) => describeEvaluation(scores, evaluation)));
  const pairs = comparePairs(scores, evaluations).map((pair) => wordPair(scores, pair, compared));
  const metrics = metricHeadings(describeScores(scores).recorded);
  return { evaluations: compared, metrics, pairs, notes: notesOf(scores, evaluations, pairs.length) };
}

/** Evaluations of one label are told apart by what else they are. */
function withNames(compared: readonly ComparedEvaluation[]): ComparedEvaluation[] {
  const names = rowNames(compared);
  return compared.map((one) => ({ ...one, label: names.get(one.index) ?? one.label }));
}

function notesOf(scores: Scores, evaluations: readonly number[], pairs: number): string[] {
  return [
    ...(scores.about.synthetic ? ['Synthetic data: the models and the numbers are made up.'] : []),
    `Ratios and p-values compare ${ESTIMATE_NAME}s on the cells that both have; cells that one lacks are left out and counted.`,
    ...(pairs > 1 ? [`p-values are corrected for ${formatQuantity(pairs, 'comparison')} (Holm).`] : []),
    scores.outcomes
      ? 'Wins and losses count items that both answered once. Where both answered exactly the same items of a cell its difference is paired, in the raw share of items solved; elsewhere it is unpaired (conservative).'
      : 'No item-level outcomes: unpaired (conservative).',
    ...rulerNote(scores, evaluations),
  ];
}

function rulerNote({ evaluations, about }: Scores, compared: readonly number[]): string[] {
  const texts = new Set(compared.map((index) => rulerText(evaluations[index]) || 'an unnamed ruler'));
  if (texts.size < 2) return [];
  const trust = about.comparable
    ? 'the dataset declares them comparable'
    : 'they share no ranking, and a difference may be that of the rulers';
  return [`Measured with different rulers (${[...texts].join('; ')}): ${trust}.`];
}

function describeEvaluation(scores: Scores, index: number): ComparedEvaluation {
  const about = scores.evaluations[index];
  if (!about) throw new RangeError(`compareEvaluations: there is no evaluation ${String(index)}`);
  const { overall } = scores.of(index);
  return {
    index,
    id: about.id,
    slug: about.slug,
    label: about.label,
    details: detailsOf(scores, index),
    rank: rankCell(scores, DEFAULT_METRIC, index),
    rankRange: rankRangeCell(scores, index),
    metrics: metricCells(overall),
  };
}

function wordPair(
  scores: Scores,
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
    return { ...common, verdict, plainA: none, plainB: none, ratio: none, p: none, ahead: none };
  }
  const { limitsA, limitsB, difference, pValue, ahead } = pair.scores;
  const { ratio, ratioLower, ratioUpper } = difference;
  const times = `${formatTimes(ratioLower)} to ${formatTimes(ratioUpper)}`;
  return {
    ...common,
    verdict: verdictOf(nameA, nameB, pair.scores) + itemsVerdict(nameA, items),
    plainA: scoreCell(limitsA),
    plainB: scoreCell(limitsB),
    ratio: valueCell(
      ratio,
      formatTimes(ratio),
      `ratio ${formatTimes(ratio)}, 95 % interval ${times}`,
      rangeOf(ratioLower, ratioUpper, formatTimes),
    ),
    p: valueCell(pValue, formatP(pValue), `p ${formatP(pValue)}, corrected over the pairs shown`),
    ahead: valueCell(
      ahead,
      confidenceText(ahead),
      `confidence that ${nameA} is ahead on this suite: ${confidenceText(ahead)}`,
    ),
  };
}

function scoreCell({ score, lower, upper }: { score: number; lower: number; upper: number }) {
  const interval = rangeOf(lower, upper, formatScore);
  const title = `${ESTIMATE.label} ${formatScore(score)} on the shared cells, 95 % interval ${interval.rangeText}`;
  return valueCell(score, formatScore(score), title, interval);
}

function verdictOf(a: string, b: string, { difference, pValue, differs }: PairScores): string {
  const p = formatP(pValue);
  if (!differs) return `${a} and ${b} cannot be told apart by their scores (p ${p}).`;
  const { ratio, ratioLower, ratioUpper } = difference;
  const ahead = ratio >= 1;
  const [first, second] = ahead ? [a, b] : [b, a];
  const [times, low, high] = (
    ahead ? [ratio, ratioLower, ratioUpper] : [1 / ratio, 1 / ratioUpper, 1 / ratioLower]
  ).map(formatTimes);
  return `${first} scores ${times} as much as ${second} (95 % interval ${low} to ${high}, p ${p}).`;
}

function itemsVerdict(name: string, items: ComparedPair['items']): string {
  if (!items) return '';
  const { wins, losses, ties, p } = items;
  const shared = formatQuantity(wins + losses + ties, 'item');
  return ` On the ${shared} both answered, ${name} wins ${formatCount(wins)} and loses ${formatCount(losses)} (exact McNemar p ${p.text}).`;
}

const PAIRED = 'paired';
const UNPAIRED = 'unpaired (conservative)';

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
    method: cell.paired ? PAIRED : UNPAIRED,
  };
}

/** Wins and losses with the exact McNemar p. */
function itemCells({ wins, losses, ties, pValue }: ItemCounts): ComparedItems {
  const text = formatP(pValue);
  return { wins, losses, ties, p: valueCell(pValue, text, `exact McNemar p ${text}`) };
}

function differenceCell({ difference: gap, paired }: CellComparison): Cell {
  if (!gap) return missingCell('no-points', 'One of them lacks this cell');
  const { difference, lower, upper } = gap;
  const method = paired
    ? "Newcombe's paired interval, raw share of items solved"
    : "Newcombe's unpaired interval";
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

/** Two to four evaluations side by side, ready to print: every pair of them, with Holm's correction over the pairs. */
export interface Comparison {
  readonly evaluations: readonly ComparedEvaluation[];
  readonly metrics: MetricHeadings;
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
  readonly metrics: MetricCells;
}

export interface ComparedPair {
  /** Positions in `evaluations`. */
  readonly a: number;
  readonly b: number;
  /** One sentence a person can quote. */
  readonly verdict: string;
  /** Plain scores on the cells that both have. */
  readonly plainA: Cell;
  readonly plainB: Cell;
  /** Score of A over score of B, with its 95 % interval. */
  readonly ratio: Cell;
  /** Corrected over all pairs shown. */
  readonly p: Cell;
  /** "Confidence that A is ahead on this suite", 1 − p/2 of the uncorrected p. */
  readonly ahead: Cell;
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
  /** "paired" where items match, else "unpaired (conservative)". */
  readonly method: string;
}
