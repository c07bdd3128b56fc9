import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { load } from '../../../src/read/load.ts';
import { askDuckDb } from '../../../src/read/sum/duckdb/duckdb.ts';
import { folderOf, problemsOf } from '../dataset/folder-of.ts';
import { projectRoot } from '../../support/project-files.ts';
import { duckDb } from './duckdb-installed.ts';

const ROW = '{"eval_id":"a","task":"t","correct":1}\n';

describe.runIf(duckDb)('the process of DuckDB', () => {
  const ask = (query: string, paths: readonly string[] = []) =>
    askDuckDb(projectRoot, { database: null, paths, statements: [], query });

  it('gives rows', async () => {
    expect(await ask(`SELECT 'a''b' AS text, 7 AS number`)).toEqual({ rows: [{ text: "a'b", number: 7 }] });
  });

  it('reads the files that it was given, and no other', async () => {
    const folder = folderOf({ 'given.ndjson': ROW, 'other.ndjson': ROW });
    const given = join(folder, 'given.ndjson');
    const read = (path: string) => `SELECT task FROM read_json('${path}', format = 'newline_delimited')`;
    expect(await ask(read(given), [given])).toEqual({ rows: [{ task: 't' }] });
    for (const path of [join(folder, 'other.ndjson'), join(folder, '*.ndjson'), '/etc/hostname'])
      expect(await ask(read(path), [given])).toMatchObject({ failure: 'refused' });
  });

  it.each([
    ['writes no file', `COPY (SELECT 1) TO '${join(tmpdir(), 'evalpress-never.csv')}'`],
    ['opens no other database', `ATTACH '${join(tmpdir(), 'evalpress-never.db')}'`],
    ['gets no extension', 'INSTALL httpfs'],
    ['cannot be unlocked', 'SET enable_external_access = true'],
    ['tells nothing of its environment', `SELECT getenv('HOME')`],
  ])('%s', async (_, query) => expect(await ask(query)).toMatchObject({ failure: 'refused' }));
});

describe('a table that is to be summed', () => {
  it('is read by ourselves where DuckDB is not installed', async () => {
    const folder = folderOf({ 'r.ndjson': ROW });
    const limits = { kept: { bytes: 0, rows: 0 } };
    const read = load(join(folder, 'r.ndjson'), { limits, engine: { name: null, root: folder } });
    expect((await read).points).toMatchObject([{ correct: 1, total: 1 }]);
  });

  it('is refused where DuckDB is asked for and not installed', async () => {
    const folder = folderOf({ 'r.ndjson': ROW });
    const read = load(join(folder, 'r.ndjson'), { engine: { name: 'duckdb', root: folder } });
    expect(await problemsOf(read)).toMatchObject([{ code: 'usage', field: '--engine', got: 'duckdb' }]);
  });

  it.runIf(duckDb)('is no other when its name looks like a pattern', async () => {
    const folder = folderOf({ 'r[1].ndjson': ROW, 'r1.ndjson': ROW.repeat(5) });
    const engine = { name: 'duckdb', root: projectRoot } as const;
    const { points } = await load(join(folder, 'r[1].ndjson'), { engine });
    expect(points).toMatchObject([{ total: 1 }]);
  });

  const engine = { name: 'own', root: projectRoot } as const;
  const refusal = async (name: string, content: string | Uint8Array) => {
    const folder = folderOf({});
    writeFileSync(join(folder, name), content);
    return problemsOf(load(join(folder, name), { engine }));
  };

  it('says which line cannot be read, and why', async () => {
    expect(await refusal('r.ndjson', `${ROW}{"eval_id":\n${ROW}`)).toMatchObject([
      { code: 'bad-row', file: 'r.ndjson', line: 2, message: 'the JSON ends too early' },
    ]);
    expect(await refusal('r.csv', 'eval_id,task,correct\na,t,1\na,t\n')).toMatchObject([
      { code: 'bad-row', line: 3, expected: '3 fields' },
    ]);
  });

  it('says what is wrong with a value, and in which line it first is', async () => {
    const wrong = ROW.replace('1}', '"maybe"}');
    expect(await refusal('r.ndjson', ROW + wrong + wrong)).toMatchObject([
      { code: 'bad-correct', line: 2, field: 'correct', got: 'maybe' },
    ]);
  });

  it('says which column is nowhere', async () => {
    expect(await refusal('r.ndjson', '{"eval_id":"a","correct":1}\n')).toMatchObject([
      { code: 'missing-column', field: 'task' },
    ]);
  });

  it('is UTF-8 to its end', async () => {
    const latin = Buffer.from(ROW.replace('"t"', '"é"'), 'latin1');
    expect(await refusal('r.ndjson', Buffer.concat([Buffer.from(ROW.repeat(5000)), latin]))).toMatchObject([
      { code: 'bad-row', line: 5001, message: 'not UTF-8 text' },
    ]);
  });
});
