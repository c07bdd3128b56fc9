import { describe, expect, it } from 'vitest';
import type { SampleValues } from '../../../src/read/formats/rows.ts';
import { partialCredit } from '../../../src/read/settle/partial-credit.ts';
import { logsOf, responses } from './logs-of.ts';

const run = { model: 'm', origin: '1' };
const half = { task: 'essay', item: 'q', correct: 0.5 };

/** The counters that become of a response of a task with partial credit. */
const pointOf = (values: Omit<SampleValues, 'task'>) => {
  const { files } = partialCredit(logsOf({ 'a.json': responses(run, half, { task: 'essay', ...values }) }));
  return files[0]?.points[1]?.values;
};

describe('partial credit', () => {
  it('is given by a task with a response that is neither wholly right nor wholly wrong', () => {
    const noted = (...correct: unknown[]) =>
      partialCredit(
        logsOf({ 'a.json': responses(run, ...correct.map((one) => ({ ...half, correct: one }))) }),
      ).notes;
    expect(noted(0, 1, true, '0.5', null, 1.5, -0.5)).toEqual([]);
    expect(noted(1, 0.001)).toEqual(['essay gives partial credit; the shares are summed.']);
    expect(noted(0.999)).toEqual(['essay gives partial credit; the shares are summed.']);
  });

  it('leaves everything as it is where no task gives it', () => {
    const given = logsOf({ 'a.json': responses(run, { ...half, correct: 1 }) });
    expect(partialCredit(given).files).toBe(given);
  });

  it('makes points of all responses of the task, in all files, and of no others', () => {
    const { files, notes } = partialCredit(
      logsOf({
        'a.json': responses(run, half, { task: 'sums', correct: 1 }),
        'b.json': (rows) => {
          rows.point(run, { line: 9, field: null }, { task: 'counted', correct: 1, total: 2 });
          responses(run, { ...half, correct: 1 })(rows);
        },
      }),
    );
    expect(files.map(({ samples }) => samples.map(({ values }) => values.task))).toEqual([['sums'], []]);
    expect(files.map(({ points }) => points.map(({ values }) => values.task))).toEqual([
      ['essay'],
      ['essay', 'counted'],
    ]);
    expect(files[0]?.points[0]).toMatchObject({ kind: 'points', run, place: { line: 1, field: null } });
    expect(notes).toHaveLength(1);
  });

  it('counts a response as one, with its share, its guess and what it spent', () => {
    const spent = { prompt_tokens: 7, completion_tokens: 70, cost: 0.5 };
    expect(
      pointOf({
        ...spent,
        item: 'r',
        tier: 'hard',
        params: { n: 1 },
        correct: 0.75,
        truncated: false,
        invalid: 0,
        guess: 0.25,
      }),
    ).toEqual({
      ...spent,
      task: 'essay',
      tier: 'hard',
      params: { params: { n: 1 }, item: 'r' },
      correct: 0.75,
      total: 1,
      truncated: 0,
      invalid: 0,
      guess_sum: 0.25,
    });
  });

  it('does not count one that was cut off among the total, and gives it no credit', () => {
    expect(pointOf({ item: 'r', correct: 0.75, truncated: true, invalid: true, guess: 0.25 })).toMatchObject({
      correct: 0,
      total: 0,
      truncated: 1,
      invalid: 0,
      guess_sum: 0,
    });
  });

  it('gives an invalid one no credit, and counts it', () => {
    expect(pointOf({ item: 'r', correct: 0.75, truncated: false, invalid: true })).toMatchObject({
      correct: 0,
      total: 1,
      truncated: 0,
      invalid: 1,
    });
  });

  it('says nothing of what was not recorded', () => {
    expect(pointOf({ correct: 0.75 })).toStrictEqual({
      task: 'essay',
      tier: undefined,
      prompt_tokens: undefined,
      completion_tokens: undefined,
      cost: undefined,
      params: { item: null },
      correct: 0.75,
      total: 1,
      truncated: undefined,
      invalid: undefined,
    });
    const cut = pointOf({ correct: 0, truncated: true });
    expect([cut?.truncated, cut?.invalid]).toEqual([1, undefined]);
  });
});

describe('trials of partial credit', () => {
  const paramsOf = (...values: SampleValues[]) =>
    partialCredit(logsOf({ 'a.json': responses(run, half, ...values) })).files[0]?.points.map(
      ({ values: { params } }) => params,
    );

  it('are told apart by number where item and setting are the same', () => {
    expect(paramsOf(half, half)).toEqual([{ item: 'q' }, { item: 'q', trial: 2 }, { item: 'q', trial: 3 }]);
  });

  it.each([
    ['another item', { item: 'r' }, { item: 'r' }],
    ['another tier', { tier: 'hard' }, { item: 'q' }],
    ['another setting', { params: 1 }, { params: 1, item: 'q' }],
  ])('are first ones again for %s', (_, change, params) => {
    expect(paramsOf({ ...half, ...change })).toEqual([{ item: 'q' }, params]);
  });

  it('are first ones again for another task and another run', () => {
    const { files } = partialCredit(
      logsOf({
        'a.json': (rows) => {
          responses(run, half)(rows);
          responses({ ...run, origin: '2' }, half, { ...half, task: 'story' })(rows);
        },
      }),
    );
    expect(files[0]?.points.map(({ values }) => values.params)).toEqual(Array(3).fill({ item: 'q' }));
  });
});
