import { ADJUSTED_GUESS } from '../../../dataset/adjusted-guess.ts';
import type { ColumnNames } from '../../dataset/bind-columns.ts';
import type { LeftOutRow } from '../../dataset/dataset.ts';
import type { Limits } from '../../open/limits.ts';
import { thousands } from '../../../errors.ts';
import { checksumOf, type StoredDatabase } from '../../open/database-file.ts';
import { packedPoints } from '../../../engine/points-db-query.ts';
import { PointReader } from './points-db-values.ts';

export interface PointsDbFile extends StoredDatabase {
  readonly columns: ColumnNames;
  readonly limits: Limits;
}

/** One point of a ReasonScape PointsDB. Values are the text that the database makes of them; null: not there. */
export interface PointsDbRow {
  /** Its number in the table, from 1. */
  readonly line: number;
  readonly model: string | null;
  readonly template: string | null;
  readonly sampler: string | null;
  /** A place in the list of evaluations (V2), or an id of six characters (V3). */
  readonly evalId: string | number | null;
  readonly task: string | null;
  /** Empty where the table knows no tiers. */
  readonly tiers: readonly string[];
  readonly groups: readonly string[];
  /** In the columns of a file of points. */
  readonly counters: PointCounters;
}

type Counter = 'correct' | 'total' | 'invalid' | 'truncated' | 'prompt_tokens' | 'completion_tokens' | 'cost';

export type PointCounters = Readonly<Record<Counter | 'params', string | null>> & {
  readonly guess_sum: number | null;
};

export interface PointsDb {
  /** Of the file. */
  readonly sha256: string;
  readonly rows: readonly PointsDbRow[];
  /** Points of surfaces and projections that are in no tier, where others are. */
  readonly dropped: readonly LeftOutRow[];
  /** Which columns were read, and what was derived; one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Reads the table `points` of a PointsDB with DuckDB.
 *
 * @param root folder of the package
 * @throws UserError for a file that cannot be opened, a table that is none or lacks columns, and without DuckDB
 */
export async function readPointsDb(db: PointsDbFile, root: string): Promise<PointsDb> {
  const sha256 = await checksumOf(db);
  const { binding, rows } = await packedPoints(db, root);
  const guess = binding.fields.indexOf('guess');
  const reader = new PointReader(binding, guess < 0 ? [] : rows.map((row) => textsIn(row)[guess] ?? null));
  const points = rows.map((row, index) => reader.point(textsIn(row), index + 1));
  const isTiered = points.some(({ tiers }) => tiers.length > 0);
  const outside = isTiered ? points.filter(({ tiers }) => tiers.length === 0) : [];
  const about = { field: null, expected: 'a point of a tier', got: 'of none' };
  const left = `${db.file}: ${rowsAre(outside.length)} left out because they are in no tier.`;
  return {
    sha256,
    rows: isTiered ? points.filter(({ tiers }) => tiers.length > 0) : points,
    dropped: outside.map(({ line }) => ({ line, ...about })),
    notes: [
      ...binding.notes,
      ...(reader.isAdjusted ? [ADJUSTED_GUESS] : []),
      ...(outside.length > 0 ? [left] : []),
    ],
  };
}

function textsIn(packed: string): readonly (string | null)[] {
  return JSON.parse(packed) as (string | null)[];
}

/** `2,100 rows are`, before what became of them. */
export function rowsAre(count: number): string {
  return count === 1 ? '1 row is' : `${thousands(count)} rows are`;
}
