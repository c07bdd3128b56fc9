import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askDuckDb } from '../../../../src/read/sum/duckdb/duckdb.ts';
import type { Problem } from '../../../../src/errors.ts';
import { formatProblems } from '../../../../src/errors.ts';
import { folderOf, problemsOf } from '../../dataset/folder-of.ts';
import { projectRoot } from '../../../support/project-files.ts';
import { duckDb } from '../../sum/duckdb-installed.ts';
import { config, datasetAt, folderWith, makeDatabase, points, tableOf, v2 } from './points-dbs.ts';

const SECRET = 'model,base_task,correct,total\nhunter2,t,1,1\n';

/** The problems of a folder, none of which may tell where it is or what lies elsewhere. */
async function refusal(
  folder: string,
  options: Parameters<typeof datasetAt>[1] = {},
): Promise<readonly Problem[]> {
  const problems = await problemsOf(datasetAt(folder, options));
  expect(formatProblems(problems)).not.toContain(folder);
  expect(formatProblems(problems)).not.toContain('hunter2');
  return problems;
}

const secretFolder = (): string => folderOf({ 'secret.csv': SECRET });

describe.runIf(duckDb)('a database that somebody else made', () => {
  it('runs no view in place of its table', async () => {
    const view = `CREATE VIEW points AS FROM read_csv('${join(secretFolder(), 'secret.csv')}')`;
    expect(await refusal(await folderWith([view, 'CREATE TABLE other(a INTEGER)']))).toEqual([
      expect.objectContaining({
        code: 'no-points',
        file: 'points.duckdb',
        got: 'other, points (a view)',
        hint: 'a view runs what somebody wrote into the file: store it as a table',
      }),
    ]);
  });

  it('runs no view beside its table, and no macro in place of a function', async () => {
    const secret = join(secretFolder(), 'secret.csv');
    const functions = ['to_json(x)', 'strlen(x)', 'error(x)', 'sum(x)', 'coalesce(x, y)'];
    const tables = ['duckdb_tables()', 'duckdb_views()', 'pragma_table_info(x)'];
    const dataset = await datasetAt(
      await folderWith([
        `CREATE VIEW a AS FROM read_csv('${secret}')`,
        `CREATE VIEW duckdb_tables AS FROM read_csv('${secret}')`,
        ...functions.map((name) => `CREATE MACRO ${name} AS 'hunter2'`),
        ...tables.map((name) => `CREATE MACRO ${name} AS TABLE SELECT 'hunter2' AS name`),
        'CREATE SCHEMA source',
        'CREATE TABLE source.points(model VARCHAR)',
        tableOf(v2),
      ]),
    );
    expect(dataset.points).toHaveLength(points.length);
  });

  it('evaluates no generated column', async () => {
    const table = (name: string, more: string) => [
      `CREATE TABLE points(model VARCHAR, base_task VARCHAR, total INTEGER DEFAULT 4, ${more}, source VARCHAR,
        ${name} INTEGER GENERATED ALWAYS AS (CAST(source AS INTEGER)))`,
      `INSERT INTO points(model, base_task, source) VALUES ('m', 't', '3')`,
      // From here on it fails wherever it is evaluated.
      `UPDATE points SET source = 'no number'`,
    ];
    const files = { 'dataset.json': { db: 'points.duckdb' } };
    const needed = await folderWith(table('correct', 'cost DOUBLE'), files);
    expect(await refusal(needed)).toMatchObject([
      {
        code: 'missing-column',
        field: 'correct',
        hint: 'generated columns are not evaluated: store its values',
      },
    ]);
    const dataset = await datasetAt(await folderWith(table('cost', 'correct INTEGER DEFAULT 3'), files));
    expect(dataset.points).toMatchObject([{ correct: 3, total: 4, cost: null }]);
    expect(dataset.provenance.assumptions.join('\n')).toContain(
      'columns not read: source, cost (generated).',
    );
  });

  it('may call its columns and models anything', async () => {
    const name = `a"; DROP TABLE points; --`;
    const folder = await folderWith(
      [
        `CREATE TABLE "Points"("MODEL" VARCHAR, "Base_Task" VARCHAR, correct INTEGER, total INTEGER, "${name.replaceAll('"', '""')}" INTEGER)`,
        `INSERT INTO "Points" VALUES ('"; DROP TABLE points; --', '__proto__', 1, 2, 3), ('m\u202e\u001b[31m', 't', 1, 2, 3)`,
        'CREATE TABLE "poi""nts"(a INTEGER)',
      ],
      { 'dataset.json': { db: 'points.duckdb' } },
    );
    const { evaluations, tasks, provenance } = await datasetAt(folder);
    expect(evaluations.map(({ label }) => label)).toEqual(['"; DROP TABLE points; --', 'm[31m']);
    expect(tasks.map(({ id }) => id)).toEqual(['__proto__', 't']);
    expect(provenance.assumptions.join('\n')).toContain(`columns not read: ${name}.`);
  });

  it('may lack a table "points", and then says which it has', async () => {
    expect(await refusal(await folderWith(['CREATE TABLE results(a INTEGER)']))).toMatchObject([
      { code: 'no-points', expected: 'a table "points"', got: 'results' },
    ]);
    expect(await refusal(await folderWith([]))).toMatchObject([{ code: 'no-points', got: 'no table' }]);
  });

  it('gives its reader no other file, and no way to write one', async () => {
    const folder = await folderWith([tableOf(v2)]);
    const other = await makeDatabase(join(folder, 'other.duckdb'), 'CREATE TABLE t AS SELECT 1 AS a');
    writeFileSync(join(folder, 'secret.csv'), SECRET);
    const database = join(folder, 'points.duckdb');
    const ask = (query: string) => askDuckDb(projectRoot, { database, paths: [], statements: [], query });
    expect(await ask('SELECT COUNT(*) AS n FROM source.main.points')).toEqual({
      rows: [{ n: String(points.length) }],
    });
    for (const query of [
      `FROM read_csv('${join(folder, 'secret.csv')}')`,
      `FROM sniff_csv('${join(folder, 'secret.csv')}')`,
      `FROM glob('${folder}/*')`,
      `ATTACH '${other}'`,
      `COPY source.main.points TO '${join(folder, 'out.csv')}'`,
      'DELETE FROM source.main.points',
      'SET enable_external_access = true',
    ])
      expect(await ask(query), query).toMatchObject({ failure: 'refused' });
  });
});

/** DuckDB's own checksum over its first block, so that only the version is wrong. */
function withVersion(bytes: Buffer, version: bigint): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeBigUInt64LE(version, 12);
  let sum = 5381n;
  for (let at = 8; at < 4096; at += 8)
    sum ^= BigInt.asUintN(64, changed.readBigUInt64LE(at) * 0xbf58476d1ce4e5b9n);
  changed.writeBigUInt64LE(sum, 0);
  return changed;
}

describe.runIf(duckDb)('a database that cannot be read', () => {
  const changed = async (change: (bytes: Buffer) => Uint8Array): Promise<string> => {
    const many = 'INSERT INTO points SELECT points.* FROM points, range(400)';
    const folder = await folderWith([tableOf(v2), many]);
    const path = join(folder, 'points.duckdb');
    writeFileSync(path, change(readFileSync(path)));
    return folder;
  };

  it.each([
    ['cut off in the middle', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
    ['cut off in its first block', (bytes: Buffer) => bytes.subarray(0, 100)],
    ['changed in one byte', (bytes: Buffer) => bytes.fill(bytes.readUInt8(13_000) ^ 1, 13_000, 13_001)],
  ])('is %s', async (_, change) => {
    expect(await refusal(await changed(change))).toMatchObject([
      { code: 'bad-database', file: 'points.duckdb', message: 'the database is damaged' },
    ]);
  });

  it('was written by a later DuckDB', async () => {
    expect(await refusal(await changed((bytes) => withVersion(bytes, 999n)))).toMatchObject([
      { code: 'database-version', got: expect.stringContaining('version number 999') as string },
    ]);
  });

  it('has changes beside it, which DuckDB would carry out', async () => {
    const folder = await folderWith([tableOf(v2)]);
    writeFileSync(join(folder, 'points.duckdb.wal'), 'x');
    expect(await refusal(folder)).toMatchObject([{ code: 'database-in-use', got: 'points.duckdb.wal' }]);
  });

  it('has more rows than can be held', async () => {
    const many = `CREATE TABLE points AS SELECT 'm' AS model, 't' AS base_task, 1 AS correct, 2 AS total FROM range(2000001)`;
    expect(await refusal(await folderWith([many]))).toMatchObject([
      { code: 'limit-points', expected: 'at most 2000000' },
    ]);
  });

  it('holds more text than can be held, in however few bytes', async () => {
    const long = `CREATE TABLE points AS SELECT repeat('m', 5000) AS model, 't' AS base_task, 1 AS correct, 2 AS total FROM range(100)`;
    const folder = await folderWith([long], { 'dataset.json': { db: 'points.duckdb' } });
    expect(await refusal(folder, { limits: { fileBytes: 500_000 } })).toMatchObject([
      { code: 'limit-file-bytes', expected: 'at most 500000 bytes' },
    ]);
    // 5000 letters of the model, one of the task, two digits: 100 times.
    const enough = { fileBytes: 500_300, labelGraphemes: 5000 };
    expect((await datasetAt(folder, { limits: enough, onDuplicate: 'sum' })).points).toMatchObject([
      { correct: 100, total: 200 },
    ]);
  });
});

describe('a database', () => {
  const folder = (): string =>
    folderOf({
      'dataset.json': JSON.stringify({ db: 'points.duckdb', ...config }),
      'points.duckdb': Buffer.concat([Buffer.alloc(8), Buffer.from('DUCK'), Buffer.alloc(64)]),
    });

  it('needs DuckDB, and says so where it is not installed', async () => {
    const engine = { name: null, root: folderOf({}) } as const;
    expect(await refusal(folder(), { engine })).toMatchObject([
      { code: 'no-duckdb', file: 'points.duckdb', expected: 'the package @duckdb/node-api' },
    ]);
  });
});
