import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, problemsOf } from '../dataset/folder-of.ts';
import { countersOf, fixture, importAt, importFixture, rowsOf } from './read-fixture.ts';

const HARD = 'org--small--main--bigcodebench-hard-complete--vllm-0.5-2-sanitized_calibrated';
const hard = (part: string): string =>
  readFileSync(join(fixture('bigcodebench/good'), `${HARD}_${part}.json`), 'utf8');

describe('BigCodeBench', () => {
  it('counts solutions, and several of one problem as trials of one item', async () => {
    const dataset = await importFixture('bigcodebench/good');
    expect(countersOf(dataset)).toMatchObject([
      { evaluation: 'org/old', task: 'bigcodebench-instruct', correct: 1, total: 2 },
      { evaluation: 'org/small', task: 'bigcodebench-hard-complete', correct: 3, total: 6 },
    ]);
    expect(dataset.samples?.items).toHaveLength(2 + 3);
    expect(rowsOf(dataset)).toMatchObject({ [`${HARD}_pass_at_k.json`]: [1, 0, 1, 0] });
  });

  it('says how much of the benchmark there is, and that its own solutions failed', async () => {
    const { provenance } = await importFixture('bigcodebench/good');
    expect(provenance.warnings?.join('\n')).toContain(
      '3 of the 148 problems were evaluated, with 6 of 296 responses',
    );
    expect(provenance.assumptions.join('\n')).toContain('the reference solutions of 1 problem failed, too');
  });

  it('says nothing of reference solutions that were not checked, which the totals list as failed', async () => {
    const all = '["BigCodeBench/13", "BigCodeBench/15", "BigCodeBench/17"]';
    const folder = folderOf({
      [`${HARD}_eval_results.json`]: hard('eval_results'),
      [`${HARD}_pass_at_k.json`]: hard('pass_at_k').replace(/\[\s*"BigCodeBench\/17"\s*\]/, all),
    });
    expect((await importAt(folder)).provenance.assumptions.join('\n')).not.toContain('reference');
  });

  it('says where pass@1 is not what the solutions give', async () => {
    const folder = folderOf({
      [`${HARD}_eval_results.json`]: hard('eval_results'),
      [`${HARD}_pass_at_k.json`]: hard('pass_at_k').replace('0.5', '0.75'),
    });
    const { provenance } = await importAt(folder);
    expect(provenance.warnings?.join('\n')).toContain('the mean is 0.75, its responses give 0.5');
  });

  it('says so, too, where problems have different numbers of solutions, which pass@1 weighs alike', async () => {
    const solutions = (...statuses: string[]): object[] => statuses.map((status) => ({ status }));
    const results = {
      date: '2025-01-01',
      eval: {
        'BigCodeBench/0': solutions('pass', 'pass', 'pass', 'pass'),
        'BigCodeBench/1': solutions('fail'),
      },
    };
    const folder = folderOf({
      [`${HARD}_eval_results.json`]: JSON.stringify(results),
      [`${HARD}_pass_at_k.json`]: hard('pass_at_k'),
    });
    const { provenance } = await importAt(folder);
    expect(provenance.warnings?.join('\n')).toContain('the mean is 0.5, its responses give 0.8');
  });

  it('takes prompts and model from the totals where the name says neither, and counts of totals alone', async () => {
    const dataset = await importFixture('bigcodebench/partial');
    expect(countersOf(dataset)).toMatchObject([
      { evaluation: 'alone', task: 'bigcodebench-complete', correct: 285, total: 1140 },
      { evaluation: 'some-model', task: 'bigcodebench-instruct', correct: 1, total: 2 },
    ]);
    // How many solutions a problem had is said nowhere.
    expect(dataset.provenance.withoutCounts).toMatchObject([
      { evaluation: 'unclear', score: 0.3, total: null },
    ]);
  });

  it('tells runs of a model apart by revision, temperature, prefill and calibration, not by backend or number', async () => {
    const text = hard('eval_results');
    const names = [
      'org--m--r1--bigcodebench-complete--vllm-0.0-1-sanitized_calibrated',
      'org--m--r2--bigcodebench-complete--hf-0.0-2-sanitized_calibrated',
      'org--m--skip_prefill--r1--bigcodebench-complete--vllm-0.0-1-sanitized_calibrated',
      'org--m--r1--bigcodebench-complete--vllm-0.8-1-sanitized_calibrated',
    ];
    const files = Object.fromEntries(names.map((name) => [`${name}_eval_results.json`, text]));
    const { evaluations } = await importAt(folderOf(files));
    expect(evaluations.map(({ id }) => id)).toEqual([
      'org/m (r1, temperature 0.0)',
      'org/m (r1, temperature 0.8)',
      'org/m (r1, without prefill, temperature 0.0)',
      'org/m (r2, temperature 0.0)',
    ]);
    const old = { 'org--m--bigcodebench-complete--vllm-0-1-sanitized_eval_results.json': text };
    const both = {
      ...old,
      'org--m--bigcodebench-complete--vllm-0-1-sanitized-calibrated_eval_results.json': text,
    };
    const apart = await importAt(folderOf(both));
    expect(apart.evaluations.map(({ id }) => id)).toEqual(['org/m', 'org/m (calibrated)']);
  });

  it('takes the last of two steps of a name for the model, and "main" for its revision', async () => {
    const end = 'bigcodebench-complete--vllm-0.0-1-sanitized_calibrated_eval_results.json';
    const files = { [`org--m--${end}`]: hard('eval_results'), [`api--main--${end}`]: hard('eval_results') };
    const { evaluations } = await importAt(folderOf(files));
    expect(evaluations.map(({ id }) => id)).toEqual(['api', 'org/m']);
  });

  it('names every solution that cannot be read, and refuses problems whose prompts nothing says', async () => {
    const problems = await problemsOf(importFixture('bigcodebench/hostile'));
    expect(problems.map(({ code, field }) => [code, field])).toEqual([
      ['bad-status', 'eval.BigCodeBench/0'],
      ['bad-status', 'eval.BigCodeBench/1[0]'],
      ['bad-log', null],
    ]);
  });
});
