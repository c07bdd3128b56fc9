import { naturalOrder } from './natural-order.ts';

/** The text that stands most often in a list; of several such texts the first in natural order; '' of an empty list. */
export function mostFrequent(values: readonly string[]): string {
  const groups = [...Map.groupBy(values, (value) => value)];
  const [first] = groups.toSorted(([a, x], [b, y]) => y.length - x.length || naturalOrder(a, b));
  return first?.[0] ?? '';
}
