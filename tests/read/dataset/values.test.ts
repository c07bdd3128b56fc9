import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, parseFlag, parseNumber } from '../../../src/read/dataset/cell-values.ts';
import { difficultyOrder, naturalOrder } from '../../../src/read/dataset/natural-order.ts';

describe('a number', () => {
  it.each([
    ['12', 12],
    [' 1.5 ', 1.5],
    ['1e3', 1000],
    ['+7', 7],
    ['-3', -3],
    ['.5', 0.5],
    ['0', 0],
    [8, 8],
    [-0, 0],
  ])('is read from %j', (value, number) => {
    expect(parseNumber(value)).toBe(number);
  });

  it.each(['N/A', 'NaN', '-', '1,204', '12 %', '0x10', ' 0b1', '0o7', '1e999', '-Infinity', '--1', '1_000'])(
    'is not %j',
    (text) => {
      expect(parseNumber(text)).toBeNull();
    },
  );

  it.each([Number.NaN, Number.POSITIVE_INFINITY, true, {}, [], [5]])('is not the JSON value %j', (value) => {
    expect(parseNumber(value)).toBeNull();
  });

  it.each(['', '  ', null, undefined])('is absent when there is nothing: %j', (value) => {
    expect(parseNumber(value)).toBeUndefined();
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(parseNumber(String(number))).toBe(number + 0);
      }),
    );
  });
});

describe('a flag', () => {
  it('is 0, 1, true or false, in any case', () => {
    expect(['1', ' true ', 'TRUE', true, 1, '1.0'].map(parseFlag)).toEqual(Array(6).fill(true));
    expect(['0', 'False', false, 0, '0.0'].map(parseFlag)).toEqual(Array(5).fill(false));
  });

  it('is absent when there is nothing, and no flag when there is anything else', () => {
    expect(['', ' ', null, undefined].map(parseFlag)).toEqual(Array(4).fill(undefined));
    expect(['yes', '2', 0.5, 'NaN', {}].map(parseFlag)).toEqual(Array(5).fill(null));
  });
});

describe('canonical JSON', () => {
  it('is equal for equal values, whatever the order of their keys', () => {
    const shuffled = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffled);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, shuffled(inner)]),
      );
    };
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const written = canonicalJson(value);
        expect(canonicalJson(shuffled(value))).toBe(written);
        expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('order', () => {
  it('counts numbers inside names', () => {
    expect(['run-10', 'run-2', 'Run-1'].toSorted(naturalOrder)).toEqual(['Run-1', 'run-2', 'run-10']);
  });

  it('is total: only the same name is equal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(Math.sign(naturalOrder(a, b)) + Math.sign(naturalOrder(b, a))).toBe(0);
        expect(naturalOrder(a, b) === 0).toBe(a === b);
      }),
    );
  });

  it('of tiers goes by difficulty only when every one is a word for it', () => {
    expect(difficultyOrder(['very-hard', 'hard', 'Easy', 'trivial'])).toEqual([
      'trivial',
      'Easy',
      'hard',
      'very-hard',
    ]);
    expect(difficultyOrder(['hard', 'easy', 'level 3'])).toEqual(['easy', 'hard', 'level 3']);
  });
});
