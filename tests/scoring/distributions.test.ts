import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bisect } from '../../scoring/bisect.ts';
import { Z_95 } from '../../scoring/constants.ts';
import { incompleteBeta } from '../../scoring/incomplete-beta.ts';
import { logGamma } from '../../scoring/log-gamma.ts';
import { normalCdf } from '../../scoring/normal-cdf.ts';
import { normalQuantile } from '../../scoring/normal-quantile.ts';
import { studentQuantile } from '../../scoring/student-quantile.ts';

/** Relative distance. */
const off = (got: number, want: number): number => Math.abs(got / want - 1);

describe('normalQuantile', () => {
  it('undoes normalCdf, and the other way round', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 5, noNaN: true }), (x) => {
        expect(normalQuantile(normalCdf(x))).toBeCloseTo(x, 9);
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1, maxExcluded: true, noNaN: true }), (p) => {
        expect(off(normalCdf(normalQuantile(p)), p)).toBeLessThan(1e-11);
      }),
    );
  });

  it('is the constant of our intervals at .975', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(Z_95, 14);
    expect(normalQuantile(0.5)).toBe(0);
  });

  it.each([0, 1, -0.1, NaN])('refuses %d', (p) => {
    expect(() => normalQuantile(p)).toThrow(RangeError);
  });
});

describe('normalCdf', () => {
  it('never falls', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -40, max: 40, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (x, step) => normalCdf(x) <= normalCdf(x + step) + 1e-15,
      ),
    );
  });

  it('joins its two formulas without a step', () => {
    expect(off(normalCdf(-3), normalCdf(-3 + 1e-13))).toBeLessThan(1e-11);
  });

  it('is 0 and 1 at the ends and refuses NaN', () => {
    expect([normalCdf(-Infinity), normalCdf(Infinity)]).toEqual([0, 1]);
    expect(() => normalCdf(NaN)).toThrow(RangeError);
  });
});

// Values of 30 digits by root finding in arbitrary precision.
describe('studentQuantile', () => {
  it.each([
    [0.975, 1, 12.706204736174693],
    [0.975, 2, 4.302652729749462],
    [0.975, 2.5, 3.574654842003682],
    [0.975, 10, 2.2281388519862743],
    [0.995, 4, 4.604094871349992],
    [0.9999, 30, 4.233985957272061],
    [0.975, 100000, 1.9599877075346093],
  ])('has %d at %d degrees of freedom', (p, degrees, value) => {
    expect(off(studentQuantile(p, degrees), value)).toBeLessThan(1e-10);
    expect(off(-studentQuantile(1 - p, degrees), value)).toBeLessThan(1e-10);
  });

  it('is 0 in the middle', () => {
    expect(studentQuantile(0.5, 3)).toBe(0);
  });

  it.each([
    [0, 3],
    [1, 3],
    [0.9, 0],
    [0.9, Infinity],
  ])('refuses p = %d with %d degrees of freedom', (p, degrees) => {
    expect(() => studentQuantile(p, degrees)).toThrow(RangeError);
  });
});

describe('incompleteBeta', () => {
  it.each([
    [0.2, 2.5, 7.25, 0.3844427251997646],
    [0.45, 200, 300, 0.9881463456202629],
    [0.001, 0.5, 0.5, 0.02013504163337749],
    [0.9999, 3000, 1.5, 0.896414058783879],
  ])('at %d with %d and %d', (x, a, b, value) => {
    expect(off(incompleteBeta(x, a, b), value)).toBeLessThan(1e-11);
    expect(incompleteBeta(1 - x, b, a)).toBeCloseTo(1 - value, 11);
  });

  it('is 0 and 1 at the ends', () => {
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1]);
    expect([incompleteBeta(0, 0.5, 0.5), incompleteBeta(1, 0.5, 0.5)]).toEqual([0, 1]);
  });

  it.each([
    [-0.1, 1, 1],
    [1.1, 1, 1],
    [0.5, 0, 1],
    [0.5, 1, -1],
  ])('refuses %d, %d, %d', (x, a, b) => {
    expect(() => incompleteBeta(x, a, b)).toThrow(RangeError);
  });
});

describe('logGamma', () => {
  it.each([
    [0.001, 6.907178885383854],
    [1.5, -0.12078223763524522],
    [7.3, 7.147892523022249],
    [100.25, 360.28455963776423],
    [100000, 1051287.7089736569],
  ])('at %d', (x, value) => {
    expect(off(logGamma(x), value)).toBeLessThan(1e-13);
  });

  it.each([0, -1, Infinity, NaN])('refuses %d', (x) => {
    expect(() => logGamma(x)).toThrow(RangeError);
  });
});

describe('bisect', () => {
  it('finds the very double at which a condition turns true', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, minExcluded: true, noNaN: true }), (edge) => {
        expect(bisect((x) => x >= edge, 0, 1)).toBe(edge);
      }),
    );
  });

  it('ends at the upper end when the condition never turns true', () => {
    expect(bisect(() => false, 0, 1)).toBe(1);
  });
});
