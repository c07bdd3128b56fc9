import { describe, expect, it } from 'vitest';
import { makeFullBoard } from '../../../src/board/full-board.ts';
import { readBoards } from '../../../src/pipeline.ts';
import { load, type LoadOptions } from '../../../src/read/load.ts';
import { folderOf, problemsOf } from '../dataset/folder-of.ts';

interface Metric {
  readonly id: string;
  readonly score: number;
  readonly lower?: boolean;
  readonly n?: number;
  readonly config?: object;
  readonly resultId?: string;
}

const record = (model: string, metrics: readonly Metric[], task = 'safety'): string =>
  JSON.stringify({
    schema_version: '0.3.0',
    evaluation_id: `run/${model}`,
    eval_library: { name: 'lm_eval' },
    model_info: { id: model },
    evaluation_results: metrics.map(({ id, score, lower, n, config, resultId }) => ({
      evaluation_name: task,
      ...(resultId !== undefined && { evaluation_result_id: resultId }),
      metric_config: {
        metric_id: id,
        score_type: 'continuous',
        min_score: 0,
        max_score: 1,
        ...(lower !== undefined && { lower_is_better: lower }),
        ...config,
      },
      score_details: { score, ...(n !== undefined && { uncertainty: { num_samples: n } }) },
    })),
  });

/** Judgments of one run: the mark, and whether the log calls it right. */
const samples = (
  model: string,
  judgments: readonly (readonly [score: number, isCorrect?: boolean])[],
  { task = 'safety', resultId }: { task?: string; resultId?: string } = {},
): string =>
  judgments
    .map(([score, isCorrect], index) =>
      JSON.stringify({
        schema_version: '0.3.0',
        evaluation_id: `run/${model}`,
        model_id: model,
        evaluation_name: task,
        ...(resultId !== undefined && { evaluation_result_id: resultId }),
        sample_id: `s${index}`,
        evaluation: { score, ...(isCorrect !== undefined && { is_correct: isCorrect }) },
      }),
    )
    .join('\n');

/** Right and counted responses of each evaluation. */
const counts = async (files: Readonly<Record<string, string>>, options: LoadOptions = {}) => {
  const { points, evaluations } = await load(folderOf(files), options);
  const sums: Record<string, [number, number]> = {};
  for (const { evaluation, correct, total } of points) {
    const id = evaluations[evaluation]?.id ?? '';
    const [right, all] = sums[id] ?? [0, 0];
    sums[id] = [right + correct, all + total];
  }
  return sums;
};

const warningsOf = async (files: Readonly<Record<string, string>>) =>
  (await load(folderOf(files))).provenance.warnings;

const toxic = (model: string, score: number): string =>
  record(model, [{ id: 'toxic_share', score, lower: true, n: 100 }]);

describe('a metric of Every Eval Ever', () => {
  it('of which less is better puts the less toxic model first', async () => {
    const files = { 'a.json': toxic('toxic', 0.8), 'b.json': toxic('gentle', 0.1) };
    expect(await counts(files)).toEqual({ gentle: [90, 100], toxic: [20, 100] });
    const [board] = await readBoards([folderOf(files)], {});
    const rows = board && makeFullBoard(board.scores).rows;
    expect(rows?.map(({ id, rank }) => [id, rank.text])).toEqual([
      ['gentle', '1'],
      ['toxic', '2'],
    ]);
    expect(board?.dataset.provenance.assumptions.join('\n')).toContain(
      'safety: less is better (so the log says); the share of the rest counts.',
    );
  });

  it('of which less is better is turned round in its samples, too, which agree with its mean', async () => {
    const files = {
      'a.json': record('m', [{ id: 'toxic_share', score: 0.75, lower: true, n: 4 }]),
      'a_samples.jsonl': samples('m', [
        [1, false],
        [1, false],
        [1, false],
        [0, true],
      ]),
    };
    expect(await counts(files)).toEqual({ m: [1, 4] });
    expect(await warningsOf(files)).toEqual([]);
  });

  it('that contradicts what the log calls right is refused until its direction is declared', async () => {
    const files = {
      'a.json': record('m', [{ id: 'unsafe', score: 0.75, lower: false, n: 4 }]),
      'a_samples.jsonl': samples('m', [
        [1, false],
        [1, false],
        [1, false],
        [0, true],
      ]),
    };
    expect(await problemsOf(load(folderOf(files)))).toMatchObject([
      {
        code: 'unknown-direction',
        got: 'a log that says more is better, and calls its best marks wrong or its worst marks right',
      },
    ]);
    const declared = JSON.stringify({ tasks: [{ id: 'safety', better: 'lower' }] });
    expect(await counts({ ...files, 'dataset.json': declared })).toEqual({ m: [1, 4] });
  });

  it('that no record describes has the direction in which its marks are called right', async () => {
    const right: (readonly [number, boolean])[] = [
      [0, true],
      [1, false],
      [0, true],
    ];
    expect(await counts({ 'a.jsonl': samples('m', right) })).toEqual({ m: [2, 3] });
    const both = samples('m', [...right, [1, true]]);
    expect(await problemsOf(load(folderOf({ 'a.jsonl': both })))).toMatchObject([
      {
        got: 'marks that the log calls right and wrong in both directions (1 and 3 of them)',
      },
    ]);
  });

  it('counts where a few responses are called otherwise, and that is said', async () => {
    const files = {
      'a.json': record('m', [{ id: 'f1', score: 0.75, lower: false, n: 4 }]),
      'a_samples.jsonl': samples('m', [
        [1, true],
        [1, false],
        [1, true],
        [0, false],
      ]),
    };
    expect(await counts(files)).toEqual({ m: [3, 4] });
    expect(await warningsOf(files)).toEqual([
      'safety: 1 response is called right or wrong against its mark; the marks count.',
    ]);
  });

  it('whose name says less is refused where a record says more', async () => {
    const files = { 'a.json': record('m', [{ id: 'toxicity', score: 0.8, lower: false, n: 100 }]) };
    expect(await problemsOf(load(folderOf(files)))).toMatchObject([
      { code: 'unknown-direction', got: 'the name toxicity, which says less, and a log that says more' },
    ]);
  });

  it('gives shares of the bounds that it states, and levels none', async () => {
    const marks = samples('m', [[1], [4], [2.5]]);
    const rated = (config: object): Record<string, string> => ({
      'a.json': record('m', [{ id: 'rating', score: 2.5, lower: false, config }]),
      'a_samples.jsonl': marks,
    });
    expect(await counts(rated({ min_score: 1, max_score: 4 }))).toEqual({ m: [1.5, 3] });
    expect(await problemsOf(load(folderOf(rated({ min_score: 1, max_score: 3 }))))).toMatchObject([
      { code: 'out-of-scale', expected: 'marks from 1 to 3', got: '4 (all marks: 1 to 4)' },
    ]);
    const levels = rated({ score_type: 'levels', level_names: ['a', 'b', 'c', 'd'] });
    const [problem] = await problemsOf(load(folderOf(levels)));
    expect(problem).toMatchObject({ code: 'unknown-scale' });
    expect(problem?.message).toContain('levels, not amounts');
    const declared = JSON.stringify({ tasks: [{ id: 'safety', scale: [1, 4] }] });
    expect(await counts({ ...levels, 'dataset.json': declared })).toEqual({ m: [1.5, 3] });
  });

  it('in a unit that is no share leads to no counts', async () => {
    const seconds = { metric_unit: 'seconds', max_score: 100 };
    const timed = (config: object): Record<string, string> => ({
      'a.json': record('m', [{ id: 'time', score: 12, lower: true, n: 100, config }]),
      'b.csv': 'eval_id,task,correct,total\nn,t,1,2\n',
    });
    expect(await counts(timed(seconds))).toEqual({ n: [1, 2] });
    expect(await counts(timed({ max_score: 100 }))).toEqual({ n: [1, 2] });
    expect(await counts(timed({ max_score: 100, metric_unit: 'percent' }))).toMatchObject({ m: [88, 100] });
  });
});

describe('of several metrics of one task', () => {
  const two = record('m', [
    { id: 'time', score: 0.5, lower: true, n: 4, resultId: 'r0' },
    { id: 'accuracy', score: 0.25, lower: false, n: 4, resultId: 'r1' },
    { id: 'f1', score: 0.75, lower: false, n: 4, resultId: 'r2' },
  ]);

  it('the first of which more is better counts, or the one that is asked for', async () => {
    expect(await counts({ 'a.json': two })).toEqual({ m: [1, 4] });
    expect(await counts({ 'a.json': two }, { metric: 'f1' })).toEqual({ m: [3, 4] });
    expect(await counts({ 'a.json': two }, { metric: 'time' })).toEqual({ m: [2, 4] });
    expect(await problemsOf(load(folderOf({ 'a.json': two }), { metric: 'f2' }))).toMatchObject([
      { field: '--metric', expected: 'one of accuracy, f1, time' },
    ]);
  });

  it('samples count for the one they name', async () => {
    const named = (resultId: string, ...marks: number[]): string =>
      samples(
        'm',
        marks.map((mark) => [mark] as const),
        { resultId },
      );
    const files = {
      'a.json': two,
      'a_samples.jsonl': `${named('r2', 1, 1, 1, 0)}\n${named('r1', 0, 0, 0, 1)}\n`,
    };
    expect(await counts(files)).toEqual({ m: [1, 4] });
    expect(await counts(files, { metric: 'f1' })).toEqual({ m: [3, 4] });
    const only = { 'a.json': two, 'a_samples.jsonl': named('r2', 1, 1, 0, 0) };
    expect(await counts(only)).toEqual({ m: [1, 4] });
  });

  it('samples that name none count for the one whose mean they have', async () => {
    const marks = (...list: number[]): string =>
      samples(
        'm',
        list.map((mark) => [mark] as const),
      );
    const of = (...list: number[]) => ({ 'a.json': two, 'a_samples.jsonl': marks(...list) });
    const isRead = async (files: Readonly<Record<string, string>>) =>
      (await load(folderOf(files))).points.every(({ params }) => params === '') &&
      (await load(folderOf(files))).provenance.files.map(({ used }) => used);
    expect(await isRead(of(0, 0, 0, 1))).toEqual([0, 4]);
    expect(await isRead(of(1, 1, 1, 0))).toEqual([1, 0]);
    expect(await isRead(of(1, 1, 1, 1))).toEqual([1, 0]);
  });
});

describe('the mean of a record', () => {
  const four = samples('m', [[1], [1], [0], [0]]);

  it('that differs from its samples is named beside them', async () => {
    const files = {
      'a.json': record('m', [{ id: 'accuracy', score: 0.75, lower: false, n: 4 }]),
      'a_samples.jsonl': four,
    };
    expect(await counts(files)).toEqual({ m: [2, 4] });
    expect(await warningsOf(files)).toEqual([
      'a.json: safety, m: the log says that the mean is 0.75, its responses give 0.5; the responses stand.',
    ]);
  });

  it('counts in the place of an excerpt, and that is said', async () => {
    const files = {
      'a.json': record('m', [{ id: 'accuracy', score: 0.75, lower: false, n: 40 }]),
      'a_samples.jsonl': four,
    };
    expect(await counts(files)).toEqual({ m: [30, 40] });
    expect((await warningsOf(files))?.join()).toContain(
      '4 of the 40 responses that the log counts are in it',
    );
  });

  it('may be a percentage of samples that are shares', async () => {
    const config = { max_score: 100, metric_unit: 'percent' };
    const files = {
      'a.json': record('m', [{ id: 'accuracy', score: 50, lower: false, n: 4, config }]),
      'a_samples.jsonl': four,
    };
    expect(await counts(files)).toEqual({ m: [2, 4] });
    expect(await warningsOf(files)).toEqual([]);
  });
});

describe('two results of one task and metric', () => {
  const file = (score: number, resultId: string): string =>
    record('m', [{ id: 'accuracy', score, lower: false, n: 8, resultId }]);
  const twice = (first: number, second: number): string =>
    record('m', [
      { id: 'accuracy', score: first, lower: false, n: 8, resultId: 'x' },
      { id: 'accuracy', score: second, lower: false, n: 8, resultId: 'y' },
    ]);

  it('that contradict each other are refused, in one record or under one id in two', async () => {
    for (const files of [
      { 'a.json': twice(0.5, 0.25) },
      { 'a.json': file(0.5, 'x'), 'b.json': file(0.25, 'x') },
    ]) {
      const problems = await problemsOf(load(folderOf(files)));
      expect(problems).toMatchObject([{ code: 'duplicate-run', got: 'safety by m, also in a.json' }]);
      expect(problems[0]?.message).toContain('the same evaluation and task again');
      expect(await counts(files, { onDuplicate: 'last' })).toEqual({ m: [2, 8] });
      expect(await counts(files, { onDuplicate: 'sum' })).toEqual({ m: [6, 16] });
    }
  });

  it('are refused, too, where one of them has samples', async () => {
    const files = {
      'a.json': twice(0.5, 0.25),
      'a_samples.jsonl': samples('m', [[1], [1], [1], [1], [0], [0], [0], [0]], { resultId: 'x' }),
    };
    expect(await problemsOf(load(folderOf(files)))).toMatchObject([{ code: 'duplicate-run' }]);
  });

  it('that agree are one result, and the other is left out in true words', async () => {
    const { provenance } = await load(folderOf({ 'a.json': twice(0.5, 0.5) }));
    expect(await counts({ 'a.json': twice(0.5, 0.5) })).toEqual({ m: [4, 8] });
    expect(provenance.files[0]?.leftOut).toMatchObject([
      { expected: 'each result once', got: 'the same result as a.json, evaluation_results[0]' },
    ]);
  });

  it('under settings that differ are two evaluations', async () => {
    const { evaluation_results: results, ...about } = JSON.parse(twice(0.5, 0.25)) as {
      evaluation_results: object[];
    };
    const under = results.map((one, temperature) => ({
      ...one,
      generation_config: { generation_args: { temperature } },
    }));
    const files = { 'a.json': JSON.stringify({ ...about, evaluation_results: under }) };
    expect(await counts(files)).toEqual({ 'm (temperature 0)': [4, 8], 'm (temperature 1)': [2, 8] });
  });
});
