import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessAware } from '../../scoring/guess-aware.ts';
import { wilson } from '../../scoring/wilson.ts';
import { isPossible, scorableCell, zValue } from './arbitraries.ts';

const oneChance = (correct: number, total: number, chance: number): Parameters<typeof guessAware>[0] => ({
  correct,
  total,
  truncated: 0,
  guessSum: chance * total,
  guessSquareSum: (1 - chance) ** 2 * total,
});

const tested = fc
  .tuple(fc.integer({ min: 1, max: 4000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([total, share]) => ({ correct: Math.round(total * share), total }));

describe('guessAware', () => {
  it('is Wilson when nothing can be guessed', () => {
    fc.assert(
      fc.property(tested, zValue, ({ correct, total }, z) => {
        const { estimate, lower, upper } = guessAware(oneChance(correct, total, 0), z);
        expect(estimate).toBe(correct / total);
        expect(lower).toBeCloseTo(wilson(correct, total, z).lower, 12);
        expect(upper).toBeCloseTo(wilson(correct, total, z).upper, 12);
      }),
    );
  });

  it('is (Wilson − c)/(1 − c) when all responses share one chance c', () => {
    fc.assert(
      fc.property(
        tested,
        zValue,
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        ({ correct, total }, z, c) => {
          const plain = wilson(correct, total, z);
          const { lower, upper } = guessAware(oneChance(correct, total, c), z);
          expect(lower).toBeCloseTo((plain.lower - c) / (1 - c), 10);
          expect(upper).toBeCloseTo((plain.upper - c) / (1 - c), 10);
        },
      ),
    );
  });

  it('solves (â − a)² = z²·(1 − a)(N − Q(1 − a))/N² at both ends', () => {
    fc.assert(
      fc.property(scorableCell, zValue, (cell, z) => {
        const effective = cell.total - cell.guessSum;
        const { estimate, lower, upper } = guessAware(cell, z);
        fc.pre(isPossible(cell));
        for (const a of [lower, upper]) {
          const variance = ((1 - a) * (effective - cell.guessSquareSum * (1 - a))) / effective ** 2;
          expect((estimate - a) ** 2).toBeCloseTo(z * z * variance, 9);
        }
      }),
    );
  });

  it('contains the estimate and never exceeds 1', () => {
    fc.assert(
      fc.property(scorableCell, zValue, (cell, z) => {
        const { estimate, lower, upper } = guessAware(cell, z);
        fc.pre(isPossible(cell));
        return lower <= estimate + 1e-12 && estimate - 1e-12 <= upper && upper <= 1;
      }),
    );
  });

  it('is exactly 1 above when all are correct and exactly 0 below when none is and nothing can be guessed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        zValue,
        (total, c, z) => {
          expect(guessAware(oneChance(total, total, c), z).upper).toBe(1);
          expect(guessAware(oneChance(0, total, 0), z).lower).toBe(0);
        },
      ),
    );
  });

  it('lets its limits meet where no accuracy leads', () => {
    // 32 responses each at chances 0, ¼ and ½, none correct: N = 72, Q = 58, 1 − N/Q = −0.241.
    const none = { correct: 0, total: 96, truncated: 0, guessSum: 24, guessSquareSum: 58 };
    const { estimate, lower, upper } = guessAware(none, 2);
    expect(estimate).toBeCloseTo(-1 / 3, 15);
    expect(lower).toBe(upper);
    expect(lower).toBeCloseTo(1 - (72 * 196) / (2 * (72 * 72 + 4 * 58)), 14);
  });

  it('is the estimate itself at no standard deviation', () => {
    // 40 of 64, each with a chance of ¼: (40 − 16)/48.
    expect(guessAware(oneChance(40, 64, 0.25), 0)).toEqual({ estimate: 0.5, lower: 0.5, upper: 0.5 });
  });

  it('refuses a cell in which every response is right by guessing', () => {
    expect(() => guessAware(oneChance(5, 5, 1), 1.96)).toThrow(RangeError);
  });
});
