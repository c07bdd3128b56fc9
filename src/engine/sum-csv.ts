import type { Readable } from 'node:stream';
import { readCsvStream } from '../read/dataset/csv-rows.ts';
import { Tally, type SummedTable, type TableOfResponses } from '../read/sum/tally.ts';
import { TallySink } from './tally-sink.ts';

/** Sums delimited text, one response a row. @param head how the text begins */
export async function sumCsv(bytes: Readable, head: string, table: TableOfResponses): Promise<SummedTable> {
  const tally = new Tally(table.file, table.limits);
  const sink = new TallySink(table, tally);
  await readCsvStream(bytes, head, sink);
  return tally.table(sink.doubts);
}
