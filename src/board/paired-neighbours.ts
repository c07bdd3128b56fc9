import { mcnemarExact, pAdjust } from '../../scoring/index.ts';
import { sharedItems } from '../score/outcomes.ts';
import type { Order, Scores } from '../score/scores.ts';

const LEVEL = 0.05;

/**
 * How many neighbours share items, and of how many the upper one solved significantly more of them: exact McNemar on wins
 * and losses over all shared items, with Holm's correction over the neighbours. Null where no item was recorded.
 */
export function pairedNeighbours(
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
