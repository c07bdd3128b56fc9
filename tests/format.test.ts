import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatCost,
  formatCount,
  formatDifference,
  formatExact,
  formatNeeded,
  formatOrdinal,
  formatP,
  formatPercent,
  formatPoints,
  formatThreshold,
  formatQuantity,
  formatRate,
  formatRatio,
  formatScore,
  formatShare,
  formatTally,
  formatTimes,
  sentence,
} from '../src/format.ts';

const share = fc.double({ min: -1, max: 1, noNaN: true });

describe('a count that something takes', () => {
  it.each([
    [1, '≈1'],
    [57, '≈57'],
    [100, '≈100'],
    [101, '≈110'],
    [14_239, '≈15,000'],
    [99_001, '≈100,000'],
    [123_456_789, '≈130,000,000'],
  ])('of %d is %s: two digits, and never too few', (count, text) => {
    expect(formatNeeded(count)).toBe(text);
  });
});

describe('a share', () => {
  it.each([
    [0.894, '.89'],
    [0.895, '.90'],
    [0, '.00'],
    [0.004, '.00'],
    [0.05, '.05'],
    [0.994, '.99'],
    [0.995, '1.0'],
    [1, '1.0'],
    [-0.031, '-.03'],
    [-0.004, '.00'],
    [-1, '-1.0'],
  ])('prints %d as %s', (value, text) => {
    expect(formatShare(value)).toBe(text);
  });

  it('has two decimals and no leading zero, or is 1.0', () => {
    fc.assert(fc.property(share, (value) => /^(-?\.\d\d|-?1\.0)$/.test(formatShare(value))));
  });

  it('reads back within half a hundredth', () => {
    fc.assert(fc.property(share, (value) => Math.abs(Number(formatShare(value)) - value) <= 0.005 + 1e-12));
  });

  it('never prints a larger share as a smaller number', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        return Number(formatShare(low)) <= Number(formatShare(high));
      }),
    );
  });
});

describe('a score', () => {
  it.each([
    [743.4, '743'],
    [743.5, '744'],
    [10, '10'],
    [999.6, '1000'],
  ])('prints %d as %s', (value, text) => {
    expect(formatScore(value)).toBe(text);
  });
});

describe('a count', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1140224, '1,140,224'],
    [1e15, '1,000,000,000,000,000'],
    [1234.5, '1,235'],
  ])('prints %d as %s', (value, text) => {
    expect(formatCount(value)).toBe(text);
  });

  it('loses nothing but the separators', () => {
    fc.assert(
      fc.property(fc.nat(), (count) => {
        expect(formatCount(count)).toMatch(/^\d{1,3}(,\d{3})*$/);
        expect(Number(formatCount(count).replaceAll(',', ''))).toBe(count);
      }),
    );
  });
});

describe('an ordinal', () => {
  it.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [4, '4th'],
    [10, '10th'],
    [11, '11th'],
    [12, '12th'],
    [13, '13th'],
    [21, '21st'],
    [22, '22nd'],
    [23, '23rd'],
    [101, '101st'],
    [111, '111th'],
    [112, '112th'],
    [113, '113th'],
    [1011, '1011th'],
  ])('prints %d as %s', (position, text) => {
    expect(formatOrdinal(position)).toBe(text);
  });
});

describe('a ratio', () => {
  it.each([
    [0, '0.00'],
    [0.512, '0.51'],
    [2, '2.00'],
    [12.34, '12.3'],
    [0.0251, '0.025'],
    [0.00034, '0.00034'],
  ])('prints %d as %s', (value, text) => {
    expect(formatRatio(value)).toBe(text);
  });

  it.each([
    [304_761.9, '305k'],
    [100, '100'],
    [999.4, '999'],
    [999.6, '1.00k'],
    [67_721, '67.7k'],
    [999_499, '999k'],
    [999_501, '1.00M'],
    [25_871_113, '25.9M'],
    [1_234_000_000, '1,234M'],
    [8.94, '8.94'],
    [0.025, '0.025'],
  ])('that may be in the thousands prints %d as %s', (value, text) => {
    expect(formatRate(value)).toBe(text);
  });

  it('never hides a number that is not zero', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-11, max: 1e6, noNaN: true }), (ratio) => {
        expect(Math.abs(Number(formatRatio(ratio)) / ratio - 1)).toBeLessThanOrEqual(0.051);
      }),
    );
  });
});

it('prints a difference that is none as one, and every other on its side of none', () => {
  expect([1, 1.1517, 0.9974, 1.00012, 1 + 1e-15].map(formatTimes)).toEqual([
    '1.00×',
    '1.15×',
    '0.997×',
    '1.0001×',
    '1.00×',
  ]);
  expect([0, 0.015, -0.031, 0.0042, -0.0049, 1, 1e-15].map(formatDifference)).toEqual([
    '.00',
    // As the share itself is printed: 0.015 is a little less than its text.
    `+${formatShare(0.015)}`,
    '−.03',
    '+.004',
    '−.005',
    '+1.0',
    '.00',
  ]);
  expect([0, -12.4, 0.31, -0.04].map(formatPoints)).toEqual(['0', '−12', '+0.3', '−0.04']);
});

it('prints what a p-value is held against with two digits, however small', () => {
  expect([0.05, 0.025, 0.05 / 23, 0.05 / 599, 0.05 / 19_999].map(formatThreshold)).toEqual([
    ...['.050', '.025', '.0022', '.000083', '.0000025'],
  ]);
});

it('prints a p-value with the digits that matter, and never as zero', () => {
  expect([0.00004, 0.0001, 0.0123, 0.9996].map((p) => formatP(p))).toEqual([
    '< .0001',
    '.0001',
    '.012',
    '1.0',
  ]);
});

it('prints a p-value on its side of the threshold beside it', () => {
  // .05/598: p is not below it, and "< .0001" would say so.
  expect([0.0000021, 0.000082, 0.00009, 0.0001].map((p) => formatP(p, 0.05 / 598))).toEqual([
    '< .000084',
    '< .000084',
    '.0001',
    '.0001',
  ]);
  // .05/62 = .000806…, printed as .00081.
  expect([0.00004, 0.00078, 0.0008, 0.00083, 0.012].map((p) => formatP(p, 0.05 / 62))).toEqual([
    '< .0001',
    '.0008',
    '.0008',
    '.00083',
    '.012',
  ]);
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 5000 }),
      (share, others) => {
        const threshold = 0.05 / others;
        for (const p of [share, share * threshold, Math.min(1, threshold * (1 + share))]) {
          const text = formatP(p, threshold);
          const [, number] = /^(?:< )?(.*)$/.exec(text) ?? [];
          const [shown, limit] = [Number(number), Number(formatThreshold(threshold))];
          if (p < threshold) expect(shown).toBeLessThanOrEqual(limit);
          else expect(text.startsWith('<') ? -1 : shown).toBeGreaterThanOrEqual(limit);
        }
      },
    ),
  );
});

it('prints a percentage with one decimal', () => {
  expect([formatPercent(0.0447), formatPercent(0), formatPercent(1)]).toEqual(['4.5 %', '0.0 %', '100.0 %']);
});

it('counts one thing in the singular', () => {
  expect([0, 1, 2].map((count) => formatQuantity(count, 'task'))).toEqual(['0 tasks', '1 task', '2 tasks']);
  expect(formatQuantity(2, 'reply', 'replies')).toBe('2 replies');
});

it('writes an exact number that reads back as itself', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Number(formatExact(value))).toBe(value === 0 ? 0 : value);
    }),
  );
});

describe('what is no number', () => {
  it.each([
    ...[formatCount, formatDifference, formatExact, formatOrdinal, (p: number) => formatP(p), formatPercent],
    ...[formatCost, formatRate, formatRatio, formatScore, formatShare, formatTally, formatTimes],
    (value: number) => formatQuantity(value, 'row'),
  ])('is not printed: %o throws', (format) => {
    for (const value of [NaN, Infinity, -Infinity]) expect(() => format(value)).toThrow(/finite number/);
  });
});

describe('sentence', () => {
  it('begins with a capital, ends with a stop and leaves the other letters alone', () => {
    expect(sentence('ranked by ReasonScore')).toBe('Ranked by ReasonScore.');
  });
});
