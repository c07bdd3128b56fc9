import { fairSort, sameScore } from '../../scoring/index.ts';
import { DEFAULT_METRIC, type Metric } from './metrics.ts';
import type { PartMatrix } from './part-comparer.ts';
import { placements } from './placement.ts';
import type { Order, UnrankedScores } from './scores.ts';

export { sameScore };

/** The order of one part of the board. */
export type PartOrder = Pick<Order, 'sequence' | 'rank' | 'basis' | 'conflicts' | 'flipped'>;

/**
 * Orders the evaluations of one part by a metric: by the dataset's policy where cells are missing, by id between equal
 * unrounded scores. `rank` and `basis` are indexed by evaluation.
 */
export function orderPart(scores: UnrankedScores, metric: Metric, part: PartMatrix): PartOrder {
  const placed = placements(scores, metric, part);
  const basisOf = (evaluation: number): number | null =>
    placed ? (placed.get(evaluation) ?? null) : valueOf(scores, metric, evaluation);
  const ranked = part.evaluations.filter((evaluation) => basisOf(evaluation) !== null);
  const { order, conflicts } = fairSort(
    ranked.map((evaluation) => {
      const overall = merit(metric, basisOf(evaluation)) ?? 0;
      const tierScores = placed
        ? [overall]
        : tierValues(scores, metric, evaluation).map((value) => merit(metric, value));
      return { id: sortableId(scores.evaluations[evaluation]?.id ?? ''), tierScores, overall };
    }),
  );
  const sequence = order.flatMap((row) => ranked[row] ?? []);
  const tiersOf = (evaluation: number): string =>
    placed ? '' : presence(tierValues(scores, metric, evaluation));
  const ties = (a: number, b: number): boolean =>
    sameScore(basisOf(a) ?? 0, basisOf(b) ?? 0) && tiersOf(a) === tiersOf(b);
  return {
    sequence,
    rank: ranksAlong(sequence, scores.evaluations.length, ties),
    basis: scores.evaluations.map((_, evaluation) => placed?.get(evaluation) ?? null),
    conflicts: conflicts.flatMap((row) => ranked[row] ?? []),
    flipped: metric === DEFAULT_METRIC ? flippedBy(scores, sequence) : [],
  };
}

/** What a value counts for in an order: the less the better where the metric says so. */
function merit({ better }: Metric, value: number | null): number | null {
  return value === null || better === 'higher' ? value : 1 / value;
}

function valueOf(scores: UnrankedScores, metric: Metric, evaluation: number): number | null {
  const { overall } = scores.of(evaluation);
  return overall && metric.read(overall);
}

function tierValues(scores: UnrankedScores, metric: Metric, evaluation: number): (number | null)[] {
  return scores.of(evaluation).tiers.map((tier) => (tier?.aggregate ? metric.read(tier.aggregate) : null));
}

/** Which of them are there: "++-". */
function presence(values: readonly unknown[]): string {
  return values.map((value) => (value === null ? '-' : '+')).join('');
}

/** Ranks along a sequence; neighbours that tie share one. Scores over different tiers never do, whatever their value. */
function ranksAlong(
  sequence: readonly number[],
  evaluations: number,
  ties: (a: number, b: number) => boolean,
): (number | null)[] {
  const rank = new Array<number | null>(evaluations).fill(null);
  sequence.forEach((evaluation, position) => {
    const above = sequence[position - 1];
    const tied = above !== undefined && ties(above, evaluation);
    rank[evaluation] = tied ? (rank[above] ?? null) : position + 1;
  });
  return rank;
}

/** Those that stand above a neighbour on the same tiers whose plain score is higher: the bonus put them there. */
function flippedBy(scores: UnrankedScores, sequence: readonly number[]): number[] {
  const tiersOf = (evaluation: number): string => presence(scores.of(evaluation).tiers);
  const plainOf = (evaluation: number): number => scores.of(evaluation).overall?.plain ?? 0;
  return sequence.filter((evaluation, position) => {
    const below = sequence[position + 1];
    if (below === undefined || tiersOf(evaluation) !== tiersOf(below)) return false;
    return plainOf(evaluation) < plainOf(below) && !sameScore(plainOf(evaluation), plainOf(below));
  });
}

/** Numbers in ids count as numbers, so that run-9 comes before run-10; the same in every locale. */
function sortableId(id: string): string {
  return `${id.replace(/\d+/g, (digits) => digits.padStart(15, '0'))} ${id}`;
}
