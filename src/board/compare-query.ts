import { formatCount } from '../format.ts';
import { boardMetric, CERTAIN, inSentence, type Metric } from '../score/metrics.ts';
import type { Scores } from '../score/scores.ts';
import { notOnBoard, unknownInAddress } from './address-notice.ts';
import type { Query } from './board.ts';
import { describeScores } from './describe.ts';
import { sortedBy } from './metric-cells.ts';
import { EVERYTHING, writeQuery } from './query.ts';
import { rankCell } from './rank-cell.ts';
import { boardNames } from './row-names.ts';
import { matchesSearch, selectEvaluations } from './select.ts';

/** Evaluations that can be compared at once: more would not fit beside each other. */
export const MOST_COMPARED = 4;

/** More are counted: who sees them types on. */
const MOST_OFFERED = 50;

/** An evaluation that can be chosen. */
export interface Choice {
  readonly index: number;
  readonly slug: string;
  /** Unique on the board. */
  readonly name: string;
  readonly rank: string;
}

/** Those that match what somebody types: the first of them, and how many there are. */
export interface Offer {
  readonly choices: readonly Choice[];
  readonly total: number;
}

/** The metric that a view is compared by: the one it is ranked by where that has intervals, else that of the board. */
export function comparedBy(scores: Scores, { sort }: Pick<Query, 'sort'>): Metric {
  return CERTAIN.find(({ id }) => id === sort) ?? boardMetric(scores);
}

/** Everything that can be compared in a view, best first. */
export function compareChoices(scores: Scores, query: Query = EVERYTHING): Choice[] {
  const { evaluations } = scores;
  const metric = comparedBy(scores, query);
  const chosen = selectEvaluations(scores, query);
  const names = boardNames(scores);
  return sequenceOf(scores, metric)
    .filter((index) => chosen.has(index))
    .map((index) => ({
      index,
      slug: evaluations[index]?.slug ?? '',
      name: names.get(index) ?? '',
      rank: rankCell(scores, metric, index).text,
    }));
}

/** What of some choices matches a search, in their order, without those that are taken. */
export function offer(
  { evaluations }: Scores,
  choices: readonly Choice[],
  search: string,
  taken: readonly string[] = [],
): Offer {
  const found = choices.filter(({ index, slug }) => {
    const evaluation = evaluations[index];
    return evaluation !== undefined && !taken.includes(slug) && matchesSearch(evaluation, search);
  });
  return { choices: found.slice(0, MOST_OFFERED), total: found.length };
}

/**
 * The evaluations that an address asks to compare, as indices: `?evals=` and their slugs. What is unknown or said twice is
 * left out; where fewer than two are left, the best placed ones of the view fill up, so that a stale link still opens.
 * `compareNotice` says so.
 */
export function parseCompared(
  parameters: URLSearchParams,
  scores: Scores,
  query: Query = EVERYTHING,
): number[] {
  const { evaluations } = scores;
  const asked = askedFor(parameters).map((slug) => evaluations.findIndex((one) => one.slug === slug));
  const known = [...new Set(asked.filter((index) => index >= 0))].slice(0, MOST_COMPARED);
  const inView = selectEvaluations(scores, query);
  const order = sequenceOf(scores, comparedBy(scores, query));
  const spare = [...order.filter((index) => inView.has(index)), ...order].filter(
    (index) => !known.includes(index),
  );
  return [...known, ...[...new Set(spare)].slice(0, Math.max(0, 2 - known.length))];
}

/** The slugs of `?evals=`, each once. */
function askedFor(parameters: URLSearchParams): string[] {
  const slugs = (parameters.get('evals') ?? '').split(',').map((slug) => slug.trim());
  return [...new Set(slugs.filter((slug) => slug !== ''))];
}

/** Where a comparison is not the one that its address asks for; empty where it is. */
export function compareNotice(
  parameters: URLSearchParams,
  scores: Scores,
  query: Query = EVERYTHING,
): string {
  const { evaluations } = scores;
  const asked = askedFor(parameters);
  const unknown = asked.filter((slug) => evaluations.every((one) => one.slug !== slug));
  const known = asked.length - unknown.length;
  return [
    ...notOnBoard([
      ...unknown.map((slug) => ['model', slug] as const),
      ...unknownInAddress(parameters, scores),
    ]),
    ...(asked.length > 0 && known < 2
      ? ['The best placed models stand in, because a comparison needs two.']
      : []),
    ...(known > MOST_COMPARED ? [`Only the first ${formatCount(MOST_COMPARED)} are compared.`] : []),
    ...otherMetric(scores, query),
  ].join(' ');
}

/** The metric of a view that has no intervals cannot compare. */
function otherMetric(scores: Scores, { sort }: Pick<Query, 'sort'>): string[] {
  const asked = sortedBy(sort, describeScores(scores).recorded);
  const metric = comparedBy(scores, { sort });
  if (asked === undefined || asked.id === metric.id) return [];
  return [`${asked.label} has no interval, so models are compared by ${inSentence(metric)}.`];
}

function sequenceOf({ ranking }: Scores, metric: Metric): readonly number[] {
  return ranking.orders[metric.id]?.sequence ?? [];
}

/** The address of a comparison: what `parseCompared` reads, and the view that it came from. Slugs need no escaping. */
export function writeCompared(slugs: readonly string[], view: Query = EVERYTHING): string {
  return `?evals=${slugs.join(',')}${writeQuery({ ...view, page: 1 }).replace('?', '&')}`;
}
