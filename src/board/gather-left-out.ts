import type { LeftOutRow } from '../read/dataset/dataset.ts';

/** Rows that were left out for one reason: the first of them, and how many there are. */
export interface LeftOut {
  readonly first: LeftOutRow;
  readonly count: number;
}

/** Rows that a rule left out are many, and their reasons few. */
export function gatherLeftOut(rows: readonly LeftOutRow[]): LeftOut[] {
  const gathered = Map.groupBy(rows, ({ expected, got }) => JSON.stringify([expected, got]));
  return [...gathered.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ first, count: group.length }];
  });
}
