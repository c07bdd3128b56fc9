import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { GivenFile } from '../../src/read/browser/look-at-given.ts';
import { readLogs } from '../../src/read/load.ts';
import type { ReadFiles } from '../../src/read/make-dataset.ts';
import { readGiven } from '../../src/read/read-given.ts';
import { folderOf } from './dataset/folder-of.ts';
import { fixture, noRealLogs, REAL, realOrReason } from './formats/read-fixture.ts';
import { zipOf } from './formats/zip-of.ts';

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort()
    .map((name) => join(folder, name));

const given = (name: string, bytes: Uint8Array): GivenFile => new File([bytes.slice()], name);

const giveAll = (folder: string): GivenFile[] =>
  filesBelow(folder).map((path) => given(relative(folder, path), readFileSync(path)));

/** What two roads have to agree on: rows and their fate, problems, and what was not known. */
const accountOf = ({ rows, unknown, rejected }: ReadFiles): unknown => ({
  files: rows.files
    .map(({ file, format, samples, points, summed, leftOut, rejected: bad, problems, stated }) => ({
      ...{ name: file.name, format, samples, points, summed, leftOut, bad, problems, stated },
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  tasks: [...rows.tasks].toSorted(),
  notes: [...rows.notes].toSorted(),
  withoutCounts: rows.withoutCounts,
  unknown: unknown.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  rejected: rejected.map(({ name, error }) => ({ name, problems: error.problems })),
});

const sameRoad = async (folder: string): Promise<number> => {
  const onDisk = await readLogs([folder]);
  expect(accountOf(await readGiven(giveAll(folder)))).toEqual(accountOf(onDisk));
  return onDisk.rows.files.length;
};

describe('files given to a page', () => {
  it.each(readdirSync(fixture('')))('are read as the command line reads them: %s', async (name) => {
    expect(await sameRoad(fixture(name))).toBeGreaterThan(0);
  });

  it.skipIf(noRealLogs).each(['inspect-logs', 'every-eval-ever'])(
    `are read as the command line reads them (${realOrReason}): %s`,
    async (name) => {
      expect(await sameRoad(join(REAL, name))).toBeGreaterThan(0);
    },
  );

  it('may be packed with gzip', async () => {
    const table = Buffer.from('eval_id,task,correct,total\na,t,1,2\n');
    const folder = folderOf({ 'rows.csv.gz': '' });
    const path = join(folder, 'rows.csv.gz');
    const { rows } = await readGiven([given(basename(path), gzipSync(table))]);
    expect(rows.files[0]?.points[0]?.values).toMatchObject({ task: 't', correct: '1', total: '2' });
  });

  it('are refused where no browser opens them, with the command that does', async () => {
    const table = Buffer.from('eval_id,task,correct,total\na,t,1,2\n');
    const foreign = {
      'rows.csv.zst': zstdCompressSync(table),
      'rows.parquet': Buffer.from('PAR1xxxxPAR1'),
      'points.db': Buffer.from('12345678DUCK'),
    };
    const files = Object.entries(foreign).map(([name, bytes]) => given(name, bytes));
    const { rejected } = await readGiven(files);
    expect(
      rejected.flatMap(({ error }) => error.problems.map(({ code, hint }) => `${code}: ${hint}`)),
    ).toEqual(
      Object.keys(foreign).map(
        (name) =>
          `not-in-browser: run evalpress import ${name} --output converted, and add what it writes there beside dataset.json`,
      ),
    );
  });
});

const header = {
  status: 'success',
  eval: { task: 'sums', model: 'acme/one', task_version: 0, dataset: {}, config: {} },
  results: { scores: [{ name: 'match', scorer: 'match', metrics: {} }] },
};
const sample = {
  id: 1,
  epoch: 1,
  scores: { match: { value: 'C' } },
  output: { choices: [{ stop_reason: 'stop' }] },
};
const entries = { 'header.json': JSON.stringify(header), 'samples/1_epoch_1.json': JSON.stringify(sample) };

const archive = (change: (entry: { data: Buffer; method: number; stored: Buffer }) => object): Buffer =>
  zipOf(
    Object.fromEntries(
      Object.entries(entries).map(([name, text]) => {
        const data = Buffer.from(text);
        const packed = { data, method: 8, stored: deflateRawSync(data) };
        return [name, { ...packed, ...change(packed) }];
      }),
    ),
  );

describe('an archive given to a page', () => {
  const kinds: [string, Buffer][] = [
    ['packed entries', archive(() => ({}))],
    ['stored entries', archive(({ data }) => ({ method: 0, stored: data }))],
    ['entries of another checksum', archive(() => ({ crc: 1 }))],
    ['damaged entries', archive(({ stored }) => ({ stored: Buffer.alloc(stored.length, 7) }))],
    ['no end', archive(() => ({})).subarray(0, -30)],
  ];

  it.each(kinds)('is read, or refused, as the command line does: %s', async (name, bytes) => {
    const folder = folderOf({});
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(folder, 'log.eval'), bytes);
    const codes = ({ rows, rejected }: ReadFiles): unknown => ({
      values: rows.files.flatMap(({ samples }) => samples.map(({ values }) => values)),
      problems: [
        ...rows.files.flatMap(({ problems }) => problems),
        ...rejected.flatMap(({ error }) => error.problems),
      ].map(({ code, field, message }) => ({ code, field, message })),
    });
    const read = await readGiven([given('log.eval', bytes)]);
    expect(codes(read)).toEqual(codes(await readLogs([join(folder, 'log.eval')])));
    const used = read.rows.files.flatMap(({ samples }) => samples).length;
    expect(used, name).toBe(name.endsWith('packed entries') || name === 'stored entries' ? 1 : 0);
  });
});
