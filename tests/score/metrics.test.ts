import { describe, expect, it } from 'vitest';
import type { BoardRow } from '../../src/board/board.ts';
import { makeBoard } from '../../src/board/make-board.ts';
import { makeModelBoard } from '../../src/board/model-board.ts';
import { CERTAIN, findMetric, inSentence, METRICS, RANKABLE } from '../../src/score/metrics.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset, type CellInput } from '../board/make-dataset.ts';
import { metricOf } from '../board/metric-of.ts';

const rowOf = (cells: readonly CellInput[], others: readonly (readonly CellInput[])[] = []): BoardRow => {
  const scores = scoreDataset(makeDataset([cells, ...others].map((row) => ({ cells: [row] }))));
  const row = makeBoard(scores, { pageSize: null }).rows.find(({ index }) => index === 0);
  if (!row) throw new Error('there is no row');
  return row;
};

/**
 * In Python, from the formulas: ReasonScore 178.83 between 161.09 and 189.82, plain score 166.67
 * between 144.52 and 181.48. 100 responses of 30
 * tokens, 100 of 20 and 128 of 10: 20 on average, and 8.94 points for each.
 */
const FEW = rowOf([
  { correct: 60, total: 80, truncated: 20, guess: 0.25, tokens: 3000, cost: 0.3 },
  { correct: 0, total: 50, truncated: 50, tokens: 2000, cost: 0.1 },
  { correct: 127, total: 128, truncated: 0, tokens: 1280, cost: 0.128 },
]);
/**
 * Python: centre + margin .91709 at z = 1.96. The plain score of two such cells lies between 885.45 and 912.05: Wilson
 * from .87985 to .91709, squared and added with an upper limit of .00383 for truncation, the arms divided by √2; moved up
 * by .00006 on the log scale. The ReasonScore of a re-run lies between 903.67 and 928.05.
 */
const MANY: CellInput = { correct: 900, total: 1000, truncated: 0 };

describe('what a tooltip says', () => {
  it('is the score, its interval and how far it is to be trusted', () => {
    expect(metricOf(FEW, 'reasonscore').title).toBe(
      'ReasonScore 179, 95 % interval 161–190 of a re-run; 12 above the plain score, for uncertainty; approximate: a cell has fewer than 128 responses',
    );
    expect(metricOf(FEW, 'plain').title).toBe(
      'Plain score ≈167, 95 % interval 145–181 over 3 cells; approximate: a cell has fewer than 128 responses',
    );
    expect(metricOf(FEW, 'lower').title).toBe('Lower limit 145');
    expect(metricOf(FEW, 'upper').title).toBe('Upper limit 181');
    expect(metricOf(FEW, 'avg_tokens').title).toBe('20 completion tokens a response on average');
    expect(metricOf(FEW, 'score_per_token').title).toMatch(/^8\.94\d* points per token$/);
    // .003, .001 and .001 dollars for a response of the three cells: 1/600 on average.
    expect(metricOf(FEW, 'avg_cost').title).toBe('$0.0017 a response on average');
    expect(metricOf(FEW, 'score_per_cost').title).toBe('107k points per US dollar');
    expect(metricOf(FEW, 'plain').range?.map(Math.round)).toEqual([145, 181]);
    expect(metricOf(FEW, 'reasonscore').range?.map(Math.round)).toEqual([161, 190]);
  });

  it('has no doubt about many responses, and knows of missing points', () => {
    expect(metricOf(rowOf([MANY, MANY]), 'plain').title).toBe(
      'Plain score 900, 95 % interval 885–912 over 2 cells',
    );
    expect(metricOf(rowOf([MANY, null], [[MANY, MANY]]), 'reasonscore').title).toBe(
      'ReasonScore 917*, 95 % interval 898–933 of a re-run; 17 above the plain score, for uncertainty; * some points are missing',
    );
  });

  it('promises no interval where no cell is above what guessing gives', () => {
    const chance = metricOf(rowOf([{ correct: 50, total: 200, truncated: 0, guess: 0.25 }]), 'plain');
    expect([chance.title, chance.range]).toEqual([
      'Plain score 10, at chance: no cell is above what guessing gives',
      null,
    ]);
  });

  it('is that nothing was recorded where that is so', () => {
    const row = rowOf([MANY]);
    expect(metricOf(row, 'avg_tokens').title).toBe('Tokens were not recorded');
    expect(metricOf(row, 'score_per_token').title).toBe('Score per token: tokens were not recorded');
    const unknown = 'the cost of some cell was not recorded';
    expect(metricOf(row, 'avg_cost').title).toBe(`Average cost: ${unknown}`);
    expect(metricOf(row, 'score_per_cost').title).toBe(`Score per US dollar: ${unknown}`);
    const free = rowOf([{ correct: 90, total: 100, cost: 0 }]);
    expect(metricOf(free, 'avg_cost').text).toBe('$0.00');
    expect(metricOf(free, 'score_per_cost').title).toBe('Score per US dollar: nothing was spent');
  });
});

describe('an asterisk and a sign of doubt', () => {
  it('stand beside scores, the limits among them, and no other number', () => {
    const row = rowOf([{ correct: 90, total: 100, tokens: 1000 }, null], [[MANY, MANY]]);
    const flags = METRICS.map(({ id }) => [id, metricOf(row, id).incomplete, metricOf(row, id).approximate]);
    expect(flags).toEqual([
      ['reasonscore', true, false],
      ['reasonscore_lower', true, false],
      ['reasonscore_upper', true, false],
      ['plain', false, true],
      ['lower', true, false],
      ['upper', true, false],
      ['score_per_token', false, false],
      ['avg_tokens', false, false],
      ['score_per_cost', false, false],
      ['avg_cost', false, false],
      ['pass_at_k', false, false],
      ['pass_hat_k', false, false],
    ]);
  });
});

describe('the heads of the columns', () => {
  const { metrics } = makeModelBoard(scoreDataset(makeDataset([{ cells: [[MANY]] }])), 0);
  const by = new Map(metrics.all.map((heading) => [heading.id, heading]));

  it.each([
    ['reasonscore', 'ReasonScore', 'ReasonScore', 'Score'],
    ...(['lower', 'upper'] as const).map((end): [string, string, string, string] => {
      const name = `ReasonScore, ${end} limit`;
      return [`reasonscore_${end}`, name, name, name];
    }),
    ['plain', 'Plain', 'Plain score', 'plain'],
    ['lower', 'Lower limit', 'Lower limit', 'Lower limit'],
    ['upper', 'Upper limit', 'Upper limit', 'Upper limit'],
    ['score_per_token', 'Score/Token', 'Score/token', 'score/token'],
    ['avg_tokens', 'Avg Tokens', 'Avg tokens', 'Tokens'],
  ])('of %s are written for files, pages and narrow places', (id, file, page, narrow) => {
    expect(by.get(id)?.names).toEqual({ file, page, narrow });
  });

  it('say which way is better, in which unit, and what it means', () => {
    expect(metrics.all.map(({ id, unit, better }) => [id, unit, better])).toEqual([
      ['reasonscore', 'points', 'higher'],
      ['reasonscore_lower', 'points', 'higher'],
      ['reasonscore_upper', 'points', 'higher'],
      ['plain', 'points', 'higher'],
      ['lower', 'points', 'higher'],
      ['upper', 'points', 'higher'],
      ['score_per_token', 'points per token', 'higher'],
      ['avg_tokens', 'tokens', 'lower'],
    ]);
    for (const { label, description } of metrics.all) {
      expect(label).not.toBe('');
      expect(description).toMatch(/\w.*\.$/);
    }
  });

  it('are those of the score, and of the tokens with the score per token beneath', () => {
    expect([metrics.sorted.id, metrics.second.id]).toEqual(['reasonscore', 'plain']);
    expect(metrics.all.map(({ role }) => role)).toEqual([
      ...['score', 'limit', 'limit', 'score', 'limit', 'limit', 'column', 'column'],
    ]);
    expect(CERTAIN.map(inSentence)).toEqual(['ReasonScore', 'plain score']);
    expect(['Yield', 'Score/Token'].map((label) => inSentence({ label }))).toEqual(['yield', 'Score/Token']);
    expect(metrics.columns.map(({ id, isBeneath }) => [id, isBeneath])).toEqual([
      ['avg_tokens', false],
      ['score_per_token', true],
    ]);
    expect(metrics.all.filter(({ recorded }) => !recorded).map(({ id }) => id)).toEqual([
      ...['score_per_token', 'avg_tokens'],
    ]);
  });

  it('are those of the cost as well, where it is known', () => {
    const board = makeModelBoard(scoreDataset(makeDataset([{ cells: [[{ ...MANY, cost: 2 }]] }])), 0);
    const [avg, per] = board.metrics.columns.filter(({ id }) => id.includes('cost'));
    expect(avg).toMatchObject({ id: 'avg_cost', unit: 'US dollars', better: 'lower', rankable: false });
    expect(per).toMatchObject({
      id: 'score_per_cost',
      unit: 'points per US dollar',
      better: 'higher',
      rankable: true,
    });
    expect([avg, per].map((heading) => [heading?.isBeneath, heading?.isCertain, heading?.report])).toEqual([
      [false, false, 'usage'],
      [true, false, 'usage'],
    ]);
    expect([avg, per].map((heading) => heading?.names)).toEqual([
      { file: 'Avg Cost', page: 'Avg cost', narrow: 'Cost' },
      { file: 'Score/Cost', page: 'Score/cost', narrow: 'score/cost' },
    ]);
    for (const heading of [avg, per]) expect(heading?.description).toMatch(/US dollars?\./);
  });

  it('stand in the table of the report that fits, with whole sentences about how to read them', () => {
    expect(metrics.all.map(({ report }) => report)).toEqual([
      ...[...Array<string>(6).fill('performance'), 'usage', null],
    ]);
    const { reading } = metrics.sorted;
    expect(reading).toHaveLength(2);
    for (const sentence of reading) expect(sentence).toMatch(/\bReasonScore .*\.$/);
  });
});

describe('ranking', () => {
  it('is by the metric that the dataset chooses, else by the ReasonScore', () => {
    const sortedBy = (changes: object): string =>
      makeBoard(scoreDataset(makeDataset([{ cells: [[MANY]] }], changes))).metrics.sorted.id;
    expect([sortedBy({}), sortedBy({ rankBy: 'plain' })]).toEqual(['reasonscore', 'plain']);
  });

  it('is possible by every score, but not by how many tokens somebody spends', () => {
    expect(RANKABLE.map(({ id }) => id)).toEqual([
      ...['reasonscore', 'plain', 'lower', 'score_per_token', 'score_per_cost', 'pass_at_k', 'pass_hat_k'],
    ]);
    expect(findMetric('avg_tokens')?.label).toBe('Avg Tokens');
    expect(findMetric('tokens')).toBeUndefined();
  });
});
