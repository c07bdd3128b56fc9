import { describe, expect, it } from 'vitest';
import { scoreChanges } from '../../src/score/score-change.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset } from '../board/make-dataset.ts';

const boardOf = (correct: number | null) =>
  scoreDataset(
    makeDataset([
      { id: 'a', cells: [[correct === null ? null : { correct, total: 100 }]] },
      { id: 'b', cells: [[{ correct: 50, total: 100 }]] },
    ]),
  );

const changesTo = (correct: number | null) => scoreChanges(boardOf(70), boardOf(correct), [[0, 0]]);

describe('the change of a score', () => {
  it('has the limits of square-and-add', () => {
    for (const correct of [20, 69, 70, 76, 83, 99]) {
      const [change] = changesTo(correct).all;
      if (!change) throw new Error('no change');
      // Newcombe 1998: limits d ± √(Δa² + Δb²).
      const { before, after, difference, lower, upper } = change;
      const below = Math.hypot(after.value - after.range[0], before.range[1] - before.value);
      const above = Math.hypot(after.range[1] - after.value, before.value - before.range[0]);
      expect(difference).toBe(after.value - before.value);
      expect([lower, upper]).toEqual([
        expect.closeTo(difference - below, 9),
        expect.closeTo(difference + above, 9),
      ]);
    }
  });

  it('has a p below .05 just where its interval leaves out zero', () => {
    const hits = Array.from({ length: 101 }, (_, correct) => changesTo(correct).all[0]).map((change) => {
      if (!change) throw new Error('no change');
      expect(change.pValue < 0.05).toBe(change.lower > 0 || change.upper < 0);
      return change.pValue < 0.05;
    });
    expect(new Set(hits)).toEqual(new Set([true, false]));
  });

  it('is none where one of the two has no score, which lowers no threshold', () => {
    expect(changesTo(null)).toMatchObject({ all: [null], compared: 0, threshold: 0.05 });
    const two = scoreChanges(boardOf(70), boardOf(83), [
      [0, 0],
      [1, 1],
    ]);
    expect(two).toMatchObject({ compared: 2, threshold: 0.025 });
  });
});
