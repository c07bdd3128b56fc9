import type { CellMatrix } from '../../scoring/index.ts';
import { boundsOf } from '../board/bounds.ts';
import { makeScores, type UnrankedData } from './make-scores.ts';
import { marksOf, scaleOf } from '../board/marks.ts';
import { RANKABLE, type Metric } from './metrics.ts';
import { orderPart, type PartOrder } from './order.ts';
import { pairedNeighbours } from '../board/paired-neighbours.ts';
import { makeParts } from './parts.ts';
import { comparisonMatrix, rankRanges, separatedRows } from './rank-range.ts';
import { resolvableGap } from '../board/resolvable-gap.ts';
import type { Order, Part, Ranking, Scores } from './scores.ts';

type Unranked = Omit<Scores, 'ranking'>;

/** Everything that needs all evaluations at once: parts, orders, ranks, rank ranges, bounds, marks and the common scale. */
export function makeRanking(data: UnrankedData): Ranking {
  const scores: Unranked = makeScores(data);
  const overall = scores.evaluations.map((_, evaluation) => scores.of(evaluation).overall);
  const aggregates = overall.filter((aggregate) => aggregate !== null);
  const ranked = [...overall.keys()].filter((evaluation) => overall[evaluation] !== null);
  const parts = makeParts(data, comparisonMatrix(data, ranked, ranked.length), ranked);
  const matrices = parts.map((part) => comparisonMatrix(data, part.evaluations, part.evaluations.length));
  const partOf = overall.map(() => -1);
  parts.forEach((part, index) => {
    for (const evaluation of part.evaluations) partOf[evaluation] = index;
  });
  const order = (metric: Metric) => [metric.id, makeOrder(scores, metric, parts, matrices)] as const;
  return {
    parts,
    partOf,
    orders: Object.fromEntries(RANKABLE.map(order)),
    ranked: ranked.length,
    ...rankRanges(parts, matrices, overall.length),
    bounds: boundsOf(overall.length, parts, matrices),
    resolvableGap: resolvableGap(aggregates),
    ...marksOf(scores),
    scale: scaleOf(aggregates),
  };
}

function makeOrder(
  scores: Unranked,
  metric: Metric,
  parts: readonly Part[],
  matrices: readonly CellMatrix[],
): Order {
  const orders = parts.flatMap((part, index) => {
    const matrix = matrices[index];
    return matrix ? [{ ...orderPart(scores, metric, matrix, part.evaluations), matrix, part }] : [];
  });
  const placed = new Set(orders.flatMap(({ sequence }) => sequence));
  const unplaced = [...scores.evaluations.keys()].filter((evaluation) => !placed.has(evaluation));
  const first = <Value>(read: (order: PartOrder) => readonly (Value | null)[]) =>
    scores.evaluations.map((_, evaluation) =>
      orders.reduce<Value | null>((known, one) => known ?? read(one)[evaluation] ?? null, null),
    );
  const pairs = orders.flatMap(({ sequence }) =>
    sequence.slice(1).map((below, position) => [sequence[position] ?? below, below] as const),
  );
  return {
    sequence: [...placed, ...unplaced],
    rank: first(({ rank }) => rank),
    basis: first(({ basis }) => basis),
    neighbours: pairs.length,
    separable: orders.reduce((sum, { matrix, part, sequence }) => {
      const rows = sequence.map((evaluation) => part.evaluations.indexOf(evaluation));
      return sum + separatedRows(matrix, rows).filter(Boolean).length;
    }, 0),
    paired: pairedNeighbours(scores, pairs),
    conflicts: orders.flatMap(({ conflicts }) => conflicts),
    flipped: orders.flatMap(({ flipped }) => flipped),
  };
}
