import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactExp } from '../../scoring/exact-exp.ts';
import { exactLog } from '../../scoring/exact-log.ts';

/** As many units in the last place as two numbers are apart, roughly. */
const apart = (a: number, b: number): number =>
  a === b ? 0 : Math.abs(a - b) / (Math.max(Math.abs(a), Number.MIN_VALUE) * Number.EPSILON);

describe('exp and log that are the same in every engine', () => {
  // With 60 digits in Python's decimal, rounded to the nearest double.
  it.each([
    [1, 2.718281828459045],
    [-1, 0.36787944117144233],
    [0.5, 1.6487212707001282],
    [10, 22026.465794806718],
    [-4.605170185988091, 0.010000000000000004],
    [700, 1.0142320547350045e304],
  ])('exp %d', (x, expected) => {
    expect(apart(exactExp(x), expected)).toBeLessThanOrEqual(1);
  });

  it.each([
    [2, 0.6931471805599453],
    [10, 2.302585092994046],
    [0.01, -4.605170185988091],
    [0.8, -0.2231435513142097],
    [1e-310, -713.8013788281542],
  ])('log %d', (x, expected) => {
    expect(apart(exactLog(x), expected)).toBeLessThanOrEqual(1);
  });

  it('are those of this engine to within a digit, and know the ends', () => {
    fc.assert(
      fc.property(fc.double({ min: -740, max: 709, noNaN: true }), (x) => {
        expect(apart(exactExp(x), Math.exp(x))).toBeLessThanOrEqual(2);
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: Number.MIN_VALUE, noNaN: true }), (x) => {
        expect(apart(exactLog(x), Math.log(x))).toBeLessThanOrEqual(2);
      }),
    );
    for (const x of [0, -0, 710, -746, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(exactExp(x)).toBe(Math.exp(x));
      expect(exactLog(x)).toBe(Math.log(x));
    }
  });

  // V8 takes the steps of fdlibm too, so that every branch can be held to the last digit.
  it('are those of V8 to the last digit', () => {
    const beside = (x: number): number[] => [x * (1 - Number.EPSILON), x, x * (1 + Number.EPSILON)];
    const exponents = [
      // Halfway between two doubles behind the 1, on both sides of where the short way ends.
      2 ** -29 + 2 ** -53,
      2 ** -28 + 2 ** -53,
      // At the upper bound of the way without a power of two, where the other way gives another digit.
      0.34657349397806136,
      2 ** -29,
      2 ** -28,
      2 ** -27,
      0.2,
      Math.LN2 / 2,
      0.5,
      Math.LN2,
      1.5 * Math.LN2,
      1.3,
      40,
    ];
    const ends = [709.1, 709.5, 709.78, 709.782712893384, -707.5, -708.1, -708.3, -708.4, -720.5, -745.13];
    for (const x of [...exponents, ...exponents.map((one) => -one), ...ends].flatMap(beside))
      expect(exactExp(x)).toBe(Math.exp(x));
    const fractions = [
      // Within 2⁻²⁰ of 1, and just outside: the way of the other side gives another digit.
      1.0000007436921696,
      1.000001807218475,
      1.0000017711455602,
      1,
      1 + 2 ** -21,
      1 - 2 ** -22,
      1 + 2 ** -20,
      1.2,
      1.3,
      1.38,
      1.4,
      1.41,
      1.42,
      1.5,
      1.9,
    ];
    const scales = [1, 2, 0.5, 2 ** 40, 2 ** -40, 2 ** -1021, 2 ** -1022, 2 ** -1040, 2 ** 1023];
    for (const x of fractions.flatMap((one) => scales.map((scale) => one * scale)).flatMap(beside))
      expect(exactLog(x)).toBe(Math.log(x));
    fc.assert(fc.property(fc.double({ min: 0.5, max: 2, noNaN: true }), (x) => exactLog(x) === Math.log(x)));
    fc.assert(fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (x) => exactExp(x) === Math.exp(x)));
  });
});
