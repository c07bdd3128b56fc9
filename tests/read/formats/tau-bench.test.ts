import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, problemsOf } from '../dataset/folder-of.ts';
import { countersOf, fixture, importAt, importFixture, rowsOf } from './read-fixture.ts';

const NAMED = 'tool-calling-small-0.5_range_0--1_user-gpt-x-llm_0102030405.json';
const good = (name: string): string => readFileSync(join(fixture('tau-bench/good'), name), 'utf8');

/** The same run with other words in it. */
const changed = (from: string, to: string): string => {
  const text = good('large_airline.json');
  expect(text).toContain(from);
  return text.replaceAll(from, to);
};

describe('τ-bench', () => {
  it('counts trials, and repeats of a task as trials of one item', async () => {
    const dataset = await importAt(folderOf({ [NAMED]: good(NAMED) }));
    expect(countersOf(dataset)).toMatchObject([
      { evaluation: 'small', task: 'tau-bench retail', correct: 2, total: 4, truncated: null, tokens: null },
    ]);
    // A trial that ended in an error does not hold its task, and is one of the same item.
    expect(dataset.samples?.items).toHaveLength(2);
    expect(dataset.provenance.assumptions.join(' ')).toContain('ended in an error count as failed');
  });

  it('keeps two tasks apart of which the user wants the same', async () => {
    const same = good(NAMED).replaceAll('Ask for 5.', 'Ask for 4.').replaceAll('u5', 'u4');
    expect((await importAt(folderOf({ [NAMED]: same }))).samples?.items).toHaveLength(2);
  });

  it('takes the domain from the policy, else from the name, and refuses a file of which neither says it', async () => {
    const trial = [{ task_id: 1, reward: 1, info: {}, traj: [], trial: 0 }];
    const named = folderOf({ 'gpt-airline.json': JSON.stringify(trial) });
    expect(countersOf(await importAt(named))).toMatchObject([
      { evaluation: 'gpt', task: 'tau-bench airline', correct: 1, total: 1 },
    ]);
    const problems = await problemsOf(importAt(folderOf({ 'gpt.json': JSON.stringify(trial) })));
    expect(problems).toMatchObject([
      { code: 'bad-log', expected: expect.stringContaining('airline or retail') as string },
    ]);
  });

  it('says where a run was limited, and where trials are missing', async () => {
    const list = JSON.parse(good(NAMED)) as unknown[];
    const limited = folderOf({ [NAMED.replace('0--1', '0-2')]: JSON.stringify(list) });
    const [first] = (await importAt(limited)).provenance.warnings ?? [];
    expect(first).toContain('the run was limited to the tasks from 0 to 2');
    const missing = folderOf({ [NAMED]: JSON.stringify(list.slice(0, 3)) });
    const [second] = (await importAt(missing)).provenance.warnings ?? [];
    expect(second).toContain('some tasks have fewer trials than others, with 3 of 4 responses');
  });
});

describe('τ²-bench', () => {
  it('names a simulation that no run lists: nobody knows whose it is', async () => {
    const simulation = {
      id: 'lost',
      task_id: 't',
      termination_reason: 'user_stop',
      reward_info: { reward: 1 },
    };
    const files = {
      'run.json': good('large_airline.json'),
      'simulations/s1.json': JSON.stringify(simulation),
    };
    expect(await problemsOf(importAt(folderOf(files)))).toMatchObject([
      { code: 'no-run', file: 'simulations/s1.json', message: 'a simulation that no run lists', got: 'lost' },
    ]);
    const alone = folderOf({ 's1.json': files['simulations/s1.json'] });
    expect(await problemsOf(importAt(alone))).toMatchObject([{ code: 'no-run' }]);
    expect((await importFixture('tau-bench/partial')).points).not.toHaveLength(0);
  });

  it('counts simulations with what the agent wrote, and those that the context cut off as truncated', async () => {
    const dataset = await importAt(folderOf({ 'run.json': good('large_airline.json') }));
    expect(countersOf(dataset)).toMatchObject([
      // Four simulations, in each of which the model wrote 3 and 4 tokens after a greeting that is not its own.
      { evaluation: 'org/large', task: 'tau2-bench airline', correct: 3, total: 3, truncated: 1, tokens: 28 },
    ]);
    expect(dataset.points).toMatchObject([{ cost: 2, promptTokens: 200 }]);
    expect(dataset.samples?.items).toHaveLength(2);
  });

  it('ranks apart what was measured with another user or another policy', async () => {
    const folder = folderOf({
      'a.json': good('large_airline.json'),
      'b.json': changed('org/large', 'org/other'),
      'c.json': changed('org/large', 'org/third').replaceAll('gpt-x', 'gpt-y'),
      'd.json': changed('# Policy A', '# Policy B'),
    });
    const dataset = await importAt(folder);
    const rulers = new Map(dataset.evaluations.map(({ id, ruler }) => [id, Object.keys(ruler)]));
    expect(rulers.get('org/other')).toEqual([]);
    expect(rulers.get('org/third')).toEqual(['user']);
    // The same model ran the domain under two policies.
    expect([...rulers.keys()].filter((id) => id.startsWith('org/large'))).toHaveLength(2);
    expect([...rulers.values()]).toContainEqual(['policy']);
  });

  it('keeps one model together over its domains', async () => {
    const folder = folderOf({
      'a.json': good('large_airline.json'),
      'b.json': changed('"airline"', '"retail"').replaceAll('# Policy A', '# Policy of retail'),
    });
    expect((await importAt(folder)).evaluations.map(({ id }) => id)).toEqual(['org/large']);
  });

  it('does not pair tasks that have one id and are not the same', async () => {
    const folder = folderOf({
      'a.json': good('large_airline.json'),
      'b.json': changed('"instructions": "b"', '"instructions": "other"').replaceAll(
        'org/large',
        'org/other',
      ),
    });
    expect((await importAt(folder)).samples?.items).toHaveLength(3);
  });

  it('reads the index of a run whose simulations lie beside it, and leaves out what never took place', async () => {
    const dataset = await importFixture('tau-bench/partial');
    expect(countersOf(dataset)).toMatchObject([
      { evaluation: 'org/voice', correct: 1, total: 2, truncated: null, tokens: 7 },
    ]);
    expect(rowsOf(dataset)).toEqual({ 'results.json': [3, 2, 0, 1], 'simulations/p1.json': [0, 0, 0, 0] });
    expect(dataset.provenance.warnings?.join(' ')).toContain(
      'with 2 of 4 responses; marked as part-measured',
    );
  });

  it('names every trial and run that cannot be read', async () => {
    const problems = await problemsOf(importFixture('tau-bench/hostile'));
    expect(problems.map(({ file, field }) => [file, field])).toEqual([
      ['model.json', null],
      ['run.json', 'simulations[0]'],
      ['run.json', 'simulations[1]'],
      ['run.json', 'simulations[3]'],
      ['unnamed.json', null],
      ['x-retail.json', '[0]'],
      ['x-retail.json', '[1]'],
    ]);
  });
});
