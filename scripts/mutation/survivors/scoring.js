/** Survivors of the area `scoring`. */
export const SCORING = [
  {
    file: 'scoring/exact-exp.ts',
    why: 'At −1021 the result is no subnormal number, and both ways are exact.',
    changes: [['k >= -1021', 'k > -1021']],
  },
  {
    file: 'scoring/exact-log.ts',
    why: 'Scaled by a power of two, which is taken off again, the smallest normal numbers lead to the same digits.',
    changes: [['high < 0x00100000', 'high <= 0x00100000']],
  },
  {
    file: 'scoring/bounds-scores.ts',
    why: 'Only reached where there are no cells, and then no weight is read.',
    changes: [['[]', '["Stryker was here"]']],
  },
  {
    file: 'scoring/clustered-z.ts',
    why: 'A cache: without it each t is found again, and is the same.',
    changes: [['limits.set(points, limit);', ';']],
  },
  {
    file: 'scoring/conjugate-gradient.ts',
    why: 'Past its end an array of numbers has nothing to read, and what is written there is dropped.',
    changes: [
      ['i < a.length', 'i <= a.length'],
      ['i < direction.length', 'i <= direction.length'],
    ],
  },
  {
    file: 'scoring/conjugate-gradient.ts',
    why: 'Another positive scale changes how many steps it takes, not where they lead.',
    changes: [
      ['value / ((diagonal[index] ?? 0) || 1)', 'value * ((diagonal[index] ?? 0) || 1)'],
      ['(diagonal[index] ?? 0) || 1', 'true'],
      ['diagonal[index] ?? 0', 'diagonal[index] && 0'],
    ],
  },
  {
    file: 'scoring/connected-parts.ts',
    why: 'Past its end an array of numbers has nothing to read, and what is written there is dropped. Here it is undefined, which is no mark of what was not visited.',
    changes: [
      ['first < evaluations', 'first <= evaluations'],
      ['cell < cells', 'cell <= cells'],
      ['other < evaluations', 'other <= evaluations'],
    ],
  },
  {
    file: 'scoring/connected-parts.ts',
    why: 'What was visited is visited again, with the same result.',
    changes: [
      ['cellPart[cell] !== -1', 'false'],
      ['evaluationPart[other] !== -1', 'false'],
    ],
  },
  {
    file: 'scoring/fair-sort.ts',
    why: 'The type of an index asks for a case that cannot be: the entry is always there.',
    changes: [
      ['[]', '["Stryker was here"]'],
      ['runs.at(-1)?.push', 'runs.at(-1).push'],
    ],
  },
  {
    file: 'scoring/fair-sort.ts',
    why: 'Only its sign is asked for; and neither NaN nor null is above or below anything.',
    changes: [['ahead !== null', 'true']],
  },
  {
    file: 'scoring/fair-sort.ts',
    why: 'Ids differ.',
    changes: [['a.id < b.id', 'a.id <= b.id']],
  },
  {
    file: 'scoring/fair-sort.ts',
    why: 'The bound itself, 10⁻¹², is no difference of logarithms that occurs.',
    changes: [
      ['ahead > ROUNDING', 'ahead >= ROUNDING'],
      ['(ahead ?? 0) < -ROUNDING', '(ahead ?? 0) <= -ROUNDING'],
    ],
  },
  {
    file: 'scoring/fair-sort.ts',
    why: 'The candidate stands at this place because it beats whom it stands before.',
    changes: [['index > place', 'index >= place']],
  },
  {
    file: 'scoring/incomplete-beta.ts',
    why: 'Guards the fraction against dividing by 0, to which no argument that occurs leads.',
    changes: [
      ['Math.abs(value) < TINY', 'false'],
      ['Math.abs(value) < TINY', 'Math.abs(value) <= TINY'],
    ],
  },
  {
    file: 'scoring/incomplete-beta.ts',
    why: 'The fraction ends long before; one term more or less changes nothing, and a change is as near to 1 as its inverse.',
    changes: [
      ['Math.abs(change - 1) > 1e-16', 'Math.abs(change - 1) >= 1e-16'],
      ['m < 100_000', 'true'],
      ['m < 100_000', 'm <= 100_000'],
      ['change *= denominator * numerator', 'change /= denominator * numerator'],
    ],
  },
  {
    file: 'scoring/incomplete-beta.ts',
    why: 'Both fractions lead to the same number, one of them in fewer terms.',
    changes: [['x < (a + 1) / (a + b + 2)', 'x <= (a + 1) / (a + b + 2)']],
  },
  {
    file: 'scoring/log-gamma.ts',
    why: 'From 12 on, the last term of the series is below the last digit.',
    changes: [
      ['shifted < 12', 'shifted <= 12'],
      ['1 / 1188 - (square * 691) / 360360', '1 / 1188 + square * 691 / 360360'],
      ['square * 691', 'square / 691'],
    ],
  },
  {
    file: 'scoring/normal-cdf.ts',
    why: 'The series ends a term earlier or later, below the last digit; at 3 both formulas agree, and 0 is none of its side.',
    changes: [
      ['Number.EPSILON * Math.abs(sum)', 'Number.EPSILON / Math.abs(sum)'],
      ['Math.abs(x) < 3', 'Math.abs(x) <= 3'],
      ['x < 0', 'x <= 0'],
    ],
  },
  {
    file: 'scoring/normal-quantile.ts',
    why: 'Where the search starts: the steps that follow lead to the same number.',
    changes: [['t * (0.802853 + t * 0.010328)', 't / (0.802853 + t * 0.010328)']],
  },
  {
    file: 'scoring/normal-quantile.ts',
    why: 'The half was answered one line before.',
    changes: [['p > 0.5', 'p >= 0.5']],
  },
  {
    file: 'scoring/normal-quantile.ts',
    why: 'Two steps reach the last digit; one more, or a slightly longer one, stays there.',
    changes: [
      ['step < 3', 'step <= 3'],
      ['1 + 0.5 * x * newton', '1 - 0.5 * x * newton'],
      ['newton / (1 + 0.5 * x * newton)', 'newton * (1 + 0.5 * x * newton)'],
    ],
  },
  {
    file: 'scoring/pair-comparer.ts',
    why: 'At the bound the rest of the difference is 0, which exceeds no arm.',
    changes: [
      ['difference > ROUNDING', 'difference >= ROUNDING'],
      ['difference < -ROUNDING', 'difference <= -ROUNDING'],
    ],
  },
  {
    file: 'scoring/pareto-band.ts',
    why: 'The list holds the point itself, whose tokens end no earlier than they begin: the end is never reached.',
    changes: [
      ['-Infinity', '+Infinity'],
      ['byUpperTokens[cheaper]?.tokensUpper', 'byUpperTokens[cheaper].tokensUpper'],
      ['byUpperTokens[cheaper]?.scoreLower', 'byUpperTokens[cheaper].scoreLower'],
    ],
  },
  {
    file: 'scoring/pareto-front.ts',
    why: 'Read only where a score equals the top score, and no score is minus infinity.',
    changes: [['-Infinity', '+Infinity']],
  },
  {
    file: 'scoring/rank-intervals.ts',
    why: 'The last one has nobody behind it.',
    changes: [['a < evaluations', 'a <= evaluations']],
  },
  {
    file: 'scoring/rank-intervals.ts',
    why: '0 was passed over before.',
    changes: [['outcome > 0', 'outcome >= 0']],
  },
  {
    file: 'scoring/resolvable-gap.ts',
    why: 'Of two limits in order one is infinite or none; then their sum is so as well.',
    changes: [['logUpper - logLower', 'logUpper + logLower']],
  },
  {
    file: 'scoring/log-cell.ts',
    why: 'Of two limits in order one is infinite or none; then their sum is so as well.',
    changes: [['upper - lower', 'upper + lower']],
  },
  {
    file: 'scoring/score-difference.ts',
    why: 'The bound itself, 10⁻¹², is no limit that occurs.',
    changes: [['Math.abs(limit) <= ROUNDING', 'Math.abs(limit) < ROUNDING']],
  },
  {
    file: 'scoring/same-score.ts',
    why: 'Between numbers that differ by 10⁻¹², the larger and the smaller size give the same bound.',
    changes: [['Math.max(Math.abs(a), Math.abs(b))', 'Math.min(Math.abs(a), Math.abs(b))']],
  },
  {
    file: 'scoring/student-quantile.ts',
    why: 'The bisection ends at a neighbouring double.',
    changes: [['upperTail(t, degreesOfFreedom) < tail', 'upperTail(t, degreesOfFreedom) <= tail']],
  },
  {
    file: 'scoring/student-quantile.ts',
    why: 'The half was answered before.',
    changes: [['p < 0.5', 'p <= 0.5']],
  },
  {
    file: 'scoring/two-way-fit.ts',
    why: 'Past its end an array of numbers has nothing to read, and what is written there is dropped. A weight past the end counts as 0.',
    changes: [
      ['cell < cells', 'cell <= cells'],
      ['cell < matrix.cells', 'cell <= matrix.cells'],
    ],
  },
  {
    file: 'scoring/two-way-fit.ts',
    why: 'Cells that nobody has get a weight that nothing is weighed with.',
    changes: [['part !== -1', 'true']],
  },
  {
    file: 'scoring/two-way-fit.ts',
    why: 'The search starts at mean 0 and every step keeps it; these terms only take out what rounding adds.',
    changes: [
      ['-1', '+1'],
      [
        '{ if (part !== -1) means[part] = (means[part] ?? 0) + (weights[cell] ?? 0) * (vector[cell] ?? 0); }',
        '{}',
      ],
      ['part !== -1', 'false'],
      ['part !== -1', 'part === -1'],
      ['weights[cell] ?? 0', 'weights[cell] && 0'],
      ['vector[cell] ?? 0', 'vector[cell] && 0'],
      ['cellPart[cell] ?? -1', 'cellPart[cell] && -1'],
    ],
  },
  {
    file: 'scoring/two-way-fit.ts',
    why: 'Another positive scale changes how many steps it takes, not where they lead.',
    changes: [
      ['(weight) => weight * evaluations', '() => undefined'],
      ['weight * evaluations', 'weight / evaluations'],
    ],
  },
  {
    file: 'scoring/binomial-sampler.ts',
    why: 'At 0 and at 1 the distribution has one count, and looking it up finds that.',
    changes: [
      ['share <= 0', 'share < 0'],
      ['share >= 1', 'share > 1'],
    ],
  },
  {
    file: 'scoring/binomial-sampler.ts',
    why: 'At the bound both ways give the same count but for one in a thousand.',
    changes: [['trials > MOST_COUNTED', 'trials >= MOST_COUNTED']],
  },
  {
    file: 'scoring/binomial-weights.ts',
    why: 'Past its ends an array of numbers has nothing to read, and what is written there is dropped.',
    changes: [
      ['k < trials', 'k <= trials'],
      ['k > 0', 'k >= 0'],
    ],
  },
  {
    file: 'scoring/difference-p-value.ts',
    why: 'The bound itself, 10⁻¹², is no difference that occurs, and 0 was answered before it.',
    changes: [
      ['Math.abs(difference) <= ROUNDING', 'Math.abs(difference) < ROUNDING'],
      ['difference > 0', 'difference >= 0'],
    ],
  },
  {
    file: 'scoring/difference-p-value.ts',
    why: 'The probability below minus infinity is 0 as well.',
    changes: [['radius === 0', 'false']],
  },
  {
    file: 'scoring/fair-sort.ts',
    why: 'Patterns are compared, and looked through for the mark of a missing cell: what joins them is in all of them.',
    changes: [["''", '"Stryker was here!"']],
  },
  {
    file: 'scoring/fair-sort.ts',
    why: 'A group has a member.',
    changes: [['one?.pattern', 'one.pattern']],
  },
  {
    file: 'scoring/further-responses.ts',
    why: 'The bound itself, 10⁻¹², is no difference that occurs, and 0 was answered before it.',
    changes: [
      ['Math.abs(difference) <= ROUNDING', 'Math.abs(difference) < ROUNDING'],
      ['difference > 0', 'difference >= 0'],
    ],
  },
  {
    file: 'scoring/limit-shift.ts',
    why: 'The bound itself is no score that occurs.',
    changes: [['score - deviation <= SCORE_FLOOR', 'score - deviation < SCORE_FLOOR']],
  },
  {
    file: 'scoring/outcome-correlation.ts',
    why: 'Nothing can be taken off 0.',
    changes: [['cross > 0', 'cross >= 0']],
  },
  {
    file: 'scoring/pair-comparer.ts',
    why: 'The sums are filled before they are read.',
    changes: [['{ difference: 0, squareBelow: 0, squareAbove: 0 }', '{}']],
  },
  {
    file: 'scoring/pair-sums.ts',
    why: 'Only reached where there are no cells, and then no weight is read.',
    changes: [['[]', '["Stryker was here"]']],
  },
  {
    file: 'scoring/pair-sums.ts',
    why: 'Within a tier the cells may stand in any order.',
    changes: [['c - d', 'c + d']],
  },
  {
    file: 'scoring/pair-sums.ts',
    why: 'The type of an index asks for a case that cannot be: the entry is always there.',
    changes: [['-1', '+1']],
  },
  {
    file: 'scoring/pair-sums.ts',
    why: 'Where all have all cells, the longer way leads to the same sums.',
    changes: [['correlation === undefined && !matrix.logScore.some(Number.isNaN)', 'false']],
  },
  {
    file: 'scoring/score-difference.ts',
    why: 'Of numbers of which one is infinite or none, the sum is so as well.',
    changes: [
      ['difference + squareBelow + squareAbove', 'difference + squareBelow - squareAbove'],
      ['difference + squareBelow', 'difference - squareBelow'],
    ],
  },
  {
    file: 'scoring/tie-groups.ts',
    why: 'The type of an index asks for a case that cannot be: the entry is always there.',
    changes: [['-1', '+1']],
  },
  {
    file: 'scoring/tie-groups.ts',
    why: 'A row does not differ from itself.',
    changes: [['member < place', 'member <= place']],
  },
  {
    file: 'scoring/rerun-limits.ts',
    why: 'The lower limit is then at or below 0, and reaches what 0 reaches.',
    changes: [['successes === 0', 'false']],
  },
];
