import type { PairedCounts } from '../../scoring/index.ts';
import type { Dataset, SampleTable } from '../read/dataset/dataset.ts';
import type { Outcomes } from './scores.ts';

const REPEATED = 3;

/** Item by item outcomes of every evaluation, one digit each, so that a whole board fits beside a page. */
export function makeOutcomes({ samples, evaluations, tiers, tasks }: Dataset): Outcomes | null {
  if (samples === null) return null;
  const slotOf = (row: number): number => at(samples.tier, row) * tasks.length + at(samples.task, row);
  const positions = itemPositions(samples, tiers.length * tasks.length, slotOf);
  const starts = [0];
  for (const items of positions) starts.push((starts.at(-1) ?? 0) + items.size);
  const digits = evaluations.map(() => new Uint8Array(starts.at(-1) ?? 0));
  for (let row = 0; row < samples.item.length; row += 1) {
    const slot = slotOf(row);
    const position = (starts[slot] ?? 0) + (positions[slot]?.get(at(samples.item, row)) ?? 0);
    const own = digits[at(samples.evaluation, row)];
    if (own) own[position] = own[position] === 0 ? 1 + at(samples.solved, row) : REPEATED;
  }
  return { starts, digits: digits.map((own) => own.join('')) };
}

function at(column: Uint8Array | Uint16Array | Uint32Array, row: number): number {
  return column[row] ?? 0;
}

/** Per slot, every item that anybody was asked, in the order of the items' names: no row order can change it. */
function itemPositions(
  samples: SampleTable,
  slots: number,
  slotOf: (row: number) => number,
): Map<number, number>[] {
  const seen = Array.from({ length: slots }, () => new Set<number>());
  samples.item.forEach((item, row) => seen[slotOf(row)]?.add(item));
  const name = (item: number): string => samples.items[item] ?? '';
  return seen.map((items) => {
    const sorted = [...items].sort((a, b) => (name(a) < name(b) ? -1 : 1));
    return new Map(sorted.map((item, position) => [item, position]));
  });
}

/** Counts the items that both answered exactly once, of cell slots `from` up to `to`; all zero when nothing is shared. */
export function sharedItems(
  outcomes: Outcomes,
  a: number,
  b: number,
  from: number,
  to: number,
): PairedCounts {
  const { starts } = outcomes;
  const [own = '', other = ''] = [outcomes.digits[a], outcomes.digits[b]];
  const counts = new Map<string, number>();
  for (let item = starts[from] ?? 0; item < (starts[to] ?? 0); item += 1) {
    const pair = `${own[item] ?? '0'}${other[item] ?? '0'}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const count = (pair: string): number => counts.get(pair) ?? 0;
  return { both: count('22'), onlyA: count('21'), onlyB: count('12'), neither: count('11') };
}
