import { readParquetRows, type Parquet } from '../read/open/parquet.ts';
import { Tally, type SummedTable, type TableOfResponses } from '../read/sum/tally.ts';
import { TallySink } from './tally-sink.ts';

/** Sums the rows of a Parquet file, one response each. */
export async function sumParquet(parquet: Parquet, table: TableOfResponses): Promise<SummedTable> {
  const tally = new Tally(table.file, table.limits);
  const sink = new TallySink(table, tally);
  await readParquetRows(parquet, sink);
  return tally.table(sink.doubts);
}
