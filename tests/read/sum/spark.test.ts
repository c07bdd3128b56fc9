import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { defaultSizeLimits } from '../../../src/read/open/text/size-limits.ts';
import { sumResponses, type EngineChoice } from '../../../src/read/sum/sum-responses.ts';
import { runCli, scratchFolder } from '../../cli/run-cli.ts';
import { projectRoot } from '../../support/project-files.ts';
import { duckDb } from './duckdb-installed.ts';
import { writeParquet } from './parquet-file.ts';
import { asCsv, asNdjson, awkwardResponses } from './responses.ts';
import { withStored } from './with-stored.ts';
import { spark, startCluster, type SparkCluster } from './spark-cluster.ts';

/**
 * Every test starts a Java of its own or three, on a machine that may be busy with other tests, and waits for most of the
 * time: they go better side by side.
 */
const PATIENCE = 240_000;
const together = { concurrent: true, timeout: PATIENCE };

const folder = scratchFolder();
const at = (name: string): string => join(folder, name);
const responses = awkwardResponses(20_000, 20_261_122);

const checksum = async (name: string, engine: Omit<EngineChoice, 'root'>): Promise<string> => {
  const table = { file: name, columns: {}, limits: defaultSizeLimits };
  const choice = { ...engine, root: projectRoot };
  return (await withStored(at(name), (stored) => sumResponses(stored, table, choice))).sha256;
};

const expectAgreement = async (name: string, master: string): Promise<void> => {
  const expected = await checksum(name, { name: 'own' });
  expect(await checksum(name, { name: 'spark', master })).toBe(expected);
  if (duckDb) expect(await checksum(name, { name: 'duckdb' })).toBe(expected);
};

describe.runIf(spark)('a Spark cluster', () => {
  let cluster: SparkCluster;

  beforeAll(async () => {
    cluster = await startCluster();
    for (const [name, value] of Object.entries(cluster.env)) vi.stubEnv(name, value);
  }, PATIENCE);
  afterAll(() => {
    vi.unstubAllEnvs();
    cluster.stop();
  });

  it('sums many files of JSON at once, some packed, and all workers take part', together, async () => {
    mkdirSync(at('parts'));
    for (const part of [0, 1, 2, 3]) {
      const lines = asNdjson(responses.slice(part * 5000, (part + 1) * 5000));
      if (part < 3) writeFileSync(at(`parts/${part}.ndjson`), lines);
      else writeFileSync(at(`parts/${part}.ndjson.gz`), gzipSync(lines));
    }
    writeFileSync(at('whole.ndjson'), asNdjson(responses));
    const words = ['validate', `file://${at('parts')}/*.ndjson{,.gz}`, '--json', '--engine', 'spark'];
    const { out, err, code } = await runCli([...words, '--master', cluster.master]);
    expect(err).toContain('20,000 responses were summed');
    expect(code).toBe(0);
    const sha256 = await checksum('whole.ndjson', { name: 'own' });
    expect(JSON.parse(out)).toMatchObject([{ board: 'parts', rows: 20_000, used: 20_000, sha256 }]);
    expect(cluster.workersAtWork('/parts/')).toHaveLength(2);
  });

  const withDuckDb = { ...together, skip: !duckDb };
  it('agrees with our own reader and DuckDB about Parquet, to the last digit', withDuckDb, async () => {
    await writeParquet(at('r.parquet'), responses);
    await expectAgreement('r.parquet', cluster.master);
  });

  it('agrees with our own reader and DuckDB about packed CSV, to the last digit', together, async () => {
    writeFileSync(at('r.csv.gz'), gzipSync(asCsv(responses)));
    await expectAgreement('r.csv.gz', 'local[1]');
  });

  it('says which row cannot be read, and where', together, async () => {
    const lines = asNdjson(responses.slice(0, 5));
    writeFileSync(at('cut.ndjson'), `${lines}{"eval_id":"m","task":"t","corr`);
    const words = ['scores', at('cut.ndjson'), '--engine', 'spark', '--master', 'local[1]'];
    const { code, err } = await runCli(words);
    expect(err).toBe(CUT);
    expect(code).toBe(1);
  });
});

const CUT = `cut.ndjson: a row cannot be read
  expected  one JSON object
  got       {"eval_id":"m","task":"t","corr
  hint      Spark leaves no row out: mend it at its source, or let "--engine own --keep-going" read the table where it fits
`;
