import { describe, expect, it } from 'vitest';
import type { Board } from '../../src/board/board.ts';
import { compareEvaluations } from '../../src/board/compare.ts';
import { makeBoard } from '../../src/board/make-board.ts';
import { makeModelBoard } from '../../src/board/model-board.ts';
import { writeQuery } from '../../src/board/query.ts';
import { Controls } from '../../src/components/Controls.tsx';
import { textsIn } from '../support/vnode-text.ts';
import { calibrate } from '../../src/score/calibration.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { load } from '../../src/read/load.ts';
import { folderOf } from '../read/dataset/folder-of.ts';
import { makeDataset, type CellInput } from './make-dataset.ts';

const of1000 = (correct: number): CellInput => ({ correct, total: 1000 });

describe('a board with the worst first', () => {
  const rows = [900, 300, 600, 500].map((correct, index) => ({
    id: `m${index}`,
    groups: index === 2 ? [] : ['kept'],
    cells: [[of1000(correct)]],
  }));
  const guessed = { id: 'guessed', groups: ['kept'], cells: [[{ correct: 4, total: 4, guess: 1 }]] };
  const scores = scoreDataset(makeDataset([...rows, guessed]));
  const shown = (query: object) =>
    makeBoard(scores, { ...query, isReversed: true }).rows.map(({ id, rank, inView }) => [
      id,
      rank.text,
      inView,
    ]);

  it('has the ranks that it has, and those without a rank last', () => {
    expect(shown({})).toEqual([
      ['m1', '4', ''],
      ['m3', '3', ''],
      ['m2', '2', ''],
      ['m0', '1', ''],
      ['guessed', '—', ''],
    ]);
  });

  it('counts places in view from the best', () => {
    expect(shown({ groups: [['kept']] }).slice(0, 3)).toEqual([
      ['m1', '4', '3rd in view'],
      ['m3', '3', '2nd in view'],
      ['m0', '1', ''],
    ]);
  });

  it('draws the same rules between the same neighbours, page by page', () => {
    const separated = (page: number) =>
      makeBoard(scores, { isReversed: true, page, pageSize: 2 }).rows.map((row) => row.separated);
    expect([separated(1), separated(2)]).toEqual([
      [false, true],
      [true, true],
    ]);
  });
});

describe('a metric that needs what a board may not have', () => {
  const boardWith = (tokens?: number) =>
    makeBoard(
      scoreDataset(
        makeDataset(
          [90, 60].map((correct) => ({
            cells: [[tokens === undefined ? { correct, total: 100 } : { correct, total: 100, tokens }]],
          })),
        ),
      ),
      { sort: 'score_per_token' },
    );
  const offered = (board: Board): string => textsIn(Controls({ board })).join('|');

  it('is offered and ranked by where it was recorded', () => {
    expect(boardWith(1000).metrics.sorted.id).toBe('score_per_token');
    expect(offered(boardWith(1000))).toContain('Score/Token');
  });

  it('is there by cost where the cost of every cell of some evaluation is known, and above 0', () => {
    const sortedBy = (...costs: readonly (number | undefined)[]): string => {
      const cells = costs.map((cost) => ({ correct: 90, total: 100, ...(cost !== undefined && { cost }) }));
      const bare = cells.map(({ correct, total }) => ({ correct, total }));
      const scores = scoreDataset(makeDataset([{ cells: [bare] }, { cells: [cells] }]));
      const board = makeBoard(scores, { sort: 'score_per_cost' });
      expect(board.metrics.columns.some(({ id }) => id === 'avg_cost')).toBe(
        offered(board).includes('Score/Cost'),
      );
      return board.metrics.sorted.id;
    };
    expect(sortedBy(1, 2)).toBe('score_per_cost');
    expect(sortedBy(1, 0)).toBe('score_per_cost');
    expect(sortedBy(0, 0)).toBe('reasonscore');
    expect(sortedBy(1, undefined)).toBe('reasonscore');
    expect(sortedBy(undefined, undefined)).toBe('reasonscore');
  });

  it('is neither elsewhere', () => {
    expect(boardWith().metrics.sorted.id).toBe('reasonscore');
    expect(boardWith().query.sort).toBe('');
    expect(offered(boardWith())).not.toContain('Score/Token');
  });
});

describe('a dataset that is ranked by the plain score', () => {
  const input = [
    { id: 'many', cells: [[{ correct: 850, total: 1000 }]] },
    { id: 'few', cells: [[{ correct: 26, total: 32 }]] },
  ];
  const scores = scoreDataset({ ...makeDataset(input), rankBy: 'plain' });

  it('is so on the board, on pages of models, in comparisons and in its calibration', () => {
    const board = makeBoard(scores);
    expect(board.rows.map(({ id }) => id)).toEqual(['many', 'few']);
    expect([board.metrics.sorted.id, board.metrics.second.id]).toEqual(['plain', 'reasonscore']);
    expect(board.rows[0]?.rank.title).toBe('Rank 1 of 2 by Plain score');
    expect(makeModelBoard(scores, 1).metrics.sorted.id).toBe('plain');
    expect(makeModelBoard(scores, 1).overall?.metrics.headline.text).toBe('≈813');
    expect(compareEvaluations(scores, [0, 1]).pairs[0]?.scoreA.text).toBe('850');
    expect(calibrate(scores)?.rows).toBe(2);
  });

  it('has no word for it in an address, but for another metric', () => {
    expect(writeQuery(makeBoard(scores).query)).toBe('');
    expect(writeQuery(makeBoard(scores, { sort: 'plain' }).query)).toBe('');
    const other = makeBoard(scores, { sort: 'reasonscore', isReversed: true });
    expect(writeQuery(other.query)).toBe('?sort=reasonscore&order=reverse');
    expect(other.rows.map(({ id }) => id)).toEqual(['many', 'few']);
  });

  it('says so in its file', async () => {
    const points = [{ eval_id: 'a', task: 't', correct: 1, total: 2 }];
    const read = (config: object) =>
      load(folderOf({ 'dataset.json': JSON.stringify({ ...config, points }) }));
    expect((await read({ rank_by: 'plain' })).rankBy).toBe('plain');
    expect((await read({})).rankBy).toBe('reasonscore');
    await expect(read({ rank_by: 'tokens' })).rejects.toThrow();
  });
});
