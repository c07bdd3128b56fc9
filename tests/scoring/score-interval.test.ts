import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellInterval } from '../../scoring/cell-interval.ts';
import { Z_95 } from '../../scoring/constants.ts';
import { geometricPoints } from '../../scoring/geometric-points.ts';
import type { ScoreLimits } from '../../scoring/log-cell.ts';
import { limitShift } from '../../scoring/limit-shift.ts';
import { logMeanOf, meanOfTiers } from '../../scoring/log-mean.ts';
import { scoreInterval as intervalOf, type ScoreInterval } from '../../scoring/score-interval.ts';
import { tierWeights } from '../../scoring/tier-weights.ts';
import { scorableCell } from './arbitraries.ts';

const cells = fc.array(
  scorableCell.map((cell): ScoreLimits => cellInterval(cell, Z_95)),
  { minLength: 1, maxLength: 12 },
);
const scoreInterval = (list: readonly ScoreLimits[], weights?: readonly number[]): ScoreInterval =>
  intervalOf(logMeanOf(list, weights));
const exactly = (score: number): ScoreLimits => ({ score, lower: score, upper: score });

describe('scoreInterval', () => {
  it('does not care about the order of the cells', () => {
    fc.assert(
      fc.property(
        cells.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          const [a, b] = [scoreInterval(list), scoreInterval(shuffled)];
          expect(Math.abs(a.logMean - b.logMean)).toBeLessThan(1e-12);
          expect(Math.abs(a.logLower - b.logLower)).toBeLessThan(1e-12);
          expect(Math.abs(a.logUpper - b.logUpper)).toBeLessThan(1e-12);
        },
      ),
    );
  });

  it('is the cell itself when there is one, brought between the floor and 1', () => {
    const { score, lower, upper } = scoreInterval([{ score: 0.4, lower: -0.1, upper: 1.2 }]);
    expect([score, lower, upper].map((points) => Math.round(points * 1e9) / 1e9)).toEqual([400, 10, 1000]);
  });

  it('shrinks its arms by √m when m cells are alike', () => {
    const cell = { score: 0.5, lower: 0.4, upper: 0.6 };
    const [one, four] = [scoreInterval([cell]), scoreInterval([cell, cell, cell, cell])];
    expect(four.score).toBeCloseTo(500, 10);
    expect(four.logMean - four.logLower).toBeCloseTo((one.logMean - one.logLower) / 2, 12);
    expect(four.logUpper - four.logMean).toBeCloseTo((one.logUpper - one.logMean) / 2, 12);
  });

  it('weighs every tier the same, whatever its number of tasks', () => {
    const { score } = scoreInterval([0.9, 0.9, 0.9, 0.1].map(exactly), tierWeights([0, 0, 0, 1]));
    expect(score).toBeCloseTo(300, 10);
  });

  it('is over tiers what it is over all their cells with the weights of tiers', () => {
    fc.assert(
      fc.property(cells, cells, (easy, hard) => {
        const tiers = [...easy.map(() => 0), ...hard.map(() => 1)];
        const whole = logMeanOf([...easy, ...hard], tierWeights(tiers));
        const byTier = meanOfTiers([logMeanOf(easy), logMeanOf(hard)]);
        expect(byTier.logMean).toBeCloseTo(whole.logMean, 12);
        expect(byTier.squareBelow).toBeCloseTo(whole.squareBelow, 12);
        expect(byTier.squareAbove).toBeCloseTo(whole.squareAbove, 12);
      }),
    );
  });

  it('holds its score, however far the limits are moved', () => {
    fc.assert(
      fc.property(fc.array(scorableCell, { minLength: 1, maxLength: 6 }), (counters) => {
        const limits = counters.map((cell) => cellInterval(cell, Z_95));
        const shifts = limits.map(limitShift);
        for (const shift of [0, ...shifts, 0.5]) {
          expect(shift).toBeGreaterThanOrEqual(0);
          expect(shift).toBeLessThanOrEqual(0.5);
          const { score, lower, upper } = intervalOf(logMeanOf(limits), shift);
          expect(lower).toBeLessThanOrEqual(score);
          expect(upper).toBeGreaterThanOrEqual(score);
          expect(upper).toBeLessThanOrEqual(1000);
        }
      }),
    );
  });

  it.each([
    ['no cells', [], undefined],
    ['limits out of order', [{ score: 0.5, lower: 0.6, upper: 0.7 }], undefined],
    ['NaN', [exactly(NaN)], undefined],
    ['another number of weights', [exactly(0.5)], [1, 1]],
    ['negative weights', [exactly(0.5), exactly(0.6)], [2, -1]],
    ['weights that are all zero', [exactly(0.5)], [0]],
  ])('refuses %s', (_, list, weights) => {
    expect(() => scoreInterval(list, weights)).toThrow(RangeError);
  });
});

describe('geometricPoints', () => {
  it('is between the smallest and the largest floored cell', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }),
        (scores) => {
          const floored = scores.map((score) => 1000 * Math.max(0.01, score));
          const points = geometricPoints(scores);
          expect(points).toBeGreaterThanOrEqual(Math.min(...floored) - 1e-9);
          expect(points).toBeLessThanOrEqual(Math.max(...floored) + 1e-9);
        },
      ),
    );
  });
});
