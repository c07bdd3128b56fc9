import { type ScoreDifference, type Separation } from '../../scoring/index.ts';
import { comparePair } from './comparison.ts';
import type { Metric } from './metrics.ts';
import type { RankLevel } from './part-comparer.ts';
import type { Scores } from './scores.ts';

/** Two neighbours of a ranking, and what it would take to tell them apart. */
export interface PlannedPair {
  readonly above: number;
  readonly below: number;
  readonly difference: ScoreDifference;
  /** What p is held against. */
  readonly level: RankLevel;
  readonly verdict: Separation;
  /** Responses of both on the cells they share, so far. */
  readonly responses: number;
  /** How many more would tell them apart; 0 where they differ already, null where they score the same. */
  readonly further: number | null;
}

/** Every pair of ranked neighbours by a metric that has intervals, best first; those that share no cell are left out. */
export function planOf(scores: Scores, metric: Metric): PlannedPair[] {
  const { orders, partOf } = scores.ranking;
  const order = orders[metric.id];
  const ranked = order?.sequence.filter((evaluation) => order.rank[evaluation] !== null) ?? [];
  return ranked.flatMap((below, place) => {
    const above = ranked[place - 1];
    if (above === undefined || partOf[above] !== partOf[below]) return [];
    const pair = comparePair(scores, metric, [above, below], 2).scores;
    if (!pair) return [];
    const { difference, level, verdict, responses, further } = pair;
    return [{ above, below, difference, level, verdict, responses, further }];
  });
}
