import { boundsScores, holm, mcnemarExact, resolvableGap, SIGNIFICANCE } from '../../scoring/index.ts';
import { type Mark, type Metric, METRICS, RANKABLE } from './metrics.ts';
import { orderPart, type PartOrder } from './order.ts';
import { sharedItems } from './outcomes.ts';
import { partMatrix, type PartMatrix, rankRanges } from './part-comparer.ts';
import { makeParts } from './parts.ts';
import type { Aggregate, Bounds, Order, Ranking, TierMarks, UnrankedScores } from './scores.ts';

/** Everything that needs all evaluations at once: parts, orders, ranks, rank ranges, bounds, marks and the common scale. */
export function makeRanking(scores: UnrankedScores): Ranking {
  const parts = makeParts(scores);
  const matrices = parts.map((part) => partMatrix(scores, part.evaluations));
  const partOf = scores.evaluations.map(() => -1);
  parts.forEach((part, index) => {
    for (const evaluation of part.evaluations) partOf[evaluation] = index;
  });
  const aggregates = scores.evaluations.flatMap((_, evaluation) => scores.of(evaluation).overall ?? []);
  return {
    parts,
    partOf,
    orders: Object.fromEntries(RANKABLE.map((metric) => [metric.id, makeOrder(scores, metric, matrices)])),
    ranked: aggregates.length,
    ...rankRanges(matrices, partOf.length),
    bounds: boundsOf(matrices, partOf.length),
    resolvableGap: typicalGap(aggregates),
    marks: marksOf(scores),
    scale: scaleOf(aggregates),
  };
}

function makeOrder(scores: UnrankedScores, metric: Metric, parts: readonly PartMatrix[]): Order {
  const orders = parts.map((part) => ({ ...orderPart(scores, metric, part), part }));
  const placed = new Set(orders.flatMap(({ sequence }) => sequence));
  const unplaced = [...scores.evaluations.keys()].filter((evaluation) => !placed.has(evaluation));
  const first = <Value>(read: (order: PartOrder) => readonly (Value | null)[]) =>
    scores.evaluations.map((_, evaluation) =>
      orders.reduce<Value | null>((known, one) => known ?? read(one)[evaluation] ?? null, null),
    );
  const pairs = orders.flatMap(({ sequence }) => neighboursIn(sequence));
  return {
    sequence: [...placed, ...unplaced],
    rank: first(({ rank }) => rank),
    basis: first(({ basis }) => basis),
    neighbours: pairs.length,
    separable: orders.reduce((sum, { part, sequence }) => sum + countSeparable(part, sequence), 0),
    paired: pairedNeighbours(scores, pairs),
    conflicts: orders.flatMap(({ conflicts }) => conflicts),
    flipped: orders.flatMap(({ flipped }) => flipped),
  };
}

type Neighbours = readonly [above: number, below: number];

function neighboursIn(sequence: readonly number[]): Neighbours[] {
  return sequence.slice(1).map((below, position) => [sequence[position] ?? below, below]);
}

/** Of how many neighbours the upper one is significantly better. */
function countSeparable({ evaluations, compareRows }: PartMatrix, sequence: readonly number[]): number {
  const rowOf = new Map(evaluations.map((evaluation, row) => [evaluation, row]));
  const rows = sequence.map((evaluation) => rowOf.get(evaluation) ?? -1);
  return neighboursIn(rows).filter(([above, below]) => compareRows(above, below) > 0).length;
}

/** Per evaluation that lacks cells its part has, what they could do to its score and rank; null for the others. */
function boundsOf(parts: readonly PartMatrix[], total: number): (Bounds | null)[] {
  const all = new Array<Bounds | null>(total).fill(null);
  for (const { evaluations, matrix } of parts) {
    const { lowest, highest, bestRank, worstRank } = boundsScores(matrix);
    for (const [row, evaluation] of evaluations.entries()) {
      const own = matrix.logScore.subarray(row * matrix.cells, (row + 1) * matrix.cells);
      if (!own.some(Number.isNaN)) continue;
      all[evaluation] = {
        lowest: lowest[row] ?? 0,
        highest: highest[row] ?? 0,
        bestRank: bestRank[row] ?? 1,
        worstRank: worstRank[row] ?? evaluations.length,
      };
    }
  }
  return all;
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

/** A scale that holds every interval and ends on whole hundreds, so that boards of one kind share it. */
function scaleOf(aggregates: readonly Aggregate[]): [number, number] {
  const low = aggregates.reduce((least, { lower }) => Math.min(least, lower), 1000);
  const high = aggregates.reduce((most, { upper }) => Math.max(most, upper), 0);
  return low > high ? [0, 1000] : [Math.floor(low / 100) * 100, Math.ceil(high / 100) * 100];
}

/**
 * The gap in points at which two typical evaluations of this board can just be told apart, each with the median score and
 * the median width of its interval; null with fewer than two.
 */
function typicalGap(aggregates: readonly Aggregate[]): number | null {
  if (aggregates.length < 2) return null;
  const logMean = median(aggregates.map(({ plain }) => Math.log(plain / 1000)));
  const below = median(aggregates.map(({ plain, lower }) => Math.log(plain / lower)));
  const above = median(aggregates.map(({ plain, upper }) => Math.log(upper / plain)));
  return resolvableGap({ logMean, logLower: logMean - below, logUpper: logMean + above });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}

/**
 * How many neighbours share items, and of how many the upper one solved significantly more of them: exact McNemar on wins
 * and losses over all shared items, with Holm's correction over the neighbours. Null where no item was recorded.
 */
function pairedNeighbours(
  { outcomes, tiers, tasks }: UnrankedScores,
  pairs: readonly Neighbours[],
): Order['paired'] {
  if (outcomes === null) return null;
  const counts = pairs
    .map(([above, below]) => sharedItems(outcomes, above, below, 0, tiers.length * tasks.length))
    .filter(({ both, onlyA, onlyB, neither }) => both + onlyA + onlyB + neither > 0);
  const p = holm(counts.map(({ onlyA, onlyB }) => mcnemarExact(onlyA, onlyB)));
  const separable = counts.filter(
    ({ onlyA, onlyB }, index) => onlyA > onlyB && (p[index] ?? 1) < SIGNIFICANCE,
  ).length;
  return { neighbours: counts.length, separable };
}
