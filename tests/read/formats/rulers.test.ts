import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeBoard } from '../../../src/board/make-board.ts';
import { scoreDataset } from '../../../src/score/score.ts';
import { load, readLogs } from '../../../src/read/load.ts';
import { makeDataset } from '../../../src/read/make-dataset.ts';
import { writeDataset } from '../../../src/read/write-dataset.ts';
import { readBoards } from '../../../src/pipeline.ts';
import { renderEee } from '../../../src/render/eee.ts';
import { folderOf } from '../dataset/folder-of.ts';
import { fixture, importAt, importFixture } from './read-fixture.ts';
import { wholeText } from '../../support/whole.ts';

interface Measured {
  readonly version?: number | string;
  readonly examples?: number;
  readonly metric?: string;
}

type Tasks = Readonly<Record<string, Measured>>;

/** Results of the LM Evaluation Harness for one model: half of eight documents right, task by task. */
const resultsOf = (model: string, tasks: Tasks): string => {
  const each = (part: (measured: Measured) => unknown): object =>
    Object.fromEntries(Object.entries(tasks).map(([task, measured]) => [task, part(measured)]));
  return JSON.stringify({
    model_name: model,
    configs: {},
    lm_eval_version: `0.4.${model.length}`,
    task_hashes: each(() => `hash of ${model}`),
    results: each(({ metric = 'acc' }) => ({ [`${metric},none`]: 0.5 })),
    versions: each(({ version }) => version),
    'n-shot': each(({ examples }) => examples),
    'n-samples': each(() => ({ effective: 8 })),
  });
};

const folderWith = (models: Readonly<Record<string, Tasks>>): string =>
  folderOf(
    Object.fromEntries(
      Object.entries(models).map(([model, tasks]) => [`${model}/results.json`, resultsOf(model, tasks)]),
    ),
  );

const rulersOf = async (folder: string): Promise<object> => {
  const { evaluations } = await importAt(folder);
  return Object.fromEntries(evaluations.map(({ id, ruler }) => [id, ruler]));
};

const partsOf = async (folder: string): Promise<string[][]> => {
  const [board] = await readBoards([folder]);
  const { evaluations = [], ranking } = board?.scores ?? {};
  return (ranking?.parts ?? []).map((part) => part.evaluations.map((index) => evaluations[index]?.id ?? ''));
};

const sum = { version: 1, examples: 5 };
const sort = { version: 3, examples: 0 };

describe('what logs say they were measured with', () => {
  it('stands with the task, not with evaluations that agree or merely took other tasks', async () => {
    const folder = folderWith({ a: { sum }, bb: { sum, sort }, ccc: { sort } });
    expect(await rulersOf(folder)).toEqual({ a: {}, bb: {}, ccc: {} });
    expect(await partsOf(folder)).toEqual([['a', 'bb', 'ccc']]);
    expect((await importAt(folder)).tasks).toMatchObject([
      { id: 'sort', description: 'Measured with examples 0, scorer acc, version 3.' },
      { id: 'sum', description: 'Measured with examples 5, scorer acc, version 1.' },
    ]);
  });

  it.each<readonly [string, Measured, object]>([
    ['version', { ...sum, version: 2 }, { 'sum version': '2' }],
    ['number of examples', { ...sum, examples: 0 }, { 'sum examples': '0' }],
    ['metric', { ...sum, metric: 'exact_match' }, { 'sum scorer': 'exact_match' }],
  ])('sets those apart who took the same task with another %s', async (_, other, ruler) => {
    const folder = folderWith({ a: { sum, sort }, b: { sum, sort }, c: { sum: other, sort }, d: { sort } });
    expect(await rulersOf(folder)).toEqual({ a: {}, b: {}, c: ruler, d: {} });
    expect(await partsOf(folder)).toEqual([['a', 'b', 'd'], ['c']]);
    const { provenance } = await importAt(folder);
    expect(provenance.assumptions.join(' ')).toMatch(
      /not measured|Not every evaluation was measured.*: sum\./,
    );
  });

  it('is said once where all tasks of an evaluation differ alike, and not where it is not stated', async () => {
    const none = { ...sum, examples: 0, version: 'N/A' };
    const folder = folderWith({ a: { sum, sort: sum }, b: { sum, sort: sum }, c: { sum: none, sort: none } });
    expect(await rulersOf(folder)).toEqual({ a: {}, b: {}, c: { examples: '0' } });
  });

  it('names the first in order as the usual one where as many say one as the other', async () => {
    const folder = folderWith({ a: { sum: { version: 10 } }, b: { sum: { version: 9 } } });
    expect(await rulersOf(folder)).toEqual({ a: { version: '10' }, b: {} });
  });

  it('is read from logs of Inspect and of HELM', async () => {
    const log = readFileSync(fixture('inspect/good.json'), 'utf8');
    const versioned = folderOf({ 'log.json': log.replace('"task":', '"task_version": 2, "task":') });
    expect((await importAt(versioned)).tasks[0]?.description).toBe('Measured with scorer choice, version 2.');
    expect((await importFixture('helm/good')).tasks[0]?.description).toBe(
      'Measured with examples 5, method multiple_choice_joint, scorer exact_match.',
    );
  });
});

/** A record of Every Eval Ever about eight answers to one task. */
const recordOf = (model: string, library: string, metric: string, details = {}): string =>
  JSON.stringify({
    schema_version: '0.3.0',
    evaluation_id: model,
    eval_library: { name: library, version: model },
    model_info: { id: model, name: model, additional_details: details },
    evaluation_results: [
      {
        evaluation_name: 'sum',
        metric_config: { metric_id: metric, min_score: 0, max_score: 1 },
        score_details: {
          score: 0.5,
          uncertainty: { num_samples: 8 },
          details: { tier: 'all', correct: '4', total: '8' },
        },
      },
    ],
  });

describe('records of Every Eval Ever', () => {
  it('are set apart by harness and metric, not by the version or the spelling of a harness', async () => {
    const folder = folderOf({
      'a.json': recordOf('a', 'lm_eval', 'accuracy'),
      'b.json': recordOf('b', 'lm-evaluation-harness', 'Accuracy'),
      'c.json': recordOf('c', 'helm', 'accuracy'),
      'd.json': recordOf('d', 'unknown', 'f1'),
    });
    expect(await rulersOf(folder)).toEqual({ a: {}, b: {}, c: { harness: 'helm' }, d: { scorer: 'f1' } });
  });

  it('of ours keep the ruler of their dataset, blank names left out', async () => {
    const ours = (model: string, scorer: string): string =>
      recordOf(model, 'evalpress', 'accuracy', { ruler_scorer: scorer, ruler_: 'x', ruler_prompt: ' ' });
    const folder = folderOf({ 'a.json': ours('a', '1.4'), 'b.json': ours('b', '1.5') });
    expect(await rulersOf(folder)).toEqual({ a: { scorer: '1.4' }, b: { scorer: '1.5' } });
  });
});

describe('rulers that are written', () => {
  const folder = (): string => folderWith({ a: { sum, sort }, b: { sum: { ...sum, version: 2 }, sort } });

  it('as a dataset folder are read again', async () => {
    const one = makeDataset(await readLogs([folder()]), {});
    const files = writeDataset(one).map(({ name, text }) => [name, text] as const);
    const again = await load(folderOf(Object.fromEntries(files)));
    expect(again.evaluations.map(({ ruler }) => ruler)).toEqual([{}, { 'sum version': '2' }]);
  });

  it('as records of Every Eval Ever are read again', async () => {
    const scores = scoreDataset(await importAt(folder()));
    const again = folderOf({ 'eee.jsonl': wholeText(renderEee(makeBoard(scores, { pageSize: null }))) });
    expect(await rulersOf(again)).toEqual({ a: {}, b: { 'sum version': '2' } });
  });
});
