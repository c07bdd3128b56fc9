import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, problemsOf } from '../../dataset/folder-of.ts';
import { duckDb } from '../../sum/duckdb-installed.ts';
import {
  asCsv,
  boardAt,
  config,
  datasetAt,
  early,
  evals,
  folderWith,
  points,
  said,
  scoresOf,
  tableOf,
  v2,
  v3,
  type Counted,
} from './points-dbs.ts';

const without = (columns: typeof v2, ...names: readonly string[]): typeof v2 =>
  Object.fromEntries(Object.entries(columns).filter(([name]) => !names.includes(name)));

describe.runIf(duckDb)('a PointsDB', () => {
  const whole = { ...config, points: 'points.csv' };
  const untiered = { evals: config.evals, tasks: config.tasks };
  it.each([
    ['of V2', v2, config, asCsv(points)],
    ['of V2 with degrees and densities', early, config, asCsv(points)],
    ['of V3', v3, untiered, asCsv(points, () => '')],
  ])('%s gives the same scores as the same counters in CSV', async (_, columns, described, csv) => {
    const folder = await folderWith([tableOf(columns)], {
      'dataset.json': { db: 'points.duckdb', ...described },
    });
    const table = folderOf({
      'dataset.json': JSON.stringify({ ...described, points: 'points.csv' }),
      'points.csv': csv,
    });
    const [fromDb, fromCsv] = [await boardAt(folder), await boardAt(table)];
    expect(scoresOf(fromDb)).toBe(scoresOf(fromCsv));
    expect(fromDb.dataset.points).toEqual(fromCsv.dataset.points);
    expect(fromDb.dataset.evaluations).toEqual(fromCsv.dataset.evaluations);
    expect(fromDb.dataset.provenance.files[1]).toMatchObject({ rows: points.length, used: points.length });
  });

  it('says which columns were read, which were not, and what no column says', async () => {
    const text = said(await datasetAt(await folderWith([tableOf(v2)])));
    expect(text).toMatch(/columns read: model, .*task from base_task, tier from tiers, .*adjusted_trials/);
    expect(text).toMatch(/columns not read: id, task, surfaces, projections, .*completion_tokens_mean\./);
    expect(text).toContain('points.duckdb: no column says prompt_tokens, cost.');
    expect(text).not.toContain('"db" is not used');
  });

  it('may lack all that scoring does not need', async () => {
    const bare = without(v3, 'eval_id', 'template', 'sampler', 'manifold', 'facets', 'invalid', 'truncated');
    const rows = points.filter((one) => one.eval !== 1);
    const dataset = await datasetAt(
      await folderWith([tableOf(without(bare, 'completion_tokens', 'task'), rows)], {
        'dataset.json': { db: 'points.duckdb', ...untiered },
      }),
    );
    expect(dataset.points).toHaveLength(rows.length);
    expect(dataset.points[0]).toMatchObject({ truncated: null, invalid: null, completionTokens: null });
    expect(said(dataset)).toContain('no column says template, sampler, tier, invalid, truncated,');
  });

  it.each(['model', 'base_task', 'correct', 'total'])('cannot lack %s', async (name) => {
    const columns = without(v2, 'task', name);
    expect(await problemsOf(datasetAt(await folderWith([tableOf(columns)])))).toMatchObject([
      { code: 'missing-column', file: 'points.duckdb', expected: `a column ${JSON.stringify(name)}` },
    ]);
  });

  it('has columns of other names where the dataset says so', async () => {
    const renamed = tableOf(v2).replace(' correct,', ' n_right,');
    const described = { db: 'points.duckdb', ...config, columns: { correct: 'n_right' } };
    const dataset = await datasetAt(await folderWith([renamed], { 'dataset.json': described }));
    expect(dataset.points.map(({ correct }) => correct)).toEqual(points.map(({ correct }) => correct));
    const wrong = { ...described, columns: { correct: 'n_rihgt' } };
    expect(await problemsOf(datasetAt(await folderWith([renamed], { 'dataset.json': wrong })))).toMatchObject(
      [{ code: 'missing-column', field: 'correct', hint: 'did you mean "n_right"?' }],
    );
  });

  const guesses = async (column: string, value: (one: Counted) => number): Promise<number[]> => {
    const columns = { ...v3, [column]: (one: Counted) => `${value(one)}::DOUBLE` };
    const dataset = await datasetAt(
      await folderWith([tableOf(columns)], { 'dataset.json': { db: 'points.duckdb', evals } }),
    );
    return dataset.points.map(({ guessSum }) => guessSum);
  };
  const sums = points.map(({ guess }) => guess);

  it('may give guesses as sums, or as chances', async () => {
    expect(await guesses('guess_sum', ({ guess }) => guess)).toEqual(sums);
    expect(await guesses('guess_chance', ({ guess, total }) => guess / total)).toEqual(sums);
    expect(await guesses('guess', ({ guess }) => guess)).toEqual(sums);
    expect(await guesses('guess', ({ guess, total }) => guess / total)).toEqual(sums);
  });

  it('tells evaluations by their filters where ids are those of another order', async () => {
    const turned = { db: 'points.duckdb', ...config, evals: evals.toReversed() };
    const dataset = await datasetAt(await folderWith([tableOf(v2)], { 'dataset.json': turned }));
    const labels = dataset.points.map(({ evaluation }) => dataset.evaluations[evaluation]?.label);
    expect(labels).toEqual(points.map((one) => evals[one.eval]?.label));
    // The middle one keeps its place.
    expect(said(dataset)).toContain('by their eval_id 14 rows are of another evaluation than by their model');
  });

  it('tells evaluations by their ids where nothing contradicts them', async () => {
    const ids = evals.map(({ label }, index) => ({ label, eval_id: ['a1b2c3', '0c4d5e', '123456'][index] }));
    const described = { db: 'points.duckdb', evals: ids.toReversed() };
    const dataset = await datasetAt(await folderWith([tableOf(v3)], { 'dataset.json': described }));
    const labels = dataset.points.map(({ evaluation }) => dataset.evaluations[evaluation]?.label);
    expect(labels).toEqual(points.map((one) => evals[one.eval]?.label));
  });

  it('leaves out rows that no evaluation takes, and says how many', async () => {
    const described = { db: 'points.duckdb', ...config, evals: evals.slice(0, 2) };
    const { provenance } = await datasetAt(await folderWith([tableOf(v2)], { 'dataset.json': described }));
    const { rows, used, leftOut = [] } = provenance.files[1] ?? {};
    expect([rows, used, leftOut.length]).toEqual([21, 14, 7]);
    expect(leftOut[0]).toMatchObject({ line: 7, expected: 'a point of one of the evals' });
    expect(provenance.assumptions.join('\n')).toContain(
      `7 rows are left out because no evaluation takes them: m'2" \\, zero, greedy.`,
    );
  });

  it('leaves out rows of no tier where others are in one', async () => {
    const rows = points.map((one) => (one.task === 'boolean' ? { ...one, tiers: [] } : one));
    const dataset = await datasetAt(await folderWith([tableOf(v2, rows)]));
    expect(new Set(dataset.points.map(({ task }) => task))).toEqual(new Set([0]));
    expect(dataset.provenance.files[1]?.leftOut).toHaveLength(6);
    expect(said(dataset)).toContain('6 rows are left out because they are in no tier.');
  });

  it('names its evaluations itself where the dataset declares none', async () => {
    const dataset = await datasetAt(
      await folderWith([tableOf(v3)], { 'dataset.json': { db: 'points.duckdb' } }),
    );
    expect(dataset.evaluations).toMatchObject([
      { id: '123456', label: `m'2" \\`, groups: ['arch:dense'] },
      { id: '0c4d5e', label: 'm1 (cot, greedy)', groups: ['arch:moe'] },
      { id: 'a1b2c3', label: 'm1 (zero, greedy)', groups: ['arch:moe', 'size:large'] },
    ]);
    expect(dataset.points).toHaveLength(points.length);
  });

  it('is found beside a config that names it from the folder above', async () => {
    const folder = await folderWith([tableOf(v2)], {
      'dataset-m12x.json': { ...config, db: 'data/points.duckdb' },
    });
    expect((await datasetAt(join(folder, 'dataset-m12x.json'))).points).toHaveLength(points.length);
  });

  it('is described by the dataset.json beside it that names it', async () => {
    const folder = await folderWith([tableOf(v2)], {
      'dataset.json': { title: 'T', db: 'points.duckdb', evals },
    });
    expect((await datasetAt(join(folder, 'points.duckdb'))).title).toBe('T');
  });

  it('is not read where the dataset gives the rows of its points', async () => {
    const folder = folderOf({
      'dataset.json': JSON.stringify({ ...whole, db: 'points.duckdb' }),
      'points.csv': asCsv(points),
    });
    expect(said(await datasetAt(folder))).toContain('"db" is not used.');
  });

  it.each([
    ['NULL', { code: 'required', line: 2, field: 'correct' }],
    ["'many'", { code: 'not-a-number', line: 2, field: 'correct', got: 'many' }],
    ["'1000'", { code: 'more-than-total', line: 2, field: 'correct' }],
  ])('is refused with the place of a counter that is %s', async (value, problem) => {
    const columns = {
      ...v2,
      correct: (one: Counted, row: number) => (row === 1 ? value : `'${one.correct}'`),
    };
    expect(await problemsOf(datasetAt(await folderWith([tableOf(columns)])))).toMatchObject([
      { file: 'points.duckdb', ...problem },
    ]);
  });
});
