import { describe, expect, it } from 'vitest';
import { clusteredZ } from '../../scoring/clustered-z.ts';
import { Z_95 } from '../../scoring/constants.ts';
import { designEffect } from '../../scoring/design-effect.ts';

describe('designEffect', () => {
  it('is 1 when points differ no more than chance would make them', () => {
    expect(
      designEffect([
        { correct: 5, total: 10 },
        { correct: 5, total: 10 },
      ]),
    ).toBe(1);
  });

  it('is C·n_j/(C − 1) when every point is all right or all wrong in equal numbers', () => {
    const [right, wrong] = [
      { correct: 8, total: 8 },
      { correct: 0, total: 8 },
    ];
    expect(designEffect([right, wrong, right, wrong])).toBeCloseTo((4 / 3) * 8, 12);
  });

  it('is 1 when all answers are alike, and ignores points without responses', () => {
    expect(
      designEffect([
        { correct: 4, total: 4 },
        { correct: 3, total: 3 },
        { correct: 0, total: 0 },
      ]),
    ).toBe(1);
  });

  it('refuses a single point with responses, and more correct than total', () => {
    expect(() =>
      designEffect([
        { correct: 1, total: 2 },
        { correct: 0, total: 0 },
      ]),
    ).toThrow(RangeError);
    expect(() =>
      designEffect([
        { correct: 3, total: 2 },
        { correct: 1, total: 2 },
      ]),
    ).toThrow(RangeError);
  });
});

describe('clusteredZ', () => {
  // scipy.stats.t.ppf(.975, 10), (.975, 3), (norm.cdf(3), 4) and (.975, 1) = tan(.475 π)
  it.each([
    [Z_95, 2, 12.706204736174707],
    [Z_95, 11, 2.2281388519862747],
    [Z_95, 4, 3.182446305284263],
    [3, 5, 6.6202059668158645],
  ])('at z = %d with %i points is the t of one degree of freedom less', (z, points, t) => {
    expect(clusteredZ(z)(points, 1)).toBeCloseTo(t, 9);
  });

  it('grows with √deff, and is the same when asked again', () => {
    const at95 = clusteredZ(Z_95);
    expect(at95(4, 32 / 3)).toBeCloseTo(3.182446305284263 * Math.sqrt(32 / 3), 9);
    expect(at95(11, 1)).toBeCloseTo(2.2281388519862747, 9);
    expect(at95(4, 1)).toBeCloseTo(3.182446305284263, 9);
  });

  it('is 0 at z = 0, and refuses a z below 0 and a single point', () => {
    expect(clusteredZ(0)(5, 2)).toBeCloseTo(0, 15);
    expect(() => clusteredZ(-1)).toThrow(RangeError);
    expect(() => clusteredZ(Infinity)).toThrow(RangeError);
    expect(() => clusteredZ(1)(1, 1)).toThrow(RangeError);
  });
});
