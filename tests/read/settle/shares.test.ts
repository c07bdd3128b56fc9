import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Scale, shareOn } from '../../../src/read/dataset/scale.ts';
import { type PointOfRun, type Run, type SampleOfRun } from '../../../src/read/formats/rows.ts';
import { settleShares } from '../../../src/read/settle/shares.ts';
import { folderOf, problemsOf } from '../dataset/folder-of.ts';
import { countersOf, importAt } from '../formats/read-fixture.ts';
import { inspectLog } from './inspect-log.ts';
import { logsOf, responses } from './logs-of.ts';

const run = (model: string, more: Partial<Run> = {}): Run => ({ model, origin: model, ...more });

const marksIn = (files: readonly { readonly samples: readonly SampleOfRun[] }[]): unknown[] =>
  files.flatMap(({ samples }) => samples.map(({ values }) => values.correct));

describe('marks', () => {
  it('of which one lies outside 0 to 1 are refused in every log of their scorer, with what was seen', async () => {
    const good = inspectLog({ model: 'good', values: [10, 10, 1] });
    const bad = inspectLog({ model: 'bad', values: [1, 1, 1] });
    const problems = await problemsOf(importAt(folderOf({ 'good.json': good, 'bad.json': bad })));
    expect(problems).toMatchObject([
      { code: 'unknown-scale', file: 'bad.json', got: '10 (all marks: 1 to 10)' },
      { code: 'unknown-scale', file: 'good.json', got: '10 (all marks: 1 to 10)' },
    ]);
    expect(problems[0]?.hint).toContain('{"tasks": [{"id": "quiz", "scale": [1, 10]}]}');
  });

  it('of another task, or of another scorer of the task, are none of their business', async () => {
    const ratings = inspectLog({ task: 'rated', values: [10, 1] });
    const answers = inspectLog({ values: [1, 0, 1] });
    const dataset = await importAt(folderOf({ 'a.json': ratings, 'b.json': answers }), { keepGoing: true });
    expect(countersOf(dataset)).toMatchObject([{ task: 'quiz', correct: 2, total: 3 }]);
    const files = logsOf({
      a: responses(run('a', { taskRuler: { scorer: 'stars' } }), { task: 't', correct: 5 }),
      b: responses(run('b', { taskRuler: { scorer: 'match' } }), { task: 't', correct: 1 }),
    });
    expect(marksIn(settleShares(files, new Map()).files)).toEqual([1]);
  });

  it('on a scale that is declared are shares of it, and one outside it is refused', () => {
    const files = logsOf({ a: responses(run('a'), { task: 't', correct: 1 }, { task: 't', correct: 7.75 }) });
    const declared = new Map([['t', { scale: [1, 10] as const }]]);
    expect(marksIn(settleShares(files, declared).files)).toEqual([0, 0.75]);
    expect(settleShares(files, declared).notes).toEqual(['t: marks from 1 to 10 are read as shares of it.']);
    const full = new Map([['t', { full: 5 }]]);
    expect(settleShares(files, full).files[0]).toMatchObject({
      samples: [],
      problems: [{ code: 'out-of-scale', got: '7.75 (all marks: 1 to 7.75)' }],
      rejected: [{ line: 1 }, { line: 2 }],
    });
  });

  it('of which less is better count by the share of the rest, in counters as well', () => {
    const toxic = run('a', { better: 'lower' });
    const files = logsOf({
      a: responses(toxic, { task: 't', correct: 1 }, { task: 't', correct: 0.25 }),
      b: (rows) => {
        rows.point(toxic, { line: 1, field: null }, { task: 't', correct: 80, total: 100, invalid: 5 });
      },
    });
    const { files: settled, notes } = settleShares(files, new Map());
    expect(marksIn(settled)).toEqual([0, 0.75]);
    expect(
      settled.flatMap(({ points }: { points: readonly PointOfRun[] }) =>
        points.map(({ values }) => values.correct),
      ),
    ).toEqual([15]);
    expect(notes).toEqual(['t: less is better (so the log says); the share of the rest counts.']);
  });

  it('of which logs disagree what is better are refused until it is declared', () => {
    const files = logsOf({
      a: responses(run('a', { better: 'lower' }), { task: 't', correct: 1 }),
      b: responses(run('b', { better: 'higher' }), { task: 't', correct: 1 }),
    });
    expect(settleShares(files, new Map()).files.map(({ problems }) => problems)).toMatchObject([
      [{ code: 'unknown-direction' }],
      [{ code: 'unknown-direction' }],
    ]);
    const declared = new Map([['t', { better: 'lower' as const }]]);
    expect(marksIn(settleShares(files, declared).files)).toEqual([0, 0]);
  });

  it('of a scorer whose name says that less is better are refused where no log says so', () => {
    const files = logsOf({
      a: responses(run('a', { taskRuler: { scorer: 'toxicity' } }), { task: 't', correct: 1 }),
    });
    expect(settleShares(files, new Map()).files[0]?.problems).toMatchObject([{ code: 'unknown-direction' }]);
    const declared = new Map([['t', { better: 'higher' as const }]]);
    expect(marksIn(settleShares(files, declared).files)).toEqual([1]);
  });
});

describe('a share', () => {
  const scales: fc.Arbitrary<Scale> = fc
    .tuple(fc.integer({ min: -100, max: 100 }), fc.integer({ min: 1, max: 100 }))
    .map(([lowest, width]) => ({ lowest, highest: lowest + width, better: null }));

  it('keeps the order of the marks, and turns it round where less is better', () => {
    fc.assert(
      fc.property(scales, fc.double({ min: 0, max: 1 }), fc.double({ min: 0, max: 1 }), (scale, a, b) => {
        const width = scale.highest - scale.lowest;
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((part) => scale.lowest + part * width);
        const shares = [low, high].map((mark) => shareOn(Math.min(mark ?? 0, scale.highest), scale) ?? -1);
        expect(shares[0]).toBeLessThanOrEqual(shares[1] ?? -1);
        const turned = [low, high].map(
          (mark) => shareOn(Math.min(mark ?? 0, scale.highest), { ...scale, better: 'lower' }) ?? -1,
        );
        expect(turned[0]).toBeGreaterThanOrEqual(turned[1] ?? 2);
      }),
    );
  });
});
