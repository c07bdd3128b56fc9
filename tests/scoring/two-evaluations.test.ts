import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellCounters } from '../../scoring/cell-counters.ts';
import { cellInterval } from '../../scoring/cell-interval.ts';
import { Z_95 } from '../../scoring/constants.ts';
import { differencePValue } from '../../scoring/difference-p-value.ts';
import { resolvableGap } from '../../scoring/resolvable-gap.ts';
import { scoreDifference } from '../../scoring/score-difference.ts';
import { furtherResponses } from '../../scoring/further-responses.ts';
import { type LogMean, logMeanOf } from '../../scoring/log-mean.ts';
import { scoreInterval } from '../../scoring/score-interval.ts';
import { scorableCell, zValue } from './arbitraries.ts';

const meanOf = (cells: readonly CellCounters[]): LogMean =>
  logMeanOf(cells.map((cell) => cellInterval(cell, Z_95)));

const pair = fc
  .array(fc.tuple(scorableCell, scorableCell), { minLength: 1, maxLength: 6 })
  .map((cells) => [cells.map(([a]) => a), cells.map(([, b]) => b)] as const);

describe('scoreDifference', () => {
  it('turns around when the two change places', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const forth = scoreDifference(meanOf(a), meanOf(b));
        const back = scoreDifference(meanOf(b), meanOf(a));
        expect(back.difference).toBeCloseTo(-forth.difference, 12);
        expect(back.lower).toBeCloseTo(-forth.upper, 12);
        expect(back.ratio * forth.ratio).toBeCloseTo(1, 10);
      }),
    );
  });

  it('calls limits that meet zero up to rounding a tie', () => {
    // Both differ only by what the floor cut off: ln s̃ − ln .01 is the difference and the arm alike.
    const floored = meanOf(
      Array(6).fill({ correct: 0, total: 1, truncated: 700, guessSum: 0, guessSquareSum: 1 }),
    );
    const above = logMeanOf([0.0909, 0, 0, 0, 0, 0].map((score) => ({ score, lower: -1, upper: 1 })));
    expect(scoreDifference(above, floored).lower).toBe(0);
    expect(scoreDifference(floored, above).upper).toBe(0);
    // .5 apart with arms of .3 and .4: only rounding is left, 5.6 · 10⁻¹⁷.
    const high = { logMean: -1.5, squareBelow: 0.3 ** 2, squareAbove: 1 };
    const low = { logMean: -2, squareBelow: 1, squareAbove: 0.4 ** 2 };
    expect(scoreDifference(high, low).lower).toBe(0);
    expect(scoreDifference(low, high).upper).toBe(0);
  });

  it('refuses squares that are none', () => {
    const fine = { logMean: -1, squareBelow: 1, squareAbove: 1 };
    expect(() => scoreDifference(fine, { ...fine, squareAbove: -2 })).toThrow(RangeError);
    expect(() => scoreDifference(fine, { ...fine, squareBelow: -2 })).toThrow(RangeError);
    expect(() => scoreDifference({ ...fine, logMean: NaN }, fine)).toThrow(RangeError);
  });
});

describe('the p-value of a difference', () => {
  it('is below 5 % exactly when the 95 % interval leaves 0 out', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const { lower, upper, pValue } = scoreDifference(meanOf(a), meanOf(b));
        fc.pre(Math.abs(pValue - 0.05) > 1e-9);
        expect(pValue < 0.05).toBe(lower > 0 || upper < 0);
      }),
    );
  });

  it('does not care who comes first, and is 1 for equals', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const [forth, back] = [scoreDifference(meanOf(a), meanOf(b)), scoreDifference(meanOf(b), meanOf(a))];
        expect(back.pValue).toBeCloseTo(forth.pValue, 12);
        expect(scoreDifference(meanOf(a), meanOf(a)).pValue).toBe(1);
      }),
    );
  });

  it('looks at the side of zero', () => {
    // statistics.NormalDist of Python: 2 · Φ(−2) and 2 · Φ(−3.5)
    const arm = 1 / 1.959963984540054;
    expect(differencePValue({ difference: 2, lower: 2 - 1 / arm, upper: 99 })).toBeCloseTo(
      0.04550026389635842,
      12,
    );
    expect(differencePValue({ difference: -3.5, lower: -99, upper: -3.5 + 1 / arm })).toBeCloseTo(
      0.0004652581580710802,
      12,
    );
  });

  it('is 0 where nothing is uncertain and the two differ', () => {
    expect(differencePValue({ difference: 0.1, lower: 0.1, upper: 0.1 })).toBe(0);
  });
});

describe('furtherResponses', () => {
  // ((1.959964 + .841621) / 1.959964)² = 2.0432 of Python; for z = 3: ((3 + .841621) / 1.959964)² = 3.8418
  it.each([
    [{ difference: 1, lower: 0, upper: 9 }, 1.959963984540054, 1044],
    [{ difference: -1, lower: -9, upper: 0 }, 1.959963984540054, 1044],
    [{ difference: 1, lower: 0, upper: 9 }, 3, 2842],
    [{ difference: 0.5, lower: -0.5, upper: 9 }, 1.959963984540054, 7173],
  ])('of %o at z = %d are %i for 1,000 so far', (interval, z, further) => {
    expect(furtherResponses(interval, 1000, z)).toBe(further);
  });

  it('are none where far fewer would do, and unknown where the scores are equal', () => {
    expect(furtherResponses({ difference: 1, lower: 0.9, upper: 1.1 }, 1000, 2)).toBe(0);
    expect(furtherResponses({ difference: 0, lower: -1, upper: 1 }, 1000, 2)).toBeNull();
  });

  it('make the two differ when they come: with as many, the difference is found in 80 % of runs', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 3, noNaN: true }), zValue, (difference, z) => {
        const interval = { difference, lower: difference - 1, upper: difference + 1 };
        const further = furtherResponses(interval, 1e6, z) ?? 0;
        fc.pre(further > 0);
        // The radius shrinks with the root: then d lies z + .8416 standard errors from zero.
        const radius = Math.sqrt(1e6 / (1e6 + further));
        expect((1.959963984540054 * difference) / radius).toBeCloseTo(z + 0.8416212335729143, 4);
      }),
    );
  });
});

describe('resolvableGap', () => {
  const mean = meanOf([{ correct: 700, total: 1000, truncated: 0, guessSum: 0, guessSquareSum: 1000 }]);
  const typical = scoreInterval(mean);

  it.each([Z_95, 3.7])('is the gap at which the two are just told apart at z = %d', (z) => {
    const points = resolvableGap(typical, z);
    const half = Math.asinh(points / (2 * typical.score));
    const [upper, lower] = [half, -half].map((by) => ({ ...mean, logMean: mean.logMean + by }));
    expect(1000 * (Math.exp(typical.logMean + half) - Math.exp(typical.logMean - half))).toBeCloseTo(
      points,
      9,
    );
    const { difference, lower: limit } = scoreDifference(upper ?? mean, lower ?? mean);
    expect((Z_95 * difference) / (difference - limit)).toBeCloseTo(z, 9);
  });

  it('is near z·√2·SE for one big cell', () => {
    const expected = 1000 * Z_95 * Math.SQRT2 * Math.sqrt((0.7 * 0.3) / 1000);
    expect(Math.abs(resolvableGap(typical, Z_95) / expected - 1)).toBeLessThan(0.01);
  });

  it('is 0 where nothing is uncertain', () => {
    expect(resolvableGap({ logMean: -1, logLower: -1, logUpper: -1 }, Z_95)).toBe(0);
  });

  it('never exceeds the scale', () => {
    expect(resolvableGap({ logMean: -0.1, logLower: -4, logUpper: 0 }, Z_95)).toBe(1000);
  });

  it.each([{ logLower: -0.4 }, { logUpper: -0.6 }, { logLower: -Infinity }])('refuses %o', (limits) => {
    expect(() => resolvableGap({ logMean: -0.5, logLower: -0.6, logUpper: -0.4, ...limits }, Z_95)).toThrow(
      RangeError,
    );
  });
});
