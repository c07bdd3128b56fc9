import { type Rank, scoreOnDemand, withRanking } from './make-scores.ts';
import { COUNTERS, emptyColumns } from './pool.ts';
import type { About, CounterColumns, Scores } from './scores.ts';
import type { Evaluation, Task, Tier } from '../read/dataset/dataset.ts';

/**
 * Scores as one small JSON value for the page: counters by column, the ranking as it was computed at build time. The
 * browser scores the ten evaluations it shows from the same counters with the same code, so no number is rounded on the way.
 * What nothing in the browser reads is left out, and is not recorded after unpacking.
 */
export interface PackedScores {
  readonly about: About;
  readonly tiers: readonly Tier[];
  readonly tasks: readonly Task[];
  readonly evaluations: readonly PackedEvaluation[];
  readonly ranking: Scores['ranking'];
  readonly outcomes: Scores['outcomes'];
  /** Per counter: one number for a column that never changes, else one entry per cell; null = not recorded. */
  readonly counters: Readonly<Record<string, number | null | readonly (number | null)[]>>;
}

type PackedEvaluation = Pick<
  Evaluation,
  'id' | 'slug' | 'label' | 'identity' | 'ruler' | 'groups' | 'facts'
> & {
  /** There where the dataset wrote the id as a number: files print it so. */
  readonly writtenId?: number;
};

/** Counters that only files and figures use. */
const UNREAD: readonly (typeof COUNTERS)[number][] = ['promptTokens', 'completionTokensSquared'];

const PACKED = COUNTERS.filter((name) => !UNREAD.includes(name));

/**
 * Packs scores for embedding; `unpackScores` is its inverse. Outcomes go along, because verdicts depend on them.
 *
 * @param isWhole whether counters go along that nothing in the browser reads
 */
export function packScores(scores: Scores, isWhole = false): PackedScores {
  const { tiers, tasks, ranking, columns, outcomes } = scores;
  const evaluations = scores.evaluations.map(packEvaluation);
  const counters = Object.fromEntries(
    (isWhole ? COUNTERS : PACKED).map((name) => [name, packColumn(columns[name])]),
  );
  return { about: packAbout(scores.about), tiers, tasks, evaluations, ranking, outcomes, counters };
}

/**
 * Restores what `packScores` packed.
 *
 * @param rank called where a part of the board is asked for
 */
export function unpackScores(packed: PackedScores, rank: Rank): Scores {
  const cells = packed.evaluations.length * packed.tiers.length * packed.tasks.length;
  const columns: CounterColumns = emptyColumns(cells);
  for (const name of COUNTERS) {
    const stored = packed.counters[name] ?? null;
    const column = columns[name];
    for (let cell = 0; cell < cells; cell += 1) column[cell] = valueAt(stored, cell) ?? Number.NaN;
  }
  const { about, tiers, tasks, ranking, outcomes } = packed;
  const evaluations = packed.evaluations.map(unpackEvaluation);
  return withRanking(
    scoreOnDemand({ about, tiers, tasks, evaluations, outcomes, means: null, columns }),
    ranking,
    rank,
  );
}

function packColumn(column: Float64Array): number | null | (number | null)[] {
  const values = Array.from(column, (value) => (Number.isNaN(value) ? null : value));
  const [first = null] = values;
  return values.every((value) => value === first) ? first : values;
}

function valueAt(stored: number | null | readonly (number | null)[], cell: number): number | null {
  return typeof stored === 'object' ? (stored?.[cell] ?? null) : stored;
}

function packEvaluation(evaluation: Evaluation): PackedEvaluation {
  const { id, writtenId, slug, label, identity, ruler, groups, facts } = evaluation;
  const packed = { id, slug, label, identity, ruler, groups, facts };
  return typeof writtenId === 'number' ? { ...packed, writtenId } : packed;
}

function unpackEvaluation(packed: PackedEvaluation): Evaluation {
  return {
    ...packed,
    writtenId: packed.writtenId ?? packed.id,
    tags: [],
    hfId: null,
    hfQuantId: null,
    url: null,
  };
}

/** Where the data come from and how to cite them belongs on the method page, not into every reader's download. */
function packAbout(about: About): About {
  const { warnings = [], choices = [] } = about.provenance;
  return {
    ...about,
    description: null,
    license: null,
    source: null,
    citation: null,
    address: undefined,
    provenance: { files: [], assumptions: [], warnings, choices },
  };
}
