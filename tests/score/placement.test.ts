import { describe, expect, it } from 'vitest';
import { scoreDataset } from '../../src/score/score.ts';
import type { Order, Scores } from '../../src/score/scores.ts';
import { makeDataset, type CellInput } from '../board/make-dataset.ts';

const of1000 = (correct: number | null): CellInput => (correct === null ? null : { correct, total: 1000 });

/** Correct of 1,000 in cells (tier 0, a), (tier 0, b) and (tier 1, a); nobody has (tier 1, b). */
const ROWS = {
  A: [900, 600, 700],
  B: [800, null, 650],
  C: [950, 500, null],
} as const;

const board = (
  missing: Scores['about']['missing'],
  rows: Readonly<Record<string, readonly (number | null)[]>> = ROWS,
) =>
  scoreDataset(
    makeDataset(
      Object.entries(rows).map(([id, [first = null, second = null, third = null]]) => ({
        id,
        cells: [
          [of1000(first), of1000(second)],
          [of1000(third), null],
        ],
      })),
      { missing },
    ),
  );

const order = (scores: Scores, metric: string): Order => {
  const found = scores.ranking.orders[metric];
  if (!found) throw new Error(`there is no order by ${metric}`);
  return found;
};

const expectBasis = (scores: Scores, metric: string, expected: readonly number[]): void => {
  const { basis } = order(scores, metric);
  expect(basis).toHaveLength(expected.length);
  for (const [index, value] of expected.entries()) expect(basis[index]).toBeCloseTo(value, 6);
};

describe('evaluations with missing cells are placed', () => {
  /**
   * numpy.linalg.lstsq of ln score = ability + ease with the weights of the cells, ¼, ¼ and ½, as square roots; the score
   * is 1000 · exp(ability + Σ weight · ease), for either score from its own cells.
   */
  it('by a two-way fit', () => {
    const scores = board('two-way');
    expectBasis(scores, 'plain', [717.2118557194013, 641.5528526413789, 685.3502143856687]);
    expectBasis(scores, 'reasonscore', [743.6522241928564, 670.862147810984, 711.1071799539914]);
    expect(order(scores, 'plain').sequence).toEqual([0, 2, 1]);
    expect(order(scores, 'plain').rank).toEqual([1, 3, 2]);
  });

  it('by the score that they could have at least, missing cells at the floor', () => {
    const scores = board('bounds');
    // 1000 · (.8 · .01)^¼ · .65^½ and 1000 · (.95 · .5)^¼ · .01^½
    expectBasis(scores, 'plain', [717.2118557194013, 241.1177459561916, 83.01821713362142]);
    expectBasis(scores, 'reasonscore', [743.6522241928564, 248.22593561133993, 84.53539779364712]);
    expect(order(scores, 'plain').sequence).toEqual([0, 1, 2]);
  });

  it('by the cells that all have', () => {
    const scores = board('common');
    expectBasis(scores, 'plain', [900, 800, 950]);
    // Wilson centre + margin of 900, 800 and 950 in 1,000 at z = 1.96
    expectBasis(scores, 'reasonscore', [917.090843536768, 823.6233219387643, 961.8699273567182]);
    expect(order(scores, 'plain').sequence).toEqual([2, 0, 1]);
  });

  it('by the cells that all have, in whichever tier they are', () => {
    const scores = board('common', { A: [900, null, 700], B: [null, 600, 400] });
    expectBasis(scores, 'plain', [700, 400]);
  });

  it('nowhere when no cell is common to all', () => {
    const scores = board('common', { A: [900, null, null], B: [800, 600, null], C: [null, 500, 300] });
    expect(order(scores, 'plain').rank).toEqual([null, null, null]);
    expect(order(scores, 'plain').sequence).toEqual([0, 1, 2]);
    expect(order(scores, 'plain').certainty?.neighbours).toBe(0);
  });

  it('by the cells they have, where nothing else is asked for', () => {
    const scores = board('fair');
    expect(order(scores, 'plain').basis).toEqual([null, null, null]);
    // A is ahead of B on a and c, and of C on a and b.
    expect(order(scores, 'plain').sequence).toEqual([0, 1, 2]);
  });
});

const boundsIn = (scores: Scores) => order(scores, 'plain').certainty?.bounds ?? [];

describe('the bounds of an evaluation', () => {
  it('are what its missing cells could do, and none for a complete one', () => {
    const bounds = boundsIn(board('fair'));
    expect(bounds[0]).toBeNull();
    expect(bounds[1]?.lowest).toBeCloseTo(241.1177459561916, 9);
    // 1000 · .8^¼ · .65^½ and 1000 · (.95 · .5)^¼
    expect(bounds[1]?.highest).toBeCloseTo(762.4812615074192, 9);
    expect(bounds[2]?.highest).toBeCloseTo(830.1821713362141, 9);
    expect([bounds[1]?.bestRank, bounds[1]?.worstRank]).toEqual([1, 3]);
    expect([bounds[2]?.bestRank, bounds[2]?.worstRank]).toEqual([1, 3]);
  });

  it('are none for a complete one, wherever it stands', () => {
    const bounds = boundsIn(board('fair', { B: ROWS.B, A: ROWS.A }));
    expect(bounds.map((one) => one === null)).toEqual([false, true]);
  });

  it('stay above those that they beat at worst, and below those that beat them at best', () => {
    const bounds = boundsIn(board('fair', { A: [990, 990, 990], B: [600, null, 600], C: [20, 20, 20] }));
    // B: from 1000 · (.6 · .01)^¼ · .6^½ = 215.6 to 681.7; A 990, C 20.
    expect([bounds[1]?.bestRank, bounds[1]?.worstRank]).toEqual([2, 2]);
  });
});
