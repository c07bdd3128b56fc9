import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { problem, thousands, UserError } from '../../errors.ts';
import { isLocation } from '../open/text/source-format.ts';
import { bytesOf, lineBlocks } from '../open/read-blocks.ts';
import { errorCode, type OpenFile } from '../open/open-file.ts';
import type { StoredTable } from '../open/stored-table.ts';
import { sumWithDuckDb } from './duckdb/sum-with-duckdb.ts';
import { sumNdjson } from './sum-ndjson.ts';
import { type Cluster, sumWithSpark } from './spark/sum-with-spark.ts';
import { sumCsv, type SummedTable, sumParquet, type TableOfResponses } from './tally.ts';

/** Who sums. */
export interface EngineChoice extends Cluster {
  /** null: DuckDB where it is installed, else the reader that is built in. */
  readonly name: 'own' | 'duckdb' | 'spark' | null;
  /** Folder of the package, where the program that runs DuckDB is. */
  readonly root: string;
}

/** What serves where nobody says who sums. */
export const ANY_ENGINE: EngineChoice = { name: null, root: '' };

/** Sums and their checksum, which stands for the file: it is the same whoever made the sums. */
export interface Counted {
  readonly table: SummedTable;
  readonly sha256: string;
  /** What a reader of the board has to know of such a table, one sentence each. */
  readonly notes: readonly string[];
}

/** Sums a table of responses. @throws UserError with what is wrong in it */
export async function sumResponses(
  stored: StoredTable,
  table: TableOfResponses,
  choice: EngineChoice,
): Promise<Counted> {
  const summed = await sumBy(choice, stored, table);
  const hash = createHash('sha256');
  for (const row of summed.rows) hash.update(`${JSON.stringify(row)}\n`);
  const notes = [summedNote(table.file, summed), ...summed.doubts];
  return { table: summed, sha256: hash.digest('hex'), notes };
}

function summedNote(file: string, { log }: SummedTable): string {
  return (
    `${file}: ${thousands(log.used)} responses were summed without being kept, so no comparison is made item by item; ` +
    'its checksum is that of the sums.'
  );
}

async function sumBy(
  choice: EngineChoice,
  stored: StoredTable,
  table: TableOfResponses,
): Promise<SummedTable> {
  const { name, root } = choice;
  if (name === 'spark') return sumWithSpark(stored, table, choice);
  if (isLocation(stored.path) || stored.source === null) throw elsewhere(table.file);
  if (name !== 'own') {
    const answer = await sumWithDuckDb(stored, table, root);
    if (!('doubt' in answer)) return answer;
    if (name === 'duckdb' && answer.doubt === 'not-installed') throw notInstalled();
  }
  return sumByReading(stored, stored.source, table);
}

async function sumByReading(
  stored: StoredTable,
  source: OpenFile,
  table: TableOfResponses,
): Promise<SummedTable> {
  const { format, compression, head } = stored;
  if (format === 'parquet') return sumParquet(await source.parquet(table.file), table);
  const bytes = await bytesOf(source, compression, table.file);
  try {
    if (format === 'ndjson') return await sumNdjson(lineBlocks(bytes, table.file), table);
    return await sumCsv(Readable.from(textOnly(lineBlocks(bytes, table.file), table.file)), head, table);
  } catch (error) {
    throw /^Z(?:STD)?_/.test(errorCode(error)) ? cutOff(table.file, errorCode(error)) : error;
  }
}

/** @throws UserError for bytes that are no text */
async function* textOnly(blocks: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  for await (const block of blocks) {
    if (!isUtf8(block)) throw notText(file);
    yield block;
  }
}

function notText(file: string): UserError {
  const hint = 'it may be Latin-1 or Windows-1252; save it as UTF-8';
  return new UserError(problem({ code: 'not-data', file, message: 'this is not UTF-8 text', hint }));
}

function cutOff(file: string, code: string): UserError {
  const got = code === 'Z_BUF_ERROR' ? 'one that ends too early' : `a damaged one (${code})`;
  const about = { message: 'cannot be decompressed', expected: 'a whole compressed file', got };
  const hint = 'it may have been cut off while it was written or copied';
  return new UserError(problem({ code: 'bad-compression', file, ...about, hint }));
}

function elsewhere(file: string): UserError {
  const message = 'this table is not on this machine';
  const hint = 'a cluster that can read it sums it: --engine spark --master spark://host:7077';
  return new UserError(problem({ code: 'usage', file, field: '--engine', message, hint }));
}

function notInstalled(): UserError {
  const message = 'DuckDB is not installed';
  const hint =
    'npm install @duckdb/node-api, or leave --engine away: the reader that is built in needs nothing';
  return new UserError(problem({ code: 'usage', field: '--engine', message, got: 'duckdb', hint }));
}
