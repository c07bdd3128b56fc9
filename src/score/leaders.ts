import type { Metric } from './metrics.ts';
import type { Certainty, Order, Ranking, Scores } from './scores.ts';

/** The evaluations that a metric ranks together with this one, best first. */
export function rankedWith({ ranking }: Scores, metric: Metric, evaluation: number): readonly number[] {
  const order = ranking.orders[metric.id];
  if (!order) return [];
  const known = ranked.get(order) ?? rankedByPart(order, ranking);
  ranked.set(order, known);
  return known.get(ranking.partOf[evaluation] ?? -1) ?? [];
}

type ByPart = ReadonlyMap<number, readonly number[]>;

const ranked = new WeakMap<Order, ByPart>();

function rankedByPart({ sequence, rank }: Order, { partOf }: Ranking): ByPart {
  const placed = sequence.filter((evaluation) => (rank[evaluation] ?? null) !== null);
  return Map.groupBy(placed, (evaluation) => partOf[evaluation] ?? -1);
}

/**
 * Those that cannot be told from an evaluation by a metric, by the verdicts of its ranking; null where the metric has no interval.
 * The range of a rank counts them, so that no more pairs are compared than it takes to find them.
 */
export function peersIn(scores: Scores, metric: Metric, evaluation: number): ReadonlySet<number> | null {
  const order = scores.ranking.orders[metric.id];
  if (!order?.certainty) return null;
  const known = foundIn(order);
  const peers = known.get(evaluation) ?? findPeers(scores, metric, order.certainty, evaluation);
  known.set(evaluation, peers);
  return peers;
}

const found = new WeakMap<Order, Map<number, ReadonlySet<number>>>();

function foundIn(order: Order): Map<number, ReadonlySet<number>> {
  const known = found.get(order) ?? new Map<number, ReadonlySet<number>>();
  found.set(order, known);
  return known;
}

function findPeers(
  scores: Scores,
  metric: Metric,
  { group, best, worst }: Certainty,
  evaluation: number,
): Set<number> {
  const all = rankedWith(scores, metric, evaluation);
  const most = (worst[evaluation] ?? all.length) - (best[evaluation] ?? 1);
  const peers = new Set<number>();
  for (const other of fromTheMiddle(all, all.indexOf(evaluation))) {
    if (peers.size === most) break;
    // Within a tie group, no two differ.
    const isPeer =
      group[other] === group[evaluation] || scores.separation(metric.id, evaluation, other) === 0;
    if (isPeer) peers.add(other);
  }
  return peers;
}

/** The others, those beside it first. */
function* fromTheMiddle(all: readonly number[], middle: number): Generator<number> {
  for (let distance = 1; distance < all.length; distance += 1) {
    const [below, above] = [all[middle + distance], all[middle - distance]];
    if (below !== undefined) yield below;
    if (above !== undefined) yield above;
  }
}
