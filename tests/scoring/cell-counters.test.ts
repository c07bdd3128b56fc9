import { describe, expect, it } from 'vitest';
import { type CellCounters, assertCounters } from '../../scoring/cell-counters.ts';
import { cellState } from '../../scoring/cell-state.ts';
import { guessAware } from '../../scoring/guess-aware.ts';

const cell: CellCounters = { correct: 60, total: 128, truncated: 4, guessSum: 32, guessSquareSum: 72 };

describe('assertCounters', () => {
  it('takes counts that need not be whole', () => {
    expect(() => {
      assertCounters({ ...cell, correct: 60.5 });
    }).not.toThrow();
  });

  it.each([
    ['correct', -1],
    ['correct', 129],
    ['total', NaN],
    ['total', Infinity],
    ['truncated', -0.5],
    ['guessSum', -1],
    ['guessSum', 129],
    ['guessSquareSum', -1],
    ['guessSquareSum', 71.9],
    ['guessSquareSum', 96.1],
  ] as const)('refuses %s = %d and names it', (field, value) => {
    expect(() => {
      assertCounters({ ...cell, [field]: value });
    }).toThrow(new RegExp(`^${field} must .*got`));
  });

  it('forgives what summing fractions leaves in the last digits', () => {
    const third = 1 / 3;
    let [guessSum, guessSquareSum] = [0, 0];
    for (let i = 0; i < 999; i += 1) {
      guessSum += third;
      guessSquareSum += (1 - third) ** 2;
    }
    expect(() => {
      assertCounters({ correct: 5, total: 999, truncated: 0, guessSum, guessSquareSum });
    }).not.toThrow();
  });
});

describe('impossible counters', () => {
  it('are refused by everyone who looks at a cell', () => {
    const impossible = { ...cell, correct: 129 };
    const refusal = new RangeError('correct must not exceed total, got 129 of 128');
    expect(() => cellState(impossible)).toThrow(refusal);
    expect(() => guessAware(impossible, 1)).toThrow(refusal);
  });
});

describe('cellState', () => {
  it.each([
    ['scorable', cell],
    ['missing', { correct: 0, total: 0, truncated: 0, guessSum: 0, guessSquareSum: 0 }],
    ['all-truncated', { correct: 0, total: 0, truncated: 3, guessSum: 0, guessSquareSum: 0 }],
    ['not-scorable', { correct: 2, total: 4, truncated: 3, guessSum: 4, guessSquareSum: 0 }],
  ] as const)('says %s', (state, counters) => {
    expect(cellState(counters)).toBe(state);
  });
});
