import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellCounters } from '../../scoring/cell-counters.ts';
import { cellInterval } from '../../scoring/cell-interval.ts';
import { Z_95 } from '../../scoring/constants.ts';
import { differencePValue } from '../../scoring/difference-p-value.ts';
import { resolvableGap } from '../../scoring/resolvable-gap.ts';
import { scoreDifference } from '../../scoring/score-difference.ts';
import { type ScoreInterval, scoreInterval } from '../../scoring/score-interval.ts';
import { scorableCell } from './arbitraries.ts';

const intervalOf = (cells: readonly CellCounters[], z: number): ScoreInterval =>
  scoreInterval(cells.map((cell) => cellInterval(cell, z)));

const pair = fc
  .array(fc.tuple(scorableCell, scorableCell), { minLength: 1, maxLength: 6 })
  .map((cells) => [cells.map(([a]) => a), cells.map(([, b]) => b)] as const);

describe('scoreDifference', () => {
  it('turns around when the two change places', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const forth = scoreDifference(intervalOf(a, Z_95), intervalOf(b, Z_95));
        const back = scoreDifference(intervalOf(b, Z_95), intervalOf(a, Z_95));
        expect(back.difference).toBeCloseTo(-forth.difference, 12);
        expect(back.lower).toBeCloseTo(-forth.upper, 12);
        expect(back.ratio * forth.ratio).toBeCloseTo(1, 10);
      }),
    );
  });

  it('calls limits that meet zero up to rounding a tie', () => {
    // Both differ only by what the floor cut off: ln s̃ − ln .01 is the difference and the arm alike.
    const floored = intervalOf(
      Array(6).fill({ correct: 0, total: 1, truncated: 700, guessSum: 0, guessSquareSum: 1 }),
      Z_95,
    );
    const above = scoreInterval([0.0909, 0, 0, 0, 0, 0].map((score) => ({ score, lower: -1, upper: 1 })));
    expect(scoreDifference(above, floored).lower).toBe(0);
    expect(scoreDifference(floored, above).upper).toBe(0);
    // .5 apart with arms of .3 and .4: only rounding is left, 5.6 · 10⁻¹⁷.
    const high = { logMean: -1.5, logLower: -1.8, logUpper: -0.5 };
    const low = { logMean: -2, logLower: -3, logUpper: -1.6 };
    expect(scoreDifference(high, low).lower).toBe(0);
    expect(scoreDifference(low, high).upper).toBe(0);
  });

  it('refuses limits that are not in order', () => {
    const fine = { logMean: -1, logLower: -2, logUpper: 0 };
    expect(() => scoreDifference(fine, { ...fine, logUpper: -1.5 })).toThrow(RangeError);
    expect(() => scoreDifference({ ...fine, logMean: NaN }, fine)).toThrow(RangeError);
  });
});

/** The p-value of two lists of cells, found by widening the limits of every cell. */
const pValueOf = (a: readonly CellCounters[], b: readonly CellCounters[]): number =>
  differencePValue((z) => scoreDifference(intervalOf(a, z), intervalOf(b, z)), 40);

describe('differencePValue', () => {
  it('is below 5 % exactly when the 95 % interval leaves 0 out', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const { lower, upper } = scoreDifference(intervalOf(a, Z_95), intervalOf(b, Z_95));
        const pValue = pValueOf(a, b);
        fc.pre(Math.abs(pValue - 0.05) > 1e-9);
        expect(pValue < 0.05).toBe(lower > 0 || upper < 0);
      }),
      { numRuns: 50 },
    );
  });

  it('does not care who comes first, and is 1 for equals', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(pValueOf(b, a)).toBeCloseTo(pValueOf(a, b), 12);
        expect(pValueOf(a, a)).toBe(1);
      }),
      { numRuns: 20 },
    );
  });

  it('is 0 when no interval up to the largest z reaches zero', () => {
    const limits = (z: number) => ({ lower: 10 - z, upper: 10 + z });
    expect(differencePValue(limits, 9.999)).toBe(0);
    // 2 · Φ(−10), mpmath: erfc(10 / √2)
    expect(differencePValue(limits, 10) / 1.523970604832105e-23).toBeCloseTo(1, 9);
  });

  it('looks on both sides of zero', () => {
    expect(differencePValue((z) => ({ lower: -3 - z, upper: -2 + z }), 40)).toBeCloseTo(
      0.04550026389635842,
      12,
    );
    expect(differencePValue((z) => ({ lower: 2 - z, upper: 3 + z }), 40)).toBeCloseTo(
      0.04550026389635842,
      12,
    );
  });

  it('refuses to look nowhere', () => {
    expect(() => differencePValue(() => ({ lower: 0, upper: 0 }), 0)).toThrow(RangeError);
  });
});

describe('resolvableGap', () => {
  const typical = intervalOf(
    [{ correct: 700, total: 1000, truncated: 0, guessSum: 0, guessSquareSum: 1000 }],
    Z_95,
  );
  const shifted = (by: number): ScoreInterval => ({
    ...typical,
    logMean: typical.logMean + by,
    logLower: typical.logLower + by,
    logUpper: typical.logUpper + by,
  });

  it('is the gap at which the interval of the difference touches zero', () => {
    const points = resolvableGap(typical);
    const half = Math.asinh(points / (2 * typical.score));
    expect(1000 * (Math.exp(shifted(half).logMean) - Math.exp(shifted(-half).logMean))).toBeCloseTo(
      points,
      9,
    );
    expect(scoreDifference(shifted(half), shifted(-half)).lower).toBeCloseTo(0, 12);
  });

  it('is near z·√2·SE for one big cell', () => {
    const expected = 1000 * Z_95 * Math.SQRT2 * Math.sqrt((0.7 * 0.3) / 1000);
    expect(Math.abs(resolvableGap(typical) / expected - 1)).toBeLessThan(0.01);
  });

  it('is 0 where nothing is uncertain', () => {
    expect(resolvableGap({ logMean: -1, logLower: -1, logUpper: -1 })).toBe(0);
  });

  it('never exceeds the scale', () => {
    expect(resolvableGap({ logMean: -0.1, logLower: -4, logUpper: 0 })).toBe(1000);
  });

  it.each([{ logLower: -0.4 }, { logUpper: -0.6 }, { logLower: -Infinity }])('refuses %o', (limits) => {
    expect(() => resolvableGap({ logMean: -0.5, logLower: -0.6, logUpper: -0.4, ...limits })).toThrow(
      RangeError,
    );
  });
});
