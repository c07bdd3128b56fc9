import { describe, expect, it } from 'vitest';
import { retentionOf } from '../../src/score/retention.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset, type CellInput } from '../board/make-dataset.ts';

const of100 = (correct: number | null): CellInput => (correct === null ? null : { correct, total: 100 });

/** Correct of 100 by tier and task. */
const retention = (...tiers: (readonly (number | null)[])[]) =>
  retentionOf(scoreDataset(makeDataset([{ cells: tiers.map((tasks) => tasks.map(of100)) }])), 0);

describe('retention', () => {
  it('is the plain score on the hardest tier over that on the easiest, limits squared and added', () => {
    const result = retention([90, 80], [70, 70], [60, 40]);
    expect(result).toMatchObject({ easiest: 0, hardest: 2 });
    // √(.6 · .4)/√(.9 · .8); limits of the ratio in Python from Wilson's limits of the four cells
    expect(result?.difference?.ratio).toBeCloseTo(0.5773502691896258, 12);
    expect(result?.difference?.ratioLower).toBeCloseTo(0.48404341730075845, 10);
    expect(result?.difference?.ratioUpper).toBeCloseTo(0.6727772078430028, 10);
  });

  it('takes the tasks that both tiers have', () => {
    const result = retention([90, 80], [60, null]);
    expect(result?.difference?.ratio).toBeCloseTo(2 / 3, 12);
    expect(result?.difference?.ratioLower).toBeCloseTo(0.546963281971787, 10);
    expect(result?.difference?.ratioUpper).toBeCloseTo(0.790788303507145, 10);
  });

  it('goes from the easiest to the hardest tier that was measured', () => {
    expect(retention([null], [80], [40])).toMatchObject({ easiest: 1, hardest: 2 });
    expect(retention([80], [40], [null])).toMatchObject({ easiest: 0, hardest: 1 });
  });

  it('needs two tiers, and a task that both have', () => {
    expect(retention([90, 80])).toBeNull();
    expect(retention([null, null], [60, 40])).toBeNull();
    expect(retention([90, null], [null, 40])).toEqual({ easiest: 0, hardest: 1, difference: null });
  });
});
