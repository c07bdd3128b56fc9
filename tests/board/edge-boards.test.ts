import { describe, expect, it } from 'vitest';
import type { MissingPolicy } from '../../src/read/dataset/dataset.ts';
import { makeBoard } from '../../src/board/make-board.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset, type CellInput, type EvaluationInput } from './make-dataset.ts';

const half: CellInput = { correct: 50, total: 100, truncated: 0 };
const cut: CellInput = { correct: 0, total: 0, truncated: 20 };
const sure: CellInput = { correct: 5, total: 5, guess: 1 };

const boardOf = (inputs: readonly EvaluationInput[]) =>
  makeBoard(scoreDataset(makeDataset(inputs)), { pageSize: null });

describe('a board of one evaluation and one task', () => {
  const board = boardOf([{ cells: [[half]] }]);

  it('ranks it first and claims nothing about others', () => {
    expect(board.rows[0]).toMatchObject({ rank: { text: '1' }, rankRange: { text: '1' }, separated: false });
    expect(board.verdict).toBe('There is nothing to compare yet.');
    expect(board.summary).toBe('1 evaluation · 1 task · 100 responses.');
  });

  it('has one page, and a scale that holds its interval', () => {
    const [low, high] = board.scale;
    const [lower, upper] = board.rows[0]?.metrics.estimate.range ?? [Number.NaN, Number.NaN];
    expect(board.pages).toBe(1);
    expect([low <= lower, upper <= high, low < high]).toEqual([true, true, true]);
  });
});

describe('an evaluation whose every response was truncated', () => {
  const board = boardOf([{ cells: [[cut, cut]] }, { cells: [[half, half]] }]);

  it('scores the floor, is ranked last and told apart', () => {
    expect(board.rows.map(({ id, metrics }) => [id, metrics.headline.text])).toEqual([
      ['1', expect.stringMatching(/^\d{3}$/)],
      ['0', '10'],
    ]);
    expect(board.rows[1]).toMatchObject({ rank: { value: 2 }, separated: true });
  });
});

describe('a board of which nothing can be scored', () => {
  const board = boardOf([{ cells: [[sure]] }, { cells: [[sure]] }]);

  it('has rows without ranks or numbers, and no claim', () => {
    expect(
      board.rows.map(({ rank, metrics }) => [rank.text, metrics.headline.text, metrics.estimate.text]),
    ).toEqual([
      ['—', '—', '—'],
      ['—', '—', '—'],
    ]);
    expect(board.verdict).toBe('There is nothing to compare yet.');
    expect(board.scale).toEqual([0, 1000]);
  });
});

describe('an evaluation without any row', () => {
  const board = boardOf([{ cells: [[half]] }, { cells: [[null]] }]);

  it('stands at the end without a rank', () => {
    expect(board.rows.map(({ id, rank }) => [id, rank.text])).toEqual([
      ['0', '1'],
      ['1', '—'],
    ]);
    expect(board.rows[1]?.tiers).toEqual([]);
  });
});

describe('the policy "common"', () => {
  /** Linked through the one that has both tasks, yet no task is common to all. */
  const chain: EvaluationInput[] = [
    { id: 'weak', cells: [[{ correct: 10, total: 100 }, null]] },
    { id: 'both', cells: [[half, half]] },
    { id: 'strong', cells: [[null, { correct: 90, total: 100 }]] },
  ];
  const rowsBy = (missing: MissingPolicy, inputs: EvaluationInput[]) =>
    makeBoard(scoreDataset(makeDataset(inputs, { missing })), { pageSize: null }).rows;

  it('ranks nobody when no cell is common to all, instead of by name', () => {
    const rows = rowsBy('common', chain);
    expect(rows.map(({ rank }) => rank.value)).toEqual([null, null, null]);
    expect(rows[0]?.rank.title).toContain('no cell that all have');
  });

  it('ranks by what all have', () => {
    const rows = rowsBy('common', [
      { id: 'broad', cells: [[half, { correct: 99, total: 100 }]] },
      { id: 'narrow', cells: [[{ correct: 60, total: 100 }, null]] },
    ]);
    expect(rows.map(({ id, rank }) => [id, rank.text])).toEqual([
      ['narrow', '1'],
      ['broad', '2'],
    ]);
  });

  it('shares a rank where the scores that ranked are printed equal, not where the shown ones are', () => {
    const rows = rowsBy('common', [
      { id: 'a', cells: [[half, { correct: 99, total: 100 }]] },
      { id: 'b', cells: [[half, { correct: 9, total: 100 }]] },
      { id: 'c', cells: [[half, null]] },
    ]);
    expect(rows.map(({ rank }) => rank.text)).toEqual(['=1', '=1', '=1']);
  });
});

describe('the verdict on a board of two', () => {
  it.each([
    [{ correct: 52, total: 100 }, 'The two adjacent ranks do not differ significantly'],
    [{ correct: 95, total: 100 }, 'The two adjacent ranks differ significantly'],
  ])('with %j beside half', (other, words) => {
    expect(boardOf([{ cells: [[half]] }, { cells: [[other]] }]).verdict).toContain(words);
  });
});
