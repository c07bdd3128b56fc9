import { describe, expect, it } from 'vitest';
import { crc32, deflateRawSync, zstdCompressSync } from 'node:zlib';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { folderOf, problemsOf } from '../dataset/folder-of.ts';
import { countersOf, fixture, importAt, importFixture, rowsOf } from './read-fixture.ts';
import { zipOf } from './zip-of.ts';

const log = JSON.parse(readFileSync(fixture('inspect/good.json'), 'utf8')) as {
  eval: object;
  samples: { id: number }[];
};
const { samples, ...header } = log;
const entry = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const good = { evaluation: 'org/model-a', task: 'suite/letters', correct: 1, total: 3, truncated: 1 };

describe('an Inspect log', () => {
  it.each(['version', 'eval', 'plan'])('is none without its %s', async (name) => {
    const rest = Object.fromEntries(Object.entries(log).filter(([key]) => key !== name));
    const folder = folderOf({ 'log.json': JSON.stringify(rest) });
    expect(await problemsOf(importAt(folder))).toMatchObject([{ code: 'no-rows' }]);
    expect((await importAt(folderOf({ 'log.json': JSON.stringify(log) }))).points).toHaveLength(1);
  });

  it('counts a response that ended at max_tokens as truncated, not as right', async () => {
    expect(countersOf(await importFixture('inspect/good.json'))).toEqual([
      { ...good, guess: 0.75, tokens: 5 + 5 + 64 + 5 },
    ]);
  });

  it('reads "length", context limits and unknown reasons as what they are, and rejects samples without a score', async () => {
    const dataset = await importFixture('inspect/partial.json');
    // Truncation of q1 and q6 is unknown, so all four stand in the total.
    expect(countersOf(dataset)).toMatchObject([{ correct: 1, total: 4, truncated: null, tokens: 22 }]);
    expect(dataset.provenance.files[0]?.rejected.map(({ got }) => got)).toEqual([
      'an error: connection lost',
      '{"a":1}',
    ]);
  });

  it('reads the scores of its items where it kept no samples', async () => {
    expect(countersOf(await importFixture('inspect/reduced.json'))).toMatchObject([{ correct: 1, total: 2 }]);
  });

  it('derives counts from a mean that leads to counts, and ranks no other', async () => {
    expect(countersOf(await importFixture('inspect/means.json'))).toMatchObject([{ correct: 3, total: 4 }]);
    expect(await problemsOf(importFixture('inspect/rounded.json'))).toMatchObject([{ code: 'only-means' }]);
  });

  it('says that truncation, tokens or cost are not recorded, never 0', async () => {
    const { provenance } = await importFixture('inspect/reduced.json');
    expect(provenance.notRecorded).toContainEqual({ field: 'truncated', reason: 'not-recorded', count: 2 });
    expect(provenance.notRecorded).toContainEqual({
      field: 'completion_tokens',
      reason: 'not-recorded',
      count: 2,
    });
  });

  it('refuses what is no sample, and goes on without it when told to', async () => {
    expect(await problemsOf(importFixture('inspect/hostile.json'))).toMatchObject([
      { code: 'bad-sample', field: 'samples[2]' },
    ]);
    const dataset = await importFixture('inspect/hostile.json', { keepGoing: true });
    expect(rowsOf(dataset)).toEqual({ 'hostile.json': [4, 3, 0, 1] });
    expect(dataset.evaluations[0]?.slug).toMatch(/^[a-z0-9-]+$/);
  });

  it('is not counted twice when the same run lies there as .json and .eval', async () => {
    const archive = zipOf({
      'header.json': { data: entry(header) },
      'samples/1_epoch_1.json': { data: entry(samples[0]) },
    });
    const dataset = await importAt(folderOf({ 'a.json': JSON.stringify(log), 'b.eval': archive }));
    expect(countersOf(dataset)).toMatchObject([good]);
    expect(rowsOf(dataset)['b.eval']).toEqual([1, 0, 1, 0]);
  });
});

describe('an Inspect archive', () => {
  const asArchive = (more: Parameters<typeof zipOf>[0]): Promise<unknown> =>
    importAt(join(folderOf({ 'x.eval': zipOf(more) }), 'x.eval')).then(countersOf);
  const parts = samples.map((sample) => [`samples/${sample.id}_epoch_1.json`, entry(sample)] as const);

  it('is read from Zstandard entries of several frames', async () => {
    const entries = parts.map(([name, data]) => {
      const frames = [data.subarray(0, 50), data.subarray(50)].map((part) => zstdCompressSync(part));
      return [name, { data, method: 93, stored: Buffer.concat(frames) }] as const;
    });
    const all = { 'header.json': { data: entry(header) }, ...Object.fromEntries(entries) };
    expect(await asArchive(all)).toMatchObject([good]);
  });

  it('is read from deflated entries and from samples stored as a folder of chunks', async () => {
    const entries = parts.map(([name, data], index) => {
      const own = index === 0 ? name.replace('.json', '/sample.json') : name;
      return [own, { data, method: 8, stored: deflateRawSync(data) }] as const;
    });
    const all = { 'header.json': { data: entry(header) }, ...Object.fromEntries(entries) };
    expect(await asArchive(all)).toMatchObject([good]);
  });

  it('of a crashed run is read from its journal: what was logged until then', async () => {
    const [first, second] = parts;
    const all = {
      '_journal/start.json': { data: entry(header) },
      [first?.[0] ?? '']: { data: first?.[1] ?? Buffer.of() },
      '_journal/summaries/1.json': { data: entry([samples[0], { ...samples[1], completed: true }]) },
    };
    expect(second).toBeDefined();
    expect(await asArchive(all)).toMatchObject([{ correct: 1, total: 2 }]);
  });

  it('with a damaged entry names it, and the others go on', async () => {
    const damaged = parts.map(
      ([name, data], index) => [name, { data, ...(index === 1 && { crc: crc32(data) ^ 1 }) }] as const,
    );
    const folder = folderOf({
      'x.eval': zipOf({ 'header.json': { data: entry(header) }, ...Object.fromEntries(damaged) }),
    });
    expect(await problemsOf(importAt(folder))).toMatchObject([
      { code: 'bad-archive', field: 'samples/2_epoch_1.json' },
    ]);
    expect(rowsOf(await importAt(folder, { keepGoing: true }))).toEqual({ 'x.eval': [4, 3, 0, 1] });
  });

  it('that is cut off is refused in words', async () => {
    const whole = zipOf({ '_journal/start.json': { data: entry(header) } });
    const folder = folderOf({ 'x.eval': whole.subarray(0, whole.length - 30) });
    expect(await problemsOf(importAt(folder))).toMatchObject([{ code: 'bad-archive', file: 'x.eval' }]);
  });

  it('that claims to hold less than it does is refused before it fills the memory', async () => {
    const bomb = Buffer.alloc(5_000_000);
    const frames = Buffer.concat([bomb, bomb].map((part) => zstdCompressSync(part)));
    for (const [method, stored] of [
      [8, deflateRawSync(bomb)],
      [93, frames],
    ] as const) {
      const folder = folderOf({
        'x.eval': zipOf({ 'header.json': { data: Buffer.from('{}'), method, stored } }),
      });
      expect(await problemsOf(importAt(folder))).toMatchObject([
        {
          code: 'bad-archive',
          field: 'header.json',
          got: expect.stringContaining('larger than 2 bytes') as string,
        },
      ]);
    }
  });
});
