import { describe, expect, it } from 'vitest';
import type { Choice } from '../../src/score/scores.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset } from '../board/make-dataset.ts';

const cell = { correct: 5, total: 10 };

describe('the scores of a part of a board', () => {
  const scores = scoreDataset(
    makeDataset([
      {
        cells: [
          [cell, cell],
          [cell, cell],
          [cell, cell],
        ],
      },
    ]),
  );
  const on = (tier: number, task: number): Choice => ({ tiers: [tier], tasks: [task] });

  it('are kept for the four parts that were asked for last, and made anew for others', () => {
    const parts = [on(0, 0), on(1, 0), on(2, 0), on(0, 1)];
    const [first, ...others] = parts.map((part) => scores.narrowed(part));
    // Asked for again, the first one is the latest; a fifth one takes the place of the second.
    expect(scores.narrowed(on(0, 0))).toBe(first);
    const fifth = scores.narrowed(on(1, 1));
    expect(scores.narrowed(on(0, 0))).toBe(first);
    expect(scores.narrowed(on(1, 1))).toBe(fifth);
    expect(scores.narrowed(on(2, 0))).toBe(others[1]);
    expect(scores.narrowed(on(0, 1))).toBe(others[2]);
    expect(scores.narrowed(on(1, 0))).not.toBe(others[0]);
  });
});

describe('the scores of a board that is too large to keep all cells', () => {
  // 2 × 300 × 400 cells, of which four have points.
  const [tiers, tasks] = [300, 400];
  const first = makeDataset([{ cells: [[cell]] }, { cells: [[cell]] }], {}, { tiers, tasks });
  const [point] = first.points;
  if (!point) throw new Error('no point');
  const points = [
    point,
    { ...point, evaluation: 1 },
    { ...point, evaluation: 1, tiers: [7], task: 399, correct: 2 },
    { ...point, evaluation: 1, tiers: [7], task: 0, correct: 9 },
  ];
  const scores = scoreDataset({ ...first, points });

  it('are those of its cells, each scored when it is looked at', () => {
    const { tiers: own, overall } = scores.of(1);
    expect(own.filter((tier) => tier !== null).map(({ tier }) => tier)).toEqual([0, 7]);
    const [, , , , , , , seventh] = own;
    expect(seventh?.cells.map((one, task) => (one ? `${task}: ${one.counters.correct}` : '')).join('')).toBe(
      '0: 9399: 2',
    );
    expect(scores.cell(1, 7, 399)?.counters.correct).toBe(2);
    expect([scores.cell(1, 8, 0), scores.cell(0, 7, 399)]).toEqual([null, null]);
    // Geometric means of the shares: 1000 · √(.5 · √(.9 · .2)).
    expect(overall?.plain).toBeCloseTo(1000 * Math.sqrt(0.5 * Math.sqrt(0.18)), 9);
    expect(seventh?.anyIncomplete).toBe(false);
  });
});
