import { scoreOnDemand, withRanking } from './make-scores.ts';
import { COUNTERS, emptyColumns } from './pool.ts';
import type { About, CounterColumns, Scores } from './scores.ts';
import type { Evaluation, Task, Tier } from '../read/dataset/dataset.ts';

/**
 * Scores as one small JSON value for the page: counters by column, the ranking as it was computed at build time. The
 * browser scores the ten evaluations it shows from the same counters with the same code, so no number is rounded on the way.
 */
export interface PackedScores {
  readonly about: About;
  readonly tiers: readonly Tier[];
  readonly tasks: readonly Task[];
  readonly evaluations: readonly Evaluation[];
  readonly ranking: Scores['ranking'];
  readonly outcomes: Scores['outcomes'];
  /** Per counter: one number for a column that never changes, else one entry per cell; null = not recorded. */
  readonly counters: Readonly<Record<string, number | null | readonly (number | null)[]>>;
}

/**
 * Packs scores for embedding; `unpackScores` is its inverse. Outcomes item by item are only worth their size where
 * evaluations are compared, so they go along when asked for.
 */
export function packScores(scores: Scores, withOutcomes = false): PackedScores {
  const { about, tiers, tasks, evaluations, ranking, columns } = scores;
  const outcomes = withOutcomes ? scores.outcomes : null;
  const counters = Object.fromEntries(COUNTERS.map((name) => [name, packColumn(columns[name])]));
  return { about: withoutFiles(about), tiers, tasks, evaluations, ranking, outcomes, counters };
}

/** Restores what `packScores` packed. */
export function unpackScores(packed: PackedScores): Scores {
  const cells = packed.evaluations.length * packed.tiers.length * packed.tasks.length;
  const columns: CounterColumns = emptyColumns(cells);
  for (const name of COUNTERS) {
    const stored = packed.counters[name] ?? null;
    const column = columns[name];
    for (let cell = 0; cell < cells; cell += 1) column[cell] = valueAt(stored, cell) ?? Number.NaN;
  }
  const { about, tiers, tasks, evaluations, ranking, outcomes } = packed;
  return withRanking(scoreOnDemand({ about, tiers, tasks, evaluations, outcomes, columns }), ranking);
}

function packColumn(column: Float64Array): number | null | (number | null)[] {
  const values = Array.from(column, (value) => (Number.isNaN(value) ? null : value));
  const [first = null] = values;
  return values.every((value) => value === first) ? first : values;
}

function valueAt(stored: number | null | readonly (number | null)[], cell: number): number | null {
  return typeof stored === 'object' ? (stored?.[cell] ?? null) : stored;
}

/** The list of rejected rows belongs on the method page, not into every reader's download. */
function withoutFiles(about: About): About {
  return { ...about, provenance: { files: [], assumptions: [] } };
}
