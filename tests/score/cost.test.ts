import { describe, expect, it } from 'vitest';
import { costStandings, hasCost } from '../../src/score/cost.ts';
import { scoreDataset } from '../../src/score/score.ts';
import type { Scores } from '../../src/score/scores.ts';
import type { Dataset, Point } from '../../src/read/dataset/dataset.ts';
import { makeDataset, type CellInput } from '../board/make-dataset.ts';

/** The same dataset with Σx² of the tokens of each point; null where single responses were not recorded. */
const withSquares = (data: Dataset, squares: readonly (number | null)[]): Dataset => ({
  ...data,
  points: data.points.map((point, index): Point => ({
    ...point,
    completionTokensSquared: squares[index] ?? null,
  })),
});

describe('the mean tokens of a response', () => {
  // Two cells of tier 0: 4 responses, Σx 40, Σx² 420 and 5, 100, 2100; one of tier 1: 2, 10, 58.
  const cells: readonly (readonly CellInput[])[] = [
    [
      { correct: 2, total: 4, tokens: 40 },
      { correct: 2, total: 5, tokens: 100 },
    ],
    [{ correct: 1, total: 2, tokens: 10 }, null],
  ];
  const data = makeDataset([{ cells }, { cells }]);
  const squares = [420, 2100, 58];

  it('have the limits of a mean of means', () => {
    const [standing] = costStandings(scoreDataset(withSquares(data, [...squares, ...squares])), 'tokens');
    // (10 + 20)/2 = 15 and 5, mean 10. Variances of the means: 20/3/4 = 5/3 and 100/4/5 = 5, so (5/3 + 5)/4 = 5/3 for
    // tier 0; 8/1/2 = 4 for tier 1; (5/3 + 4)/4 = 17/12. Limits 10 ∓ 1.959964 · √(17/12).
    expect(standing?.mean).toBe(10);
    expect(standing?.limits?.[0]).toBeCloseTo(10 - 1.959963984540054 * Math.sqrt(17 / 12), 12);
    expect(standing?.limits?.[1]).toBeCloseTo(10 + 1.959963984540054 * Math.sqrt(17 / 12), 12);
  });

  it('have none where one cell has sums only, or a single response', () => {
    const lacking = scoreDataset(withSquares(data, [420, null, 58, ...squares]));
    expect(costStandings(lacking, 'tokens').map(({ limits }) => limits === null)).toEqual([true, false]);
    const single = makeDataset([0, 1].map(() => ({ cells: [[{ correct: 1, total: 1, tokens: 7 }]] })));
    const [alone] = costStandings(scoreDataset(withSquares(single, [49, 49])), 'tokens');
    expect([alone?.mean, alone?.limits]).toEqual([7, null]);
  });

  it('leave out tiers that were not measured, have no score or no tokens, and cells without a score', () => {
    const spent = { correct: 2, total: 4, tokens: 40 };
    const guessed = { correct: 4, total: 4, guess: 1, tokens: 4000 };
    const own = [
      [spent, guessed],
      [null, null],
      [guessed, null],
      [{ correct: 2, total: 4 }, null],
    ];
    const other = [0, 1, 2, 3].map(() => [spent, spent]);
    const data = makeDataset([{ cells: own }, { cells: other }]);
    const squares = data.points.map(({ completionTokens }) => (completionTokens === 40 ? 420 : 4_100_000));
    const [standing] = costStandings(scoreDataset(withSquares(data, squares)), 'tokens');
    // The one cell that counts: mean 10, variance of the mean 20/3/4.
    expect(standing?.mean).toBe(10);
    expect(standing?.limits?.[1]).toBeCloseTo(10 + 1.959963984540054 * Math.sqrt(5 / 3), 12);
  });

  it('are none of an evaluation without a score', () => {
    const spent = (guess: number) => ({ cells: [[{ correct: 4, total: 4, guess, tokens: 40 }]] });
    const standings = costStandings(scoreDataset(makeDataset([spent(1), spent(0), spent(0)])), 'tokens');
    expect(standings.map(({ evaluation }) => evaluation)).toEqual([1, 2]);
  });

  it('leave out cells without tokens', () => {
    const partly = makeDataset(
      [0, 1].map(() => ({
        cells: [
          [
            { correct: 2, total: 4, tokens: 40 },
            { correct: 2, total: 4 },
          ],
        ],
      })),
    );
    const [standing] = costStandings(scoreDataset(withSquares(partly, [420, null, 420, null])), 'tokens');
    expect(standing?.mean).toBe(10);
    expect(standing?.limits?.[1]).toBeCloseTo(10 + 1.959963984540054 * Math.sqrt(5 / 3), 12);
  });
});

describe('the cost of a response', () => {
  const priced = (...evaluations: CellInput[][]): Scores =>
    scoreDataset(makeDataset(evaluations.map((cells) => ({ cells: [cells] }))));

  it('is the mean over tasks of that of a cell, truncated responses among them', () => {
    const scores = priced(
      [
        { correct: 5, total: 10, truncated: 10, cost: 4 },
        { correct: 5, total: 20, truncated: 0, cost: 8 },
        { correct: 5, total: 1000, truncated: 0, cost: 100 },
      ],
      [{ correct: 5, total: 10, cost: 1 }, null, null],
    );
    const standings = costStandings(scores, 'cost');
    // 4/20, 8/20 and 100/1000: .2, .4 and .1. All 112 dollars over all 1,040 responses would be .108.
    expect(standings.map(({ mean }) => mean)).toEqual([expect.closeTo(0.7 / 3, 12), 0.1]);
    expect(standings.map(({ limits }) => limits)).toEqual([null, null]);
    for (const { evaluation, mean } of standings)
      expect(mean).toBe(scores.of(evaluation).overall?.averageCost);
  });

  it('is not known where that of one cell in the score is not', () => {
    const spent = { correct: 5, total: 10, cost: 1 };
    const scores = priced(
      [spent, { correct: 5, total: 10 }],
      [spent, null],
      [spent, { correct: 10, total: 10, guess: 1 }],
    );
    // The cell of guesses alone cannot be scored, so nobody asks for its cost.
    expect(costStandings(scores, 'cost').map(({ evaluation }) => evaluation)).toEqual([1, 2]);
    expect([0, 1, 2].map((evaluation) => hasCost(scores, evaluation))).toEqual([false, true, true]);
  });

  it('is there by the counters wherever it is in the score', () => {
    const one = { correct: 5, total: 10 };
    const cells: CellInput[] = [
      null,
      one,
      { ...one, cost: 0 },
      { ...one, cost: 1 },
      { correct: 0, total: 0, truncated: 5, cost: 2 },
      { correct: 10, total: 10, guess: 1 },
    ];
    const scores = priced(...cells.flatMap((first) => cells.map((second) => [first, second])));
    for (const evaluation of scores.evaluations.keys())
      expect(hasCost(scores, evaluation)).toBe((scores.of(evaluation).overall?.averageCost ?? 0) > 0);
  });

  it('of nothing is left out', () => {
    const scores = priced(
      [{ correct: 5, total: 10, cost: 0 }],
      [{ correct: 5, total: 10, cost: 1 }],
      [{ correct: 4, total: 10, cost: 1 }],
    );
    expect(costStandings(scores, 'cost').map(({ evaluation }) => evaluation)).toEqual([1, 2]);
  });

  it('takes two to compare', () => {
    expect(costStandings(priced([{ correct: 5, total: 10, cost: 1 }]), 'cost')).toEqual([]);
  });
});

describe('the time until a release', () => {
  it('is the middle of the days that its date may be, with the first and the last as limits', () => {
    const cells = [[{ correct: 5, total: 10 }]];
    const dated = ['2025-01-01', '2024-02', undefined].map((date) => ({
      facts: date === undefined ? {} : { date },
      cells,
    }));
    const standings = costStandings(scoreDataset(makeDataset(dated)), 'date');
    // 2024-01-01 is day 19,723; February has 29 days then.
    expect(standings.map(({ evaluation, mean, limits }) => [evaluation, mean, limits])).toEqual([
      [0, 20_089, [20_089, 20_089]],
      [1, 19_768, [19_754, 19_782]],
    ]);
  });
});

describe('the front of score against tokens', () => {
  const board = (...rows: (readonly [correct: number, tokens: number])[]): Scores =>
    scoreDataset(
      makeDataset(
        rows.map(([correct, tokens]) => ({ cells: [[{ correct, total: 1000, tokens: 1000 * tokens }]] })),
      ),
    );
  const standings = (scores: Scores): string[] =>
    costStandings(scores, 'tokens').map(({ standing }) => standing);

  it('is held by who scores as much for less, with a band that cannot be told from it', () => {
    // 95 % limits of 800 of 1,000: 774 to 824; of 790: 764 to 814; of 600: 569 to 630.
    expect(standings(board([800, 100], [790, 120], [600, 110], [900, 500]))).toEqual([
      'front',
      'band',
      'behind',
      'front',
    ]);
  });

  it('holds equals', () => {
    expect(standings(board([800, 100], [800, 100]))).toEqual(['front', 'front']);
  });

  it('does not leave the largest part of the board', () => {
    const data = makeDataset(
      [
        [900, 10],
        [800, 100],
        [700, 200],
      ].map(([correct = 0, tokens = 0]) => ({ cells: [[{ correct, total: 1000, tokens: 1000 * tokens }]] })),
    );
    const evaluations = data.evaluations.map((one, index) => ({
      ...one,
      ruler: { scorer: index === 0 ? '1' : '2' },
    }));
    const scores = scoreDataset({ ...data, evaluations });
    expect(costStandings(scores, 'tokens').map(({ evaluation, standing }) => [evaluation, standing])).toEqual(
      [
        [1, 'front'],
        [2, 'behind'],
      ],
    );
  });

  it('needs the tokens to differ beyond their error before somebody is behind', () => {
    // Both of 1,000 responses with a standard deviation of 100 tokens: standard errors of 3.16.
    const spread = (mean: number): number => 1000 * (mean * mean + 9990);
    const of = (near: number) => {
      const rows = [
        [900, 100],
        [600, near],
      ] as const;
      const data = makeDataset(
        rows.map(([correct, tokens]) => ({ cells: [[{ correct, total: 1000, tokens: 1000 * tokens }]] })),
      );
      return standings(
        scoreDataset(
          withSquares(
            data,
            rows.map(([, tokens]) => spread(tokens)),
          ),
        ),
      );
    };
    expect(of(110)).toEqual(['front', 'band']);
    expect(of(113)).toEqual(['front', 'behind']);
  });
});
