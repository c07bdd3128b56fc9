import { aggregateTier, aggregateTiers } from './aggregate.ts';
import type { Aggregate, UnrankedScores } from './scores.ts';

/**
 * The scores of an evaluation on some of its cells, by the function that makes all scores; null when it has none of them.
 *
 * @param slots which cells, `tier · tasks + task`
 */
export function scoresOn(
  scores: Pick<UnrankedScores, 'of' | 'tasks'>,
  evaluation: number,
  slots: ReadonlySet<number>,
): Aggregate | null {
  const tiers = scores.of(evaluation).tiers.flatMap((tier) => {
    if (tier === null) return [];
    const first = tier.tier * scores.tasks.length;
    const cells = tier.cells.map((cell, task) => (slots.has(first + task) ? cell : null));
    return [{ ...tier, cells, aggregate: aggregateTier(cells, false) }];
  });
  return aggregateTiers(tiers, false);
}
