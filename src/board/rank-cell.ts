import type { Cell } from './board.ts';
import { missingCell, rangeOf, valueCell } from './cell.ts';
import { formatCount, formatScore } from '../format.ts';
import { rankedWith } from '../score/leaders.ts';
import { sameScore } from '../score/order.ts';
import { valueOf } from '../score/placement.ts';
import { ESTIMATE, inSentence, type Metric } from '../score/metrics.ts';
import type { Bounds, Certainty, Order, Ranking, Scores } from '../score/scores.ts';
import { remember } from './remember.ts';

/** The rank by a metric; "=4" when neighbours have the same unrounded score. */
export function rankCell(scores: Scores, metric: Metric, evaluation: number): Cell {
  const { ranking } = scores;
  const order = ranking.orders[metric.id];
  const rank = order?.rank[evaluation] ?? null;
  if (!order || rank === null)
    return missingCell('not-scorable', `Not ranked: ${whyUnranked(scores, metric, evaluation)}`);
  const among = rankedWith(scores, metric, evaluation).length;
  const tied = isTied(ranking, order, evaluation);
  const title = `Rank ${formatCount(rank)} of ${formatCount(among)} by ${metric.label}${tied ? ', tied' : ''}`;
  return valueCell(rank, `${tied ? '=' : ''}${formatCount(rank)}`, title);
}

function whyUnranked(scores: Scores, metric: Metric, evaluation: number): string {
  const { overall } = scores.of(evaluation);
  const measured = overall !== null && metric.read(overall) !== null;
  if (!measured) return `no ${metric.label}`;
  return scores.about.missing === 'complete'
    ? 'it lacks cells that others have'
    : 'there is no cell that all have';
}

/** The ranks by a metric that the data leave possible: "2–6". */
export function rankRangeCell({ ranking }: Scores, metric: Metric, evaluation: number): Cell {
  const certainty = ranking.orders[metric.id]?.certainty;
  if (!certainty) return missingCell('not-recorded', `No rank range: ${inSentence(metric)} has no interval`);
  const best = certainty.best[evaluation] ?? null;
  const worst = certainty.worst[evaluation] ?? null;
  if (best === null || worst === null)
    return missingCell('not-scorable', 'No rank range: nothing could be compared');
  const interval = rangeOf(best, worst, formatCount);
  const text = best === worst ? formatCount(best) : interval.rangeText;
  const title = `95 % range of its rank by ${inSentence(metric)}: ${text} of ${formatCount(partOf(ranking, evaluation).length)}`;
  return valueCell(best, text, title, interval);
}

/** The tie group by a metric: those of one group cannot be told apart. */
export function tieGroupCell(scores: Scores, metric: Metric, evaluation: number): Cell {
  const certainty = scores.ranking.orders[metric.id]?.certainty;
  if (!certainty) return missingCell('not-recorded', `No tie groups: ${inSentence(metric)} has no interval`);
  const group = certainty.group[evaluation] ?? null;
  if (group === null) return missingCell('not-scorable', 'No tie group: nothing could be compared');
  const size = tieSize(scores, metric, evaluation);
  const meaning = size === 1 ? 'alone in it' : `${formatCount(size)} that do not differ significantly`;
  return valueCell(group, formatCount(group), `Tie group ${formatCount(group)}: ${meaning}`);
}

/** How many share the tie group of an evaluation; 0 where it has none. */
export function tieSize(scores: Scores, metric: Metric, evaluation: number): number {
  const { group } = scores.ranking.orders[metric.id]?.certainty ?? {};
  if (!group) return 0;
  const sizes = sizesIn(group)(rankedWith(scores, metric, evaluation));
  return sizes.get(group[evaluation] ?? null) ?? 0;
}

/** The range of a rank and its tie group in one line: "2–6 tie 2". */
export function rangeAndTie({ rankRange, tieGroup }: { rankRange: Cell; tieGroup: Cell }): Cell {
  if (rankRange.value === null || tieGroup.value === null) return rankRange;
  return {
    ...rankRange,
    text: `${rankRange.text} tie ${tieGroup.text}`,
    title: `${rankRange.title}\n${tieGroup.title}`,
  };
}

/** The sizes of tie groups: they are numbered anew among each of those that are ranked together. */
const sizesIn = remember((group: Certainty['group']) =>
  remember((ranked: readonly number[]) => {
    const sizes = new Map<number | null, number>();
    for (const evaluation of ranked) {
      const own = group[evaluation] ?? null;
      sizes.set(own, (sizes.get(own) ?? 0) + 1);
    }
    return sizes;
  }),
);

/** Ties stand side by side. */
function isTied({ partOf }: Ranking, order: Order, evaluation: number): boolean {
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

const flippedIn = remember(({ flipped }: Certainty) => new Set(flipped));
const conflictsIn = remember(({ conflicts }: Order) => new Set(conflicts));

/** Those it is ranked with. */
function partOf(ranking: Ranking, evaluation: number): readonly number[] {
  return ranking.parts[ranking.partOf[evaluation] ?? -1]?.evaluations ?? [];
}

/** Sentences on what the rank of this evaluation hides. */
export function rankNotes(scores: Scores, metric: Metric, evaluation: number): string[] {
  const order = scores.ranking.orders[metric.id];
  if (!order) return [];
  const isFlipped = order.certainty !== null && flippedIn(order.certainty).has(evaluation);
  return [
    ...(isFlipped
      ? [
          `Only the bonus for small samples makes it differ from ${labelBelow(scores, order, evaluation)}: by ${inSentence(ESTIMATE)} the two do not differ significantly.`,
        ]
      : []),
    ...(conflictsIn(order).has(evaluation)
      ? ['Its place is not consistent: a model further down beats it on the cells both have.']
      : []),
    ...(scores.ranking.incomplete[evaluation] ? lackNotes(scores, metric, order, evaluation) : []),
  ];
}

/** How an evaluation that lacks cells was placed, and what these could do. */
function lackNotes(scores: Scores, metric: Metric, order: Order, evaluation: number): string[] {
  const basis = order.basis[evaluation] ?? null;
  const bounds = order.certainty?.bounds[evaluation] ?? null;
  const policy = POLICIES[scores.about.missing];
  const placed = [
    ...(basis === null ? [] : [`Placed as ${metric.format(basis)} (${policy}).`]),
    ...(basis === null && isOutOfOrder(scores, metric, evaluation) ? [OUT_OF_ORDER] : []),
  ];
  if (bounds) return [...placed, boundsNote(metric, bounds)];
  const isRanked = (order.rank[evaluation] ?? null) !== null;
  return placed.length === 0 && isRanked ? [`It lacks cells that others have; ${policy}.`] : placed;
}

const OUT_OF_ORDER =
  'Its score stands out of order: it lacks cells, and is placed by the cells that it shares with others.';

/** Whether an evaluation scores more than one above it, or less than one below it. */
function isOutOfOrder(scores: Scores, metric: Metric, evaluation: number): boolean {
  const { above, below } = besideIn(scores.ranking)(rankedWith(scores, metric, evaluation));
  const isBetter = (one: number, other: number): boolean => {
    const [own, rival] = [valueOf(scores, metric, one) ?? 0, valueOf(scores, metric, other) ?? 0];
    return (metric.better === 'higher' ? own > rival : own < rival) && !sameScore(own, rival);
  };
  return (
    (above.get(evaluation) ?? []).some((other) => isBetter(evaluation, other)) ||
    (below.get(evaluation) ?? []).some((other) => isBetter(other, evaluation))
  );
}

/** Who stands beside each of those that are ranked together. */
const besideIn = remember(({ incomplete }: Ranking) =>
  remember((ranked: readonly number[]) => ({
    above: aboveIn(ranked, incomplete),
    below: aboveIn(ranked.toReversed(), incomplete),
  })),
);

/** Of each, the one above it and the nearest complete one above it: all others that are complete are in order behind that. */
function aboveIn(
  ranked: readonly number[],
  incomplete: Ranking['incomplete'],
): Map<number, readonly number[]> {
  const found = new Map<number, readonly number[]>();
  let complete: number | undefined;
  for (const [place, evaluation] of ranked.entries()) {
    found.set(
      evaluation,
      [ranked[place - 1], complete].filter((one) => one !== undefined),
    );
    if (!incomplete[evaluation]) complete = evaluation;
  }
  return found;
}

function labelBelow({ evaluations }: Scores, order: Order, evaluation: number): string {
  const place = placesIn(order).get(evaluation) ?? -1;
  return evaluations[order.sequence[place + 1] ?? -1]?.label ?? 'the next';
}

/** What the policies for missing cells are called in a sentence. */
export const POLICIES: Readonly<Record<Scores['about']['missing'], string>> = {
  fair: 'fair sort: compared on the cells it has',
  complete: 'complete only: not ranked',
  'two-way': 'two-way fit over all cells',
  common: 'only cells that all evaluations have',
  bounds: 'missing cells counted at the floor',
};

function boundsNote(metric: Metric, { lowest, highest, bestRank, worstRank }: Bounds): string {
  const ranks = `${formatCount(bestRank)} to ${formatCount(worstRank)}`;
  return `Its missing cells leave ${inSentence(metric)}s from ${formatScore(lowest)} to ${formatScore(highest)} and ranks ${ranks} possible.`;
}
