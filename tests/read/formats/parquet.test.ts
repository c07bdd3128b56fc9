import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { load } from '../../../src/read/load.ts';
import { folderOf, problemsOf } from '../dataset/folder-of.ts';
import { duckDb } from '../sum/duckdb-installed.ts';
import { countersOf } from './read-fixture.ts';

/** A Parquet file with these rows of SQL, in a folder with these files. */
const parquetOf = async (
  name: string,
  rows: string,
  files: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const path = join(folderOf(files), name);
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`COPY (SELECT * FROM (VALUES ${rows})) TO '${path}' (FORMAT parquet)`);
  return path;
};

const SCORES = `('a', 61.5, 72.25), ('b', 41.5, NULL)) t(model, gsm8k, arc`;

describe.runIf(duckDb)('a Parquet file', () => {
  it('with a row per model and a column per task is a wide table, as one of CSV is', async () => {
    const { means } = await load(await parquetOf('scores.parquet', SCORES));
    expect(means?.cells.map(({ value }) => value)).toEqual([61.5, 41.5, 72.25]);
    const described = JSON.stringify({ wide: { file: 'scores.parquet', n: 400 } });
    const path = await parquetOf('scores.parquet', SCORES, { 'dataset.json': described });
    expect(countersOf(await load(path))).toMatchObject([
      { evaluation: 'a', task: 'gsm8k', correct: 246, total: 400 },
      { evaluation: 'b', task: 'gsm8k', correct: 166, total: 400 },
      { evaluation: 'a', task: 'arc', correct: 289, total: 400 },
    ]);
  });

  it('says a day by its date', async () => {
    const rows = `(DATE '2026-01-02', 't', 5, 10)) t(eval_id, task, correct, total`;
    const { evaluations } = await load(await parquetOf('points.parquet', rows));
    expect(evaluations.map(({ id }) => id)).toEqual(['2026-01-02']);
  });

  it('is refused for a number that is none by its name', async () => {
    const rows = `('a', 't', 'NaN'::DOUBLE, 10)) t(eval_id, task, correct, total`;
    const path = await parquetOf('points.parquet', rows);
    expect(await problemsOf(load(path))).toMatchObject([{ code: 'not-a-number', got: 'NaN' }]);
  });
});

it('rows of JSON with a column per task are a wide table, too', async () => {
  const rows = [
    { model: 'a', gsm8k: 61.5 },
    { model: 'b', gsm8k: 41.5 },
  ].map((row) => ({ ...row, arc: 50.5 }));
  const lines = rows.map((row) => JSON.stringify(row)).join('\n');
  const folder = folderOf({ 'w.ndjson': lines, 'w.json': JSON.stringify(rows) });
  for (const name of ['w.ndjson', 'w.json'])
    expect((await load(join(folder, name))).means?.cells).toHaveLength(4);
});
