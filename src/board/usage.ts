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

/** The sums of some rows: of each, of each task, and of all. */
export interface Usages {
  readonly byRow: readonly Usage[];
  /** By the place of the task on the board. */
  readonly byTask: readonly Usage[];
  readonly all: Usage;
}

/**
 * Adds up the cells of these rows, in the tiers that are shown. Each row is looked at once: a large board makes its cells
 * anew whenever somebody looks.
 *
 * @param tasks how many there are
 */
export function sumUsages(rows: readonly BoardRow[], tasks: number): Usages {
  const all = new Sums();
  const byTask = Array.from({ length: tasks }, () => new Sums());
  const byRow = rows.map((row) => {
    const own = new Sums();
    for (const { cells } of row.tiers)
      for (const [task, { measured }] of cells.entries())
        if (measured) for (const sums of [own, byTask[task], all]) sums?.add(measured);
    return own.usage();
  });
  return { byRow, byTask: byTask.map((sums) => sums.usage()), all: all.usage() };
}

/** The counters that may not be recorded. */
const COUNTERS = ['truncated', 'promptTokens', 'completionTokens', 'cost'] as const;
type Counter = (typeof COUNTERS)[number];

class Sums {
  private cells = 0;
  private total = 0;
  /** Responses whose truncation, and whose tokens, were recorded. */
  private ofKnownTruncation = 0;
  private tokenResponses = 0;
  private readonly sums: Record<Counter, number> = blank();
  private readonly known: Record<Counter, number> = blank();

  add(cell: Measured): void {
    this.cells += 1;
    this.total += cell.total;
    if (cell.truncated !== null) this.ofKnownTruncation += cell.total;
    if (cell.completionTokens !== null) this.tokenResponses += cell.tokenResponses;
    for (const counter of COUNTERS) {
      const value = cell[counter];
      if (value === null) continue;
      this.sums[counter] += value;
      this.known[counter] += 1;
    }
  }

  usage(): Usage {
    const { truncated, completionTokens } = this.sums;
    return {
      responses: this.total + truncated,
      promptTokens: this.sumOf('promptTokens'),
      completionTokens: this.sumOf('completionTokens'),
      tokensPerResponse: ratio(completionTokens, this.tokenResponses),
      truncatedShare: ratio(truncated, this.ofKnownTruncation + truncated),
      cost: this.sumOf('cost'),
    };
  }

  private sumOf(counter: Counter): Sum | null {
    const known = this.known[counter];
    return known === 0 ? null : { value: this.sums[counter], whole: known === this.cells };
  }
}

function blank(): Record<Counter, number> {
  return { truncated: 0, promptTokens: 0, completionTokens: 0, cost: 0 };
}

function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
