import { describe, expect, it } from 'vitest';
import { formatProblems } from '../../../src/errors.ts';
import type { OnDuplicate } from '../../../src/read/dataset/merge-duplicates.ts';
import type { FileAccount, FileRows } from '../../../src/read/formats/rows.ts';
import { settleDuplicates } from '../../../src/read/settle/duplicates.ts';
import { nameEvaluations } from '../../../src/read/settle/name-evaluations.ts';
import { logsOf, responses } from './logs-of.ts';

const settled = (files: Readonly<Record<string, (rows: FileRows) => void>>, rule: OnDuplicate) => {
  const given = logsOf(files);
  return { given, kept: settleDuplicates(given, nameEvaluations(given), rule) };
};

/** How many rows of every file are kept, left out and rejected, and its problems. */
const fates = (accounts: readonly FileAccount[]) =>
  accounts.map(({ samples, points, summed, leftOut, rejected, problems }) => [
    samples.length + points.length + summed.length,
    leftOut.length,
    rejected.length,
    problems.length,
  ]);

const essay = { task: 'essay', tier: 'easy', params: { n: 1 }, correct: 1 };
const sums = { ...essay, task: 'sums' };
const run = (origin: string, model = 'm') => ({ model, origin });

/** The same task in three files, two responses in each; the first file has another task besides. */
const THREE = {
  'one.json': responses(run('1'), essay, essay, sums),
  'three.json': responses(run('3'), essay, essay),
  'two.json': responses(run('2'), essay, essay),
};

describe('a task that one evaluation ran several times', () => {
  it('keeps its first run where that is an error, and every row of the others is rejected', () => {
    const { kept } = settled(THREE, 'error');
    expect(fates(kept)).toEqual([
      [3, 0, 0, 0],
      [0, 0, 2, 1],
      [0, 0, 2, 1],
    ]);
    const again = {
      expected: 'one run of each task for each evaluation',
      got: 'essay by m, also in one.json',
    };
    expect(kept[1]?.rejected).toEqual([
      { line: 1, field: null, ...again },
      { line: 2, field: null, ...again },
    ]);
    expect(kept[1]?.problems[0]?.code).toBe('duplicate-run');
    expect(formatProblems(kept[1]?.problems ?? [])).toBe(
      `three.json, line 1: the same evaluation and task again, from another run
  expected  one run of each task for each evaluation
  got       essay by m, also in one.json
  hint      run with --on-duplicate last or --on-duplicate sum, or take one of the files away`,
    );
  });

  it('keeps its last run on request, and the others are left out', () => {
    const { kept } = settled(THREE, 'last');
    expect(fates(kept)).toEqual([
      [1, 2, 0, 0],
      [0, 2, 0, 0],
      [2, 0, 0, 0],
    ]);
    expect(kept[0]?.samples.map(({ values }) => values.task)).toEqual(['sums']);
    expect(kept[1]?.leftOut[0]).toMatchObject({ line: 1, got: 'essay by m, also in two.json' });
  });

  it('keeps all of them as trials on request', () => {
    const { given, kept } = settled(THREE, 'sum');
    expect(kept).toBe(given);
  });

  it('says so once for each task', () => {
    const { kept } = settled(
      { 'a.json': responses(run('1'), essay, sums), 'b.json': responses(run('2'), sums, essay, sums) },
      'error',
    );
    expect(kept[1]?.problems.map(({ line, got }) => [line, got])).toEqual([
      [1, 'sums by m, also in a.json'],
      [2, 'essay by m, also in a.json'],
    ]);
    expect(fates(kept)[1]).toEqual([0, 0, 3, 2]);
  });

  it('adds to what became of the other rows of the file', () => {
    for (const rule of ['error', 'last'] as const) {
      const again = (rows: FileRows): void => {
        rows.leaveOut({ line: 7, field: null }, 'no sum', 'a sum');
        rows.reject({ line: 8, field: null }, 'a judgement', 'none');
        rows.fault({ line: 9, field: null }, 'bad-score', 'no score', 'a score', 'x');
        responses(run('1'), essay)(rows);
      };
      const { kept } = settled({ 'a.json': again, 'b.json': responses(run('2'), essay) }, rule);
      expect(fates(kept)).toEqual(
        rule === 'last'
          ? [
              [0, 2, 2, 1],
              [1, 0, 0, 0],
            ]
          : [
              [1, 1, 2, 1],
              [0, 0, 1, 1],
            ],
      );
      if (rule === 'last') expect(kept[0]?.leftOut.map(({ line }) => line)).toEqual([7, 1]);
    }
    const after = settled(
      {
        'a.json': responses(run('1'), essay),
        'b.json': (rows) => {
          rows.fault({ line: 9, field: null }, 'bad-score', 'no score', 'a score', 'x');
          responses(run('2'), essay)(rows);
        },
      },
      'error',
    );
    expect(after.kept[1]?.rejected.map(({ line }) => line)).toEqual([9, 1]);
    expect(after.kept[1]?.problems.map(({ code }) => code)).toEqual(['bad-score', 'duplicate-run']);
  });

  it('is found among responses, counters and sums alike', () => {
    const place = { line: null, field: null };
    const kinds = [
      (origin: string) => (rows: FileRows) => {
        rows.sample(run(origin), place, essay);
      },
      (origin: string) => (rows: FileRows) => {
        rows.point(run(origin), place, { ...essay, total: 1 });
      },
      (origin: string) => (rows: FileRows) => {
        rows.sums(run(origin), place, { ...essay, responses: 1 });
      },
    ];
    for (const first of kinds) {
      for (const second of kinds) {
        const { kept } = settled({ 'a.json': first('1'), 'b.json': second('2') }, 'error');
        expect(fates(kept)).toEqual([
          [1, 0, 0, 0],
          [0, 0, 1, 1],
        ]);
      }
    }
  });
});

describe('no duplicates', () => {
  it.each([
    ['tasks', sums, 'm'],
    ['tiers', { ...essay, tier: 'hard' }, 'm'],
    ['settings', { ...essay, params: { n: 2 } }, 'm'],
    ['models', essay, 'other'],
  ])('are runs of other %s', (_, values, model) => {
    const { given, kept } = settled(
      { 'a.json': responses(run('1'), essay), 'b.json': responses(run('2', model), values) },
      'error',
    );
    expect(kept[0]).toBe(given[0]);
    expect(kept[1]).toBe(given[1]);
  });

  it('are files that speak of the same run', () => {
    const { given, kept } = settled(
      { 'a.json': responses(run('1'), essay), 'b.json': responses(run('1'), essay, sums) },
      'error',
    );
    expect(kept).toEqual(given);
    const last = settled(
      {
        'a.json': responses(run('1'), essay),
        'b.json': responses(run('2'), essay),
        'c.json': responses(run('1'), essay),
      },
      'last',
    );
    // The second run began last, and the third file goes on with the first one.
    expect(fates(last.kept).map(([rows]) => rows)).toEqual([0, 1, 0]);
  });
});
