import type { Query } from './board.ts';
import { groupWords } from './group-words.ts';
import type { Scores } from '../score/scores.ts';
import { matchesSearch } from './search.ts';

/** Indices of the evaluations that a query lets through. */
export function selectEvaluations(scores: Scores, query: Query): Set<number> {
  const tiers = scores.tiers.flatMap((tier, index) => (query.tiers?.includes(tier.id) ? [index] : []));
  const chosen = new Set<number>();
  scores.evaluations.forEach((evaluation, index) => {
    const inGroups =
      query.groups.length === 0 || query.groups.some((all) => includesAll(groupWords(evaluation), all));
    const named = query.evaluations?.includes(evaluation.id) ?? true;
    const measured = tiers.length === 0 || tiers.some((tier) => hasPoints(scores, index, tier));
    if (inGroups && named && measured && matchesSearch(evaluation, query.search)) chosen.add(index);
  });
  return chosen;
}

function includesAll(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((word) => words.includes(word));
}

function hasPoints({ columns, tiers, tasks }: Scores, evaluation: number, tier: number): boolean {
  const first = (evaluation * tiers.length + tier) * tasks.length;
  return columns.points.subarray(first, first + tasks.length).some((points) => points > 0);
}
