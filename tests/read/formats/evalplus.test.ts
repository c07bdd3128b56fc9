import { describe, expect, it } from 'vitest';
import { folderOf } from '../dataset/folder-of.ts';
import { countersOf, importAt } from './read-fixture.ts';

/** A file of results: of each problem how its solutions ended, by the first tests and by all. */
const results = (problems: readonly string[][], more: object = {}): string =>
  JSON.stringify({
    date: '2025-01-01',
    hash: 'one',
    eval: Object.fromEntries(
      problems.map((solutions, index) => [
        `HumanEval/${index}`,
        solutions.map((status) => ({ base_status: status, plus_status: status })),
      ]),
    ),
    ...more,
  });

const whole = (passed: number): string[][] =>
  Array.from({ length: 164 }, (_, index) => [index < passed ? 'pass' : 'fail']);

const fileOf = (model: string): string => `${model}_vllm_temp_0.0_eval_results.json`;

describe('EvalPlus', () => {
  it('ranks apart what was judged by other added tests', async () => {
    const folder = folderOf({
      [fileOf('a')]: results(whole(80)),
      [fileOf('b')]: results(whole(90)),
      [fileOf('c')]: results(whole(100), { hash: 'another' }),
    });
    const { evaluations } = await importAt(folder);
    expect(evaluations.map(({ ruler }) => ruler)).toEqual([{}, {}, { tests: 'another' }]);
  });

  it('marks a run of some of the problems', async () => {
    const folder = folderOf({
      [fileOf('a')]: results(whole(80)),
      [fileOf('b')]: results([['pass'], ['pass']]),
    });
    const { partial, provenance } = await importAt(folder);
    expect(partial).toEqual([
      { evaluation: 1, task: 0 },
      { evaluation: 1, task: 1 },
    ]);
    expect(provenance.warnings?.[0]).toContain('2 of the 164 problems were evaluated');
  });

  it('says so where pass@1, which weighs problems alike, is not the share of right solutions', async () => {
    const problems = [['pass', 'pass', 'pass', 'fail'], ...whole(0).slice(1)];
    const totals = { base: { 'pass@1': 0.75 / 164 }, plus: { 'pass@1': 0.75 / 164 } };
    const dataset = await importAt(folderOf({ [fileOf('a')]: results(problems, { pass_at_k: totals }) }));
    expect(countersOf(dataset)[0]).toMatchObject({ correct: 3, total: 167 });
    expect(dataset.provenance.warnings?.[0]).toContain('its responses give 0.017964');
  });
});
