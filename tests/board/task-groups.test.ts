import { describe, expect, it } from 'vitest';
import type { Query } from '../../src/board/board.ts';
import { makeBoard } from '../../src/board/make-board.ts';
import { shownColumns } from '../../src/components/columns.ts';
import { scoreDataset } from '../../src/score/score.ts';
import type { Dataset } from '../../src/read/dataset/dataset.ts';
import { makeDataset } from './make-dataset.ts';

const GROUPS = ['algebra', 'logic', 'games'];

/** Tasks in three groups; the n-th of them is solved in n of 100 cases, and the last one was not measured. */
const grouped = (tasks: number): Dataset => {
  const cells = Array.from({ length: tasks }, (_, task) =>
    task === tasks - 1 ? null : [{ correct: task, total: 100, truncated: task === 0 ? 30 : 0 }],
  );
  const dataset = makeDataset([
    { cells: [cells] },
    { cells: [cells.map((cell) => cell ?? [{ correct: 1, total: 2 }])] },
  ]);
  return {
    ...dataset,
    tasks: dataset.tasks.map((task, place) => ({ ...task, group: GROUPS[place % GROUPS.length] ?? null })),
  };
};

const boardOf = (tasks: number, query: Partial<Query> = {}) => makeBoard(scoreDataset(grouped(tasks)), query);
const columnsOf = (tasks: number, query: Partial<Query> = {}): number[] => [
  shownColumns(boardOf(tasks, query)).tasks.filter(({ kind }) => kind === 'group').length,
  shownColumns(boardOf(tasks, query)).tasks.filter(({ kind }) => kind === 'task').length,
];

describe('the groups of tasks', () => {
  it('stand for them where tasks are many, and open one by one', () => {
    expect(columnsOf(24)).toEqual([0, 24]);
    expect(columnsOf(30)).toEqual([3, 0]);
    expect(columnsOf(30, { show: ['group:logic'] })).toEqual([3, 10]);
    expect(columnsOf(30, { show: ['group:logic'], hide: ['task:b'] })).toEqual([3, 9]);
  });

  it('show the mean of the tasks that have a number, how many, and no interval', () => {
    const board = boardOf(30);
    const row = board.rows.find(({ id }) => id === '0');
    const [algebra, , games] = row?.tiers[0]?.groups ?? [];
    // Tasks 0, 3, … 27 of 100; of games 2, 5, … 26, without 29.
    expect(algebra).toMatchObject({ text: '.13', range: null, completion: '', hatch: 2, missing: null });
    expect(algebra?.value).toBeCloseTo(0.135, 12);
    expect(games?.value).toBeCloseTo(0.14, 12);
    expect(games).toMatchObject({ completion: '9/10', incomplete: true });
    expect(games?.facts).toContain('1 task without a number');
    expect(algebra?.facts).toContain('mean success .13 of 10 tasks, no interval');
  });

  it('are those of the tasks that rows are ranked on, where these are a part', () => {
    const scores = scoreDataset(grouped(30));
    const tasks = scores.tasks.filter((_, place) => place === 3 || place === 6).map(({ id }) => id);
    const { rows, taskGroups } = makeBoard(scores, { tasks }, { everyTask: true });
    expect(taskGroups.map(({ isRanked }) => isRanked)).toEqual([true, false, false]);
    expect(rows.find(({ id }) => id === '0')?.tiers[0]?.groups[0]?.value).toBeCloseTo(0.045, 12);
  });
});
