import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Z_95 } from '../../scoring/constants.ts';
import { geometricMean } from '../../scoring/geometric-mean.ts';
import {
  type DifferenceInterval,
  type Estimate,
  intervalDifference,
} from '../../scoring/interval-difference.ts';
import { mcnemarExact } from '../../scoring/mcnemar-exact.ts';
import { meanVariance } from '../../scoring/mean-variance.ts';
import { newcombePaired } from '../../scoring/newcombe-paired.ts';
import type { PairedCounts } from '../../scoring/outcome-correlation.ts';
import { normalizedWeights } from '../../scoring/normalized-weights.ts';
import { sameScore } from '../../scoring/same-score.ts';
import { squareAndAdd } from '../../scoring/square-and-add.ts';
import { wilson } from '../../scoring/wilson.ts';

const table = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), fc.nat(60), fc.nat(60))
  .map(([n1, n2, k1, k2]) => [Math.min(k1, n1), n1, Math.min(k2, n2), n2] as const);

/** A share with its Wilson limits. */
const shareOf = (k: number, n: number): Estimate => ({ ...wilson(k, n, Z_95), estimate: k / n });

/** Newcombe's method 10: the difference of two shares with Wilson limits. */
const unpaired = (k1: number, n1: number, k2: number, n2: number): DifferenceInterval =>
  intervalDifference(shareOf(k1, n1), shareOf(k2, n2));

describe('mcnemarExact', () => {
  it('does not care who is who, and is a probability', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (a, b) => {
        const p = mcnemarExact(a, b);
        expect(mcnemarExact(b, a)).toBe(p);
        expect(p > 0 && p <= 1).toBe(true);
      }),
    );
  });

  it.each([
    [-1, 2],
    [0.5, 2],
    [1, Infinity],
    [2, -1],
    [2, 0.5],
  ])('refuses %d and %d', (a, b) => {
    expect(() => mcnemarExact(a, b)).toThrow(RangeError);
  });
});

describe('squareAndAdd', () => {
  it('is the longer side less the shorter one when errors go together, and their sum when they oppose', () => {
    expect(squareAndAdd(3, 5, 1)).toBeCloseTo(2, 14);
    expect(squareAndAdd(3, 5, -1)).toBeCloseTo(8, 14);
    expect(squareAndAdd(0.1, 0.1, 1 + 1e-15)).toBe(0);
  });
});

describe('intervalDifference', () => {
  it('contains the difference and turns around with the two shares', () => {
    fc.assert(
      fc.property(table, ([k1, n1, k2, n2]) => {
        const { difference, lower, upper } = unpaired(k1, n1, k2, n2);
        const back = unpaired(k2, n2, k1, n1);
        expect(lower).toBeLessThanOrEqual(difference);
        expect(upper).toBeGreaterThanOrEqual(difference);
        expect(back.lower).toBeCloseTo(-upper, 12);
      }),
    );
  });
});

describe('newcombePaired', () => {
  const onItems = (counts: PairedCounts) => {
    const { both, onlyA, onlyB, neither } = counts;
    const items = both + onlyA + onlyB + neither;
    return newcombePaired(counts, shareOf(both + onlyA, items), shareOf(both + onlyB, items));
  };

  it('is the unpaired interval when the outcomes are unrelated', () => {
    const paired = onItems({ both: 24, onlyA: 36, onlyB: 16, neither: 24 });
    const { difference, lower, upper } = unpaired(60, 100, 40, 100);
    expect(paired.phi).toBe(0);
    expect([paired.difference, paired.lower, paired.upper]).toEqual(
      [difference, lower, upper].map((value) => expect.closeTo(value, 14) as number),
    );
  });

  it('knows outcomes that oppose each other, and leaves their correlation as it is', () => {
    // (5 · 10 − 20 · 15)/√(25 · 25 · 20 · 30); Newcombe takes n/2 off positive ones only.
    const { phi } = onItems({ both: 5, onlyA: 20, onlyB: 15, neither: 10 });
    expect(phi).toBeCloseTo(-250 / Math.sqrt(375_000), 14);
    // (20 · 20 − 5 · 5 − 25)/√(25⁴), and 0 where no more than n/2 is left.
    expect(onItems({ both: 20, onlyA: 5, onlyB: 5, neither: 20 }).phi).toBeCloseTo(350 / 625, 14);
    expect(onItems({ both: 5, onlyA: 4, onlyB: 4, neither: 4 }).phi).toBe(0);
  });

  it('is narrower than the unpaired one when the two solve the same items', () => {
    const { lower, upper } = onItems({ both: 60, onlyA: 6, onlyB: 3, neither: 31 });
    const apart = unpaired(66, 100, 63, 100);
    expect(upper - lower).toBeLessThan((apart.upper - apart.lower) / 2);
  });

  it.each([{ both: -1 }, { both: 0, onlyA: 0, onlyB: 0, neither: 0 }, { neither: NaN }, { onlyA: Infinity }])(
    'refuses %o',
    (wrong) => {
      const half = { estimate: 0.5, lower: 0.25, upper: 0.75 };
      expect(() => newcombePaired({ both: 1, onlyA: 2, onlyB: 3, neither: 4, ...wrong }, half, half)).toThrow(
        RangeError,
      );
    },
  );
});

describe('geometricMean', () => {
  it('is 0 with a value of 0 or less, unless a floor is put under it', () => {
    expect(geometricMean([0, 4], 0)).toBe(0);
    expect(geometricMean([-1, 4], 0)).toBe(0);
    expect(geometricMean([-1, 4], 1)).toBeCloseTo(2, 14);
  });

  it.each([
    ['no values', [], 0],
    ['NaN', [NaN], 0],
    ['an infinite value', [1, Infinity], 0],
    ['a negative floor', [1], -0.1],
  ])('refuses %s', (_, values, floor) => {
    expect(() => geometricMean(values, floor)).toThrow(RangeError);
  });
});

describe('meanVariance', () => {
  it('is that of the mean of the values, from two on', () => {
    // 1 and 2: ½ · ½; 1, 2 and 6: ((−2)² + (−1)² + 3²)/2/3
    expect(meanVariance(3, 5, 2)).toBe(0.25);
    expect(meanVariance(9, 41, 3)).toBeCloseTo(7 / 3, 14);
  });

  it('is not negative where rounding would make it so', () => {
    expect(meanVariance(0.3, 0.03, 3)).toBe(0);
    expect(meanVariance(3, 2.9999, 3)).toBe(0);
  });
});

describe('sameScore', () => {
  it('holds for scores that differ in the last digits only, and for zeros', () => {
    expect(sameScore(600, 600 * (1 + 9e-13))).toBe(true);
    expect(sameScore(600 * (1 + 9e-13), 600)).toBe(true);
    expect(sameScore(600, 600 * (1 + 1.1e-12))).toBe(false);
    expect(sameScore(-600, 600)).toBe(false);
    expect(sameScore(0, 0)).toBe(true);
    expect(sameScore(0, 1e-300)).toBe(false);
  });
});

describe('normalizedWeights', () => {
  it('are equal when none are given', () => {
    expect(normalizedWeights(4)).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(normalizedWeights(2, [0, 3])).toEqual([0, 1]);
  });
});
