import { sameScore } from '../../scoring/index.ts';
import type { Means } from '../read/dataset/dataset.ts';
import type { Choice, ScoresData } from './scores.ts';

/** A mean with the standard error that its source gives; null where it gives none. */
export interface Mean {
  readonly value: number;
  readonly error: number | null;
}

export interface MeanRow {
  readonly evaluation: number;
  /** From 1, by the mean of means; equal means share the smaller. Null for one that lacks some. */
  readonly place: number | null;
  readonly isTied: boolean;
  readonly isComplete: boolean;
  /** Mean of the means that are there; its error where all of them have one. */
  readonly overall: Mean | null;
  readonly cells: readonly (Mean | null)[];
}

export interface RankedMeans {
  readonly unit: Means['unit'];
  /** Tasks and tiers that somebody has a mean of. */
  readonly columns: readonly { readonly task: number; readonly tier: number }[];
  readonly rows: readonly MeanRow[];
}

/**
 * Sorts means without counts: those with all means first, by their mean, then the others by the mean of what they have. It is
 * an order and no ranking: nothing says how far chance could move it.
 *
 * @param part tiers and tasks that count; all where null. An evaluation without any mean there is left out
 * @throws RangeError for scores that were counted
 */
export function rankedMeans(
  { means, evaluations, tasks, tiers }: ScoresData,
  part: Choice | null = null,
): RankedMeans {
  if (means === null) throw new RangeError('rankedMeans: these scores were counted');
  const cells = new Map(
    means.cells.map(({ evaluation, task, tier, value, error }) => [
      `${evaluation} ${task} ${tier}`,
      { value, error },
    ]),
  );
  const used = new Set(means.cells.map(({ task, tier }) => `${task} ${tier}`));
  const columns = tasks
    .flatMap((_, task) => tiers.map((_tier, tier) => ({ task, tier })))
    .filter(({ task, tier }) => used.has(`${task} ${tier}`))
    .filter(({ task, tier }) => part === null || (part.tasks.includes(task) && part.tiers.includes(tier)));
  const rows = evaluations.flatMap((_, evaluation) => {
    const own = columns.map(({ task, tier }) => cells.get(`${evaluation} ${task} ${tier}`) ?? null);
    const there = own.filter((cell) => cell !== null);
    if (part !== null && there.length === 0) return [];
    return [{ evaluation, cells: own, isComplete: there.length === own.length, overall: meanOf(there) }];
  });
  rows.sort(
    (a, b) =>
      Number(b.isComplete) - Number(a.isComplete) || (b.overall?.value ?? -1) - (a.overall?.value ?? -1),
  );
  const same = (a: number, b: number): boolean => {
    const [one, other] = [rows[a], rows[b]];
    return Boolean(
      one?.isComplete && other?.isComplete && sameScore(one.overall?.value ?? 0, other.overall?.value ?? 0),
    );
  };
  let place = 1;
  return {
    unit: means.unit,
    columns,
    rows: rows.map((row, index) => {
      if (index > 0 && !same(index - 1, index)) place = index + 1;
      const isTied = same(index - 1, index) || same(index, index + 1);
      return { ...row, place: row.isComplete ? place : null, isTied };
    }),
  };
}

function meanOf(cells: readonly Mean[]): Mean | null {
  if (cells.length === 0) return null;
  const value = cells.reduce((sum, cell) => sum + cell.value, 0) / cells.length;
  const errors = cells.flatMap(({ error }) => (error === null ? [] : [error]));
  const isKnown = errors.length === cells.length;
  return {
    value,
    error: isKnown ? Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0)) / cells.length : null,
  };
}
