import { describe, expect, it } from 'vitest';
import { makeDataset } from '../../../src/read/make-dataset.ts';
import { readInterviews } from '../../../src/read/load-interviews.ts';
import { folderOf, problemsOf } from '../dataset/folder-of.ts';
import { countersOf, fixture, importAt, importFixture, rowsOf } from './read-fixture.ts';

describe('ReasonScape buckets', () => {
  it('are read point by point; sums of points are not read again', async () => {
    const dataset = await importFixture('reasonscape/good');
    expect(countersOf(dataset)).toMatchObject([
      { evaluation: 'm1', task: 'boolean', correct: 30, total: 40, truncated: 4, guess: 20 },
      { evaluation: 'm1', task: 'boolean', correct: 20, total: 40, truncated: 4, guess: 20 },
    ]);
    expect(rowsOf(dataset)).toEqual({ 'bucket.json': [4, 2, 2, 0] });
    expect(dataset.evaluations[0]?.identity).toEqual({
      model: 'm1',
      template: 'zeroshot',
      sampler: 'greedy',
    });
  });

  it('may lack all but what scoring needs', async () => {
    expect(countersOf(await importFixture('reasonscape/partial'))).toMatchObject([
      { correct: 3, total: 4, truncated: null, guess: 0 },
    ]);
  });

  it('with more right answers than answers are refused', async () => {
    const problems = await problemsOf(importFixture('reasonscape/hostile'));
    expect(problems.map(({ code }) => code)).toEqual(['bad-bucket', 'more-than-total']);
  });
});

describe('ReasonScape scores', () => {
  it('give back the counts behind centre and margin: 263 of 814', async () => {
    const [point] = (await importFixture('reasonscape/scores')).points;
    expect(point?.correct).toBeCloseTo(263, 6);
    expect(point?.total).toBeCloseTo(814, 6);
    expect((point?.truncated ?? 0) / ((point?.truncated ?? 0) + 814)).toBeCloseTo(0.207721, 12);
  });
});

describe('interviews', () => {
  it('are counted by point, and described by the cohort beside them', async () => {
    const dataset = await importFixture('reasonscape/cohort');
    expect(countersOf(dataset)).toEqual([
      {
        evaluation: 'Model One (FP16)',
        task: 'boolean',
        correct: 2,
        total: 5,
        truncated: 1,
        guess: 2.5,
        tokens: 195,
      },
    ]);
    expect(dataset.evaluations[0]).toMatchObject({
      groups: ['family:m'],
      tags: ['leaderboard'],
      hfId: 'org/m1',
    });
  });

  it('take model, template and sampler from the name of their folder', async () => {
    const { evaluations } = await importFixture('reasonscape/plus');
    expect(evaluations[0]?.identity).toEqual({ model: 'm2', template: 'chat', sampler: 'temp1' });
  });

  it('say which name was read as which column', async () => {
    const { provenance } = await importFixture('reasonscape/cohort');
    expect(provenance.assumptions.join(' ')).toContain('guess from guess_chance');
  });

  it('have columns of other names when told so', async () => {
    const columns = { task: 'kind', correct: 'is_right' };
    const read = await readInterviews([fixture('reasonscape/named/*/*.ndjson')], columns);
    const { dataset } = makeDataset(read, {});
    expect(countersOf(dataset)).toMatchObject([
      { evaluation: 'm3', task: 'boolean', correct: 1, total: 3, truncated: 1, guess: 1.5 },
    ]);
  });

  it('refuse a column that does not exist, and a pattern that matches nothing', async () => {
    expect(await problemsOf(readInterviews(['x'], { corect: 'y' }))).toMatchObject([
      { code: 'usage', hint: 'did you mean "correct"?' },
    ]);
    expect(await problemsOf(readInterviews([fixture('nothing/*.ndjson')], {}))).toMatchObject([
      { code: 'not-found' },
    ]);
  });

  it.each([
    ['flags', 1, 1],
    ['shares of full marks', 0.5, 0.5],
  ])('are not correct when they hold no answer, with %s', async (_, score, correct) => {
    const response = { model: 'm', base_task: 'sum', truncated: false };
    const lines = [
      { ...response, correct: score, parse_error: true },
      { ...response, correct: score, parse_error: false },
      { ...response, parse_error: true },
    ];
    const folder = folderOf({ 'a.ndjson': lines.map((line) => `${JSON.stringify(line)}\n`).join('') });
    const { points } = await importAt(folder);
    const sum = (part: (point: (typeof points)[number]) => number | null): number =>
      points.reduce((all, point) => all + (part(point) ?? 0), 0);
    expect([sum((one) => one.correct), sum((one) => one.invalid), sum((one) => one.total)]).toEqual([
      ...[correct, 2, 3],
    ]);
  });

  it.each([
    ['finish_reason', { finish_reason: 'length' }],
    ['correct', { correct: 1 }],
  ])('are refused where their outcome contradicts %s', async (field, contrary) => {
    const line = { model: 'm', base_task: 't', guess: 0, outcome: 'wrong', ...contrary };
    const folder = folderOf({ 'a.ndjson': `${JSON.stringify(line)}\n` });
    const said = await problemsOf(importAt(folder));
    expect(said).toMatchObject([{ code: 'contradiction', field: field === 'correct' ? field : 'truncated' }]);
  });

  it('name every line that cannot be read', async () => {
    expect((await problemsOf(importFixture('reasonscape/torn'))).map(({ line }) => line)).toEqual([2, 3, 5]);
  });
});
