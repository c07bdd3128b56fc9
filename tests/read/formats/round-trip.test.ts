import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { load, readLogs } from '../../../src/read/load.ts';
import { type Loaded, makeDataset } from '../../../src/read/make-dataset.ts';
import { writeDataset } from '../../../src/read/write-dataset.ts';
import { folderOf } from '../dataset/folder-of.ts';
import { fixture } from './read-fixture.ts';

const imported = async (paths: readonly string[]): Promise<Loaded> =>
  makeDataset(await readLogs(paths), { keepGoing: true });

const written = async (one: Loaded): Promise<Loaded['dataset']> =>
  load(folderOf(Object.fromEntries(writeDataset(one).map(({ name, text }) => [name, text]))));

const measured = ({ evaluations, tasks, points }: Loaded['dataset']): object => ({
  evaluations,
  tasks: tasks.map(({ id, label, group }) => ({ id, label, group })),
  points: points.map((point) => ({ ...point, completionTokensSquared: null })),
});

const FIXTURES = [
  'inspect/good.json',
  'inspect/partial.json',
  'inspect/means.json',
  'lm-eval/good',
  'lm-eval/partial',
  'helm/good',
  'helm/partial',
  'every-eval-ever/good',
];
const MORE = [
  'reasonscape/good',
  'reasonscape/cohort',
  'reasonscape/scores',
  'promptfoo/good',
  'evalplus/good',
];
const REST = [
  'livebench/good',
  'livebench/partial',
  'aider/good',
  'own/mixed',
  'openai-evals/good',
  'swe-bench/good',
];

describe('an imported dataset that is written and read again', () => {
  it.each([...FIXTURES, ...MORE, ...REST])('has the same counters: %s', async (name) => {
    const one = await imported([fixture(name)]);
    expect(measured(await written(one))).toEqual(measured(one.dataset));
  });

  it('has the same counters whatever the outcomes', async () => {
    const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
      fc.option(value, { nil: undefined });
    const response = fc.record({
      model: fc.constantFrom('a', 'b', '__proto__'),
      base_task: fc.constantFrom('sum', 'sort "it", now'),
      params: maybe(fc.record({ length: fc.integer({ min: 1, max: 3 }) })),
      test_id: maybe(fc.integer({ min: 0, max: 20 })),
      correct: fc.oneof(fc.boolean(), fc.constantFrom(0, 0.25, 1)),
      truncated: maybe(fc.boolean()),
      invalid: maybe(fc.boolean()),
      guess_chance: fc.constantFrom(0, 0.5, 1 / 3),
      completion_tokens: fc.nat(5000),
      prompt_tokens: fc.nat(5000),
    });
    const responses = fc.array(response, { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(responses, async (rows) => {
        const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
        const one = await imported([folderOf({ 'steps.ndjson': lines })]);
        expect(measured(await written(one))).toEqual(measured(one.dataset));
        for (const { correct, invalid, total } of one.dataset.points)
          expect(correct + (invalid ?? 0)).toBeLessThanOrEqual(total + 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('says nothing of tokens where outcomes and counters mix and some tokens are not recorded', async () => {
    const one = await imported([fixture('inspect')]);
    const tokens = (dataset: Loaded['dataset']): (number | null)[] =>
      dataset.points.filter(({ total }) => total === 3).map(({ completionTokens }) => completionTokens);
    expect(tokens(one.dataset)).toEqual([79, 10]);
    expect(tokens(await written(one))).toEqual([79, null]);
  });
});
