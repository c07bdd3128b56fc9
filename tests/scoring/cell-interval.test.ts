import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { belowChance } from '../../scoring/below-chance.ts';
import type { CellCounters } from '../../scoring/cell-counters.ts';
import { cellInterval } from '../../scoring/cell-interval.ts';
import { compatibleCell } from '../../scoring/compatible-cell.ts';
import { Z_95 } from '../../scoring/constants.ts';
import { guessAware } from '../../scoring/guess-aware.ts';
import { solvedShare } from '../../scoring/solved-share.ts';
import { wilson } from '../../scoring/wilson.ts';
import { isPossible, scorableCell, zValue } from './arbitraries.ts';

const none: CellCounters = { correct: 0, total: 0, truncated: 0, guessSum: 0, guessSquareSum: 0 };

describe('cellInterval', () => {
  it('keeps lower ≤ score ≤ upper, and grows with z where the estimate is possible', () => {
    fc.assert(
      fc.property(scorableCell, zValue, (cell, z) => {
        const [narrow, wide] = [cellInterval(cell, z), cellInterval(cell, z * 1.1)];
        expect(narrow.lower).toBeLessThanOrEqual(narrow.score);
        expect(narrow.upper).toBeGreaterThanOrEqual(narrow.score);
        fc.pre(isPossible(cell));
        expect(wide.lower).toBeLessThanOrEqual(narrow.lower + 1e-12);
        expect(wide.upper).toBeGreaterThanOrEqual(narrow.upper - 1e-12);
      }),
    );
  });

  it('is the accuracy alone when nothing was truncated, but for what truncation might still be', () => {
    const cell = { correct: 96, total: 128, truncated: 0, guessSum: 0, guessSquareSum: 128 };
    const { score, upper, truncatedRatio, truncatedLower, truncatedUpper } = cellInterval(cell, Z_95);
    expect(score).toBe(0.75);
    expect(upper).toBeCloseTo(guessAware(cell, Z_95).upper, 15);
    expect([truncatedRatio, truncatedLower]).toEqual([0, 0]);
    expect(truncatedUpper).toBe(wilson(0, 128, Z_95).upper);
  });

  it('reaches from the worst to what the truncation leaves when every response was truncated', () => {
    const { score, lower, upper, accuracyLower, accuracyUpper } = cellInterval(
      { ...none, truncated: 32 },
      Z_95,
    );
    expect([score, lower, accuracyLower, accuracyUpper]).toEqual([-1, -1, 0, 1]);
    expect(upper).toBe(1 - wilson(32, 32, Z_95).lower);
  });

  it.each([
    ['missing', none],
    ['not-scorable', { ...none, correct: 3, total: 4, guessSum: 4 }],
  ])('refuses a cell that is %s, and so does compatibleCell', (state, cell) => {
    expect(() => cellInterval(cell, Z_95)).toThrow(new RangeError(`cellInterval: the cell is ${state}`));
    expect(() => compatibleCell(cell)).toThrow(new RangeError(`compatibleCell: the cell is ${state}`));
  });
});

describe('compatibleCell', () => {
  it('knows nothing of the accuracy, and scores 0, when every response was truncated', () => {
    const { center, margin, truncatedRatio, adjustedScore } = compatibleCell({ ...none, truncated: 32 });
    expect([center, margin, truncatedRatio, adjustedScore]).toEqual([0.5, 0.5, 1, 0]);
  });
});

describe('belowChance', () => {
  it('needs the whole interval below zero, not only the estimate', () => {
    const coin = (correct: number): CellCounters => ({
      correct,
      total: 128,
      truncated: 0,
      guessSum: 64,
      guessSquareSum: 32,
    });
    expect(belowChance(cellInterval(coin(50), Z_95))).toBe(true);
    expect(cellInterval(coin(60), Z_95).accuracy).toBeLessThan(0);
    expect(belowChance(cellInterval(coin(60), Z_95))).toBe(false);
    expect(belowChance({ accuracyUpper: 0 })).toBe(false);
  });
});

describe('solvedShare', () => {
  it('is k of all n + T prompts when nothing can be guessed', () => {
    const cell = { correct: 30, total: 60, truncated: 40, guessSum: 0, guessSquareSum: 60 };
    expect(solvedShare(cellInterval(cell, Z_95))).toBeCloseTo(0.3, 15);
  });
});
