import type { PairComparer } from './pair-comparer.ts';

/**
 * Groups of neighbours in a ranking that cannot be told apart: a row starts a new group when it differs from any row of the
 * group above it. The rows of group 1 tie for first.
 *
 * @param rows in the order of the ranking, as the comparer knows them
 * @param compare with the verdicts of the board
 * @returns group of every place in the ranking, from 1
 * @example tieGroups([2, 0, 1], { separation: (a, b) => (a === 2 && b === 1 ? 1 : 0) }) // => [1, 1, 2]
 */
export function tieGroups(rows: readonly number[], compare: Pick<PairComparer, 'separation'>): number[] {
  const groups: number[] = [];
  let first = 0;
  for (const [place, row] of rows.entries()) {
    let member = first;
    while (member < place && compare.separation(rows[member] ?? -1, row) === 0) member += 1;
    if (member < place) first = place;
    groups.push((groups.at(-1) ?? 0) + Number(first === place));
  }
  return groups;
}
