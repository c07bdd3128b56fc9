import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeBoard } from '../../src/board/make-board.ts';
import { load } from '../../src/read/load.ts';
import { projectRoot } from '../support/project-files.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeTaskBoard } from '../../src/board/task-board.ts';
import type { Dataset } from '../../src/read/dataset/dataset.ts';
import { makeDataset, type CellInput, type EvaluationInput } from './make-dataset.ts';

const of1000 = (correct: number | null): CellInput => (correct === null ? null : { correct, total: 1000 });

/** Evaluations of one task with these per mille by tier. */
const dataset = (rows: Readonly<Record<string, readonly (number | null)[]>>): Dataset =>
  makeDataset(
    Object.entries(rows).map(([label, tiers]): EvaluationInput => ({
      label,
      cells: tiers.map((correct) => [of1000(correct)]),
    })),
  );

const labels = (data: Dataset): string[] =>
  makeTaskBoard(scoreDataset(data), 0).rows.map(({ label }) => label);

describe('the evaluations on one task', () => {
  it('are the rows of the leaderboard that is ranked on it, in its order, with its ranks and scores', async () => {
    const scores = scoreDataset(await load(join(projectRoot, 'datasets/demo')));
    scores.tasks.forEach(({ id }, index) => {
      const board = makeBoard(scores, { tasks: [id], pageSize: null });
      const own = makeTaskBoard(scores, index);
      expect(
        own.rows.map(({ slug, rank, rankRange, score, part }) => [slug, rank, rankRange, score, part]),
      ).toEqual(
        board.rows.map(({ slug, rank, rankRange, metrics, part }) => [
          slug,
          rank,
          rankRange,
          metrics.headline,
          part,
        ]),
      );
      expect([own.metric, own.measured]).toEqual([board.metrics.sorted, board.total]);
      expect(makeBoard(scores, own.query).rankedOn).toBe(board.rankedOn);
    });
  });

  it('stand by the metric of the board', () => {
    // √(.9 · .1) = .30, √(.5 · .4) = .45
    expect(labels(dataset({ uneven: [900, 100], even: [500, 400] }))).toEqual(['even', 'uneven']);
    // 26 of 32 are .8125, and with its margin Wilson's centre is above that of 850 of 1,000: .85 + .02.
    const few = makeDataset([
      { label: 'many', cells: [[{ correct: 850, total: 1000 }]] },
      { label: 'few', cells: [[{ correct: 26, total: 32 }]] },
    ]);
    expect(labels(few)).toEqual(['few', 'many']);
    expect(labels({ ...few, rankBy: 'plain' })).toEqual(['many', 'few']);
  });

  it('gain nothing by skipping the hard tier', () => {
    expect(labels(dataset({ easyOnly: [850, null], strong: [900, 600], weak: [800, 500] }))).toEqual([
      ...['strong', 'easyOnly', 'weak'],
    ]);
  });

  it('are as many as a page bears, the best of them, and all are counted', () => {
    const many = Object.fromEntries(Array.from({ length: 1002 }, (_, index) => [`m${index}`, [index % 999]]));
    const { rows, measured } = makeTaskBoard(scoreDataset(dataset({ ...many, best: [1000] })), 0);
    expect([rows.length, measured, rows[0]?.label]).toEqual([1000, 1003, 'best']);
  });

  it('are named where they were not measured on it', () => {
    const { rows, missing } = makeTaskBoard(scoreDataset(dataset({ there: [500], absent: [null] })), 0);
    expect(rows.map(({ label }) => label)).toEqual(['there']);
    expect(missing.map(({ label }) => label)).toEqual(['absent']);
  });

  it('are ranked apart where their rulers differ, and under a heading that says so', () => {
    const data = dataset({ old: [300], older: [200], recent: [900] });
    const rulers = [{ scorer: '1.3' }, { scorer: '1.3' }, { scorer: '1.4' }];
    const evaluations = data.evaluations.map((one, index) => ({ ...one, ruler: rulers[index] ?? {} }));
    const apart = makeTaskBoard(scoreDataset({ ...data, evaluations }), 0).rows;
    expect(apart.map(({ label, part }) => [label, part])).toEqual([
      ['old', 'Ranked apart: measured with scorer 1.3'],
      ['older', ''],
      ['recent', 'Ranked apart: measured with scorer 1.4'],
    ]);
    const together = scoreDataset({ ...data, evaluations, comparable: true });
    expect(makeTaskBoard(together, 0).rows.map(({ label }) => label)).toEqual(['recent', 'old', 'older']);
  });

  it('are ranked apart where they share no tier of it', () => {
    const rows = makeTaskBoard(
      scoreDataset(dataset({ a: [500, null], b: [600, null], c: [null, 900] })),
      0,
    ).rows;
    expect(rows.map(({ label }) => label)).toEqual(['b', 'a', 'c']);
    expect(rows[2]?.part).not.toBe('');
  });

  it('come with their responses, and no tiers that nobody took', () => {
    const { tiers, rows } = makeTaskBoard(scoreDataset(dataset({ a: [null, 500], b: [null, 400] })), 0);
    expect(tiers.map(({ id }) => id)).toEqual(['t1']);
    expect(rows[0]?.cells.map(({ responses }) => responses)).toEqual([1000]);
  });
});
