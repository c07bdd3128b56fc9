import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { CsvTable, delimiterOf, optionsFor } from './text/csv-rows.ts';
import type { RowSink } from './text/row-sink.ts';

/** Delimited text that is too large to be held. @param head how the text begins */
export async function readCsvStream(bytes: Readable, head: string, sink: RowSink): Promise<void> {
  const delimiter = delimiterOf(head);
  const table = new CsvTable(sink, delimiter);
  try {
    await pipeline(bytes, parse({ ...optionsFor(delimiter, table), bom: true }).resume());
  } catch (error) {
    throw table.understood(error);
  }
  table.end(true);
}
