import type { BoardRow, Measured } from './board.ts';

/** A sum over cells; `whole` is false when some of them did not record it, so that the true sum is larger. */
export interface Sum {
  readonly value: number;
  readonly whole: boolean;
}

/** What a set of cells cost. `null` = not recorded anywhere in it. */
export interface Usage {
  readonly responses: number;
  readonly promptTokens: Sum | null;
  readonly completionTokens: Sum | null;
  /** Completion tokens per response, over the responses whose tokens were recorded. */
  readonly tokensPerResponse: number | null;
  /** Share of truncated responses, over the cells whose truncation was recorded. */
  readonly truncatedShare: number | null;
  readonly cost: Sum | null;
}

/**
 * Adds up the cells of these rows, in the tiers that are shown.
 * @param task position of the only task that counts; all of them where it is left out
 */
export function sumUsage(rows: readonly BoardRow[], task?: number): Usage {
  const tiers = rows.flatMap((row) => row.tiers);
  const heats = tiers.flatMap(({ cells }) => (task === undefined ? cells : cells.slice(task, task + 1)));
  const cells = heats.flatMap(({ measured }) => measured ?? []);
  const cut = cells.filter(({ truncated }) => truncated !== null);
  const timed = cells.filter(({ completionTokens }) => completionTokens !== null);
  const truncated = total(cut, 'truncated');
  return {
    responses: total(cells, 'total') + truncated,
    promptTokens: sumOf(cells, 'promptTokens'),
    completionTokens: sumOf(cells, 'completionTokens'),
    tokensPerResponse: ratio(total(timed, 'completionTokens'), total(timed, 'tokenResponses')),
    truncatedShare: ratio(truncated, total(cut, 'total') + truncated),
    cost: sumOf(cells, 'cost'),
  };
}

/** The counters that are added up. */
type Counter = 'total' | 'truncated' | 'promptTokens' | 'completionTokens' | 'tokenResponses' | 'cost';

function total(cells: readonly Measured[], counter: Counter): number {
  return cells.reduce((sum, cell) => sum + (cell[counter] ?? 0), 0);
}

function sumOf(cells: readonly Measured[], counter: Counter): Sum | null {
  const known = cells.filter((cell) => cell[counter] !== null);
  return known.length === 0 ? null : { value: total(known, counter), whole: known.length === cells.length };
}

function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
