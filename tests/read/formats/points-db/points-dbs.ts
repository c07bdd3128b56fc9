import { join } from 'node:path';
import { makeBoard } from '../../../../src/board/make-board.ts';
import type { Dataset } from '../../../../src/read/dataset/dataset.ts';
import { readBoards, type LoadedBoard } from '../../../../src/pipeline.ts';
import type { LoadOptions } from '../../../../src/read/load.ts';
import { renderJson } from '../../../../src/render/json.ts';
import { folderOf } from '../../dataset/folder-of.ts';
import { projectRoot } from '../../../support/project-files.ts';
import { wholeText } from '../../../support/whole.ts';

/** One point as a person would write it down. */
export interface Counted {
  readonly eval: number;
  readonly task: string;
  readonly tiers: readonly string[];
  readonly params: object;
  readonly correct: number;
  readonly invalid: number;
  readonly total: number;
  readonly truncated: number;
  /** Correct answers that guessing gives. */
  readonly guess: number;
  readonly tokens: number;
}

/** Evaluations that only template or sampler tell apart are among them. */
export const evals = [
  {
    label: 'One',
    filters: { model: 'm1', template: 'zero', sampler: 'greedy' },
    groups: ['arch:moe', 'size:large'],
  },
  {
    label: 'One, thinking',
    filters: { model: 'm1', template: 'cot', sampler: 'greedy' },
    groups: ['arch:moe'],
  },
  {
    label: "Two's “best”",
    filters: { model: `m'2" \\`, template: 'zero', sampler: 'greedy' },
    groups: ['arch:dense'],
  },
];

const task = (id: string, chance: number, tiers: readonly string[], lengths: readonly number[]): Counted[] =>
  evals.flatMap((_, index) =>
    lengths.map((length, step) => ({
      eval: index,
      task: id,
      tiers,
      params: { length, mode: `"${'x'.repeat(step)}"` },
      correct: 20 + ((index * 7 + length * 3) % 19),
      invalid: step % 2,
      total: 48,
      truncated: (index + step) % 4,
      guess: 48 * chance,
      tokens: 1000 + 37 * index + length,
    })),
  );

export const points: readonly Counted[] = [
  ...task('arithmetic', 0, ['easy'], [1, 2, 4]),
  ...task('arithmetic', 0, ['easy', 'medium'], [8, 16]),
  ...task('boolean', 0.25, ['hard'], [3, 5]),
];

export const config = {
  evals,
  tiers: [{ id: 'easy' }, { id: 'medium' }, { label: 'Hard', id: 'hard' }],
  tasks: [
    { id: 'arithmetic', guess: 0 },
    { id: 'boolean', guess: 0.25 },
  ],
};

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const listed = (list: readonly string[]): string => `[${list.map(quoted).join(', ')}]::VARCHAR[]`;

/** The same counters in CSV. */
export function asCsv(
  rows: readonly Counted[],
  tierOf = (one: Counted): string => one.tiers.join('|'),
): string {
  const cell = (value: unknown): string => `"${String(value).replaceAll('"', '""')}"`;
  const lines = rows.map((one) => {
    const counters = [one.correct, one.invalid, one.total, one.truncated, one.guess, one.tokens];
    return [one.eval, one.task, tierOf(one), JSON.stringify(one.params), ...counters].map(cell).join(',');
  });
  const header = 'eval_id,task,tier,params,correct,invalid,total,truncated,guess_sum,completion_tokens';
  return `${[header, ...lines].join('\n')}\n`;
}

/** A column and its value in SQL. */
type Columns = Readonly<Record<string, (one: Counted, index: number) => string | number>>;

const named: Columns = {
  model: (one) => quoted(evals[one.eval]?.filters.model ?? ''),
  template: (one) => quoted(evals[one.eval]?.filters.template ?? ''),
  sampler: (one) => quoted(evals[one.eval]?.filters.sampler ?? ''),
  base_task: (one) => quoted(one.task),
  params: (one) => `${quoted(JSON.stringify(one.params))}::JSON`,
  task: (one, index) => quoted(`${index}_${one.task}`),
};

const counters: Columns = {
  correct: (one) => one.correct,
  invalid: (one) => one.invalid,
  total: (one) => one.total,
  truncated: (one) => one.truncated,
  completion_tokens: (one) => one.tokens,
};

const adjusted: Columns = {
  adjusted_trials: (one) => `${one.total - one.guess}::DOUBLE`,
  adjusted_successes: (one) => `${one.correct - one.guess}::DOUBLE`,
  adjusted_center: () => '0.5::DOUBLE',
  completion_tokens_mean: (one) => `${one.tokens / one.total}::DOUBLE`,
};

const groups: Columns = { groups: (one) => listed(evals[one.eval]?.groups ?? []) };

export const v2: Columns = {
  id: (_, index) => `${index}::INTEGER`,
  eval_id: (one) => `${one.eval}::INTEGER`,
  ...named,
  tiers: (one) => listed(one.tiers),
  surfaces: () => listed(['length']),
  projections: () => listed([]),
  ...groups,
  ...counters,
  invalid_ratio: (one) => one.invalid / one.total,
  hard_terminated: () => 0,
  ...adjusted,
};

const DEGREES = ['easy', 'medium', 'hard'];

export const early: Columns = {
  id: (_, index) => index,
  ...named,
  degrees: (one) => listed(one.tiers.map((tier) => String(DEGREES.indexOf(tier)))),
  densities: () => listed(['normal']),
  ...groups,
  ...counters,
  ...adjusted,
};

export const v3: Columns = {
  eval_id: (one) => quoted(['a1b2c3', '0c4d5e', '123456'][one.eval] ?? ''),
  ...named,
  manifold: () => `'{"id": "r12", "target_tokens": 8000}'::JSON`,
  facets: (one) => {
    const words = (evals[one.eval]?.groups ?? []).map((group) => group.split(':'));
    return `${quoted(JSON.stringify(Object.fromEntries(words)))}::JSON`;
  },
  ...counters,
};

/** SQL that makes the table. */
export function tableOf(columns: Columns, rows: readonly Counted[] = points): string {
  const names = Object.entries(columns);
  const values = rows.map((one, index) => `(${names.map(([, value]) => value(one, index)).join(', ')})`);
  const header = names.map(([name]) => name).join(', ');
  return `CREATE TABLE points AS SELECT * FROM (VALUES ${values.join(', ')}) AS points(${header})`;
}

/** Makes a database with DuckDB itself. */
export async function makeDatabase(path: string, ...statements: readonly string[]): Promise<string> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const database = await DuckDBInstance.create(path);
  const connection = await database.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  database.closeSync();
  return path;
}

/** A folder with this database, and with these files. */
export async function folderWith(
  statements: readonly string[],
  files: Readonly<Record<string, object>> = { 'dataset.json': { db: 'points.duckdb', ...config } },
): Promise<string> {
  const texts = Object.entries(files).map(([name, value]) => [name, JSON.stringify(value)] as const);
  const folder = folderOf(Object.fromEntries(texts));
  await makeDatabase(join(folder, 'points.duckdb'), ...statements);
  return folder;
}

const engine = { name: null, root: projectRoot } as const;

export async function boardAt(path: string, options: LoadOptions = {}) {
  const [board] = await readBoards([path], { engine, ...options });
  if (!board) throw new Error('no board');
  return board;
}

export async function datasetAt(path: string, options: LoadOptions = {}): Promise<Dataset> {
  return (await boardAt(path, options)).dataset;
}

/** `scores.json` of a board, as every output prints it. */
export const scoresOf = ({ scores }: LoadedBoard): string =>
  wholeText(renderJson(makeBoard(scores, { pageSize: null })));

/** What was assumed and noted, one sentence a line. */
export const said = ({ provenance }: Dataset): string => provenance.assumptions.join('\n');
