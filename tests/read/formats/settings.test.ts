import { describe, expect, it } from 'vitest';
import { load, type LoadOptions } from '../../../src/read/load.ts';
import { folderOf, problemsOf } from '../dataset/folder-of.ts';
import { inspectLog, type LogFacts } from '../settle/inspect-log.ts';

type Files = Readonly<Record<string, string>>;

/** Evaluation → the tasks that it holds, with right and counted responses. */
const boardOf = async (files: Files, options: LoadOptions = {}) => {
  const { evaluations, tasks, points } = await load(folderOf(files), options);
  const cells = Map.groupBy(points, ({ evaluation, task }) => JSON.stringify([evaluation, task]));
  const board: Record<string, Record<string, string>> = {};
  for (const own of cells.values()) {
    const sum = (name: 'correct' | 'total'): number => own.reduce((all, one) => all + one[name], 0);
    const id = evaluations[own[0]?.evaluation ?? -1]?.id ?? '';
    board[id] = { ...board[id], [tasks[own[0]?.task ?? -1]?.id ?? '']: `${sum('correct')}/${sum('total')}` };
  }
  return board;
};

/** A log of Inspect, with what its plan says. */
const planned = (plan: object, facts: Partial<LogFacts>): string => {
  const log = JSON.parse(inspectLog({ values: ['C', 'I'], ...facts })) as object;
  return JSON.stringify({ ...log, plan });
};

const effort = (reasoning_effort: string, facts: Partial<LogFacts>): string =>
  planned({ config: { reasoning_effort, max_connections: facts.task === 'u' ? 4 : 8 } }, facts);

describe('the plan of an Inspect log', () => {
  it('tells runs apart that state other settings, on other tasks as well', async () => {
    const files = { 'a.json': effort('low', { task: 't' }), 'b.json': effort('high', { task: 'u' }) };
    expect(await boardOf(files)).toEqual({
      'm (reasoning_effort low)': { t: '1/2' },
      'm (reasoning_effort high)': { u: '1/2' },
    });
  });

  it('says the same as the settings of the model, and nothing by how it was served', async () => {
    const about = { model_generate_config: { reasoning_effort: 'low', max_connections: 2 } };
    const files = { 'a.json': effort('low', { task: 't', about }), 'b.json': effort('low', { task: 'u' }) };
    expect(await boardOf(files)).toEqual({ m: { t: '1/2', u: '1/2' } });
  });

  it('leaves to a task what all models have on it', async () => {
    const files = (of: string): Files => ({
      [`${of}-t.json`]: effort('low', { task: 't', model: of }),
      [`${of}-u.json`]: effort('high', { task: 'u', model: of }),
    });
    const both = { t: '1/2', u: '1/2' };
    expect(await boardOf({ ...files('m'), ...files('n') })).toEqual({ m: both, n: both });
    const third = {
      ...files('m'),
      ...files('n'),
      ...files('o'),
      'o-t.json': effort('high', { task: 't', model: 'o' }),
    };
    expect(await boardOf(third)).toEqual({ m: both, n: both, o: both });
    const again = { ...third, 'o-low.json': effort('low', { task: 't', model: 'o', id: 'low' }) };
    expect(await boardOf(again)).toEqual({
      m: both,
      n: both,
      o: { t: '1/2' },
      'o (reasoning_effort high)': both,
    });
  });

  it('tells runs of one task apart by their solvers, which belong to the ruler of the task', async () => {
    const steps = (...names: string[]): object => ({
      config: {},
      steps: names.map((solver) => ({ solver, params: {} })),
    });
    const plain = planned(steps('generate'), { id: 'a' });
    const files = {
      'a.json': plain,
      'b.json': planned(steps('chain_of_thought', 'generate'), { id: 'b' }),
    };
    expect(await boardOf(files)).toEqual({
      'm (solver generate)': { quiz: '1/2' },
      'm (solver chain_of_thought, generate)': { quiz: '1/2' },
    });
    const other = { ...files, 'b.json': planned(steps('multiple_choice'), { task: 'u' }) };
    expect(await boardOf(other)).toEqual({ m: { quiz: '1/2', u: '1/2' } });
    const asked = planned(steps('multiple_choice'), { model: 'n' });
    const { evaluations } = await load(folderOf({ 'a.json': plain, 'b.json': asked }));
    expect(evaluations.map(({ ruler }) => ruler)).toEqual([{}, { solver: 'multiple_choice' }]);
  });
});

describe('two logs of Inspect under one eval_id', () => {
  it('are two runs, each named by its own file', async () => {
    const log = (task_id: string, values: string[]): string =>
      inspectLog({ id: 'e', values, about: { task_id } });
    const files = { 'a.json': log('t1', ['C', 'I']), 'b.json': log('t2', ['C', 'C']) };
    expect(await problemsOf(load(folderOf(files)))).toMatchObject([
      { code: 'duplicate-run', file: 'b.json', got: 'quiz by m, also in a.json' },
    ]);
    expect(await boardOf(files, { onDuplicate: 'last' })).toEqual({ m: { quiz: '2/2' } });
  });
});

describe('what Inspect takes for right and wrong', () => {
  it('is yes and no in any case, besides numbers and flags', async () => {
    const values = ['yes', 'No', 'TRUE', 'false', '0', 1, true];
    expect(await boardOf({ 'a.json': inspectLog({ values }) })).toEqual({ m: { quiz: '4/7' } });
  });
});

describe('a scorer of Inspect that its results do not name', () => {
  it('is known by its own name: one that says less is refused until its direction is declared', async () => {
    const log = JSON.parse(inspectLog({ values: [] })) as object;
    const samples = [0.75, 0.25].map((value, id) => ({ id, epoch: 1, scores: { error_rate: { value } } }));
    const results = { scores: [{ name: 'match', scorer: 'match', metrics: {} }] };
    const files = { 'a.json': JSON.stringify({ ...log, results, samples }) };
    const [problem] = await problemsOf(load(folderOf(files)));
    expect(problem).toMatchObject({ code: 'unknown-direction' });
    expect(problem?.message).toContain('scorer error_rate');
    expect(problem?.hint).toContain('"better": "lower"');
    const declared = JSON.stringify({ tasks: [{ id: 'quiz', better: 'lower' }] });
    expect(await boardOf({ ...files, 'dataset.json': declared })).toEqual({ m: { quiz: '1/2' } });
  });

  it.each(['violations', 'attack_success_rate', 'hallucinations', 'bias', 'word_perplexity'])(
    'is refused as %s, too',
    async (name) => {
      const log = inspectLog({ values: [1, 0] }).replaceAll('"judge"', JSON.stringify(name));
      expect(await problemsOf(load(folderOf({ 'a.json': log })))).toMatchObject([
        { code: 'unknown-direction' },
      ]);
    },
  );
});

const harness = (task: string, model_args: string): string =>
  JSON.stringify({
    model_name: 'org/m',
    configs: {},
    config: { model_args: `pretrained=org/m,${model_args}` },
    results: { [task]: { 'acc,none': 0.5 } },
    'n-samples': { [task]: { effective: 8 } },
  });

describe('a fact that tells evaluations apart', () => {
  it.each([
    ['load_in_4bit=True', 'load_in_8bit=True', 'load_in_4bit=True', 'load_in_8bit=True'],
    ['max_length=2048', 'max_length=8192', 'max_length=2048', 'max_length=8192'],
    ['enable_thinking=True', 'enable_thinking=False', 'enable_thinking=True', 'enable_thinking=False'],
    ['dtype=float16', 'dtype=auto', 'float16', 'dtype=auto'],
  ])('is named with its key where its value says nothing: %s and %s', async (a, b, first, second) => {
    const files = { 'a/results.json': harness('t', a), 'b/results.json': harness('u', b) };
    expect(await boardOf(files)).toEqual({
      [`org/m (${first})`]: { t: '4/8' },
      [`org/m (${second})`]: { u: '4/8' },
    });
  });
});

describe('what a record of Every Eval Ever says of its model', () => {
  const record = (task: string, additional_details: object): string =>
    JSON.stringify({
      schema_version: '0.3.0',
      evaluation_id: task,
      eval_library: { name: 'lm_eval' },
      model_info: { id: 'org/m', name: 'm', additional_details },
      evaluation_results: [
        {
          evaluation_name: task,
          metric_config: { metric_id: 'accuracy', min_score: 0, max_score: 1 },
          score_details: { score: 0.5, uncertainty: { num_samples: 8 } },
        },
      ],
    });

  it('besides its name tells evaluations apart; lists and what is unknown do not', async () => {
    const files = (...details: object[]): Files =>
      Object.fromEntries(details.map((own, index) => [`${index}.json`, record(`t${index}`, own)]));
    expect(await boardOf(files({ quantization: 'int4' }, { quantization: 'fp16', bits: 16 }))).toEqual({
      'm (int4)': { t0: '4/8' },
      'm (bits=16, fp16)': { t1: '4/8' },
    });
    const alike = files({ deployment_type: 'api', tags: ['a'] }, { quantization: 'unknown', tags: ['b'] });
    expect(await boardOf(alike)).toEqual({ m: { t0: '4/8', t1: '4/8' } });
  });
});
