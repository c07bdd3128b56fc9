import type { SizeLimits } from '../open/text/size-limits.ts';
import type { IdList } from './id-list.ts';
import type { RowLog } from './row-log.ts';
import type { Scale } from './scale.ts';

/** What the readers of rows share while a file is read. */
export interface RowContext {
  readonly log: RowLog;
  readonly limits: SizeLimits;
  readonly evaluations: IdList;
  readonly tasks: IdList;
  readonly tiers: IdList;
  /** Declared chance of a guess per task number; null when none is declared. */
  readonly guess: readonly (number | null)[];
  /** Scale per task number where the dataset declares one. */
  readonly scales: readonly (Scale | null)[];
  /** Tier texts already resolved: `easy|medium` → [0, 1]. */
  readonly tierSets: Map<string, readonly number[]>;
  /** Parameter texts already put in canonical form. */
  readonly params: Map<string, string>;
}

/** The row's own chance of a guess, else the one that is declared for its task; null where neither is there. */
export function guessOr(given: number | null, task: number, { guess }: RowContext): number | null {
  return given ?? guess[task] ?? null;
}
