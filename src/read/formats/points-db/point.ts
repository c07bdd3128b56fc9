import { thousands } from '../../../errors.ts';
import type { ColumnNames } from '../../dataset/bind-columns.ts';
import type { StoredDatabase } from '../../open/database-file.ts';
import type { SizeLimits } from '../../open/text/size-limits.ts';

export interface PointsDbFile extends StoredDatabase {
  readonly columns: ColumnNames;
  readonly limits: SizeLimits;
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

export type Counter =
  'correct' | 'total' | 'invalid' | 'truncated' | 'prompt_tokens' | 'completion_tokens' | 'cost';

export type PointCounters = Readonly<Record<Counter | 'params', string | null>> & {
  readonly guess_sum: number | null;
};

/** `2,100 rows are`, before what became of them. */
export function rowsAre(count: number): string {
  return count === 1 ? '1 row is' : `${thousands(count)} rows are`;
}
