import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asNdjson, type Response } from './responses.ts';

/** Values as their types are in Parquet: nested, floating, decimal, true or false. */
const COLUMNS = `eval_id, task, [tier, 'all'] AS tier,
  CASE WHEN completion_tokens % 3 = 0 THEN {'length': 8, 'depth': 2.5::DOUBLE}
    WHEN completion_tokens % 3 = 1 THEN {'length': NULL, 'depth': 1::DOUBLE} END AS params,
  correct IN ('1', 'true', 'True') AS correct, TRY_CAST(invalid AS DOUBLE) AS invalid, finish_reason,
  guess::FLOAT AS guess, prompt_tokens::DOUBLE AS prompt_tokens, completion_tokens::BIGINT AS completion_tokens,
  "cost"::DECIMAL(18, 9) AS "cost", answer`;

/** Writes responses as Parquet; DuckDB has to be there. */
export const writeParquet = async (path: string, responses: readonly Response[]): Promise<void> => {
  const lines = join(tmpdir(), `${randomUUID()}.ndjson`);
  writeFileSync(lines, asNdjson(responses));
  try {
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const names = [...new Set(responses.flatMap((response) => Object.keys(response)))];
    const types = names.map((name) => `'${name}': '${name.endsWith('_tokens') ? 'BIGINT' : 'VARCHAR'}'`);
    const reader = `read_json('${lines}', format = 'newline_delimited', columns = {${types.join(', ')}})`;
    await connection.run(`COPY (SELECT ${COLUMNS} FROM ${reader}) TO '${path}' (FORMAT parquet)`);
  } finally {
    rmSync(lines);
  }
};
