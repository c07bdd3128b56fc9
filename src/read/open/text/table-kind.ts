/** Columns that count all responses of a row, the truncated ones among them: our name, then those of others. */
const RESPONSES = ['responses', 'n', 'num_samples'];
/** Columns of single responses only. */
const SINGLE = ['item', 'outcome', 'finish_reason'];

/**
 * Whether a table with these columns holds counters rather than one response a row.
 *
 * @example countsResponses(new Set(['eval_id', 'task', 'correct', 'n'])) // → true
 * @example countsResponses(new Set(['eval_id', 'task', 'item', 'correct', 'n'])) // → false
 */
export function countsResponses(names: ReadonlySet<string>): boolean {
  const isSingle = SINGLE.some((name) => names.has(name));
  return names.has('total') || (!isSingle && RESPONSES.some((name) => names.has(name)));
}
