import type { Scores } from '../score/scores.ts';
import { remember } from './remember.ts';

/** What was counted in the cells of some evaluations. */
export interface CountedCells {
  /** Cells with a point. */
  readonly cells: number;
  /** Truncated ones as well. */
  readonly responses: number;
  /** Completed responses of the smallest cell, of the smallest one that has any, and of the largest. */
  readonly least: number;
  readonly leastAboveZero: number;
  readonly most: number;
  /** Cells of which truncation was not recorded. */
  readonly unrecorded: number;
  /** Cells that have nothing to cluster by. */
  readonly single: number;
  /** Cells whose responses do not all name an item, and cells in which some item was tried once. */
  readonly unnamed: number;
  readonly once: number;
}

/** Those of all evaluations; counted once per scores. */
export const countAll: (scores: Scores) => CountedCells = remember((scores) =>
  countCells(scores, [...scores.evaluations.keys()]),
);

export function countCells(
  { columns, tiers, tasks }: Pick<Scores, 'columns' | 'tiers' | 'tasks'>,
  evaluations: readonly number[],
): CountedCells {
  const { points, total, truncated, clusters, trials } = columns;
  const perEvaluation = tiers.length * tasks.length;
  const [none, all] = [Number.POSITIVE_INFINITY, 0];
  const found = { cells: 0, responses: 0, unrecorded: 0, single: 0, unnamed: 0, once: 0 };
  let [least, leastAboveZero, most] = [none, none, all];
  for (const evaluation of evaluations) {
    const end = (evaluation + 1) * perEvaluation;
    for (let cell = evaluation * perEvaluation; cell < end; cell += 1) {
      if (points[cell] === 0) continue;
      const count = total[cell] ?? 0;
      const cut = truncated[cell] ?? Number.NaN;
      least = Math.min(least, count);
      if (count > 0) leastAboveZero = Math.min(leastAboveZero, count);
      most = Math.max(most, count);
      found.cells += 1;
      found.responses += count + (Number.isNaN(cut) ? 0 : cut);
      found.unrecorded += Number(Number.isNaN(cut));
      found.single += Number(Number.isNaN(clusters[cell] ?? Number.NaN));
      found.unnamed += Number(Number.isNaN(trials[cell] ?? Number.NaN));
      found.once += Number(trials[cell] === 1);
    }
  }
  return { ...found, least, leastAboveZero, most };
}
