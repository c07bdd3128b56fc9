import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/read/dataset/dataset.ts';
import { finished, startCli } from '../../cli/run-cli.ts';
import { problemsOf } from '../dataset/folder-of.ts';
import { duckDb } from '../sum/duckdb-installed.ts';
import {
  boardAt,
  datasetAt,
  evals,
  folderWith,
  points,
  said,
  scoresOf,
  tableOf,
  v2,
  v3,
  type Counted,
} from './points-db/points-dbs.ts';

describe.runIf(duckDb)('a PointsDB that no dataset describes', () => {
  const cohort = evals.map((entry) => ({ evaluate: { glob: 'results/*' }, ...entry, tags: ['shown'] }));
  const labelled = ({ points: list, evaluations, tasks, tiers }: Dataset): unknown[] =>
    list
      .map((one) => [
        ...['model', 'template', 'sampler'].map((name) => evaluations[one.evaluation]?.identity[name]),
        tasks[one.task]?.id,
        one.tiers.map((tier) => tiers[tier]?.id),
        ...[
          one.params,
          one.correct,
          one.invalid,
          one.total,
          one.truncated,
          one.guessSum,
          one.completionTokens,
        ],
      ])
      .map((one) => JSON.stringify(one))
      .toSorted();

  it('gives the same points as the one that a dataset describes', async () => {
    const described = await datasetAt(await folderWith([tableOf(v2)]));
    const bare = await datasetAt(join(await folderWith([tableOf(v2)], {}), 'points.duckdb'));
    expect(labelled(bare)).toEqual(labelled(described));
    expect(bare.evaluations.map(({ label, groups }) => [label, groups])).toEqual([
      [`m'2" \\`, ['arch:dense']],
      ['m1 (cot)', ['arch:moe']],
      ['m1 (zero)', ['arch:moe', 'size:large']],
    ]);
    expect(said(bare)).toContain('points.duckdb: columns read: model,');
  });

  it.each([
    ['the cohort beside it', 'points.duckdb', { 'evals.json': cohort }],
    ['a cohort in the same folder', '', { 'evals.json': cohort }],
    [
      'the config of its dataset in the same folder',
      '',
      { 'm12x.json': { db: 'data/m12x.db', evals: cohort } },
    ],
  ])('is described by %s', async (_, name, files) => {
    const dataset = await datasetAt(join(await folderWith([tableOf(v3)], files), name));
    expect(dataset.evaluations.map(({ label }) => label).toSorted()).toEqual(
      evals.map(({ label }) => label).toSorted(),
    );
    expect(dataset.evaluations[0]?.tags).toEqual(['shown']);
    expect(dataset.points).toHaveLength(points.length);
  });

  it('is read beside logs of other formats', async () => {
    const folder = await folderWith([tableOf(v3)], {});
    writeFileSync(join(folder, 'more.csv'), 'eval_id,task,correct,total\nm9,arithmetic,1,2\n');
    const { evaluations, provenance } = await datasetAt(folder);
    expect(evaluations).toHaveLength(4);
    expect(provenance.files.map(({ name, used }) => [name, used]).toSorted()).toEqual([
      ['more.csv', 1],
      ['points.duckdb', points.length],
    ]);
  });

  it('names every row that is none', async () => {
    const columns = {
      ...v3,
      model: (one: Counted, row: number) => (row < 2 ? 'NULL' : (v3['model']?.(one, row) ?? '')),
    };
    const folder = await folderWith([tableOf(columns)], {});
    expect(await problemsOf(datasetAt(folder))).toMatchObject([
      { code: 'bad-point', file: 'points.duckdb', line: 1 },
      { code: 'bad-point', file: 'points.duckdb', line: 2 },
    ]);
    const { provenance } = await datasetAt(folder, { keepGoing: true });
    expect(provenance.files[0]).toMatchObject({ rows: points.length, used: points.length - 2 });
  });

  it('is inspected, and scored, by the command line', async () => {
    const folder = await folderWith([tableOf(v3)], {});
    const inspected = await finished(startCli(['inspect', folder]));
    expect(inspected.out).toMatch(/points\.duckdb +reasonscape +a DuckDB database +21 +21 +0 +0\n/);
    const scored = await finished(startCli(['scores', folder, '--format', 'json']));
    expect(scored.out).toBe(scoresOf(await boardAt(folder)));
  });
});
