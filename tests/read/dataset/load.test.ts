import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { load } from '../../../src/read/load.ts';
import { folderOf, problemsOf } from './folder-of.ts';

const POINTS = 'eval_id,task,tier,correct,total\na,sum,easy,3,4\nb,sum,easy,1,4\n';
const describing = (rest: object) => JSON.stringify({ title: 'Board', ...rest });

describe('where a dataset may be', () => {
  const files = { 'dataset.json': describing({ points: 'points.csv' }), 'points.csv': POINTS };

  it('is a folder with a dataset.json', async () => {
    const folder = folderOf(files);
    const dataset = await load(folder);
    expect(dataset.title).toBe('Board');
    expect(dataset.slug).toBe(basename(folder).toLowerCase());
    expect(dataset.points).toHaveLength(2);
  });

  it('is the dataset.json itself', async () => {
    const dataset = await load(join(folderOf(files), 'dataset.json'));
    expect(dataset.points).toHaveLength(2);
  });

  it('is a dataset file of any name, which then names the board', async () => {
    const folder = folderOf({
      'dataset-m12x.json': JSON.stringify({ points: 'points.csv' }),
      'points.csv': POINTS,
    });
    const dataset = await load(join(folder, 'dataset-m12x.json'));
    expect([dataset.slug, dataset.title]).toEqual(['dataset-m12x', 'dataset-m12x']);
  });

  it('is a dataset.json with its rows inside', async () => {
    const points = [{ eval_id: 7, task: 'sum', correct: 3, total: 4 }];
    const dataset = await load(folderOf({ 'dataset.json': describing({ points }) }));
    expect(dataset.points[0]).toMatchObject({ correct: 3, total: 4, tiers: [0] });
    expect(dataset.tiers).toEqual([{ id: 'all', label: 'all' }]);
    expect(dataset.provenance.files).toMatchObject([{ name: 'dataset.json', rows: 1, used: 1 }]);
  });

  it('is a bare data file, from which everything is inferred and said', async () => {
    const dataset = await load(join(folderOf({ 'runs.csv': POINTS }), 'runs.csv'));
    expect([dataset.slug, dataset.title]).toEqual(['runs', 'runs']);
    expect(dataset.evaluations.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(dataset.provenance.assumptions).toEqual([
      'Evaluations are not declared and were taken from the rows.',
      'Tasks are not declared and were taken from the rows.',
      'No chance of guessing is declared or recorded; 0 is assumed.',
      'Truncation is not recorded.',
    ]);
  });

  it('is a bare data file beside a dataset.json that names it', async () => {
    expect((await load(join(folderOf(files), 'points.csv'))).title).toBe('Board');
    const others = { ...files, 'other.csv': POINTS };
    expect((await load(join(folderOf(others), 'other.csv'))).title).toBe('other');
  });

  it('is a bare data file that a dataset file elsewhere describes', async () => {
    const folder = folderOf({
      'data/runs.csv': POINTS.replace('eval_id', 'run'),
      'about/it.json': describing({ columns: { eval_id: 'run' } }),
    });
    const dataset = await load(join(folder, 'data/runs.csv'), {
      config: join(folder, 'about/it.json'),
    });
    expect([dataset.title, dataset.slug]).toEqual(['Board', 'runs']);
    expect(dataset.provenance.files.map(({ name, rows }) => [name, rows])).toEqual([
      ['it.json', 0],
      ['runs.csv', 2],
    ]);
  });

  it('may keep its rows in a folder of its own folder', async () => {
    const nested = { 'dataset.json': describing({ points: 'data/points.csv' }), 'data/points.csv': POINTS };
    expect((await load(folderOf(nested))).points).toHaveLength(2);
  });
});

describe('file formats', () => {
  const rows = [
    { eval_id: 'a', task: 'sum', tier: 'easy', correct: 3, total: 4 },
    { eval_id: 'b', task: 'sum', tier: 'easy', correct: 1, total: 4 },
  ];
  const ndjson = rows.map((row) => JSON.stringify(row)).join('\n');
  const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  const swapped = (text: string) => Buffer.from(utf16(text)).swap16();
  const formats: Readonly<Record<string, string | Uint8Array>> = {
    'points.csv': POINTS,
    'points.tsv': POINTS.replaceAll(',', '\t'),
    'semicolons.csv': POINTS.replaceAll(',', ';'),
    'points.json': JSON.stringify(rows),
    'points.ndjson': ndjson,
    'points.jsonl': `${ndjson}\r\n\r\n`,
    'lines-called.json': ndjson,
    'points.csv.gz': gzipSync(POINTS),
    'points.json.zst': zstdCompressSync(JSON.stringify(rows)),
    'frame-by-frame.ndjson.zst': Buffer.concat(
      rows.map((row) => zstdCompressSync(`${JSON.stringify(row)}\n`)),
    ),
    'gzip-called.csv': gzipSync(POINTS),
    'byte-order-mark.csv': `\ufeff${POINTS}`,
    'windows.csv': POINTS.replaceAll('\n', '\r\n'),
    'mixed-line-ends.csv': POINTS.replace('\n', '\r\n'),
    'no-last-newline.csv': POINTS.trimEnd(),
    'quoted.csv': POINTS.replace('a,sum', '"a","sum"'),
    'utf-16-little.csv': utf16(POINTS),
    'utf-16-big.csv': swapped(POINTS),
  };

  it.each(Object.keys(formats))('reads the same points from %s', async (name) => {
    const dataset = await load(join(folderOf({ [name]: formats[name] ?? '' }), name));
    expect(dataset.points.map(({ evaluation, correct, total }) => [evaluation, correct, total])).toEqual([
      [0, 3, 4],
      [1, 1, 4],
    ]);
    expect(dataset.provenance.files).toMatchObject([{ name, rows: 2, used: 2, rejected: [] }]);
  });

  it('says that it read UTF-16', async () => {
    const dataset = await load(join(folderOf({ 'a.csv': utf16(POINTS) }), 'a.csv'));
    expect(dataset.provenance.assumptions).toContain('a.csv is UTF-16 text and was read as such.');
  });

  it('stamps every file with the checksum of its bytes as stored', async () => {
    const bytes = gzipSync(POINTS);
    const dataset = await load(join(folderOf({ 'a.csv.gz': bytes }), 'a.csv.gz'));
    expect(dataset.provenance.files[0]?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });
});

describe('what is never read', () => {
  it('refuses a symbolic link, wherever it leads', async () => {
    const folder = folderOf({
      'real.csv': POINTS,
      'dataset.json': describing({ points: 'data/points.csv' }),
    });
    symlinkSync(join(folder, 'real.csv'), join(folder, 'link.csv'));
    expect(await problemsOf(load(join(folder, 'link.csv')))).toMatchObject([
      { code: 'cannot-read', file: 'link.csv', got: 'a symbolic link' },
    ]);
    mkdirSync(join(folder, 'elsewhere'));
    writeFileSync(join(folder, 'elsewhere/points.csv'), POINTS);
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'data'));
    expect(await problemsOf(load(folder))).toMatchObject([{ code: 'cannot-read', file: 'data' }]);
  });

  it.each(['../points.csv', '/etc/hostname', 'a/../../points.csv', '.', 'a\u0000b'])(
    'refuses a data path that leaves the folder: %j',
    async (points) => {
      const folder = folderOf({ 'set/dataset.json': JSON.stringify({ points }), 'points.csv': POINTS });
      expect(await problemsOf(load(join(folder, 'set')))).toMatchObject([{ code: 'outside-folder' }]);
    },
  );

  it('refuses a folder where a file is named', async () => {
    const folder = folderOf({ 'dataset.json': describing({ points: 'points' }), 'points/a.csv': POINTS });
    expect(await problemsOf(load(folder))).toMatchObject([{ code: 'cannot-read', got: 'a folder' }]);
  });

  it('names the nearest file when there is none', async () => {
    const folder = folderOf({ 'points.csv': POINTS, 'dataset.json': describing({ points: 'point.csv' }) });
    const missing = { code: 'not-found', file: 'point.csv', hint: 'did you mean "points.csv"?' };
    expect(await problemsOf(load(join(folder, 'point.csv')))).toMatchObject([missing]);
    expect(await problemsOf(load(folder))).toMatchObject([missing]);
  });
});

describe('limits', () => {
  const size = Buffer.byteLength(POINTS);
  const problemsAt = async (name: string, content: string | Uint8Array, limits: object) =>
    problemsOf(load(join(folderOf({ [name]: content }), name), { limits }));

  it('reads a file as large as allowed, and refuses one byte more before reading it', async () => {
    const folder = folderOf({ 'a.csv': POINTS });
    await expect(load(join(folder, 'a.csv'), { limits: { fileBytes: size } })).resolves.toBeDefined();
    expect(await problemsAt('a.csv', POINTS, { fileBytes: size - 1 })).toMatchObject([
      { code: 'limit-file-bytes', got: `${size} bytes` },
    ]);
  });

  it('counts the bytes that come out of a compressed file, too', async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000, '\n'));
    expect(await problemsAt('a.csv.gz', bomb, { fileBytes: 1_000_000 })).toMatchObject([
      { code: 'limit-file-bytes', got: 'more, once decompressed' },
    ]);
    const frames = Buffer.concat([2, 3, 4].map((part) => zstdCompressSync(Buffer.alloc(400_000, part))));
    expect(await problemsAt('a.csv.zst', frames, { fileBytes: 1_000_000 })).toMatchObject([
      { code: 'limit-file-bytes', got: 'more, once decompressed' },
    ]);
  });

  const lists = [
    ['evaluations', 'eval_id'],
    ['tasks', 'task'],
    ['tiers', 'tier'],
  ] as const;

  it.each(lists)('takes as many %s as allowed and refuses one more', async (name, column) => {
    const row = (value: number) =>
      ['eval_id', 'task', 'tier'].map((field) => (field === column ? `x${value}` : 'one')).join(',');
    const table = (rows: number) =>
      `eval_id,task,tier,correct,total\n${Array.from({ length: rows }, (_, index) => `${row(index)},1,1\n`).join('')}`;
    const folder = folderOf({ 'a.csv': table(3) });
    await expect(load(join(folder, 'a.csv'), { limits: { [name]: 3 } })).resolves.toBeDefined();
    expect(await problemsAt('a.csv', table(4), { [name]: 3 })).toMatchObject([{ code: `limit-${name}` }]);
  });

  it('holds declared lists to the same limits', async () => {
    const tasks = [{ id: 'sum' }, { id: 'product' }];
    const folder = folderOf({ 'dataset.json': describing({ tasks, points: 'p.csv' }), 'p.csv': POINTS });
    await expect(load(folder, { limits: { tasks: 2 } })).resolves.toBeDefined();
    expect(await problemsOf(load(folder, { limits: { tasks: 1 } }))).toMatchObject([{ code: 'limit-tasks' }]);
  });

  it('takes JSON as deep as allowed and refuses one level more, and a million, without parsing', async () => {
    const params = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const row = (depth: number) =>
      `[{"eval_id":1,"task":"sum","correct":1,"total":1,"params":${params(depth)}}]`;
    const folder = folderOf({ 'a.json': row(62) });
    await expect(load(join(folder, 'a.json'))).resolves.toBeDefined();
    for (const depth of [63, 1_000_000]) {
      expect(await problemsAt('a.json', row(depth), {})).toMatchObject([{ code: 'limit-json-depth' }]);
    }
  });

  it('takes numbers up to 1e15 and refuses larger ones', async () => {
    const table = (total: string) => `eval_id,task,correct,total\na,sum,1,${total}\n`;
    const folder = folderOf({ 'a.csv': table('1e15') });
    expect((await load(join(folder, 'a.csv'))).points[0]?.total).toBe(1e15);
    expect(await problemsAt('a.csv', table('1000000000000001'), {})).toMatchObject([
      { code: 'out-of-range', field: 'total', line: 2 },
    ]);
  });

  it('takes a label of 500 graphemes and refuses one of 501, or one that is all combining marks', async () => {
    const labelled = (label: string) => ({
      'dataset.json': describing({ evals: [{ eval_id: 'a', label }], points: 'p.csv' }),
      'p.csv': 'eval_id,task,correct,total\na,sum,1,1\n',
    });
    await expect(load(folderOf(labelled('👩‍🚀'.repeat(250) + 'é'.repeat(250))))).resolves.toBeDefined();
    for (const label of ['x'.repeat(501), `a${'\u0301'.repeat(10_000)}`]) {
      expect(await problemsOf(load(folderOf(labelled(label))))).toMatchObject([
        { code: 'limit-label', field: 'evals[0]' },
      ]);
    }
  });
});
