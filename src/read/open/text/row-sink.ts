import type { SizeLimits } from './size-limits.ts';

/** Where the reader of a file format puts what it finds. */
export interface RowSink {
  readonly file: string;
  readonly limits: SizeLimits;
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

/** Cells of one row in the order of our field names; `undefined`, `null` and `''` are all "nothing there". */
export type RowValues = readonly unknown[];
