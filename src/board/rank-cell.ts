import type { Cell } from './board.ts';
import { missingCell, rangeOf, valueCell } from './cell.ts';
import { formatCount, formatScore } from '../format.ts';
import { ESTIMATE_NAME, type Metric } from '../score/metrics.ts';
import type { Bounds, Order, Scores } from '../score/scores.ts';
import { remember } from './remember.ts';

/** The rank by a metric; "=4" when neighbours have the same unrounded score. */
export function rankCell(scores: Scores, metric: Metric, evaluation: number): Cell {
  const { ranking } = scores;
  const order = ranking.orders[metric.id];
  const rank = order?.rank[evaluation] ?? null;
  if (!order || rank === null)
    return missingCell('not-scorable', `Not ranked: ${whyUnranked(scores, metric, evaluation)}`);
  const part = partOf(ranking, evaluation);
  const tied = isTied(ranking, order, evaluation);
  const title = `Rank ${formatCount(rank)} of ${formatCount(part.length)} by ${metric.label}${tied ? ', tied' : ''}`;
  return valueCell(rank, `${tied ? '=' : ''}${formatCount(rank)}`, title);
}

function whyUnranked(scores: Scores, metric: Metric, evaluation: number): string {
  const { overall } = scores.of(evaluation);
  const measured = overall !== null && metric.read(overall) !== null;
  return measured ? 'there is no cell that all have' : `no ${metric.label}`;
}

/** The ranks that the data leave possible: "2–6". */
export function rankRangeCell({ ranking }: Scores, evaluation: number): Cell {
  const best = ranking.best[evaluation] ?? null;
  const worst = ranking.worst[evaluation] ?? null;
  if (best === null || worst === null)
    return missingCell('not-scorable', 'No rank range: nothing could be compared');
  const interval = rangeOf(best, worst, formatCount);
  const text = best === worst ? formatCount(best) : interval.rangeText;
  const title = `95 % range of its rank by the ${ESTIMATE_NAME}, for all at once: ${text} of ${formatCount(partOf(ranking, evaluation).length)}`;
  return valueCell(best, text, title, interval);
}

/** Ties stand side by side. */
function isTied({ partOf }: Scores['ranking'], order: Order, evaluation: number): boolean {
  const place = placesIn(order).get(evaluation) ?? -1;
  return [place - 1, place + 1].some((beside) => {
    const other = order.sequence[beside] ?? -1;
    return partOf[other] === partOf[evaluation] && order.rank[other] === order.rank[evaluation];
  });
}

/** The place of every evaluation in an order. */
export const placesIn: (order: Order) => ReadonlyMap<number, number> = remember(
  ({ sequence }) => new Map(sequence.map((evaluation, place) => [evaluation, place])),
);

const flippedIn = remember(({ flipped }: Order) => new Set(flipped));
const conflictsIn = remember(({ conflicts }: Order) => new Set(conflicts));

/** Those it is ranked with. */
function partOf(ranking: Scores['ranking'], evaluation: number): readonly number[] {
  return ranking.parts[ranking.partOf[evaluation] ?? -1]?.evaluations ?? [];
}

/** Sentences on what the rank of this evaluation hides. */
export function rankNotes(scores: Scores, metric: Metric, evaluation: number): string[] {
  const order = scores.ranking.orders[metric.id];
  if (!order) return [];
  const basis = order.basis[evaluation] ?? null;
  const bounds = scores.ranking.bounds[evaluation] ?? null;
  return [
    ...outsideRange(scores, metric, evaluation),
    ...(flippedIn(order).has(evaluation)
      ? [
          `Stands above ${labelBelow(scores, order, evaluation)} only by the bonus for uncertainty: its ${ESTIMATE_NAME} is lower.`,
        ]
      : []),
    ...(conflictsIn(order).has(evaluation)
      ? ['Its place is not consistent: a complete evaluation further down beats it on the tiers they share.']
      : []),
    ...(basis === null || bounds === null
      ? []
      : [`Placed as ${metric.format(basis)} (${POLICIES[scores.about.missing]}).`]),
    ...(bounds === null ? [] : [boundsNote(bounds)]),
  ];
}

function labelBelow({ evaluations }: Scores, order: Order, evaluation: number): string {
  const place = placesIn(order).get(evaluation) ?? -1;
  return evaluations[order.sequence[place + 1] ?? -1]?.label ?? 'the next';
}

/** What the policies for missing cells are called in a sentence. */
export const POLICIES: Readonly<Record<Scores['about']['missing'], string>> = {
  fair: 'fair sort: compared on the tiers it has',
  'two-way': 'two-way fit over all cells',
  common: 'only cells that all evaluations have',
  bounds: 'missing cells counted at the floor',
};

function boundsNote({ lowest, highest, bestRank, worstRank }: Bounds): string {
  const ranks = `${formatCount(bestRank)} to ${formatCount(worstRank)}`;
  return `Its missing cells leave ${ESTIMATE_NAME}s from ${formatScore(lowest)} to ${formatScore(highest)} and ranks ${ranks} possible.`;
}

function outsideRange({ ranking }: Scores, metric: Metric, evaluation: number): string[] {
  const rank = ranking.orders[metric.id]?.rank[evaluation] ?? null;
  const best = ranking.best[evaluation] ?? null;
  const worst = ranking.worst[evaluation] ?? null;
  if (rank === null || best === null || worst === null || (rank >= best && rank <= worst)) return [];
  return [
    `Ranked ${formatCount(rank)} by ${metric.label}, outside the range that its ${ESTIMATE_NAME} supports.`,
  ];
}
