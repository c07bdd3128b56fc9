import { UserError } from '../../errors.ts';
import type { LogFile } from '../open/log-file.ts';
import type { SizeLimits } from '../open/size-limits.ts';
import type { Engine } from '../sum/sum-responses.ts';
import type { AllRows, FileRows } from './rows.ts';

/** A format of results. */
export interface Format {
  /** What `--from` calls it. */
  readonly id: string;
  readonly label: string;
  /** Why a file is in this format, as the end of "it has …"; null when it is not. */
  recognise(file: LogFile): string | null;
  /** Reads all files of this format together, because some of them explain others. */
  read(files: readonly LogFile[], all: AllRows, limits: SizeLimits, engine: Engine): void | Promise<void>;
}

/** The result of some work on a file; null when the file cannot be read, which is then one of its problems. */
export function readOrReject<Result>(rows: FileRows, work: () => Result): Result | null {
  try {
    return work();
  } catch (error) {
    rejectUnreadable(rows, error);
    return null;
  }
}

/** The same of work that takes its time. */
export async function readOrRejectLater<Result>(
  rows: FileRows,
  work: () => Promise<Result>,
): Promise<Result | null> {
  try {
    return await work();
  } catch (error) {
    rejectUnreadable(rows, error);
    return null;
  }
}

function rejectUnreadable(rows: FileRows, error: unknown): void {
  if (!(error instanceof UserError)) throw error;
  rows.unreadable(error);
}
