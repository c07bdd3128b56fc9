import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { load } from '../../../src/read/load.ts';
import { folderOf } from '../dataset/folder-of.ts';
import { inspectLog } from '../settle/inspect-log.ts';
import { fixture } from './read-fixture.ts';

type Files = Readonly<Record<string, string>>;

const textOf = (name: string): Files => ({ [basename(name)]: readFileSync(fixture(name), 'utf8') });

const HELM = {
  ...textOf('helm/good/law/run_spec.json'),
  ...textOf('helm/good/law/per_instance_stats.json'),
  ...textOf('helm/good/law/stats.json'),
};

/** Two problems, and what the harness printed of them. */
const evalplus = (pass: number): Files => ({
  'm_eval_results.json': JSON.stringify({
    hash: 'h',
    eval: {
      'Sums/0': [{ base_status: 'pass', plus_status: 'pass' }],
      'Sums/1': [{ base_status: 'pass', plus_status: 'fail' }],
    },
    pass_at_k: { base: { 'pass@1': 1 }, plus: { 'pass@1': pass } },
  }),
});

const openaiEvals = (event: string, report: object): Files => ({
  'log.jsonl': [
    { spec: { completion_fns: ['m'], base_eval: 'sums', run_id: 'r' } },
    { type: event, sample_id: '1', data: event === 'match' ? { correct: true } : { score: 0.5 } },
    { type: event, sample_id: '2', data: event === 'match' ? { correct: false } : { score: 1 } },
    { final_report: report },
  ]
    .map((line) => JSON.stringify(line))
    .join('\n'),
});

const aider = (rate: number): Files => ({
  'quiz.yml': `- model: m\n  test_cases: 225\n  pass_rate_1: ${rate}\n  pass_num_1: 90\n`,
});

const promptfoo = (successes: number): Files => ({
  'results.json': JSON.stringify({
    evalId: 'e',
    config: {},
    results: {
      stats: { successes, failures: 2 - successes },
      results: [true, false].map((success, index) => ({
        promptIdx: 0,
        testIdx: index,
        success,
        provider: { id: 'm' },
        vars: { q: index },
      })),
    },
  }),
});

/** Two items, each asked twice: three of four are right. */
const epochs = (accuracy: number): Files => {
  const log = JSON.parse(inspectLog({ values: ['C', 'C', 'C', 'I'] })) as {
    eval: Record<string, unknown>;
    samples: Record<string, unknown>[];
  };
  const samples = log.samples.map((sample, index) => ({
    ...sample,
    id: Math.floor(index / 2),
    epoch: 1 + (index % 2),
  }));
  const scorer = log.samples.flatMap((sample) => Object.keys(sample['scores'] ?? {}))[0] ?? '';
  const score = {
    name: scorer,
    scorer,
    reducer: 'mean',
    scored_samples: 2,
    metrics: { accuracy: { value: accuracy } },
  };
  const results = { total_samples: 4, completed_samples: 4, scores: [score] };
  const config = { ...(log.eval['config'] as object), epochs: 2 };
  return { 'run.json': JSON.stringify({ ...log, eval: { ...log.eval, config }, results, samples }) };
};

const warningsOf = async (files: Files): Promise<readonly string[]> =>
  (await load(folderOf(files))).provenance.warnings ?? [];

/** Of each format a log that agrees with itself, one that does not, and what is said of that. */
const CASES: Readonly<Record<string, readonly [agrees: Files, differs: Files, said: string]>> = {
  helm: [
    HELM,
    {
      ...HELM,
      'stats.json': (HELM['stats.json'] ?? '').replaceAll('"sum": 0.5,', '"sum": 0.75,'),
    },
    'the log says that the mean is 0.75, its responses give 0.5; the responses stand.',
  ],
  evalplus: [
    evalplus(0.5),
    evalplus(1),
    'the log says that the mean is 1, its responses give 0.5; the responses stand.',
  ],
  'openai-evals, matches': [
    openaiEvals('match', { accuracy: 0.5 }),
    openaiEvals('match', { accuracy: 0.25 }),
    'the log says that the mean is 0.25, its responses give 0.5; the responses stand.',
  ],
  'openai-evals, scores': [
    openaiEvals('metrics', { accuracy: 0.1, score: 0.75 }),
    openaiEvals('metrics', { score: 0.1 }),
    'the log says that the mean is 0.1, its responses give 0.75; the responses stand.',
  ],
  aider: [
    aider(40),
    aider(44.4),
    'the log says that the mean is 0.444, its counts give 0.4; the counts stand.',
  ],
  promptfoo: [
    promptfoo(1),
    promptfoo(2),
    'the log says that the mean is 1, its responses give 0.5; the responses stand.',
  ],
  'inspect, with epochs': [
    epochs(0.75),
    epochs(0.5),
    'the log says that the mean is 0.5, its responses give 0.75; the responses stand.',
  ],
};

describe('what a log states of itself', () => {
  it.each(Object.entries(CASES))(
    'is held against what is counted: %s',
    async (_, [agrees, differs, said]) => {
      expect(await warningsOf(agrees)).toEqual([]);
      expect((await warningsOf(differs)).map((text) => text.replace(/^.*?: .*?: /, ''))).toEqual([said]);
    },
  );

  it('is held against its own run only, where a model ran one task with several settings', async () => {
    const run = (dirname: string, passes: number): string =>
      `- dirname: ${dirname}\n  model: m\n  test_cases: 100\n  pass_num_1: ${passes}\n  pass_rate_1: ${passes}.0\n`;
    expect(await warningsOf({ 'quiz.yml': `${run('a', 60)}${run('b', 80)}` })).toEqual([]);
  });

  it('counts where HELM keeps a part of its instances, and that is said', async () => {
    const instances = JSON.parse(HELM['per_instance_stats.json'] ?? '') as unknown[];
    const part = { ...HELM, 'per_instance_stats.json': JSON.stringify(instances.slice(0, 1)) };
    const { points, provenance } = await load(folderOf(part));
    expect(points.map(({ correct, total }) => [correct, total])).toEqual([[2, 4]]);
    expect(provenance.warnings?.join()).toContain(
      '1 of the 4 responses that the log counts are in it; its own totals count instead, 2 of 4 right.',
    );
  });
});

describe('totals that stand for an excerpt', () => {
  const statistic = (name: string, count: number, sum: number): object => ({
    name: { name, split: 'test' },
    ...{ count, sum, sum_squared: sum },
  });
  /** Two of four instances of a run, with so many references to pick from. */
  const excerpt = (references: readonly number[]): string =>
    folderOf({
      'run/run_spec.json': JSON.stringify({
        name: 'mmlu:model=m',
        scenario_spec: {},
        adapter_spec: { model: 'm', method: 'multiple_choice_joint' },
      }),
      'run/per_instance_stats.json': JSON.stringify(
        references.map((number, index) => ({
          instance_id: `id${index}`,
          train_trial_index: 0,
          stats: [statistic('exact_match', 1, 1), statistic('num_references', 1, number)],
        })),
      ),
      'run/stats.json': JSON.stringify([statistic('exact_match', 1, 0.75), statistic('num_instances', 1, 4)]),
    });

  it('keep the chance of a guess that all responses have', async () => {
    const { points } = await load(excerpt([4, 4]));
    expect(points).toMatchObject([{ correct: 3, total: 4, guessSum: 1, guessSquareSum: 2.25 }]);
  });

  it('are not taken where responses have several chances, which the others are not known to have', async () => {
    const { points, provenance } = await load(excerpt([4, 2]));
    expect(points).toMatchObject([{ correct: 2, total: 2, guessSum: 0.75 }]);
    expect(provenance.warnings?.join(' ')).toContain('only they count, and the task is part-measured');
  });
});
