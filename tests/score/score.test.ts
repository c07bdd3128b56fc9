import { describe, expect, it } from 'vitest';
import { scoreDataset } from '../../src/score/score.ts';
import type { Aggregate, CellScore } from '../../src/score/scores.ts';
import type { Point } from '../../src/read/dataset/dataset.ts';
import { load } from '../../src/read/load.ts';
import { projectRoot } from '../support/project-files.ts';
import { makeDataset, pointOf, type Counts } from '../board/make-dataset.ts';

const scores = scoreDataset(await load(`${projectRoot}tests/golden/small`));

/**
 * The small board of `tests/golden/small`, computed apart in Python (`tests/real/independent-scores.py`) from the formulas
 * alone. Per cell: k, n, T pooled over its points, G = guess · n, Q = (1 − guess)² · n;
 *   center, margin = Wilson(max(0, k − G), n − G, z = 1.96), adjusted = center + margin − T/(n + T);
 *   â = (k − G)/(n − G) with the roots of (â − a)² = z²(1 − a)(N − Q(1 − a))/N² found by bisection, z = Φ⁻¹(.975);
 *   score = â − t, limits square-and-add with the Wilson limits of t.
 * Per tier: 1000 · geometric mean over tasks of max(.01, adjusted); plain and its limits square-and-add on the log scale
 * of the values clamped to [.01, 1], moved up by the mean of min(½, v/2s²). Limits of the ReasonScore: the same of the
 * cells' limits of a re-run. Overall: over all cells, every tier weighing the same.
 */
const TIERS: readonly [evaluation: number, tier: number | 'all', ...numbers: (number | null)[]][] = [
  [
    0, 0, 904.7772735655379, 874.2034114279371, 924.9067526860797, 865.9401235399364, 830.9259968410416,
    890.7903150841482, 149.0625,
  ],
  [
    0, 1, 638.9275330956121, 580.1122984009485, 683.8262136692412, 561.5176002630187, 501.6047779006324,
    611.9394764143634, 262.5,
  ],
  [
    0,
    'all',
    760.3204004892956,
    722.333754755623,
    787.9496570908404,
    697.3095583323142,
    656.8260752485041,
    729.7804290260302,
    205.78125,
  ],
  [
    1, 0, 928.2368648222334, 848.3444854779483, 954.8171527362058, 853.7517799578563, 748.9853642099704,
    901.1671642986267, 133.83333333333334,
  ],
  [
    1, 1, 602.5499433887503, 452.0176678223051, 701.280670405455, 458.257569495584, 292.32842537222785,
    586.9246757915222, 278.75,
  ],
  [
    1,
    'all',
    747.8696880807429,
    643.3082696305854,
    807.8688058398764,
    625.4903801306747,
    495.6684386180942,
    710.9343444403002,
    206.29166666666669,
  ],
  [
    2,
    0,
    203.4520516173046,
    160.00358998039923,
    212.03622331533182,
    143.46983870792923,
    135.69596299717736,
    150.5409637938759,
    null,
  ],
  [
    2,
    1,
    46.487483429281866,
    35.74809187194185,
    58.250607811373044,
    32.019855643240845,
    27.599164431025077,
    40.67859836651013,
    null,
  ],
  [
    2,
    'all',
    97.25211503207959,
    81.39553719203894,
    109.06779717411955,
    67.77819357718926,
    62.64085337964277,
    76.61380258361466,
    null,
  ],
];

const CELLS: readonly [evaluation: number, tier: number, task: number, ...numbers: number[]][] = [
  [0, 0, 0, 0.9301703474575932, 0.024633573370734654, 0.01, 0.8916667262392389, 0.9456948738620734],
  [0, 1, 1, 0.5472168499939561, 0.07740167740138261, 0.03125, 0.41449641785090985, 0.604345723693284],
  [1, 0, 2, 0.8232572840641342, 0.13330016554270993, 0, 0.6499327970699571, 0.9567979316021783],
  [2, 0, 1, 0.011723518325016355, 0.011723518325016356, 0, -0.29295019131395267, -0.07827081414868968],
  [2, 1, 0, 0.5, 0.5, 1, -1, 0.018845326377266547],
  [2, 1, 2, 0.3500126091094714, 0.09408212242693043, 0.015625, 0.20670671291544324, 0.4431932511640513],
];

const IN_TIERS = [
  ...(['reasonscore', 'reasonscoreLower', 'reasonscoreUpper', 'plain', 'lower', 'upper'] as const),
  'averageTokens' as const,
];

const close = (value: number | null | undefined, expected: number | null): void => {
  if (expected === null) expect(value).toBeNull();
  else expect(Math.abs((value ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-10 * Math.max(1, expected));
};

const aggregateOf = (evaluation: number, tier: number | 'all'): Aggregate | null | undefined => {
  const score = scores.of(evaluation);
  return tier === 'all' ? score.overall : score.tiers[tier]?.aggregate;
};

const cellOf = (evaluation: number, tier: number, task: number): CellScore | null | undefined =>
  scores.of(evaluation).tiers[tier]?.cells[task];

/** The only cell of a board of one. */
const onlyCell = (counts: Counts): CellScore | null | undefined =>
  scoreDataset(makeDataset([{ cells: [[counts]] }])).of(0).tiers[0]?.cells[0];

describe('scoring a dataset', () => {
  it.each(TIERS)(
    'agrees with the second computation on evaluation %i, tier %s',
    (evaluation, tier, ...all) => {
      const aggregate = aggregateOf(evaluation, tier);
      for (const [index, name] of IN_TIERS.entries()) close(aggregate?.[name], all[index] ?? null);
    },
  );

  it.each(CELLS)('agrees with it on cell %i/%i/%i', (evaluation, tier, task, ...all) => {
    const { compatible, interval } = cellOf(evaluation, tier, task) ?? {};
    const { center, margin, truncatedRatio } = compatible ?? {};
    const found = [center, margin, truncatedRatio, interval?.lower, interval?.upper];
    for (const [index, value] of found.entries()) close(value, all[index] ?? null);
    const [first = 0, second = 0, third = 0] = all;
    close(compatible?.adjustedScore, first + second - third);
  });

  it('divides the score by the average tokens, and has no ratio where tokens are unknown', () => {
    close(aggregateOf(0, 'all')?.scorePerToken, 760.3204004892956 / 205.78125);
    expect(aggregateOf(2, 'all')?.scorePerToken).toBeNull();
  });

  it('reproduces the published cell of 337 of 888 with one guess in twelve', () => {
    const cell = onlyCell({ correct: 337, total: 888, truncated: 8, invalid: 6, guess: 1 / 12 });
    close(cell?.compatible?.center, 0.3239267848444002);
    close(cell?.compatible?.margin, 0.03206244563179326);
    close(cell?.compatible?.truncatedRatio, 0.008928571428571428);
  });

  it('reproduces the published cell of 784 of 862 with 226 truncated', () => {
    const { center, margin, truncatedRatio } =
      onlyCell({ correct: 784, total: 862, truncated: 226 })?.compatible ?? {};
    expect([center, margin, truncatedRatio].map((value) => value?.toFixed(6))).toEqual([
      '0.907696',
      '0.019195',
      '0.207721',
    ]);
  });

  it.each([
    [103, 2201, 4.47],
    [339, 2061, 14.1],
    [182, 4746, 3.69],
  ])('reproduces the published share of %i truncated beside %i', (truncated, total, percent) => {
    const ratio = onlyCell({ correct: 0, total, truncated })?.compatible?.truncatedRatio ?? 0;
    expect(Math.abs(100 * ratio - percent)).toBeLessThanOrEqual(0.05);
  });

  it('says of every cell what state it is in', () => {
    expect(onlyCell({ correct: 1, total: 2 })?.state).toBe('scorable');
    expect(onlyCell({ correct: 0, total: 0, truncated: 3 })?.state).toBe('all-truncated');
    expect(onlyCell({ correct: 2, total: 2, guess: 1 })?.state).toBe('not-scorable');
    expect(onlyCell({ correct: 0, total: 0, truncated: 0 })?.state).toBe('missing');
  });

  it('has of every cell what a response took on average, of those that recorded it', () => {
    const spent = { promptTokens: 40, completionTokens: 300, tokenResponses: 4, cost: 0.5 };
    const cellWith = (point: Partial<Point>): CellScore | null | undefined => {
      const points = [{ ...pointOf({ correct: 1, total: 10, invalid: 2, truncated: 1 }), ...point }];
      return scoreDataset(makeDataset([{ cells: [[null]] }], { points })).of(0).tiers[0]?.cells[0];
    };
    expect(cellWith(spent)).toMatchObject({
      ...spent,
      promptTokensMean: 10,
      completionTokensMean: 75,
      invalid: 2,
      truncationRecorded: true,
      points: 1,
      expectedPoints: 1,
      incomplete: false,
    });
    expect(cellWith({ ...spent, promptTokens: null })).toMatchObject({
      promptTokens: null,
      promptTokensMean: null,
      completionTokensMean: 75,
    });
    expect(cellWith({ tokenResponses: 0, invalid: null, truncated: null })).toMatchObject({
      promptTokens: null,
      promptTokensMean: null,
      completionTokens: null,
      completionTokensMean: null,
      cost: null,
      tokenResponses: 0,
      invalid: null,
      truncationRecorded: false,
    });
    expect(cellWith({ ...spent, completionTokens: 0, promptTokens: 0, cost: 0 })).toMatchObject({
      promptTokensMean: 0,
      completionTokensMean: 0,
      cost: 0,
    });
  });

  it('has no numbers of a cell that cannot be scored', () => {
    expect(onlyCell({ correct: 2, total: 2, guess: 1 })).toMatchObject({
      compatible: null,
      interval: null,
      solved: null,
      belowChance: false,
    });
    // All truncated: nothing solved of all that was asked.
    expect(onlyCell({ correct: 0, total: 0, truncated: 3 })).toMatchObject({ solved: 0, belowChance: false });
  });

  it('calls a cell below chance only when even its upper limit is', () => {
    expect(onlyCell({ correct: 10, total: 100, guess: 0.5 })?.belowChance).toBe(true);
    expect(onlyCell({ correct: 49, total: 100, guess: 0.5 })?.belowChance).toBe(false);
  });

  it('calls a score approximate when any of its cells has fewer than 128 responses', () => {
    const approximate = (total: number): boolean | undefined =>
      scoreDataset(
        makeDataset([
          {
            cells: [
              [
                { correct: 9, total: 200 },
                { correct: 9, total },
              ],
            ],
          },
        ]),
      ).of(0).overall?.approximate;
    expect([127, 128].map(approximate)).toEqual([true, false]);
  });
});
