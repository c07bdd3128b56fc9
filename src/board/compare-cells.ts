import { mcnemarExact, newcombePaired, Z_95 } from '../../scoring/index.ts';
import { missingCell, valueCell } from './cell.ts';
import type { ComparedItems, ComparedTask } from './comparison.ts';
import { formatDifference, formatP, formatShare } from '../format.ts';
import { makeHeatCell } from './heat-cell.ts';
import { sharedItems, type SharedItems } from '../score/outcomes.ts';
import type { CellScore, Scores } from '../score/scores.ts';

const PAIRED = 'paired';
const UNPAIRED = 'unpaired (conservative)';

/**
 * Every cell that at least one of the two has: success of both, the difference with its interval, wins and losses. The
 * difference is paired where both answered exactly the same items; items shared in part are counted, but say too little
 * of the cell for its difference.
 */
export function compareCells(scores: Scores, a: number, b: number): ComparedTask[] {
  return scores.tiers.flatMap((tier, tierIndex) =>
    scores.tasks.flatMap((task, taskIndex) => {
      const cellOf = (evaluation: number): CellScore | null =>
        scores.of(evaluation).tiers[tierIndex]?.cells[taskIndex] ?? null;
      const [own, other] = [cellOf(a), cellOf(b)];
      if (!own && !other) return [];
      const slot = tierIndex * scores.tasks.length + taskIndex;
      const shared = scores.outcomes && sharedItems(scores.outcomes, a, b, slot, slot + 1);
      const items = shared && itemsOf(shared);
      const paired = shared && own && other && isWhole(shared, own) && isWhole(shared, other);
      return [
        {
          ...{ tier: tier.label, task: task.label, items },
          a: makeHeatCell(own, tier, task),
          b: makeHeatCell(other, tier, task),
          difference: paired ? pairedDifference(shared) : difference(own, other),
          method: paired ? PAIRED : UNPAIRED,
        },
      ];
    }),
  );
}

/** Whether the shared items are all that an evaluation answered in a cell. */
function isWhole({ both, onlyA, onlyB, neither }: SharedItems, { counters }: CellScore): boolean {
  const items = both + onlyA + onlyB + neither;
  return items > 0 && items === counters.total + counters.truncated;
}

/** Wins and losses with the exact McNemar p; null when nothing is shared. */
export function itemsOf({ both, onlyA, onlyB, neither }: SharedItems): ComparedItems | null {
  const ties = both + neither;
  if (ties + onlyA + onlyB === 0) return null;
  const { pExact } = mcnemarExact(onlyA, onlyB);
  return {
    wins: onlyA,
    losses: onlyB,
    ties,
    p: valueCell(pExact, formatP(pExact), `exact McNemar p ${formatP(pExact)}`),
  };
}

/** Newcombe's paired interval on the raw share of items solved, truncated ones counting as not solved. */
function pairedDifference(shared: SharedItems) {
  const { difference: gap, lower, upper } = newcombePaired(shared, Z_95);
  return differenceCell(gap, lower, upper, "Newcombe's paired interval, raw share of items solved");
}

/** Square-and-add over the guess-aware limits of both; without guessing this is Newcombe's method 10. */
function difference(a: CellScore | null, b: CellScore | null) {
  if (!a?.interval || !b?.interval) return missingCell('no-points', 'One of them lacks this cell');
  const [own, other] = [a.interval, b.interval];
  const gap = own.accuracy - other.accuracy;
  const below = Math.hypot(own.accuracy - own.accuracyLower, other.accuracyUpper - other.accuracy);
  const above = Math.hypot(own.accuracyUpper - own.accuracy, other.accuracy - other.accuracyLower);
  return differenceCell(gap, gap - below, gap + above, "Newcombe's unpaired interval");
}

function differenceCell(gap: number, lower: number, upper: number, method: string) {
  const limits = `${formatDifference(lower)} to ${formatDifference(upper)}`;
  const title = `difference ${formatDifference(gap)}, 95 % interval ${limits} (${method})`;
  return valueCell(
    gap,
    formatDifference(gap),
    title,
    [lower, upper],
    lower > 0 ? 'best' : upper < 0 ? 'worst' : 'plain',
  );
}

/** For people: the share in words of a confidence. */
export function confidenceText(ahead: number): string {
  return ahead >= 0.9995 ? 'more than .999' : formatShare(ahead);
}
