import { passAtK } from '../../scoring/index.ts';
import type { Dataset } from '../read/dataset/dataset.ts';
import type { CounterColumns } from './scores.ts';

/** Trials of one item in one cell. */
export interface Trials {
  trials: number;
  passed: number;
}

/**
 * Fills what cells know of repeated trials. `trials` is the fewest of an item; a cell of which a response names no item has
 * none. `k` is the fewest of the cells whose items were all tried several times. These have `passAtK` and `passHatK`, means
 * over items; the other cells have neither.
 */
export function fillTrials(columns: CounterColumns, dataset: Dataset): void {
  for (const name of ['trials', 'k', 'passAtK', 'passHatK'] as const) columns[name].fill(Number.NaN);
  const cells = trialsOf(dataset);
  for (const [cell, items] of cells) {
    const all = [...items.values()];
    const named = all.reduce((sum, { trials }) => sum + trials, 0);
    if (named === responsesIn(columns, cell))
      columns.trials[cell] = all.reduce((least, { trials }) => Math.min(least, trials), named);
  }
  const k = columns.trials.reduce(
    (least, trials) => (trials > 1 ? Math.min(least, trials) : least),
    Number.POSITIVE_INFINITY,
  );
  for (const [cell, items] of cells) {
    if (!((columns.trials[cell] ?? 0) >= k)) continue;
    const all = [...items.values()].map(({ trials, passed }) => passAtK(trials, passed, k));
    columns.k[cell] = k;
    columns.passAtK[cell] = all.reduce((sum, one) => sum + one.passAtK, 0) / all.length;
    columns.passHatK[cell] = all.reduce((sum, one) => sum + one.passHatK, 0) / all.length;
  }
}

/** All responses of a cell, truncated ones as well. */
export function responsesIn({ total, truncated }: CounterColumns, cell: number): number {
  const cut = truncated[cell] ?? Number.NaN;
  return (total[cell] ?? 0) + (Number.isNaN(cut) ? 0 : cut);
}

/** Per cell, the trials of each item that it names. */
export function trialsOf({
  samples,
  tiers,
  tasks,
}: Dataset): ReadonlyMap<number, ReadonlyMap<number, Trials>> {
  const cells = new Map<number, Map<number, Trials>>();
  if (samples === null) return cells;
  const { evaluation, tier, task, solved } = samples;
  for (const [row, item] of samples.item.entries()) {
    const slot = at(tier, row) * tasks.length + at(task, row);
    const cell = at(evaluation, row) * tiers.length * tasks.length + slot;
    const items = cells.get(cell) ?? new Map<number, Trials>();
    cells.set(cell, items);
    const one = items.get(item) ?? { trials: 0, passed: 0 };
    items.set(item, one);
    one.trials += 1;
    one.passed += at(solved, row);
  }
  return cells;
}

function at(column: Uint8Array | Uint16Array | Uint32Array, row: number): number {
  return column[row] ?? 0;
}
