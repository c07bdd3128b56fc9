import { jsonText } from '../render/json-text.ts';
import type { Io } from './io.ts';
import { textTable } from './text-table.ts';

export interface ListOptions {
  readonly format?: string;
  readonly json?: boolean;
}

interface Columns<Row> {
  readonly head: readonly string[];
  readonly empty: string;
  row(one: Row): readonly (string | number)[];
}

/** Prints a listing as a table for people or as JSON for machines. */
export function printList<Row>(
  io: Io,
  options: ListOptions,
  rows: readonly Row[],
  columns: Columns<Row>,
): void {
  if (options.json === true || options.format === 'json') {
    io.out(jsonText(rows));
    return;
  }
  if (rows.length === 0) io.err(columns.empty);
  else
    io.out(
      textTable(
        columns.head,
        rows.map((row) => columns.row(row)),
      ),
    );
}
