import {
  boundsScores,
  pairComparer,
  rankIntervals,
  resolvableGap,
  tieGroups,
  Z_95,
} from '../../scoring/index.ts';
import { ESTIMATE, type Metric } from './metrics.ts';
import type { PartOrder } from './order.ts';
import {
  cellsOf,
  comparedBy,
  type ComparedMetric,
  levelOf,
  pairedReach,
  type PartMatrix,
} from './part-comparer.ts';
import type { Bounds, Certainty, UnrankedScores } from './scores.ts';

/** A part of the board with its order by a metric. */
export type OrderedPart = PartOrder & { readonly part: PartMatrix };

/** The same with what the metric says of pairs. */
type ComparedPart = OrderedPart & ComparedMetric;

/** What the intervals of a metric say of the order by it; null where the metric has none. */
export function certaintyOf(
  scores: UnrankedScores,
  metric: Metric,
  orders: readonly OrderedPart[],
): Certainty | null {
  if (!metric.limits) return null;
  const compared = orders.flatMap((order): ComparedPart[] => {
    const own = comparedBy(order.part, metric);
    return own ? [{ ...order, ...own }] : [];
  });
  const nobody = (): (number | null)[] => scores.evaluations.map(() => null);
  const lists = { best: nobody(), worst: nobody(), group: nobody() };
  for (const order of compared) fillRanges(order, lists);
  const pairs = orders.flatMap(({ sequence }) => neighboursIn(sequence));
  return {
    ...lists,
    bounds: boundsOf(compared, scores.evaluations.length),
    neighbours: pairs.length,
    separable: compared.reduce((sum, order) => sum + countSeparable(order), 0),
    ...pairingOf(compared),
    resolvableGap: compared[0] ? typicalGap(scores, metric, compared[0]) : null,
    flipped: metric === ESTIMATE ? [] : compared.flatMap(flippedIn),
  };
}

type Lists = Record<'best' | 'worst' | 'group', (number | null)[]>;

/**
 * Ranges and tie groups of one part. Comparisons on different cells can contradict the order: a range is then widened to hold
 * the rank, so that no rank lies outside its range.
 */
function fillRanges({ part, pairs, sequence, rank }: ComparedPart, lists: Lists): void {
  const ranges = rankIntervals(part.evaluations.length, pairs);
  const groups = tieGroups(rowsOf(part, sequence), pairs);
  sequence.forEach((evaluation, place) => {
    lists.group[evaluation] = groups[place] ?? null;
  });
  for (const [row, evaluation] of part.evaluations.entries()) {
    const own = rank[evaluation] ?? null;
    if (own === null) continue;
    lists.best[evaluation] = Math.min(ranges.best[row] ?? own, own);
    lists.worst[evaluation] = Math.max(ranges.worst[row] ?? own, own);
  }
}

function rowsOf({ evaluations }: PartMatrix, sequence: readonly number[]): number[] {
  const rowOf = new Map(evaluations.map((evaluation, row) => [evaluation, row]));
  return sequence.map((evaluation) => rowOf.get(evaluation) ?? -1);
}

type Neighbours = readonly [above: number, below: number];

function neighboursIn(sequence: readonly number[]): Neighbours[] {
  return sequence.slice(1).map((below, position) => [sequence[position] ?? below, below]);
}

/** How many neighbours differ. */
function countSeparable({ part, pairs, sequence }: ComparedPart): number {
  return neighboursIn(rowsOf(part, sequence)).filter(([above, below]) => pairs.separation(above, below) !== 0)
    .length;
}

/** Those that differ from their lower neighbour by this metric, and not in the same direction by the plain score. */
function flippedIn({ part, pairs, sequence }: ComparedPart): number[] {
  const plain = comparedBy(part, ESTIMATE)?.pairs;
  return neighboursIn(rowsOf(part, sequence))
    .filter(([above, below]) => pairs.separation(above, below) > 0 && plain?.separation(above, below) !== 1)
    .flatMap(([above]) => part.evaluations[above] ?? []);
}

/** Per evaluation that lacks cells its part has, what they could do to its score and rank; null for the others. */
function boundsOf(orders: readonly ComparedPart[], total: number): (Bounds | null)[] {
  const all = new Array<Bounds | null>(total).fill(null);
  for (const { part, matrix, rank } of orders) {
    const incomplete = [...part.evaluations.entries()].filter(([row]) => cellsOf(part, row).includes(false));
    if (incomplete.length === 0) continue;
    const { lowest, highest, bestRank, worstRank } = boundsScores(matrix);
    for (const [row, evaluation] of incomplete) {
      const own = rank[evaluation] ?? part.evaluations.length;
      all[evaluation] = {
        lowest: lowest[row] ?? 0,
        highest: highest[row] ?? 0,
        bestRank: Math.min(own, bestRank[row] ?? 1),
        worstRank: Math.max(own, worstRank[row] ?? own),
      };
    }
  }
  return all;
}

/**
 * The gap in points at which two typical evaluations of the largest part differ, each with the median score and the median
 * width of its interval, compared as adjacent ranks are; null with fewer than two.
 */
function typicalGap(scores: UnrankedScores, metric: Metric, order: ComparedPart): number | null {
  const { evaluations } = order.part;
  const limits = evaluations.flatMap((evaluation) => {
    const { overall } = scores.of(evaluation);
    const mean = overall && metric.log?.(overall.logs);
    return mean ? [mean] : [];
  });
  if (limits.length < 2) return null;
  const logMean = median(limits.map((one) => one.logMean));
  const below = median(limits.map(({ squareBelow }) => Math.sqrt(squareBelow)));
  const above = median(limits.map(({ squareAbove }) => Math.sqrt(squareAbove)));
  const typical = { logMean, logLower: logMean - below, logUpper: logMean + above };
  return resolvableGap(typical, levelOf(evaluations.length).z * narrowing(order));
}

/** By how much pairing narrows the comparison of adjacent ranks: the median over them, 1 where nothing is paired. */
function narrowing(order: ComparedPart): number {
  const reaches = pairedReaches(order);
  return reaches.length === 0 ? 1 : median(reaches.map((reach) => reach ?? 1));
}

/** Per pair of neighbours how far its interval reaches as a share of the unpaired one; null where no cell is paired. */
function pairedReaches(order: ComparedPart): (number | null)[] {
  const { part, matrix, sequence } = order;
  if (part.items === null) return [];
  const unpaired = pairComparer(matrix, Z_95);
  return neighboursIn(rowsOf(part, sequence)).map(([above, below]) =>
    pairedReach(part, order, above, below, unpaired),
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}

/** How many neighbours have paired cells, and of how many of these pairing narrows the interval; null without items. */
function pairingOf(orders: readonly ComparedPart[]): Pick<Certainty, 'paired' | 'narrowed'> {
  if (orders.some(({ part }) => part.items === null)) return { paired: null, narrowed: null };
  const reaches = orders.flatMap(pairedReaches).filter((reach) => reach !== null);
  return { paired: reaches.length, narrowed: reaches.filter((reach) => reach < NOT_NARROWER).length };
}

/** What rounding makes of 1 is not narrower. */
const NOT_NARROWER = 1 - 1e-9;
