import { passAtK } from '../../scoring/index.ts';
import type { Dataset } from '../read/dataset/dataset.ts';
import type { CounterColumns } from './scores.ts';

/** Trials of one item in one cell. */
interface Trials {
  trials: number;
  passed: number;
}

/**
 * Fills `passAtK` and `passHatK` of the cells of a board whose items were all tried several times: means over items, with k
 * the fewest trials of an item. Other boards have neither.
 *
 * @returns k; null where some item was tried once
 */
export function fillTrials(columns: CounterColumns, { samples, tiers, tasks }: Dataset): number | null {
  columns.passAtK.fill(Number.NaN);
  columns.passHatK.fill(Number.NaN);
  if (samples === null) return null;
  const cells = new Map<number, Map<number, Trials>>();
  for (const [row, item] of samples.item.entries()) {
    const slot = (samples.tier[row] ?? 0) * tasks.length + (samples.task[row] ?? 0);
    const cell = (samples.evaluation[row] ?? 0) * tiers.length * tasks.length + slot;
    const items = cells.get(cell) ?? new Map<number, Trials>();
    cells.set(cell, items);
    const one = items.get(item) ?? { trials: 0, passed: 0 };
    items.set(item, one);
    one.trials += 1;
    one.passed += samples.solved[row] ?? 0;
  }
  const k = fewest(cells);
  if (k < 2 || k === Number.POSITIVE_INFINITY) return null;
  for (const [cell, items] of cells) {
    const all = [...items.values()].map(({ trials, passed }) => passAtK(trials, passed, k));
    columns.passAtK[cell] = all.reduce((sum, one) => sum + one.passAtK, 0) / all.length;
    columns.passHatK[cell] = all.reduce((sum, one) => sum + one.passHatK, 0) / all.length;
  }
  return k;
}

function fewest(cells: ReadonlyMap<number, ReadonlyMap<number, Trials>>): number {
  let least = Number.POSITIVE_INFINITY;
  for (const items of cells.values())
    for (const { trials } of items.values()) least = Math.min(least, trials);
  return least;
}
