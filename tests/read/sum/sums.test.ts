import { constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/read/dataset/dataset.ts';
import { defaultSizeLimits } from '../../../src/read/open/text/size-limits.ts';
import { load } from '../../../src/read/load.ts';
import { sumResponses, type EngineChoice } from '../../../src/read/sum/sum-responses.ts';
import { sumWithDuckDb } from '../../../src/read/sum/duckdb/sum-with-duckdb.ts';
import { UserError } from '../../../src/errors.ts';
import { mutate, randomFrom } from '../formats/mutate.ts';
import { projectRoot } from '../../support/project-files.ts';
import { duckDb } from './duckdb-installed.ts';
import { writeParquet } from './parquet-file.ts';
import { asCsv, asNdjson, awkwardResponses } from './responses.ts';
import { withStored } from './with-stored.ts';

const folder = mkdtempSync(join(tmpdir(), 'evalpress-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);

const responses = awkwardResponses(3000, 20_261_121);
const own: EngineChoice = { name: 'own', root: projectRoot };

/** Everything but the order of the points, and what an engine cannot know: the single responses. */
const counters = ({ evaluations, tasks, tiers, points }: Dataset) => ({
  evaluations,
  tasks,
  tiers,
  points: points.map((point) => JSON.stringify(point)).toSorted(),
});

const checksum = async (name: string): Promise<string> => {
  const table = { file: 'r', columns: {}, limits: defaultSizeLimits };
  return (await withStored(at(name), (stored) => sumResponses(stored, table, own))).sha256;
};

/** As writers do that end a frame each time they flush: not always between lines, once in the middle of a character. */
const inFrames = (text: string): Buffer => {
  const bytes = Buffer.from(text);
  const cuts = [0, 10, 11, bytes.indexOf('模') + 1, bytes.length >> 1, bytes.length];
  return Buffer.concat(cuts.slice(1).map((cut, index) => zstdCompressSync(bytes.subarray(cuts[index], cut))));
};

describe('sums of responses', () => {
  const ndjson = asNdjson(responses);
  const files = {
    'r.ndjson': ndjson,
    'r.ndjson.gz': gzipSync(ndjson),
    'gzipped.jsonl': gzipSync(ndjson),
    'r.ndjson.zst': zstdCompressSync(Buffer.from(ndjson)),
    'r.csv': asCsv(responses),
    'r.tsv': asCsv(responses, '\t'),
    'r.csv.gz': gzipSync(asCsv(responses)),
  };
  const names = Object.keys(files);
  let kept: Dataset;
  beforeAll(async () => {
    for (const [name, content] of Object.entries(files)) writeFileSync(at(name), content);
    kept = await load(at('r.ndjson'));
  });

  it.each(names)('are those of responses that are kept one by one: %s', async (name) => {
    const summed = await load(at(name), { engine: own });
    expect(counters(summed)).toEqual(counters(kept));
    expect(summed.samples).toBeNull();
    expect(summed.provenance.files[0]).toMatchObject({ rows: 3000, used: 3000, rejected: [] });
    expect(summed.provenance.assumptions.join(' ')).toContain(
      '3,000 responses were summed without being kept',
    );
  });

  it.runIf(duckDb).each(names)('are the same from DuckDB, to the last digit: %s', async (name) => {
    const table = { file: 'r', columns: {}, limits: defaultSizeLimits };
    await withStored(at(name), async (stored) => {
      const theirs = await sumWithDuckDb(stored, table, projectRoot);
      const ours = await sumResponses(stored, table, own);
      expect(theirs).toMatchObject({ rows: ours.table.rows });
    });
  });

  it.runIf(duckDb)(
    'of Parquet, nested and typed, are those of the rows that are kept one by one',
    async () => {
      await writeParquet(at('r.parquet'), responses);
      const single = await load(at('r.parquet'));
      expect(single.provenance.files[0]).toMatchObject({ rows: 3000, used: 3000 });
      for (const name of ['own', 'duckdb'] as const) {
        const summed = await load(at('r.parquet'), { engine: { name, root: projectRoot } });
        expect(counters(summed)).toEqual(counters(single));
      }
    },
  );

  it.runIf(duckDb)(
    'of Zstandard frames, one after the other, are those of the whole from DuckDB',
    async () => {
      writeFileSync(at('frames.ndjson.zst'), inFrames(ndjson));
      const summed = await load(at('frames.ndjson.zst'), { engine: { ...own, name: 'duckdb' } });
      expect(counters(summed)).toEqual(counters(kept));
    },
  );

  it('of Zstandard frames are refused by the reader that would see the first one only', async () => {
    const long = Buffer.from(ndjson.repeat(20));
    for (const [index, bytes] of [
      inFrames(ndjson),
      Buffer.concat([long, long].map((part) => zstdCompressSync(part))),
    ].entries()) {
      const name = `frames${index}.ndjson.zst`;
      writeFileSync(at(name), bytes);
      const problems = load(at(name), { engine: own }).catch(
        (error: unknown) => (error as UserError).problems,
      );
      expect(await problems).toMatchObject([{ code: 'bad-compression', file: name, got: 'more behind it' }]);
    }
  });

  it('of a Zstandard frame that is damaged or cut off are refused', async () => {
    const whole = zstdCompressSync(ndjson, { params: { [constants.ZSTD_c_checksumFlag]: 1 } });
    const damaged = Buffer.from(whole);
    damaged.writeUInt8(damaged.readUInt8(whole.length >> 1) ^ 1, whole.length >> 1);
    for (const [index, bytes] of [damaged, whole.subarray(0, -9)].entries()) {
      const name = `damaged${index}.ndjson.zst`;
      writeFileSync(at(name), bytes);
      const problems = load(at(name), { engine: own }).catch(
        (error: unknown) => (error as UserError).problems,
      );
      expect(await problems).toMatchObject([{ code: 'bad-compression', file: name }]);
    }
  });

  it('leave out lines that are no objects, and say which and why', async () => {
    const good = ndjson.split('\n').slice(0, 400);
    expect(good.join('').length).toBeGreaterThan(65_536);
    const lines = [...good, '[1]', '{"task": ', Buffer.of(0x22, 0xff, 0x22), '', ' 7 ', good[0] ?? ''];
    const bytes = lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')]);
    writeFileSync(at('lines.ndjson'), Buffer.concat([Buffer.from('\ufeff'), ...bytes]));
    const { provenance } = await load(at('lines.ndjson'), { engine: own, keepGoing: true });
    const object = 'one JSON object for each row';
    expect(provenance.files[0]).toMatchObject({
      rows: 405,
      used: 401,
      rejected: [
        { line: 401, expected: object, got: '[1]' },
        { line: 402, expected: object, got: 'the end' },
        { line: 403, expected: 'UTF-8', got: 'other bytes' },
        { line: 405, expected: object, got: '7' },
      ],
    });
  });

  it('of lines of which none is an object say what is wrong with the first', async () => {
    writeFileSync(at('broken.ndjson'), '{"task": nul}\n{"task"\n');
    const problems = load(at('broken.ndjson'), { engine: own }).catch(
      (error: unknown) => (error as UserError).problems,
    );
    expect(await problems).toMatchObject([{ code: 'bad-json', line: 1 }]);
  });

  it('do not depend on the order of the rows', async () => {
    writeFileSync(at('reversed.ndjson'), asNdjson(responses.toReversed()));
    expect(await checksum('reversed.ndjson')).toBe(await checksum('r.ndjson'));
  });

  it('take the place of responses only where a table is long', async () => {
    const limits = { kept: { bytes: Buffer.byteLength(ndjson), rows: 0 } };
    expect((await load(at('r.ndjson'), { limits })).samples).not.toBeNull();
    limits.kept.bytes -= 1;
    expect((await load(at('r.ndjson'), { limits })).samples).toBeNull();
  });
});

/** What became of a table: its counters, or the first of the reasons why it has none. */
const fate = async (path: string, engine?: EngineChoice) => {
  try {
    const dataset = await load(path, { keepGoing: true, engine });
    const [file] = dataset.provenance.files;
    const { rows, used, rejected } = file ?? { rows: 0, used: 0, rejected: [] };
    expect(used + rejected.length).toBe(rows);
    return { ...counters(dataset), rows, used };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return 'refused';
  }
};

describe('damaged tables', () => {
  const ndjson = Buffer.from(asNdjson(awkwardResponses(60, 5)));
  const csv = Buffer.from(asCsv(awkwardResponses(60, 6)));

  const damaged = (bytes: Buffer, count: number, seed: number): Buffer[] => {
    const random = randomFrom(seed);
    return Array.from({ length: count }, () => mutate(bytes, random));
  };

  it('have the same fate, whether responses are kept or summed', async () => {
    for (const [index, bytes] of [...damaged(ndjson, 150, 11), ...damaged(csv, 150, 12)].entries()) {
      const path = at(index < 150 ? `${index}.ndjson` : `${index}.csv`);
      writeFileSync(path, bytes);
      expect({ index, fate: await fate(path, own) }).toEqual({ index, fate: await fate(path) });
    }
  }, 60_000);

  it.runIf(duckDb)(
    'have the same fate in DuckDB',
    async () => {
      for (const [index, bytes] of [...damaged(ndjson, 10, 21), ...damaged(csv, 10, 22)].entries()) {
        const path = at(index < 10 ? `d${index}.ndjson` : `d${index}.csv`);
        writeFileSync(path, bytes);
        const theirs = await fate(path, { name: 'duckdb', root: projectRoot });
        expect({ index, fate: theirs }).toEqual({ index, fate: await fate(path, own) });
      }
    },
    60_000,
  );
});
