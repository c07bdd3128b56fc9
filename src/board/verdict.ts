import { formatCount, formatQuantity, formatScore } from '../format.ts';
import { inSentence, type Metric } from '../score/metrics.ts';
import type { Scores } from '../score/scores.ts';
import type { Lead } from './board.ts';

/** What a view says of its order, in every output. */
export interface Verdict {
  /** The one sentence of truth: how many adjacent ranks differ, the gap that the suite resolves, and who is first. */
  readonly verdict: string;
  /** The same without the first, which `lead` says of the view. */
  readonly differences: string;
  /** Among whom ranks, ranges and tie groups count, where the view shows fewer; else empty. */
  readonly scope: string;
}

/**
 * @param lead of the view
 * @param isWhole whether the view has all that are ranked
 */
export function verdictOf(scores: Scores, metric: Metric, lead: Lead, isWhole: boolean): Verdict {
  const differences = differencesOf(scores, metric);
  if (isWhole) return { verdict: `${differences}${tieSentence(scores, metric)}`, differences, scope: '' };
  const all = `all ${formatQuantity(rankedBy(scores, metric), 'model')}`;
  const among = isCounted(scores, metric)
    ? `Among ${all}, ${differences.charAt(0).toLowerCase()}${differences.slice(1)}`
    : differences;
  return {
    verdict: lead.text === '' ? among : `${lead.text} ${among}`,
    differences: among,
    scope: `Ranks, ranges and tie groups count ${scores.ranking.parts.length > 1 ? 'all that are ranked together' : all}.`,
  };
}

function rankedBy({ ranking }: Scores, metric: Metric): number {
  return ranking.orders[metric.id]?.rank.filter((rank) => rank !== null).length ?? 0;
}

/** Whether the sentence on differences counts pairs. */
function isCounted({ ranking }: Scores, metric: Metric): boolean {
  return (ranking.orders[metric.id]?.certainty?.neighbours ?? 0) > 0;
}

function tieSentence({ ranking }: Scores, metric: Metric): string {
  const { group = [] } = ranking.orders[metric.id]?.certainty ?? {};
  const first = group.filter((one) => one === 1).length;
  return first > 1 && ranking.parts.length === 1 ? ` ${formatCount(first)} models tie for first.` : '';
}

/** How much of an order the data support. */
function differencesOf({ ranking }: Scores, metric: Metric): string {
  const certainty = ranking.orders[metric.id]?.certainty;
  if (!certainty) return `Ranked by ${inSentence(metric)}, which has no interval: no rank range is known.`;
  if (certainty.neighbours < 1) return 'There is nothing to compare yet.';
  const { neighbours, separable, resolvableGap: gap } = certainty;
  // Evaluations that solve the very same items differ by any gap.
  const need =
    gap === null || gap < 0.5
      ? ''
      : `; between typical models, gaps under ${formatScore(gap)} points are not significant`;
  return `${adjacentRanks(separable, neighbours)}${need}.`;
}

function adjacentRanks(separable: number, neighbours: number): string {
  if (neighbours === 1)
    return `The two adjacent ranks ${separable === 1 ? '' : 'do not '}differ significantly`;
  if (separable === neighbours)
    return `All ${formatQuantity(neighbours, 'pair')} of adjacent ranks differ significantly`;
  if (separable === 0)
    return `None of ${formatQuantity(neighbours, 'pair')} of adjacent ranks differs significantly`;
  return `Only ${formatCount(separable)} of ${formatCount(neighbours)} adjacent ranks differ significantly`;
}
