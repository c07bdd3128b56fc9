import { UserError } from '../../errors.ts';
import type { DatasetFiles } from '../open/dataset-files.ts';
import type { FileHead, LogFile } from '../open/log-file.ts';
import type { Place } from '../open/look.ts';
import type { SizeLimits } from '../open/text/size-limits.ts';
import type { Engine } from '../sum/engine.ts';
import type { AllRows, FileRows } from './rows.ts';

/**
 * Where a fact about a response or a run comes from, in the best files of a format: it stands there; it is worked out from
 * what stands there; it stands there and is not used; the format has no place for it.
 */
export type FactSource = 'read' | 'derived' | 'not read' | 'not in the format';

/** Facts that a number on a board depends on, and what they are. */
export const FACTS = {
  identity: 'the model of a run; derived: in part from names of files or folders',
  items: 'what tells one question from another, so that runs can be paired',
  direction: 'whether more is better',
  scale:
    'what full marks are; derived: from all marks of a scorer together, which are shares of 1 or refused',
  totals: 'what the log says of its responses as a whole, which they are held against',
  stopReason: 'whether a response was cut off',
  invalid: 'whether a response holds no answer',
  guess: 'the chance of a guess',
  tokens: 'tokens of the prompt or of the answer',
  cost: 'what a response cost',
  aborted: 'whether a run ended early, or holds less than a whole run',
} as const;

export type FactName = keyof typeof FACTS;

/** A format of results. */
export interface Format {
  /** What `--from` calls it. */
  readonly id: string;
  readonly label: string;
  /** Where each fact comes from; a table of `docs/formats.md`. */
  readonly facts: Readonly<Record<FactName, FactSource>>;
  /** Whether its files are datasets of our own, which name their evaluations themselves. */
  readonly isDataset?: boolean;
  /** Why a file is in this format, as the end of "it has …"; null when it is not. */
  recognise(head: FileHead, place: Place): string | null;
  /** Reads all files of this format together, because some of them explain others. */
  read(files: readonly LogFile[], all: AllRows, reading: Reading): void | Promise<void>;
}

/** What a reader may ask for besides the files of its format. */
export interface Reading {
  readonly limits: SizeLimits;
  readonly engine: Engine;
  /** What a board of the files is called. */
  readonly title: string;
  /** Whether the files were found in a folder that was given. */
  readonly isFolder: boolean;
  readonly dataset: Pick<DatasetFiles, 'given' | 'beside' | 'isNamed' | 'named' | 'tablesBeside'>;
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
