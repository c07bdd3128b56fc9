import type { Limits } from '../read/open/limits.ts';
import type { RowValues } from '../read/dataset/row-context.ts';

/** Where the reader of a file format puts what it finds. */
export interface RowSink {
  readonly file: string;
  readonly limits: Limits;
  /** Called once, before any row, with the columns there are; answers which of them to read, in our order. */
  bind(header: readonly string[]): readonly (string | null)[];
  row(values: RowValues, place: number): void;
  /** A row that cannot be read at all. */
  broken(place: number, fault: { message: string; expected: string; got: unknown }): void;
}

/**
 * Line of a row's place. Text has its line for a place; in JSON the place is the index in the array, and its line is
 * searched for only when a message needs it.
 */
export type LineOf = (place: number) => number | null;

export const placeIsLine: LineOf = (place) => place;
