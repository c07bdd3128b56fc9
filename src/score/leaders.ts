import { tieGroups } from '../../scoring/index.ts';
import type { Metric } from './metrics.ts';
import type { Scores } from './scores.ts';

/** How many of an order are looked at first; then twice as many, and so on. */
const FIRST = 8;

/**
 * Who ties for first among some evaluations that are ranked together, by the verdicts of the whole board: nobody of them
 * differs from another one, and the next one differs from somebody. Null where the metric has no interval.
 *
 * @param sequence some of the board's order, best first
 */
export function tiedForFirst(scores: Scores, metric: Metric, sequence: readonly number[]): number[] | null {
  const group = scores.ranking.orders[metric.id]?.certainty?.group;
  if (!group) return null;
  // Within a tie group of the board, no two differ.
  const separation = (a: number, b: number) =>
    group[a] === group[b] ? 0 : scores.separation(metric.id, a, b);
  for (let count = FIRST; ; count *= 2) {
    const groups = tieGroups(sequence.slice(0, count), { separation });
    const end = groups.indexOf(2);
    if (end >= 0) return sequence.slice(0, end);
    if (count >= sequence.length) return [...sequence];
  }
}
