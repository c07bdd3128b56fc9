import type { UnusedRow } from '../../dataset/dataset.ts';
import type { DatasetConfig } from '../../dataset/schema.ts';
import { type PointCounters, type PointsDbFile, type PointsDbRow, rowsAre } from './point.ts';
import { declaredEvals, evalsInRows } from './evaluations.ts';
import type { PointsDb } from './query.ts';

/** Points of a PointsDB as rows of a dataset. */
export interface PointsOfDataset {
  readonly rows: readonly PointRow[];
  readonly lines: readonly number[];
  /** Rows that no evaluation takes, or no tier. */
  readonly leftOut: readonly UnusedRow[];
  /** What the rows say of evaluations, where the dataset declares none. */
  readonly evals: DatasetConfig['evals'];
  readonly notes: readonly string[];
}

/** In the columns of a file of points. */
export type PointRow = PointCounters & {
  readonly eval_id: string | number | null;
  readonly task: string | null;
  readonly tier: readonly string[];
};

/** Gives every point of a database to the evaluation of the dataset that takes it. */
export function pointsOfDataset(
  { rows, leftOut: outside, notes }: PointsDb,
  config: DatasetConfig,
  { file, limits }: Pick<PointsDbFile, 'file' | 'limits'>,
): PointsOfDataset {
  const inferred = config.evals === undefined ? evalsInRows(rows, file, limits) : null;
  const { idOf, isElsewhere } = inferred ?? declaredEvals(config.evals ?? []);
  const tierOf = tierNames(config.tiers);
  // One that names no model is left to the reader of rows, who refuses it.
  const kept = rows.filter((row) => idOf(row) !== null || row.model === null);
  const strangers = rows.filter((row) => idOf(row) === null && row.model !== null);
  const leftOut = strangers.map((row) => ({
    line: row.line,
    field: null,
    expected: 'a point of one of the evals',
    got: nameOf(row),
  }));
  return {
    rows: kept.map((row) => ({
      eval_id: idOf(row),
      task: row.task,
      tier: row.tiers.map(tierOf),
      ...row.counters,
    })),
    lines: kept.map(({ line }) => line),
    leftOut: [...outside, ...leftOut],
    evals: inferred?.evals,
    notes: [...notes, ...left(strangers, file), ...elsewhere(kept.filter(isElsewhere).length, file)],
  };
}

function nameOf({ model, template, sampler }: PointsDbRow): string {
  return [model, template, sampler].filter((part) => part !== null).join(', ');
}

function left(strangers: readonly PointsDbRow[], file: string): string[] {
  if (strangers.length === 0) return [];
  const names = [...new Set(strangers.map(nameOf))];
  const shown = names.slice(0, 3).join('; ') + (names.length > 3 ? ` and ${names.length - 3} more` : '');
  return [`${file}: ${rowsAre(strangers.length)} left out because no evaluation takes them: ${shown}.`];
}

function elsewhere(count: number, file: string): string[] {
  if (count === 0) return [];
  return [
    `${file}: by their eval_id ${rowsAre(count)} of another evaluation than by their model, which counts.`,
  ];
}

const DEGREES: ReadonlyMap<string, string> = new Map([
  ['easy', '0'],
  ['medium', '1'],
  ['hard', '2'],
]);

/** The declared id of a tier, whatever its case, or as a degree; its name where none is like it. */
function tierNames(tiers: DatasetConfig['tiers'] = []): (name: string) => string {
  const ids = tiers.map(({ id, label }, index) => id ?? label ?? String(index));
  const known = new Map<string, string>();
  const declaredLike = (name: string): string => {
    const words = [name.toLowerCase(), DEGREES.get(name.toLowerCase())];
    const place = tiers.findIndex(({ id, label }) =>
      [id, label].some((word) => word !== undefined && words.includes(word.toLowerCase())),
    );
    return ids[place] ?? name;
  };
  return (name) => {
    const id = known.get(name) ?? (ids.includes(name) ? name : declaredLike(name));
    known.set(name, id);
    return id;
  };
}
