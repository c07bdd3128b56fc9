import { expect, it } from 'vitest';
import { furtherResponses } from '../../scoring/further-responses.ts';
import { guessAware } from '../../scoring/guess-aware.ts';
import { wilson } from '../../scoring/wilson.ts';

it('further responses are the same whichever of the two is ahead', () => {
  // Python: 1000 · (((2.5 + .8416) · .3 / (1.96 · .2))² − 1), rounded up.
  expect(furtherResponses({ difference: 0.2, lower: -0.1, upper: 0.7 }, 1000, 2.5)).toBe(5541);
  expect(furtherResponses({ difference: -0.2, lower: -0.7, upper: 0.1 }, 1000, 2.5)).toBe(5541);
  expect(furtherResponses({ difference: 0.2, lower: -0.1, upper: 0.7 }, 0, 2.5)).toBe(0);
  expect(furtherResponses({ difference: 0, lower: -0.1, upper: 0.1 }, 1000, 2.5)).toBeNull();
});

it('an interval of no standard deviations is its estimate', () => {
  expect(wilson(3, 10, 0)).toMatchObject({ center: 0.3, margin: 0 });
  const counters = { correct: 5, total: 10, truncated: 0, guessSum: 2.5, guessSquareSum: 5.625 };
  const { estimate, lower, upper } = guessAware(counters, 0);
  expect(estimate).toBeCloseTo(1 / 3, 14);
  expect(lower).toBeCloseTo(1 / 3, 14);
  expect(upper).toBeCloseTo(1 / 3, 14);
});
