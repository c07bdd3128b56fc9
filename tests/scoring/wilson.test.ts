import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilson } from '../../scoring/wilson.ts';
import { counts, zValue } from './arbitraries.ts';

describe('wilson', () => {
  it('contains the share itself', () => {
    fc.assert(
      fc.property(counts, zValue, ({ successes, trials }, z) => {
        const { lower, upper } = wilson(successes, trials, z);
        const share = successes / trials;
        return lower <= share + 1e-15 && share - 1e-15 <= upper;
      }),
    );
  });

  it('treats successes and failures alike', () => {
    fc.assert(
      fc.property(counts, zValue, ({ successes, trials }, z) => {
        const mirrored = wilson(trials - successes, trials, z);
        const { center, margin, lower, upper } = wilson(successes, trials, z);
        expect(mirrored.center).toBeCloseTo(1 - center, 12);
        expect(mirrored.margin).toBeCloseTo(margin, 12);
        expect(mirrored.lower).toBeCloseTo(1 - upper, 12);
        expect(mirrored.upper).toBeCloseTo(1 - lower, 12);
      }),
    );
  });

  it('solves (p̂ − p)² = z²·p(1 − p)/n at both ends', () => {
    fc.assert(
      fc.property(counts, zValue, ({ successes, trials }, z) => {
        const { lower, upper } = wilson(successes, trials, z);
        for (const end of [lower, upper]) {
          const distance = (successes / trials - end) ** 2;
          expect(distance).toBeCloseTo((z * z * end * (1 - end)) / trials, 12);
        }
      }),
    );
  });

  it('is exactly 0 without successes and exactly 1 without failures', () => {
    fc.assert(
      fc.property(counts, zValue, ({ trials }, z) => {
        expect(wilson(0, trials, z).lower).toBe(0);
        expect(wilson(trials, trials, z).upper).toBe(1);
      }),
    );
  });

  it('is the share itself at no standard deviation', () => {
    expect(wilson(3, 4, 0)).toEqual({ center: 0.75, margin: 0, lower: 0.75, upper: 0.75 });
  });

  it.each([
    ['more successes than trials', 3, 2, 1.96],
    ['negative successes', -1, 2, 1.96],
    ['no trials', 0, 0, 1.96],
    ['endless trials', 1, Infinity, 1.96],
    ['NaN', NaN, 2, 1.96],
    ['a negative z', 1, 2, -1],
    ['a z that is not a number', 1, 2, NaN],
  ])('refuses %s', (_, successes, trials, z) => {
    expect(() => wilson(successes, trials, z)).toThrow(RangeError);
  });
});
