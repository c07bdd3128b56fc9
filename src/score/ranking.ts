import {
  bonferroniZ,
  boundsScores,
  type CellMatrix,
  mcnemarExact,
  minimumDetectableDifference,
  pAdjust,
} from '../../scoring/index.ts';
import { makeScores, type UnrankedData } from './make-scores.ts';
import { type Metric, RANKABLE } from './metrics.ts';
import { orderPart, type PartOrder } from './order.ts';
import { sharedItems } from './outcomes.ts';
import { makeParts } from './parts.ts';
import { comparisonMatrix, rankRanges, separatedRows } from './rank-range.ts';
import type { Aggregate, Bounds, Order, Part, Ranking, Scores } from './scores.ts';

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

/** Per evaluation that lacks cells its part has, what they could do to its score and rank; null for the others. */
function boundsOf(total: number, parts: readonly Part[], matrices: readonly CellMatrix[]): (Bounds | null)[] {
  const all: (Bounds | null)[] = Array.from({ length: total }, () => null);
  parts.forEach(({ evaluations }, index) => {
    const matrix = matrices[index];
    if (!matrix) return;
    const { lowest, highest, bestRank, worstRank } = boundsScores(matrix);
    evaluations.forEach((evaluation, row) => {
      const own = matrix.logScore.subarray(row * matrix.cells, (row + 1) * matrix.cells);
      if (!own.some(Number.isNaN)) return;
      const scores = { lowest: lowest[row] ?? 0, highest: highest[row] ?? 0 };
      all[evaluation] = {
        ...scores,
        bestRank: bestRank[row] ?? 1,
        worstRank: worstRank[row] ?? evaluations.length,
      };
    });
  });
  return all;
}

/** Per tier: the best ReasonScore, and the best and worst score/token, for the green and red marks. */
function marksOf(
  scores: Omit<Scores, 'ranking'>,
): Pick<Ranking, 'bestScore' | 'bestEfficiency' | 'worstEfficiency'> {
  const tiers = scores.tiers.map((_, tier) =>
    scores.evaluations.flatMap((_one, evaluation) => scores.of(evaluation).tiers[tier]?.aggregate ?? []),
  );
  const efficiencies = tiers.map((aggregates) =>
    aggregates.flatMap(({ scorePerToken }) => scorePerToken ?? []),
  );
  return {
    bestScore: tiers.map((aggregates) =>
      extreme(
        aggregates.map(({ reasonscore }) => reasonscore),
        Math.max,
      ),
    ),
    bestEfficiency: efficiencies.map((ratios) => extreme(ratios, Math.max)),
    worstEfficiency: efficiencies.map((ratios) => extreme(ratios, Math.min)),
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
function resolvableGap(aggregates: readonly Aggregate[]): number | null {
  if (aggregates.length < 2) return null;
  const logMean = median(aggregates.map(({ plain }) => Math.log(plain / 1000)));
  const below = median(aggregates.map(({ plain, lower }) => Math.log(plain / lower)));
  const above = median(aggregates.map(({ plain, upper }) => Math.log(upper / plain)));
  const typical = { logMean, logLower: logMean - below, logUpper: logMean + above };
  return minimumDetectableDifference(typical, { power: 0.5 });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}

const LEVEL = 0.05;

/**
 * How many neighbours share items, and of how many the upper one solved significantly more of them: exact McNemar on wins
 * and losses over all shared items, with Holm's correction over the neighbours. Null where no item was recorded.
 */
function pairedNeighbours(
  { outcomes, tiers, tasks }: Omit<Scores, 'ranking'>,
  pairs: readonly (readonly [above: number, below: number])[],
): Order['paired'] {
  if (outcomes === null) return null;
  const counts = pairs
    .map(([above, below]) => sharedItems(outcomes, above, below, 0, tiers.length * tasks.length))
    .filter(({ both, onlyA, onlyB, neither }) => both + onlyA + onlyB + neither > 0);
  const p = pAdjust(
    counts.map(({ onlyA, onlyB }) => mcnemarExact(onlyA, onlyB).pExact),
    'holm',
  );
  const separable = counts.filter(
    ({ onlyA, onlyB }, index) => onlyA > onlyB && (p[index] ?? 1) < LEVEL,
  ).length;
  return { neighbours: counts.length, separable };
}

/** How strict a single comparison has to be for all rank ranges of a part to hold at once. */
export interface RankLevel {
  readonly evaluations: number;
  readonly pairs: number;
  /** Standard deviations; 1.96 for a comparison by itself. */
  readonly z: number;
}

/** The level of the largest part of a board; null when nothing is ranked. */
export function rankLevel({ ranking }: Scores): RankLevel | null {
  const evaluations = ranking.parts[0]?.evaluations.length ?? 0;
  if (evaluations < 2) return null;
  const pairs = (evaluations * (evaluations - 1)) / 2;
  return { evaluations, pairs, z: bonferroniZ(evaluations, 0.05, 'all') };
}
