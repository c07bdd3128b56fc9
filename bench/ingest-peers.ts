/**
 * What the ingest benchmark is measured against, each in a process of its own: `parse FILE` does nothing but JSON.parse
 * every line; `bare FILE` is one query of DuckDB as a person would write it, typed, with six sums and nothing checked;
 * `make FILE ROWS` writes responses of 15 fields, and `convert FILE` the same rows as CSV and as Parquet.
 */
import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { DuckDBInstance } from '@duckdb/node-api';
import { seededRandom } from '../scoring/seeded-random.ts';

const [job = '', file = '', rows = '0'] = process.argv.slice(2);

const NAMES = ['eval_id', 'task', 'tier', 'params'];
const typed = (names: readonly string[], type: string): string =>
  names.map((name) => `${name}: '${type}'`).join(', ');
const LINES = [
  typed(NAMES, 'VARCHAR'),
  typed(['correct', 'truncated', 'prompt_tokens', 'completion_tokens'], 'BIGINT'),
  typed(['guess', 'cost'], 'DOUBLE'),
].join(', ');

const readerOf = (path: string): string => {
  if (path.endsWith('.parquet')) return `read_parquet('${path}')`;
  if (path.endsWith('.csv')) return `read_csv('${path}')`;
  return `read_json('${path}', format = 'newline_delimited', columns = {${LINES}})`;
};

const connect = async () => (await DuckDBInstance.create(':memory:')).connect();

const jobs: Readonly<Record<string, () => Promise<void> | void>> = {
  parse: async () => {
    let tokens = 0;
    for await (const line of createInterface({ input: createReadStream(file) }))
      tokens += (JSON.parse(line) as { completion_tokens: number }).completion_tokens;
    if (tokens === 0) throw new Error('nothing was read');
  },
  bare: async () => {
    const sums = ['correct', 'truncated', 'guess', 'completion_tokens', 'cost'].map(
      (name) => `sum("${name}")`,
    );
    const query = `SELECT ${NAMES.join(', ')}, count(*), ${sums.join(', ')} FROM ${readerOf(file)} GROUP BY ALL`;
    const answer = await (await connect()).runAndReadAll(query);
    if (answer.currentRowCount === 0) throw new Error('nothing was read');
  },
  convert: async () => {
    const connection = await connect();
    const base = file.replace(/\.ndjson$/, '');
    const all = `read_json('${file}', format = 'newline_delimited')`;
    await connection.run(`COPY (FROM ${all}) TO '${base}.parquet' (FORMAT parquet, COMPRESSION zstd)`);
    await connection.run(
      `COPY (SELECT * REPLACE (params::JSON AS params) FROM ${all}) TO '${base}.csv' (HEADER)`,
    );
  },
  make: () => {
    const random = seededRandom(1);
    const below = (most: number): number => Math.floor(random() * most);
    const descriptor = openSync(file, 'w');
    for (let start = 0; start < Number(rows); start += 10_000) {
      const lines = Array.from({ length: Math.min(10_000, Number(rows) - start) }, (_, index) =>
        JSON.stringify(response(start + index, below)),
      );
      writeSync(descriptor, `${lines.join('\n')}\n`);
    }
    closeSync(descriptor);
  },
};

/** 50 evaluations × 12 tasks × 3 tiers × 4 settings. */
function response(seed: number, below: (most: number) => number): object {
  const tokens = 200 + below(3000);
  const truncated = Number(below(33) === 0);
  const invalid = Number(!truncated && below(50) === 0);
  const task = below(12);
  return {
    eval_id: `model-${below(50)}`,
    task: `task-${task}`,
    tier: ['easy', 'medium', 'hard'][below(3)],
    params: { length: 8 << below(4) },
    item: `item-${below(100_000)}`,
    correct: Number(!truncated && !invalid && below(5) < 3),
    invalid,
    truncated,
    finish_reason: truncated ? 'length' : 'stop',
    guess: task % 2 === 0 ? 0 : 0.25,
    prompt_tokens: 100 + task,
    completion_tokens: tokens,
    cost: Number((tokens * 1.5e-6).toFixed(8)),
    seed,
    answer: `the answer to question ${seed} is ${below(1e9)} and so on`,
  };
}

await jobs[job]?.();
