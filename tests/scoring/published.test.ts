import { describe, expect, it } from 'vitest';
import type { CellCounters } from '../../scoring/cell-counters.ts';
import { compatibleCell } from '../../scoring/compatible-cell.ts';
import { geometricPoints } from '../../scoring/geometric-points.ts';
import { truncatedShare } from '../../scoring/truncated-share.ts';
import { wilson } from '../../scoring/wilson.ts';

const cell = (correct: number, total: number, truncated: number, chance = 0): CellCounters => ({
  correct,
  total,
  truncated,
  guessSum: chance * total,
  guessSquareSum: (1 - chance) ** 2 * total,
});

describe('published ReasonScape figures', () => {
  it('has the bucket of 337 correct of 888 with one guess in twelve, to the last printed digit', () => {
    const { successes, trials, center, margin, truncatedRatio } = compatibleCell(cell(337, 888, 8, 1 / 12));
    expect(successes).toBe(263);
    expect(trials).toBe(814);
    expect(successes / trials).toBe(0.3230958230958231);
    expect(center).toBeCloseTo(0.3239267848444002, 15);
    expect(margin).toBeCloseTo(0.03206244563179326, 15);
    expect(truncatedRatio).toBe(0.008928571428571428);
  });

  it('has 784 of 862 with 226 truncated to six digits', () => {
    const { center, margin, truncatedRatio } = compatibleCell(cell(784, 862, 226));
    expect(center).toBeCloseTo(0.907696, 6);
    expect(margin).toBeCloseTo(0.019195, 6);
    expect(truncatedRatio).toBeCloseTo(0.207721, 6);
  });

  it('adds the margin and subtracts the truncation: 0.808 + 0.018 − 0.015', () => {
    const { center, margin, truncatedRatio, adjustedScore } = compatibleCell(cell(1526, 1887, 29));
    expect([center, margin, truncatedRatio].map((value) => Math.round(value * 1000))).toEqual([808, 18, 15]);
    expect(adjustedScore).toBeCloseTo(0.811, 3);
  });

  it.each([
    [103, 2201, 4.47],
    [339, 2061, 14.1],
    [182, 4746, 3.69],
  ])('counts %i truncated beside a total of %i as %f %', (truncated, total, percent) => {
    const { ratio } = truncatedShare({ total, truncated }, 1.96);
    expect(Math.abs(100 * ratio - percent)).toBeLessThan(percent > 10 ? 0.05 : 0.005);
  });

  // Upper end and truncation of every cell of the row of Hermes-4 70B AWQ, as printed.
  it.each([
    [
      'easy',
      497,
      [0.62, 0.78, 0.54, 0.84, 0.89, 0.75, 0.78, 0.91, 0.93, 0.82, 0.95, 0.61],
      [0.05, 0.19, 0.8, 0.2, 0.03, 0.04, 0, 0.06, 0.12, 0.09, 0.03, 0.13],
    ],
    [
      'medium',
      422,
      [0.51, 0.68, 0.36, 0.74, 0.88, 0.54, 0.71, 0.74, 0.81, 0.82, 0.83, 0.51],
      [0.08, 0.15, 0.91, 0.17, 0.03, 0.09, 0, 0.11, 0.13, 0.11, 0.05, 0.13],
    ],
  ] as const)(
    'scores the %s row of the table at %i from its rounded cells',
    (_, published, uppers, truncated) => {
      const score = geometricPoints(uppers.map((upper, task) => upper - (truncated[task] ?? NaN)));
      expect(Math.abs(score - published)).toBeLessThan(3);
    },
  );

  it('needs the floor of .01: without it that row has no geometric mean', () => {
    expect(geometricPoints([0.54 - 0.8])).toBeCloseTo(10, 12);
  });
});

describe('why the compatible score must not stand alone', () => {
  it('pays for testing less: 80 % of 32 scores 903, 85 % of 1,024 scores 871', () => {
    const score = (correct: number, total: number): number =>
      1000 * compatibleCell(cell(correct, total, 0)).adjustedScore;
    expect(score(25.6, 32)).toBeCloseTo(903, -0.5);
    expect(score(870.4, 1024)).toBeCloseTo(871, -0.5);
  });

  it('takes the upper Wilson limit of every task', () => {
    const { center, margin } = compatibleCell(cell(96, 128, 0));
    expect(center + margin).toBe(wilson(96, 128, 1.96).upper);
  });
});
