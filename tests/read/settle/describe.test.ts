import { describe, expect, it } from 'vitest';
import { load } from '../../../src/read/load.ts';
import { folderOf, problemsOf } from '../dataset/folder-of.ts';
import { countersOf } from '../formats/read-fixture.ts';
import { inspectLog } from './inspect-log.ts';

const logs = {
  'good.json': inspectLog({ model: 'good', task: 'essay', values: [10, 10, 1] }),
  'bad.json': inspectLog({ model: 'bad', task: 'essay', values: [1, 1, 1] }),
  'facts.json': inspectLog({ model: 'good', task: 'facts', values: [1, 0] }),
};

const described = (config: object) => folderOf({ ...logs, 'dataset.json': JSON.stringify(config) });

describe('a dataset file that names no rows', () => {
  it('describes the logs around it, and turns marks into shares of the scale it declares', async () => {
    const dataset = await load(
      described({
        title: 'Essays',
        license: 'MIT',
        tasks: [
          { id: 'facts', label: 'Facts', group: 'knowledge' },
          { id: 'essay', scale: [1, 10] },
        ],
        evals: [{ eval_id: 'bad', label: 'Bad', groups: ['size:small'] }],
      }),
    );
    expect(dataset).toMatchObject({ title: 'Essays', license: 'MIT' });
    expect(dataset.tasks.map(({ label, group }) => [label, group])).toEqual([
      ['Facts', 'knowledge'],
      ['essay', null],
    ]);
    expect(dataset.evaluations.map(({ label, groups }) => [label, groups])).toEqual([
      ['Bad', ['size:small']],
      ['good', []],
    ]);
    const essay = countersOf(dataset).filter((point) => 'task' in point && point.task === 'essay');
    expect(essay.reduce((sum, point) => sum + Number('correct' in point && point.correct), 0)).toBe(2);
    expect(dataset.provenance.files.map(({ name }) => name)).toEqual([
      'dataset.json',
      'bad.json',
      'facts.json',
      'good.json',
    ]);
  });

  it('speaks of nothing that no log speaks of', async () => {
    const config = { tasks: [{ id: 'essays' }], evals: [{ eval_id: 'god' }] };
    expect(
      await problemsOf(load(described({ ...config, tasks: [{ id: 'essay', full: 10 }, { id: 'fact' }] }))),
    ).toMatchObject([
      { code: 'not-in-logs', field: 'tasks[1].id', got: 'fact', hint: 'did you mean "facts"?' },
      { code: 'not-in-logs', field: 'evals[0].eval_id', got: 'god', hint: 'did you mean "good"?' },
    ]);
  });

  it('means the one table beside it that is called points or samples', async () => {
    const points = 'eval_id,task,correct,total\na,t,1,2\n';
    const files = { 'dataset.json': '{"title": "Mine"}', 'points.csv': points };
    expect(await load(folderOf(files))).toMatchObject({ title: 'Mine', points: [{ correct: 1, total: 2 }] });
    expect(await problemsOf(load(folderOf({ ...files, 'samples.csv': points })))).toMatchObject([
      { code: 'no-source', got: 'several tables: points.csv, samples.csv' },
    ]);
  });
});

describe('a table of our own', () => {
  const withTask = (rows: string, task: object, name = 'samples.csv') =>
    folderOf({ [name]: rows, 'dataset.json': JSON.stringify({ tasks: [{ id: 't', ...task }] }) });

  it('has marks on the scale that is declared', async () => {
    const rows = 'eval_id,task,correct\na,t,1\na,t,5\n';
    expect(await load(withTask(rows, { scale: [1, 5] }))).toMatchObject({
      points: [{ correct: 1, total: 2 }],
    });
    expect(await problemsOf(load(withTask(rows, { scale: [1, 4] })))).toMatchObject([
      { code: 'off-scale', line: 3, expected: '1 to 4', got: '5' },
    ]);
  });

  it('has counters of which fewer are better where that is declared', async () => {
    const rows = 'eval_id,task,correct,total,invalid\na,t,6,10,1\n';
    expect(await load(withTask(rows, { better: 'lower' }, 'points.csv'))).toMatchObject({
      points: [{ correct: 3 }],
    });
  });

  it('with one mark outside 0 to 1 is refused, whatever is left out', async () => {
    const folder = folderOf({ 'samples.csv': 'eval_id,task,correct\na,t,1\nb,t,10\n', 'dataset.json': '{}' });
    expect(await problemsOf(load(folder, { keepGoing: true }))).toMatchObject([
      { code: 'off-scale', line: 3, got: '10' },
    ]);
  });
});
