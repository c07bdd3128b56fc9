import type { RowSource } from '../dataset/collect-rows.ts';
import type { RowKind } from '../dataset/field-names.ts';
import type { OnDuplicate } from '../dataset/merge-duplicates.ts';
import type { DatasetConfig } from '../dataset/schema.ts';
import type { FileAccount, TaskWords } from '../formats/rows.ts';
import type { PackedList } from './columns.ts';

/**
 * A board as it was read, for scoring it again with other results beside it: the rows that count and what is declared of
 * them. What was left out of them, and what only people read, is not in it.
 */
export interface PackedBoard {
  readonly title: string;
  readonly options: BoardOptions;
  /** Of a dataset of our own. */
  readonly dataset: PackedDataset | null;
  /** Of logs, what a dataset file says of them, and what they say of their tasks. */
  readonly description: DatasetConfig | null;
  readonly tasks: readonly (readonly [string, TaskWords])[];
  readonly runs: PackedList;
  readonly files: readonly PackedFile[];
}

/** With which options the board was made. */
export interface BoardOptions {
  readonly metric?: string | undefined;
  readonly filter?: string | undefined;
  readonly keepGoing?: boolean | undefined;
  readonly onDuplicate?: OnDuplicate | undefined;
  readonly missing?: DatasetConfig['missing'];
  readonly cluster?: DatasetConfig['cluster'];
}

export interface PackedDataset {
  readonly slug: string;
  readonly title: string;
  readonly config: DatasetConfig;
  readonly rows: readonly PackedSource[];
  readonly warnings: readonly string[];
}

export interface PackedSource extends Pick<RowSource, 'file'> {
  readonly kind: RowKind;
  /** By the names of our own columns. */
  readonly rows: PackedList;
}

/** Rows of a log; each has the place of its run as `run`. */
export interface PackedFile extends Pick<FileAccount, 'format' | 'notInFormat'> {
  readonly name: string;
  readonly samples: PackedList;
  readonly points: PackedList;
  readonly summed: PackedList;
  readonly stated: PackedList;
  /** How many rows of it are rejected. */
  readonly rejected: number;
}
