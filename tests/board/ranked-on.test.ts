import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Board, Query } from '../../src/board/board.ts';
import { makeBoard } from '../../src/board/make-board.ts';
import { makeFullBoard } from '../../src/board/full-board.ts';
import type { Dataset } from '../../src/read/dataset/dataset.ts';
import { RANKABLE } from '../../src/score/metrics.ts';
import { packScores, type PackedScores, unpackScores } from '../../src/score/packed.ts';
import { makeRanking } from '../../src/score/ranking.ts';
import { scoreDataset } from '../../src/score/score.ts';
import type { Scores } from '../../src/score/scores.ts';
import { loadText } from '../read/dataset/load-text.ts';
import { datasets } from './arbitrary-dataset.ts';
import { makeDataset } from './make-dataset.ts';

const all = { pageSize: null } as const;

type Part = Pick<Query, 'tiers' | 'tasks'>;

const parts: fc.Arbitrary<Part> = fc.record({
  tiers: fc.option(fc.subarray(['t0', 't1', 't2'], { minLength: 1 })),
  tasks: fc.option(fc.subarray(['a', 'b', 'c', 'd'], { minLength: 1 })),
});

/** Indices of those that are named; all where none of them is there. */
const named = (list: readonly { id: string }[], ids: readonly string[] | null): number[] => {
  const found = [...list.keys()].filter((index) => ids?.includes(list[index]?.id ?? ''));
  return found.length > 0 ? found : [...list.keys()];
};

/** A dataset of which nothing else was ever measured. */
const datasetOf = (dataset: Dataset, part: Part): Dataset => {
  const [tiers, tasks] = [named(dataset.tiers, part.tiers), named(dataset.tasks, part.tasks)];
  return {
    ...dataset,
    tiers: tiers.flatMap((tier) => dataset.tiers[tier] ?? []),
    tasks: tasks.flatMap((task) => dataset.tasks[task] ?? []),
    points: dataset.points.flatMap((point) => {
      const own = point.tiers.map((tier) => tiers.indexOf(tier)).filter((tier) => tier >= 0);
      const task = tasks.indexOf(point.task);
      return own.length === 0 || task < 0 ? [] : [{ ...point, tiers: own, task }];
    }),
  };
};

/** All that a board says of its rows, and of itself; who has nothing in the part is not listed there. */
const saidOf = (board: Board) => ({
  rows: board.rows
    .filter(({ tiers }) => tiers.length > 0)
    .map((row) => ({ ...row, tiers: row.tiers.map((tier) => ({ ...tier, cellAt: null })) })),
  verdict: board.verdict,
  method: board.method,
  notes: board.notes,
  scale: board.scale,
  tiers: board.tiers,
  tasks: board.tasks,
});

const throughPage = (scores: Scores): Scores =>
  unpackScores(JSON.parse(JSON.stringify(packScores(scores))) as PackedScores, makeRanking);

describe('a ranking on some tiers and tasks', () => {
  it('is that of a dataset of which nothing else was measured', () => {
    const metrics = fc.constantFrom(...RANKABLE.map(({ id }) => id));
    fc.assert(
      fc.property(datasets, parts, metrics, (dataset, part, sort) => {
        const on = makeBoard(scoreDataset(dataset), { ...all, ...part, sort });
        const alone = makeBoard(scoreDataset(datasetOf(dataset, part)), { ...all, sort });
        expect(saidOf(on)).toEqual(saidOf(alone));
      }),
      { numRuns: 40 },
    );
  });

  it('is the same in the browser', () => {
    fc.assert(
      fc.property(datasets, parts, (dataset, part) => {
        const scores = scoreDataset(dataset);
        const query = { ...all, ...part };
        const numbers = (board: Board) =>
          board.rows.map(({ id, rank, rankRange, tieGroup, metrics, separated, notes }) => ({
            ...{ id, rank, rankRange, tieGroup, metrics, separated, notes },
          }));
        expect(numbers(makeBoard(throughPage(scores), query))).toEqual(numbers(makeBoard(scores, query)));
      }),
      { numRuns: 25 },
    );
  });

  it('compares item by item where the same items were answered, as the whole board does', async () => {
    // Both, one, the other, none: unpaired p is .0157, paired .0010, and .05/2 is between them.
    const counts = [60, 20, 4, 16] as const;
    const solved = [
      [1, 1, 0],
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 0],
    ] as const;
    const rows = (task: string): string[] =>
      counts
        .flatMap((count, kind) => Array.from({ length: count }, () => solved[kind] ?? [0, 0, 0]))
        .flatMap((answers, item) =>
          ['a', 'b', 'c'].map((id, place) => `${id},${task},q${item},${answers[place] ?? 0}`),
        );
    const read = (lines: readonly string[]) =>
      loadText(`eval_id,task,item,correct\n${lines.join('\n')}\n`, { title: 'items' });
    const noise = rows('other').map((line) => line.replace(/(.)$/, (digit) => String(1 - Number(digit))));
    const whole = scoreDataset(await read([...noise, ...rows('t')]));
    const alone = makeBoard(scoreDataset(await read(rows('t'))), all);
    const on = makeBoard(throughPage(whole), { ...all, tasks: ['t'] });
    expect(saidOf(on).rows).toMatchObject(
      saidOf(alone).rows.map(({ rank, rankRange }) => ({ rank, rankRange })),
    );
    expect(on.rows.map(({ rankRange }) => rankRange.text)).toEqual(['1', '2', '3']);
    expect(on.rows.map(({ separated }) => separated)).toEqual([false, true, true]);
  });

  it('says what it is ranked on, in its query, its summary and its words', () => {
    const cell = { correct: 5, total: 10 };
    const tier = [cell, cell, cell];
    const scores = scoreDataset(
      makeDataset([{ cells: [tier, tier, tier] }, { cells: [tier, tier, [null, null, null]] }]),
    );
    const on = (part: Partial<Part>) => makeBoard(scores, part).rankedOn;
    expect(on({})).toBe('');
    expect(on({ tiers: ['t0', 't1', 't2'], tasks: ['a', 'b', 'c'] })).toBe('');
    expect(on({ tiers: ['t2'] })).toBe('Tier 2');
    expect(on({ tiers: ['t2', 't0'] })).toBe('Tier 0 and Tier 2');
    expect(on({ tasks: ['b'] })).toBe('Task b');
    expect(on({ tiers: ['t2'], tasks: ['c', 'a'] })).toBe('Tier 2 · 2 of 3 tasks');
    expect(on({ tiers: ['nonsense'], tasks: ['nonsense'] })).toBe('');
    const board = makeBoard(scores, { tiers: ['t2', 'nonsense'], tasks: ['c', 'a', 'b'] });
    expect(board.query).toMatchObject({ tiers: ['t2'], tasks: null });
    expect(board.summary).toBe(
      '1 evaluation · 3 tasks · 30 responses, ranked on Tier 2; 1 other without results there.',
    );
    expect(board).toMatchObject({ matched: 1, total: 1, absent: 1 });
    expect(board.allTiers.map(({ id }) => id)).toEqual(['t0', 't1', 't2']);
    expect(board.rows[0]?.rank.title).toContain('Rank 1 of 1');
  });

  it('says of a tier whose label is no word what it is', () => {
    const [easy, hard] = [[{ correct: 90, total: 100 }], [{ correct: 45, total: 100 }]];
    const dataset = makeDataset([{ cells: [easy, hard] }, { cells: [easy, easy] }]);
    const tiers = [8, 192].map((size) => ({ id: String(size), label: String(size) }));
    const scores = scoreDataset({ ...dataset, tiers });
    expect(makeBoard(scores, { tiers: ['192'] }).rankedOn).toBe('tier 192');
    const kept = makeFullBoard(scores).scaling?.series[0]?.retention.title;
    expect(kept).toMatch(/^tier 192 plain score is \d+\.\d % of tier 8 \(/);
  });

  it('has the figures of that part', () => {
    fc.assert(
      fc.property(datasets, parts, (dataset, part) => {
        const on = makeFullBoard(scoreDataset(dataset), { ...all, ...part });
        const alone = makeFullBoard(scoreDataset(datasetOf(dataset, part)), all);
        const shown = ({ pareto, scaling }: typeof on) => ({
          tokens: pareto.tokens?.points.filter((point) => point.shown),
          scaling: scaling?.series.map(({ scores, index }) => ({ scores, index })),
        });
        expect(shown(on)).toEqual(shown(alone));
      }),
      { numRuns: 25 },
    );
  });
});
