import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { problem, UserError } from '../../errors.ts';
import { isLocation } from '../open/location.ts';
import { openParquet } from '../open/parquet.ts';
import { bytesOf, lineBlocks } from '../open/read-blocks.ts';
import type { StoredTable } from '../open/stored-table.ts';
import { sumWithDuckDb } from './duckdb/sum-with-duckdb.ts';
import { sumNdjson } from './sum-ndjson.ts';
import { type Cluster, sumWithSpark } from './spark/sum-with-spark.ts';
import { sumCsv, type SummedTable, sumParquet, type TableOfResponses } from './tally.ts';

/** Who sums. */
export interface Engine extends Cluster {
  /** null: DuckDB where it is installed, else ourselves. */
  readonly name: 'own' | 'duckdb' | 'spark' | null;
  /** Folder of the package, where the program that runs DuckDB is. */
  readonly root: string;
}

/** What serves where nobody says who sums. */
export const OURSELVES: Engine = { name: null, root: '' };

/** Sums and their checksum, which stands for the file: it is the same whoever made the sums. */
export interface Counted {
  readonly table: SummedTable;
  readonly sha256: string;
}

/** Sums a table of responses. @throws UserError with what is wrong in it */
export async function sumResponses(
  stored: StoredTable,
  table: TableOfResponses,
  engine: Engine,
): Promise<Counted> {
  const summed = await sumBy(engine, stored, table);
  const hash = createHash('sha256');
  for (const row of summed.rows) hash.update(`${JSON.stringify(row)}\n`);
  return { table: summed, sha256: hash.digest('hex') };
}

async function sumBy(engine: Engine, stored: StoredTable, table: TableOfResponses): Promise<SummedTable> {
  const { name, root } = engine;
  if (name === 'spark') return sumWithSpark(stored, table, engine);
  if (isLocation(stored.path)) throw elsewhere(table.file);
  if (name !== 'own') {
    const answer = await sumWithDuckDb(stored, table, root);
    if (!('doubt' in answer)) return answer;
    if (name === 'duckdb' && answer.doubt === 'not-installed') throw notInstalled();
  }
  return sumOurselves(stored, table);
}

async function sumOurselves(stored: StoredTable, table: TableOfResponses): Promise<SummedTable> {
  const { path, format, compression, head } = stored;
  if (format === 'parquet') return sumParquet(await openParquet(path, table.file), table);
  const bytes = bytesOf(path, compression);
  try {
    if (format === 'ndjson') return await sumNdjson(lineBlocks(bytes, table.file), table);
    return await sumCsv(Readable.from(textOnly(lineBlocks(bytes, table.file), table.file)), head, table);
  } catch (error) {
    throw /^Z(?:STD)?_/.test(codeOf(error)) ? cutOff(table.file, codeOf(error)) : error;
  }
}

/** @throws UserError for bytes that are no text */
async function* textOnly(blocks: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  for await (const block of blocks) {
    if (!isUtf8(block)) throw notText(file);
    yield block;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
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
