import type { SizeLimits } from '../open/text/size-limits.ts';
import type { IdList } from './id-list.ts';
import type { RowLog } from './row-log.ts';

/** What the readers of rows share while a file is read. */
export interface RowContext {
  readonly log: RowLog;
  readonly limits: SizeLimits;
  readonly evaluations: IdList;
  readonly tasks: IdList;
  readonly tiers: IdList;
  /** Declared chance of a guess per task number; null when none is declared. */
  readonly guess: readonly (number | null)[];
  /** Numbers of the tasks for which neither the dataset nor a row gave a chance, so that 0 was assumed. */
  readonly guessAssumed: Set<number>;
  /** Tier texts already resolved: `easy|medium` → [0, 1]. */
  readonly tierSets: Map<string, readonly number[]>;
  /** Parameter texts already put in canonical form. */
  readonly params: Map<string, string>;
}

/** The row's own chance of a guess, else the task's, else 0, which is then remembered as an assumption. */
export function guessOr(given: number | null, task: number, { guess, guessAssumed }: RowContext): number {
  const chance = given ?? guess[task] ?? null;
  if (chance === null) guessAssumed.add(task);
  return chance ?? 0;
}
