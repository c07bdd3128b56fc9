import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/cli/commands/inspect.ts';
import { makeFullBoard } from '../../../src/board/full-board.ts';
import { makeIo } from '../../../src/cli/io.ts';
import { load, type LoadOptions } from '../../../src/read/load.ts';
import { readBoards } from '../../../src/pipeline.ts';
import { folderOf, problemsOf } from '../dataset/folder-of.ts';
import { fixture } from './read-fixture.ts';

const STAMP = '2026-01-02T03-04-05.678901';

/** Two tasks: one with two filters, one with two metrics. */
const lmEvalResults = {
  model_name: 'm',
  results: {
    gsm8k: { alias: 'gsm8k', 'exact_match,strict-match': 0.25, 'exact_match,flexible-extract': 0.75 },
    arc: { alias: 'arc', 'acc,none': 0.5, 'acc_norm,none': 1 },
  },
  configs: { gsm8k: { output_type: 'generate_until' }, arc: {} },
  versions: { gsm8k: 3, arc: 1 },
  'n-samples': { gsm8k: { original: 4, effective: 4 }, arc: { original: 4, effective: 4 } },
  config: { model: 'hf' },
};

const gsm8k = (filter: string, marks: readonly number[]): string =>
  marks
    .map((mark, index) =>
      JSON.stringify({
        doc_id: index,
        doc_hash: `h${index}`,
        arguments: {},
        resps: [['x']],
        filtered_resps: ['x'],
        filter,
        metrics: ['exact_match'],
        exact_match: mark,
      }),
    )
    .join('\n');

const gsm8kSamples = `${gsm8k('strict-match', [1, 0, 0, 0])}\n${gsm8k('flexible-extract', [1, 1, 1, 0])}\n`;

const results = { [`m/results_${STAMP}.json`]: JSON.stringify(lmEvalResults) };
const samples = { [`m/samples_gsm8k_${STAMP}.jsonl`]: gsm8kSamples };

const countsOf = async (files: Readonly<Record<string, string>>, options: LoadOptions = {}) => {
  const { points, tasks, provenance } = await load(folderOf(files), options);
  const sums = Object.fromEntries(tasks.map(({ id }) => [id, [0, 0]]));
  for (const { task, correct, total } of points) {
    const sum = sums[tasks[task]?.id ?? ''] ?? [];
    sum[0] = (sum[0] ?? 0) + correct;
    sum[1] = (sum[1] ?? 0) + total;
  }
  return {
    sums,
    said: provenance.assumptions.join('\n'),
    tasks: tasks.map(({ description }) => description),
  };
};

describe('the metric and the filter that are asked for', () => {
  it.each([
    ['the results alone', results],
    ['the results and the samples', { ...results, ...samples }],
  ])('count in %s of lm-eval', async (_, files) => {
    expect((await countsOf(files)).sums).toEqual({ gsm8k: [1, 4], arc: [2, 4] });
    const strict = await countsOf(files, { filter: 'flexible-extract' });
    expect(strict.sums).toEqual({ gsm8k: [3, 4], arc: [2, 4] });
    const norm = await countsOf(files, { metric: 'acc_norm' });
    expect(norm.sums).toEqual({ gsm8k: [1, 4], arc: [4, 4] });
    const both = await countsOf(files, { metric: 'acc_norm', filter: 'flexible-extract' });
    expect(both.sums).toEqual({ gsm8k: [3, 4], arc: [4, 4] });
  });

  it('count in documents without a file of results', async () => {
    expect((await countsOf(samples)).sums).toEqual({ gsm8k: [1, 4] });
    expect((await countsOf(samples, { filter: 'flexible-extract' })).sums).toEqual({ gsm8k: [3, 4] });
    expect(await problemsOf(load(folderOf(samples), { metric: 'acc' }))).toMatchObject([
      { field: '--metric', expected: 'one of exact_match' },
    ]);
  });

  it('are named, with the tasks that do not have them and what each task was measured with', async () => {
    const { said, tasks } = await countsOf(results, { metric: 'acc_norm', filter: 'flexible-extract' });
    expect(said).toContain(
      'The metric acc_norm counts, as asked for by --metric; where it is not there the main one counts: gsm8k.',
    );
    expect(said).toContain(
      'The filter flexible-extract counts, as asked for by --filter; where it is not there the main one counts: arc.',
    );
    expect(tasks.join('\n')).toContain('exact_match after flexible-extract');
    expect(tasks.join('\n')).toContain('acc_norm');
    expect((await countsOf(results)).said).not.toContain('as asked for');
  });

  it('are said on the board', async () => {
    const [loaded] = await readBoards([folderOf(results)], { metric: 'acc_norm' });
    const board = loaded && makeFullBoard(loaded.scores, {});
    expect(board?.scoreNotes.join('\n')).toContain('The metric acc_norm counts, as asked for by --metric');
  });

  it('are an error where no log has them, with those that there are', async () => {
    const asked = { metric: 'acc_nrom', filter: 'lenient' };
    expect(await problemsOf(load(folderOf(results), asked))).toMatchObject([
      {
        field: '--metric',
        got: 'acc_nrom',
        expected: 'one of acc, acc_norm, exact_match',
        hint: 'did you mean "acc_norm"?',
      },
      { field: '--filter', got: 'lenient', expected: 'one of flexible-extract, none, strict-match' },
    ]);
    const table = folderOf({ 'points.csv': 'eval_id,task,correct,total\na,t,1,2\n' });
    expect(await problemsOf(load(`${table}/points.csv`, { metric: 'acc' }))).toMatchObject([
      { field: '--metric', expected: 'logs that name a metric' },
    ]);
  });

  it('keep evaluations of one task apart that were judged by different metrics', async () => {
    const other = { ...lmEvalResults, model_name: 'k', results: { arc: { 'acc,none': 0.75 } } };
    const files = { ...results, [`k/results_${STAMP}.json`]: JSON.stringify(other) };
    const { evaluations } = await load(folderOf(files), { metric: 'acc_norm' });
    const rulers = evaluations.map(({ ruler }) => JSON.stringify(ruler));
    expect(new Set(rulers).size).toBe(2);
  });

  it('are a statistic of HELM', async () => {
    const statistic = (name: string, sum: number) => ({ name: { name, split: 'test' }, count: 1, sum });
    const instances = [1, 0].map((mark, index) => ({
      instance_id: `id${index}`,
      train_trial_index: 0,
      stats: [
        statistic('exact_match', mark),
        statistic('quasi_exact_match', 1),
        statistic('num_references', 4),
      ],
    }));
    const files = {
      'law/run_spec.json': JSON.stringify({ name: 'law:model=m', adapter_spec: { model: 'm' } }),
      'law/per_instance_stats.json': JSON.stringify(instances),
    };
    expect((await countsOf(files)).sums).toEqual({ law: [1, 2] });
    expect((await countsOf(files, { metric: 'quasi_exact_match' })).sums).toEqual({ law: [2, 2] });
    expect(await problemsOf(load(folderOf(files), { metric: 'f1' }))).toMatchObject([
      { expected: 'one of exact_match, quasi_exact_match' },
    ]);
  });

  it('are a metric of lighteval', async () => {
    const metric = async (name?: string) => (await load(fixture('lighteval/good'), { metric: name })).tasks;
    const described = async (name?: string) =>
      (await metric(name)).map(({ description }) => description).join('\n');
    expect(await described()).not.toContain('pass@k');
    expect(await described('pass@k:k=2&n=4')).toContain('pass@k:k=2&n=4');
  });

  it('are a scorer of Inspect, and a sample that it did not judge counts by no other one', async () => {
    const sample = (id: number, scores: object) => ({ id, epoch: 1, target: 'A', scores });
    const log = {
      version: 2,
      status: 'success',
      eval: { eval_id: 'e', run_id: 'r', task_id: 't', task: 'letters', model: 'm', config: { epochs: 1 } },
      plan: { name: 'plan', steps: [], config: {} },
      results: {
        scores: [
          { name: 'match', scorer: 'match', metrics: {} },
          { name: 'graded', scorer: 'graded', metrics: {} },
        ],
      },
      samples: [
        sample(1, { match: { value: 'I' }, graded: { value: 'C' } }),
        sample(2, { match: { value: 'I' }, graded: { value: 'C' } }),
        sample(3, { match: { value: 'C' } }),
      ],
    };
    const files = { 'log.json': JSON.stringify(log) };
    expect((await countsOf(files)).sums).toEqual({ letters: [1, 3] });
    const graded = await load(folderOf(files), { metric: 'graded' });
    expect(graded.points.reduce((sum, { correct }) => sum + correct, 0)).toBe(2);
    expect(graded.provenance.files[0]).toMatchObject({ used: 2, rejected: [{ field: 'samples[2]' }] });
  });

  it('are taken by the command that inspects', async () => {
    const wrong = inspect(makeIo(), [fixture('lm-eval/good')], { metric: 'nothing' });
    expect(await problemsOf(wrong)).toMatchObject([{ field: '--metric', got: 'nothing' }]);
  });
});

describe('a metric that one of several boards has', () => {
  it('counts there, and the others say that their main one counts', async () => {
    const has = folderOf(results);
    const lacks = folderOf({ 'points.csv': 'eval_id,task,correct,total\na,t,5,10\n' });
    const boards = await readBoards([has, lacks], { metric: 'acc_norm' });
    expect(boards.map(({ scores }) => scores.about.provenance.choices?.join(' '))).toEqual([
      expect.stringContaining('The metric acc_norm counts'),
      'No log has the metric acc_norm of --metric; the main one counts.',
    ]);
    expect(await problemsOf(readBoards([lacks, lacks], { metric: 'acc_norm' }))).toMatchObject([
      { field: '--metric' },
      { field: '--metric' },
    ]);
    expect(await problemsOf(readBoards([has, lacks], { metric: 'typo' }))).toMatchObject([
      { field: '--metric' },
      { field: '--metric' },
    ]);
  });
});
