import { pAdjust, scoreDifference, type ScoreDifference } from '../../scoring/index.ts';
import { efficiencyCell, plainCell, reasonscoreCell, tokensCell, valueCell } from './cell.ts';
import { confidenceText } from './compare-cells.ts';
import type { ComparedEvaluation, ComparedPair, Comparison } from './comparison.ts';
import { detailsOf } from './details.ts';
import { formatCount, formatP, formatQuantity, formatScore, formatTimes } from '../format.ts';
import { DEFAULT_METRIC } from '../score/metrics.ts';
import { measurePair, type MeasuredPair } from '../score/measure-pair.ts';
import { rulerText } from '../score/parts.ts';
import { rankCell, rankRangeCell } from './rank-cell.ts';
import { rowNames } from './row-names.ts';
import type { Scores } from '../score/scores.ts';

const LEVEL = 0.05;

/** Evaluations that can be compared at once: more would not fit beside each other. */
export const MOST_COMPARED = 4;

/**
 * Compares evaluations pair by pair on the cells both have. p-values are Holm-corrected over the pairs, so that every
 * claim "A is ahead of B" made here holds together at 95 %.
 *
 * @param evaluations indices, two to four
 */
export function compareEvaluations(scores: Scores, evaluations: readonly number[]): Comparison {
  const compared = withNames(evaluations.map((evaluation) => describeEvaluation(scores, evaluation)));
  const raw = evaluations.flatMap((a, i) =>
    evaluations.slice(i + 1).map((b, j) => measurePair(scores, a, b, i, i + 1 + j)),
  );
  const corrected = pAdjust(
    raw.map(({ pValue }) => pValue ?? 1),
    'holm',
  );
  const pairs = raw.map((pair, index) => wordPair(pair, compared, corrected[index] ?? 1));
  return { evaluations: compared, pairs, notes: notesOf(scores, evaluations, pairs.length) };
}

/** Evaluations of one label are told apart by what else they are. */
function withNames(compared: readonly ComparedEvaluation[]): ComparedEvaluation[] {
  const names = rowNames(compared);
  return compared.map((one) => ({ ...one, label: names.get(one.index) ?? one.label }));
}

function notesOf(scores: Scores, evaluations: readonly number[], pairs: number): string[] {
  return [
    ...(scores.about.synthetic ? ['Synthetic data: the models and the numbers are made up.'] : []),
    'Ratios and p-values compare plain scores on the cells that both have; cells that one lacks are left out and counted.',
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
    ...{ index, id: about.id, slug: about.slug, label: about.label, details: detailsOf(scores, index) },
    rank: rankCell(scores, DEFAULT_METRIC, index),
    rankRange: rankRangeCell(scores, index),
    reasonscore: reasonscoreCell(overall),
    plain: plainCell(overall),
    tokens: tokensCell(overall),
    efficiency: efficiencyCell(overall),
  };
}

function wordPair(
  pair: MeasuredPair,
  compared: readonly ComparedEvaluation[],
  corrected: number,
): ComparedPair {
  const { limitsA, limitsB, pValue, ...rest } = pair;
  const [nameA = '', nameB = ''] = [pair.a, pair.b].map((position) => compared[position]?.label);
  if (!limitsA || !limitsB || pValue === null) {
    const none = { ...valueCell(0, '—', 'They share no cell'), value: null, missing: 'no-points' as const };
    const verdict = `${nameA} and ${nameB} share no cell and cannot be compared.`;
    return { ...rest, verdict, plainA: none, plainB: none, ratio: none, p: none, ahead: none };
  }
  const difference = scoreDifference(limitsA, limitsB);
  const { ratio, ratioLower, ratioUpper } = difference;
  const verdict = verdictOf([nameA, nameB], difference, formatP(corrected), corrected < LEVEL);
  const ahead = ratio >= 1 ? 1 - pValue / 2 : pValue / 2;
  const range = `${formatTimes(ratioLower)} to ${formatTimes(ratioUpper)}`;
  return {
    ...rest,
    verdict: verdict + itemsVerdict(nameA, pair.items),
    plainA: scoreCell(limitsA),
    plainB: scoreCell(limitsB),
    ratio: valueCell(ratio, formatTimes(ratio), `ratio ${formatTimes(ratio)}, 95 % interval ${range}`, [
      ratioLower,
      ratioUpper,
    ]),
    p: valueCell(corrected, formatP(corrected), `p ${formatP(corrected)}, corrected over the pairs shown`),
    ahead: valueCell(
      ahead,
      confidenceText(ahead),
      `confidence that ${nameA} is ahead on this suite: ${confidenceText(ahead)}`,
    ),
  };
}

function scoreCell({ score, lower, upper }: { score: number; lower: number; upper: number }) {
  const title = `Plain score ${formatScore(score)} on the shared cells, 95 % interval ${formatScore(lower)}–${formatScore(upper)}`;
  return valueCell(score, formatScore(score), title, [lower, upper]);
}

function verdictOf(
  [a, b]: readonly [string, string],
  difference: ScoreDifference,
  p: string,
  apart: boolean,
) {
  if (!apart) return `${a} and ${b} cannot be told apart by their scores (p ${p}).`;
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
