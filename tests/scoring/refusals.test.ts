import { describe, expect, it } from 'vitest';
import { assertCounters } from '../../scoring/cell-counters.ts';
import { bonferroniZ } from '../../scoring/bonferroni-z.ts';
import { makeCellMatrix } from '../../scoring/cell-matrix.ts';
import { clusteredZ } from '../../scoring/clustered-z.ts';
import { designEffect } from '../../scoring/design-effect.ts';
import { furtherResponses } from '../../scoring/further-responses.ts';
import { fairSort } from '../../scoring/fair-sort.ts';
import { geometricMean } from '../../scoring/geometric-mean.ts';
import { guessAware } from '../../scoring/guess-aware.ts';
import { incompleteBeta } from '../../scoring/incomplete-beta.ts';
import { logCell } from '../../scoring/log-cell.ts';
import { logGamma } from '../../scoring/log-gamma.ts';
import { mcnemarExact } from '../../scoring/mcnemar-exact.ts';
import { meanVariance } from '../../scoring/mean-variance.ts';
import { newcombePaired } from '../../scoring/newcombe-paired.ts';
import { normalCdf } from '../../scoring/normal-cdf.ts';
import { normalQuantile } from '../../scoring/normal-quantile.ts';
import { normalizedWeights } from '../../scoring/normalized-weights.ts';
import { paretoBand } from '../../scoring/pareto-band.ts';
import { paretoFront } from '../../scoring/pareto-front.ts';
import { passAtK } from '../../scoring/pass-at-k.ts';
import { resolvableGap } from '../../scoring/resolvable-gap.ts';
import { scoreDifference } from '../../scoring/score-difference.ts';
import { scorePerUnit } from '../../scoring/score-per-unit.ts';
import { studentQuantile } from '../../scoring/student-quantile.ts';
import { tierWeights } from '../../scoring/tier-weights.ts';
import { wilson } from '../../scoring/wilson.ts';

const counters = { correct: 2, total: 4, truncated: 0, guessSum: 1, guessSquareSum: 2.25 };
const paired = { both: 1, onlyA: 2, onlyB: 3, neither: 4 };
const half = { estimate: 0.5, lower: 0.25, upper: 0.75 };
const mean = { logMean: -2, squareBelow: 1, squareAbove: 1 };
const logs = { logMean: -2, logLower: -3, logUpper: -1 };
const exactly = { score: 0.5, lower: 0.5, upper: 0.5 };

/** What is wrong, the call, and the words and numbers with which it is refused. */
const REFUSALS: readonly (readonly [string, () => unknown, RegExp])[] = [
  [
    'a part of a comparison',
    () => bonferroniZ(1.5),
    /^bonferroniZ: comparisons .* whole number .* got 1\.5$/,
  ],
  ['no comparison', () => bonferroniZ(0), /^bonferroniZ: comparisons .* got 0$/],
  ['negative counters', () => assertCounters({ ...counters, truncated: -1 }), /^truncated must .* got -1$/],
  [
    'a surplus of right answers',
    () => assertCounters({ ...counters, correct: 5 }),
    /^correct .* got 5 of 4$/,
  ],
  [
    'guesses without answers',
    () => assertCounters({ ...counters, guessSum: 5 }),
    /^guessSum .* got 5 for 4$/,
  ],
  [
    'squares above the sum',
    () => assertCounters({ ...counters, guessSquareSum: 3.5 }),
    /^guessSquareSum .* got 3\.5 for n = 4, G = 1$/,
  ],
  [
    'a short row',
    () => makeCellMatrix([0, 0], [[null, null], [exactly]]),
    /^makeCellMatrix: row 2 has 1 of 2 cells$/,
  ],
  ['a negative z', () => clusteredZ(-0.5), /^clusteredZ: z .* got -0\.5$/],
  ['an endless z', () => clusteredZ(Infinity), /^clusteredZ: z .* got Infinity$/],
  ['a single point', () => clusteredZ(1)(1, 2), /^clusteredZ: needs two points .* got 1$/],
  ['a surplus in a point', () => designEffect([{ correct: 3, total: 2 }]), /^designEffect: .* got 3 of 2$/],
  ['a debt in a point', () => designEffect([{ correct: -1, total: 2 }]), /^designEffect: .* got -1 of 2$/],
  [
    'a single point with responses',
    () =>
      designEffect([
        { correct: 1, total: 2 },
        { correct: 0, total: 0 },
      ]),
    /^designEffect: needs two points .* got 1$/,
  ],
  [
    'a score that is none',
    () => fairSort([{ id: 'x', overall: NaN, cells: [true] }], () => 0),
    /^fairSort: the score of "x" is NaN$/,
  ],
  [
    'no cell',
    () => fairSort([{ id: 'x', overall: 1, cells: [false] }], () => 0),
    /^fairSort: "x" has no cell$/,
  ],
  [
    'fewer responses than none',
    () => furtherResponses({ difference: 1, lower: 0, upper: 2 }, -1, 2),
    /^furtherResponses: responses must be 0 or more, got -1$/,
  ],
  ['a mean of nothing', () => geometricMean([], 0), /^geometricMean: needs at least one value$/],
  ['a negative floor', () => geometricMean([1], -0.5), /^geometricMean: floor .* got -0\.5$/],
  ['an endless value', () => geometricMean([1, Infinity], 0), /^geometricMean: value 2 is Infinity$/],
  ['a negative z', () => guessAware(counters, -2), /^guessAware: z .* got -2$/],
  ['an endless z', () => guessAware(counters, Infinity), /^guessAware: z .* got Infinity$/],
  [
    'only sure guesses',
    () => guessAware({ correct: 4, total: 4, truncated: 0, guessSum: 4, guessSquareSum: 0 }, 1),
    /^guessAware: every response is right by guessing \(n = 4, G = 4\)$/,
  ],
  ['a share above 1', () => incompleteBeta(1.5, 2, 3), /^incompleteBeta: x .* got 1\.5$/],
  ['a parameter of 0', () => incompleteBeta(0.5, 2, 0), /^incompleteBeta: a and b .* got 2 and 0$/],
  ['a parameter of 0', () => incompleteBeta(0.5, 0, 2), /^incompleteBeta: a and b .* got 0 and 2$/],
  ['half a trial', () => passAtK(2.5, 1, 1), /^passAtK: needs .* got 1, 2\.5, 1$/],
  ['half a success', () => passAtK(2, 0.5, 1), /^passAtK: .* got 0\.5, 2, 1$/],
  ['half a draw', () => passAtK(2, 1, 1.5), /^passAtK: .* got 1, 2, 1\.5$/],
  ['negative successes', () => passAtK(2, -1, 1), /^passAtK: .* got -1, 2, 1$/],
  ['more successes than trials', () => passAtK(2, 3, 1), /^passAtK: .* got 3, 2, 1$/],
  ['no draw', () => passAtK(2, 1, 0), /^passAtK: .* got 1, 2, 0$/],
  ['more draws than trials', () => passAtK(2, 1, 3), /^passAtK: .* got 1, 2, 3$/],
  [
    'limits out of order',
    () => logCell({ ...exactly, lower: 0.75 }),
    /lower <= score <= upper, got 0\.75, 0\.5, 0\.5$/,
  ],
  [
    'an estimate above its limits',
    () => logCell({ score: 0.5, lower: 0.25, upper: 0.375 }),
    /lower <= score <= upper, got 0\.25, 0\.5, 0\.375$/,
  ],
  [
    'an endless limit',
    () => logCell({ ...exactly, lower: -Infinity }),
    /lower <= score <= upper, got -Infinity, 0\.5, 0\.5$/,
  ],
  ['gamma of 0', () => logGamma(0), /^logGamma: x must be positive .* got 0$/],
  ['gamma of too much', () => logGamma(Infinity), /^logGamma: x must be .* finite, got Infinity$/],
  ['half a win', () => mcnemarExact(0.5, 2), /^mcnemarExact: .* got 0\.5 and 2$/],
  ['one value', () => meanVariance(1, 1, 1), /^meanVariance: needs two values, got 1$/],
  [
    'a negative count',
    () => newcombePaired({ ...paired, neither: -4 }, half, half),
    /^newcombePaired: .* got 1, 2, 3, -4$/,
  ],
  [
    'no item',
    () => newcombePaired({ both: 0, onlyA: 0, onlyB: 0, neither: 0 }, half, half),
    /^newcombePaired: .* got 0, 0, 0, 0$/,
  ],
  ['what is no number', () => normalCdf(NaN), /^normalCdf: x must be a number, got NaN$/],
  ['an impossible event', () => normalQuantile(0), /^normalQuantile: p .* got 0$/],
  ['a negative chance', () => normalQuantile(-0.5), /^normalQuantile: p .* got -0\.5$/],
  ['a sure event', () => normalQuantile(1), /^normalQuantile: p .* got 1$/],
  ['weights of nothing', () => normalizedWeights(0), /a mean needs at least one value/],
  ['too many weights', () => normalizedWeights(1, [1, 2]), /needs one weight per value, got 2 for 1/],
  ['a negative weight', () => normalizedWeights(2, [-1, 3]), /weights must be 0 or more .* got -1, 3/],
  ['weights that are all 0', () => normalizedWeights(2, [0, 0]), /weights must be .* not all 0, got 0, 0$/],
  ['an endless weight', () => normalizedWeights(2, [1, Infinity]), /weights must be .* got 1, Infinity$/],
  [
    'tokens out of order',
    () => paretoBand([{ scoreLower: 1, scoreUpper: 2, tokensLower: 4, tokensUpper: 3 }]),
    /^paretoBand: every point needs lower <= upper/,
  ],
  [
    'a point without a score',
    () => paretoFront([{ score: NaN, tokens: 1 }]),
    /^paretoFront: every point needs/,
  ],
  [
    'limits out of order',
    () => resolvableGap({ ...logs, logUpper: -2.5 }, 2),
    /^resolvableGap: limits .* -3, -2, -2\.5$/,
  ],
  [
    'squares that are none',
    () => scoreDifference(mean, { ...mean, squareAbove: -1.5 }),
    /^differenceFrom: .* got -0\.5, 2$/,
  ],
  [
    'a score for nothing',
    () => scorePerUnit(300, 0),
    /^scorePerUnit: what was spent must be above 0, got 0$/,
  ],
  ['an event that cannot be', () => studentQuantile(0, 3), /^studentQuantile: p .* got 0$/],
  ['no freedom', () => studentQuantile(0.25, 0), /^studentQuantile: degreesOfFreedom .* got 0$/],
  ['a negative freedom', () => studentQuantile(0.25, -3), /^studentQuantile: degreesOfFreedom .* got -3$/],
  ['tiers of no cells', () => tierWeights([]), /^tierWeights: needs at least one cell$/],
  ['a surplus of successes', () => wilson(3, 2, 1), /^wilson: needs .* got 3 of 2$/],
  ['a negative z', () => wilson(1, 2, -1), /^wilson: z .* got -1$/],
  ['an endless z', () => wilson(1, 2, Infinity), /^wilson: z .* got Infinity$/],
];

describe('a formula that is asked for what it cannot answer', () => {
  it.each(REFUSALS)('refuses %s: %s', (_, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});
