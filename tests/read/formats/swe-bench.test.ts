import { describe, expect, it } from 'vitest';
import { folderOf, problemsOf } from '../dataset/folder-of.ts';
import { countersOf, importAt, importFixture, rowsOf } from './read-fixture.ts';

const report = (
  total: number,
  resolved: readonly string[],
  unresolved: readonly string[],
  more = {},
): string =>
  JSON.stringify({
    total_instances: total,
    submitted_instances: resolved.length + unresolved.length,
    resolved_instances: resolved.length,
    submitted_ids: [...resolved, ...unresolved],
    resolved_ids: resolved,
    unresolved_ids: unresolved,
    ...more,
  });

describe('a report of SWE-bench', () => {
  it('counts every prediction of its benchmark: empty patches and failed evaluations are not resolved', async () => {
    const dataset = await importFixture('swe-bench/good');
    expect(countersOf(dataset)).toMatchObject([
      { evaluation: 'org/small', task: 'swe-bench', correct: 2, total: 6, truncated: null, tokens: null },
    ]);
    expect(dataset.points).toMatchObject([{ invalid: 1 }]);
    expect(dataset.samples?.items).toContain('sympy__sympy-6');
    expect(rowsOf(dataset)).toEqual({
      // A prediction of no instance of the benchmark, and those without one.
      'org__small.trial_a.json': [8, 6, 2, 0],
      // The report of the whole run tells of it.
      'logs/run_evaluation/trial_a/org__small/django__django-3/report.json': [1, 0, 1, 0],
    });
  });

  it('is incomplete where instances have no prediction, and says what the leaderboard makes of them', async () => {
    const dataset = await importFixture('swe-bench/good');
    expect(dataset.provenance.warnings?.join(' ')).toContain(
      '1 instance has no judged prediction, which the leaderboard of SWE-bench counts as unresolved, with 6 of 7 responses; marked as part-measured',
    );
  });

  it.each([
    [300, 'django__django-1', 'swe-bench-lite'],
    [500, 'django__django-1', 'swe-bench-verified'],
    [2294, 'django__django-1', 'swe-bench-full'],
    // As many as the small part of the benchmark has, from other repositories.
    [300, 'apache__druid-1', 'swe-bench'],
    [50, 'django__django-1', 'swe-bench'],
  ])('of %d instances such as %s is of the task %s', async (total, id, task) => {
    const folder = folderOf({ 'm.run.json': report(total, [id], []) });
    expect((await importAt(folder)).tasks.map((one) => one.id)).toEqual([task]);
  });

  it('is incomplete, too, where predictions have no outcome and nothing counts the instances', async () => {
    const folder = folderOf({
      'm.run.json': report(0, ['a__a-1'], ['a__a-2'], {
        total_instances: undefined,
        submitted_instances: 4,
        submitted_ids: ['a__a-1', 'a__a-2', 'a__a-3', 'a__a-4'],
        infra_failure_ids: ['a__a-3', 'a__a-4'],
      }),
    });
    const { partial, provenance } = await importAt(folder);
    expect(partial).toHaveLength(1);
    expect(provenance.warnings?.join(' ')).toContain(
      '2 instances have no judged prediction, which the leaderboard of SWE-bench counts as unresolved, with 2 of 4 responses',
    );
  });

  it('is refused where an outcome is no list', async () => {
    const folder = folderOf({ 'm.run.json': report(1, ['a__a-1'], [], { unresolved_ids: null }) });
    expect(await problemsOf(importAt(folder))).toMatchObject([
      { code: 'bad-report', field: 'unresolved_ids', got: 'null' },
    ]);
  });

  it('names its model by its file, and two runs of one model apart', async () => {
    const folder = folderOf({
      'gpt-4.1.json': report(500, ['django__django-1'], []),
      'org__m-2.5.one.json': report(500, ['django__django-1'], []),
      'org__m-2.5.two.json': report(500, [], ['django__django-1']),
      'swe-bench_verified__test__three.json': report(500, [], ['django__django-1']),
      'four/output.report.json': report(500, [], ['django__django-1']),
    });
    expect((await importAt(folder)).evaluations.map(({ id }) => id)).toEqual([
      'four',
      'gpt-4.1',
      'org/m-2.5 (one)',
      'org/m-2.5 (two)',
      'three',
    ]);
  });

  it('says where its counts and its lists do not agree', async () => {
    const folder = folderOf({
      'm.run.json': report(2, ['a__a-1'], ['a__a-2'], { resolved_instances: 2 }),
    });
    const dataset = await importAt(folder);
    expect(countersOf(dataset)).toMatchObject([{ correct: 1, total: 2 }]);
    expect(dataset.provenance.warnings?.join(' ')).toContain(
      'the log says that the mean is 1, its responses give 0.5',
    );
  });

  it('counts by its counts where it lists no instances', async () => {
    const counts = {
      total_instances: 10,
      submitted_instances: 8,
      resolved_instances: 5,
      empty_patch_instances: 1,
    };
    const named = folderOf({ 'swe-bench-m__test__m.json': JSON.stringify(counts) });
    const dataset = await importAt(named);
    expect(countersOf(dataset)).toMatchObject([
      { evaluation: 'm', task: 'swe-bench-multimodal', correct: 5, total: 8 },
    ]);
    const unnamed = folderOf({ 'm.run.json': JSON.stringify(counts) });
    expect(await problemsOf(importAt(unnamed))).toMatchObject([{ code: 'unknown-benchmark' }]);
    expect(dataset.provenance.warnings?.join(' ')).toContain('2 instances have no judged prediction');
  });

  it('rejects predictions that were not judged yet', async () => {
    const folder = folderOf({
      'm.run.json': report(2, ['a__a-1'], [], {
        submitted_instances: 2,
        submitted_ids: ['a__a-1', 'a__a-2'],
        pending_ids: ['a__a-2'],
      }),
    });
    const dataset = await importAt(folder);
    expect(countersOf(dataset)).toMatchObject([{ correct: 1, total: 1 }]);
    expect(rowsOf(dataset)).toEqual({ 'm.run.json': [2, 1, 0, 1] });
  });

  it('is no second benchmark under one name: reports that share no instance are refused', async () => {
    const one = { 'm.run.json': report(2, ['a__a-1'], ['a__a-2']) };
    const shared = folderOf({ ...one, 'n.run.json': report(2, ['a__a-2'], []) });
    expect(countersOf(await importAt(shared))).toHaveLength(2);
    const other = folderOf({ ...one, 'n.run.json': report(2, ['b__b-1'], []) });
    expect(await problemsOf(importAt(other))).toMatchObject([
      { code: 'unknown-benchmark', file: 'n.run.json', expected: 'instances of m.run.json' },
    ]);
  });
});

describe('other results of SWE-bench', () => {
  it('are reports of single instances, which never are a whole run', async () => {
    const dataset = await importFixture('swe-bench/partial/run_b');
    expect(await problemsOf(importFixture('swe-bench/partial/run_b/org__large'))).toMatchObject([
      { code: 'bad-log' },
    ]);
    expect(countersOf(dataset)).toMatchObject([{ evaluation: 'org/large', correct: 1, total: 2 }]);
    expect(dataset.provenance.warnings?.join(' ')).toContain('marked as part-measured');
  });

  it('are submissions to the leaderboard, counted out of all instances', async () => {
    const dataset = await importFixture('swe-bench/partial/evaluation');
    expect(countersOf(dataset)).toMatchObject([
      { evaluation: 'quick-agent', task: 'swe-bench-verified', correct: 2, total: 500 },
    ]);
    expect(dataset.points).toMatchObject([{ invalid: 1 }]);
  });

  it('are refused where the model, the total or an outcome is not sure', async () => {
    const problems = await problemsOf(importFixture('swe-bench/hostile'));
    expect(problems.map(({ code, file, field }) => [code, file, field])).toEqual([
      ['bad-instance', 'model.run.json', 'resolved_ids[2]'],
      ['bad-report', 'model.run.json', 'unresolved_ids[0]'],
      ['bad-log', 'report.json', null],
      ['unknown-total', 'results.json', 'resolved'],
    ]);
  });
});
