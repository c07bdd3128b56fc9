import { certaintyOf } from './certainty.ts';
import { type Mark, type Metric, METRICS, RANKABLE } from './metrics.ts';
import { orderPart, type PartOrder } from './order.ts';
import { cellsOf, partMatrix, type PartMatrix } from './part-comparer.ts';
import { makeParts } from './parts.ts';
import type { Aggregate, Order, Ranking, TierMarks, UnrankedScores } from './scores.ts';

/** Everything that needs all evaluations at once: parts, orders, ranks, rank ranges, tie groups, marks and the common scale. */
export function makeRanking(scores: UnrankedScores): Ranking {
  const parts = makeParts(scores);
  const matrices = parts.map((part) => partMatrix(scores, part.evaluations));
  const partOf = scores.evaluations.map(() => -1);
  // Who is in no part although it has a score was left out for lack of cells.
  const incomplete = scores.evaluations.map((_, evaluation) => scores.of(evaluation).overall !== null);
  matrices.forEach((matrix, index) => {
    matrix.evaluations.forEach((evaluation, row) => {
      partOf[evaluation] = index;
      incomplete[evaluation] = cellsOf(matrix, row).includes(false);
    });
  });
  const aggregates = scores.evaluations.flatMap((_, evaluation) => scores.of(evaluation).overall ?? []);
  return {
    parts,
    partOf,
    orders: ordersOnDemand((metric) => makeOrder(scores, metric, matrices)),
    ranked: aggregates.length,
    incomplete,
    marks: marksOf(scores),
    scale: scaleOf(aggregates),
  };
}

/** Each order is made when it is first asked for: a page of one task, and most views, rank by one metric. */
function ordersOnDemand(make: (metric: Metric) => Order): Ranking['orders'] {
  const orders: Record<string, Order> = {};
  for (const metric of RANKABLE) {
    let known: Order | undefined;
    Object.defineProperty(orders, metric.id, { enumerable: true, get: () => (known ??= make(metric)) });
  }
  return orders;
}

function makeOrder(scores: UnrankedScores, metric: Metric, parts: readonly PartMatrix[]): Order {
  const orders = parts.map((part) => ({ ...orderPart(scores, metric, part), part }));
  const placed = new Set(orders.flatMap(({ sequence }) => sequence));
  const unplaced = [...scores.evaluations.keys()].filter((evaluation) => !placed.has(evaluation));
  const first = <Value>(read: (order: PartOrder) => readonly (Value | null)[]) =>
    scores.evaluations.map((_, evaluation) =>
      orders.reduce<Value | null>((known, one) => known ?? read(one)[evaluation] ?? null, null),
    );
  return {
    sequence: [...placed, ...unplaced],
    rank: first(({ rank }) => rank),
    basis: first(({ basis }) => basis),
    conflicts: orders.flatMap(({ conflicts }) => conflicts),
    certainty: certaintyOf(scores, metric, orders),
  };
}

/** Per metric that marks evaluations and per tier: its best and its worst value. */
function marksOf(scores: UnrankedScores): Ranking['marks'] {
  const tiers = scores.tiers.map((_, tier) =>
    scores.evaluations.flatMap((_one, evaluation) => scores.of(evaluation).tiers[tier]?.aggregate ?? []),
  );
  return Object.fromEntries(
    METRICS.filter(({ marks }) => marks).map((metric) => [
      metric.id,
      tiers.map((aggregates) => tierMarks(metric, aggregates)),
    ]),
  );
}

function tierMarks(metric: Metric, aggregates: readonly Aggregate[]): TierMarks {
  const values = aggregates.flatMap((aggregate) => metric.read(aggregate) ?? []);
  const [best, worst] = metric.better === 'higher' ? [Math.max, Math.min] : [Math.min, Math.max];
  const isMarked = (mark: Mark): boolean => metric.marks?.includes(mark) ?? false;
  return {
    best: isMarked('best') ? extreme(values, best) : null,
    worst: isMarked('worst') ? extreme(values, worst) : null,
  };
}

/** The extreme of at least two values: a mark among one has no meaning. */
function extreme(values: readonly number[], pick: (a: number, b: number) => number): number | null {
  return values.length < 2 ? null : values.reduce((a, b) => pick(a, b));
}

/** A scale that holds every interval of either score and ends on whole hundreds, so that boards of one kind share it. */
function scaleOf(aggregates: readonly Aggregate[]): [number, number] {
  const low = aggregates.reduce(
    (least, { lower, reasonscoreLower }) => Math.min(least, lower, reasonscoreLower),
    1000,
  );
  const high = aggregates.reduce(
    (most, { upper, reasonscoreUpper }) => Math.max(most, upper, reasonscoreUpper),
    0,
  );
  return low > high ? [0, 1000] : [Math.floor(low / 100) * 100, Math.ceil(high / 100) * 100];
}
