import type { DataRows } from '../dataset/describe-source.ts';
import type { DatasetConfig } from '../dataset/schema.ts';
import type { StoredDatabase } from '../open/database-file.ts';
import type { SizeLimits } from '../open/text/size-limits.ts';
import type { StoredTable } from '../open/stored-table.ts';
import { askDuckDb, type DuckDbAnswer } from './duckdb/duckdb.ts';
import { type Counted, type EngineChoice, sumResponses } from './sum-responses.ts';
import { tableRows } from './table-rows.ts';

/** What reads tables that are too large to be held, and databases. */
export interface Engine {
  /** Sums a table of responses. @param file what it is called in messages @throws UserError with what is wrong in it */
  sum(table: StoredTable, file: string): Promise<Counted>;
  /** Rows of a table, or their sums. @throws UserError with what is wrong in it */
  rows(table: StoredTable, config: DatasetConfig): Promise<DataRows>;
  /** What a database answers to a query, which is put after the statements. */
  ask(database: StoredDatabase, query: string, statements: readonly string[]): Promise<DuckDbAnswer>;
}

export function engineFor(choice: EngineChoice, limits: SizeLimits): Engine {
  return {
    sum: (table, file) => sumResponses(table, { file, columns: {}, limits }, choice),
    rows: (table, config) => tableRows(table, config, limits, choice),
    ask: ({ path }, query, statements) =>
      askDuckDb(choice.root, { database: path, paths: [], statements, query }),
  };
}
