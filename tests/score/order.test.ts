import { describe, expect, it } from 'vitest';
import { makeBoard } from '../../src/board/make-board.ts';
import { RANKABLE } from '../../src/score/metrics.ts';
import { rankLevel } from '../../src/score/part-comparer.ts';
import { scoreDataset } from '../../src/score/score.ts';
import type { Scores } from '../../src/score/scores.ts';
import { makeDataset, type CellInput, type EvaluationInput } from '../board/make-dataset.ts';

/** A cell of a thousand responses of which so many per mille are correct. */
const of1000 = (correct: number): CellInput => ({ correct, total: 1000 });

/** Evaluations of one task with these per mille by tier; null where a tier is missing. */
const board = (rows: Readonly<Record<string, readonly (number | null)[]>>): Scores => {
  const inputs = Object.entries(rows).map(([id, tiers]): EvaluationInput => ({
    id,
    cells: tiers.map((share) => [share === null ? null : of1000(share)]),
  }));
  return scoreDataset(makeDataset(inputs));
};

const ids = (scores: Scores, sort = 'reasonscore'): string[] =>
  makeBoard(scores, { sort, pageSize: null }).rows.map((row) => row.id);

const flipped = (scores: Scores, sort = 'reasonscore') => scores.ranking.orders[sort]?.certainty?.flipped;

const ranks = (scores: Scores, sort = 'reasonscore'): string[] =>
  makeBoard(scores, { sort, pageSize: null }).rows.map((row) => row.rank.text);

describe('the order of a board', () => {
  it('is by score where all evaluations have all tiers', () => {
    const scores = board({ low: [700, 300], high: [900, 600], middle: [800, 500] });
    expect(ids(scores)).toEqual(['high', 'middle', 'low']);
    expect(ranks(scores)).toEqual(['1', '2', '3']);
    expect(flipped(scores)).toEqual([]);
  });

  it('puts one with fewer tiers right before the first complete one that it beats on its own tiers', () => {
    const scores = board({ strong: [900, 700], weak: [600, 300], easyOnly: [800, null] });
    expect(ids(scores)).toEqual(['strong', 'easyOnly', 'weak']);
  });

  it('does not let an easy tier alone lift anyone above those who did the hard one as well', () => {
    const scores = board({ strong: [950, 500], easyOnly: [900, null] });
    expect(scores.of(1).overall?.reasonscore).toBeGreaterThan(scores.of(0).overall?.reasonscore ?? 1e9);
    expect(ids(scores)).toEqual(['strong', 'easyOnly']);
    expect(flipped(scores)).toEqual([]);
  });

  it('puts it last when it beats nobody', () => {
    expect(ids(board({ a: [900, 700], b: [800, 300], easyOnly: [500, null] })).at(-1)).toBe('easyOnly');
  });

  it('says where the placing contradicts a direct comparison', () => {
    // easyOnly beats x on the easy tier and so stands above it, but y below x beats easyOnly there.
    const scores = board({ x: [700, 900], y: [850, 500], easyOnly: [800, null] });
    expect(ids(scores)).toEqual(['easyOnly', 'x', 'y']);
    expect(scores.ranking.orders['reasonscore']?.conflicts).toEqual([2]);
    const rows = makeBoard(scores, { pageSize: null }).rows;
    expect(rows.map((row) => row.notes.some((note) => note.includes('not consistent')))).toEqual([
      ...[true, false, false],
    ]);
  });

  it('sorts equal scores by id, numbers inside ids as numbers', () => {
    const equal = board({ 'run-10': [500], 'run-9': [500], 'run-1': [500], alpha: [500] });
    expect(ids(equal)).toEqual(['alpha', 'run-1', 'run-9', 'run-10']);
  });

  it('has no place for an evaluation of which nothing could be scored, but still a row', () => {
    const scores = scoreDataset(
      makeDataset([{ cells: [[{ correct: 4, total: 4, guess: 1 }]] }, { cells: [[of1000(500)]] }]),
    );
    const rows = makeBoard(scores, { pageSize: null }).rows;
    expect(rows.map((row) => [row.id, row.rank.value, row.rank.text])).toEqual([
      ['1', 1, '1'],
      ['0', null, '—'],
    ]);
    expect(rows[1]?.rankRange.value).toBeNull();
  });
});

describe('ranks', () => {
  const ofOneTask = (correct: number, total: number): EvaluationInput => ({ cells: [[{ correct, total }]] });

  it('are shared where the scores are equal, and skip as many places', () => {
    const scores = scoreDataset(makeDataset([900, 800, 800, 700].map((correct) => ofOneTask(correct, 1000))));
    expect(ranks(scores)).toEqual(['1', '=2', '=2', '4']);
  });

  it('are not shared by scores that only print alike', () => {
    // 80,010 and 80,020 of 100,000: scores of 802.58 and 802.68 both print 803.
    const scores = scoreDataset(
      makeDataset([80_010, 80_020, 79_000].map((correct) => ofOneTask(correct, 100_000))),
    );
    const rows = makeBoard(scores, { pageSize: null }).rows;
    expect(rows.map((row) => row.id)).toEqual(['1', '0', '2']);
    expect(rows.map((row) => row.rank.text)).toEqual(['1', '2', '3']);
    expect(rows[0]?.metrics.headline.text).toBe(rows[1]?.metrics.headline.text);
  });

  it('give the same gap the same answer by every metric', () => {
    // One correct answer in a million apart: less than any metric prints.
    const scores = scoreDataset(makeDataset([500_001, 500_000].map((correct) => ofOneTask(correct, 1e6))));
    for (const { id } of RANKABLE.filter((metric) => metric.needs === undefined))
      expect(ranks(scores, id)).toEqual(['1', '2']);
  });

  it('are shared by the same cells in another order, in which only the last digits of a mean differ', () => {
    // All orders of three cells: their geometric means are equal, but sums of logarithms taken in another order are not.
    const cells = [123, 456, 789];
    const orders = cells.flatMap((_, turn) => {
      const turned = [...cells.slice(turn), ...cells.slice(0, turn)];
      return [turned, turned.toReversed()];
    });
    const scores = scoreDataset(
      makeDataset(
        orders.map((order, index) => ({ id: `m${index}`, cells: [order.map((correct) => of1000(correct))] })),
      ),
    );
    const values = orders.map((_, index) => scores.of(index).overall?.reasonscore);
    expect(new Set(values).size).toBeGreaterThan(1);
    for (const metric of ['reasonscore', 'plain']) {
      expect(new Set(ranks(scores, metric))).toEqual(new Set(['=1']));
      expect(ids(scores, metric)).toEqual(orders.map((_, index) => `m${index}`));
    }
    expect(flipped(scores)).toEqual([]);
  });

  it('are not shared between evaluations that were measured on different tiers', () => {
    const scores = board({ both: [800, 800], one: [800, null] });
    expect(ranks(scores)).toEqual(['1', '2']);
    const apart = board({ both: [900, 900], easyOnly: [800, null], hardOnly: [null, 800] });
    expect(ranks(apart)).toEqual(['1', '2', '3']);
  });

  it('follow the metric that is asked for', () => {
    // Few responses earn a bonus: first by ReasonScore, last by every honest number.
    const scores = scoreDataset(
      makeDataset([
        { id: 'many', cells: [[{ correct: 850, total: 1000 }]] },
        { id: 'few', cells: [[{ correct: 26, total: 32 }]] },
      ]),
    );
    expect(ids(scores)).toEqual(['few', 'many']);
    expect(ids(scores, 'plain')).toEqual(['many', 'few']);
    expect(ids(scores, 'lower')).toEqual(['many', 'few']);
  });

  it('say where only the bonus sets neighbours apart', () => {
    // 31 of 32 hold a success of .85 within their plain limits; their ReasonScore of 994 is far above 851.
    const scores = scoreDataset(
      makeDataset([
        { id: 'many', cells: [[{ correct: 85_000, total: 100_000 }]] },
        { id: 'few', cells: [[{ correct: 31, total: 32 }]] },
      ]),
    );
    const verdicts = (metric: string) => scores.separation(metric, 1, 0);
    expect(ids(scores)).toEqual(['few', 'many']);
    expect([verdicts('reasonscore'), verdicts('plain')]).toEqual([1, 0]);
    expect([flipped(scores), flipped(scores, 'plain')]).toEqual([[1], []]);
    const [row] = makeBoard(scores).rows;
    expect(row?.notes.join()).toMatch(/bonus for small samples makes it differ from /);
  });

  it('by score per token leave out whoever did not record tokens', () => {
    const scores = scoreDataset(
      makeDataset([
        { id: 'silent', cells: [[{ correct: 9, total: 10 }]] },
        { id: 'wordy', cells: [[{ correct: 9, total: 10, tokens: 9000 }]] },
        { id: 'terse', cells: [[{ correct: 8, total: 10, tokens: 90 }]] },
      ]),
    );
    expect(ids(scores, 'score_per_token')).toEqual(['terse', 'wordy', 'silent']);
    expect(ranks(scores, 'score_per_token')).toEqual(['1', '2', '—']);
  });

  it('by score per cost leave out whose cost is not known for every cell, or is 0', () => {
    const cell = (correct: number, cost?: number) => ({
      ...{ correct, total: 100 },
      ...(cost === undefined ? {} : { cost }),
    });
    const scores = scoreDataset(
      makeDataset([
        { id: 'silent', cells: [[cell(95), cell(95)]] },
        { id: 'partly', cells: [[cell(95, 0.01), cell(95)]] },
        { id: 'free', cells: [[cell(95, 0), cell(95, 0)]] },
        { id: 'dear', cells: [[cell(90, 10), cell(90, 10)]] },
        { id: 'cheap', cells: [[cell(60, 1), cell(60, 1)]] },
      ]),
    );
    expect(ids(scores, 'score_per_cost')).toEqual(['cheap', 'dear', 'silent', 'partly', 'free']);
    expect(ranks(scores, 'score_per_cost')).toEqual(['1', '2', '—', '—', '—']);
  });
});

describe('evaluations that lack single cells', () => {
  const row = (id: string, ...shares: readonly (number | null)[]): EvaluationInput => ({
    id,
    cells: [
      shares.map((share) =>
        share === null ? null : { correct: share, total: 1000, tokens: 100_000, cost: 3 },
      ),
    ],
  });

  it('do not stand first for leaving out the hard ones, by whatever metric', () => {
    const scores = scoreDataset(
      makeDataset([row('all', 950, 400, 300), row('weak', 900, 300, 200), row('easy', 940, null, null)]),
    );
    for (const { id } of RANKABLE) expect(ids(scores, id)).toEqual(['all', 'easy', 'weak']);
  });

  it('beat nobody by score per token who recorded no tokens on the cells that both have', () => {
    const spent = (correct: number) => ({ correct, total: 1000, tokens: 100_000 });
    const scores = scoreDataset(
      makeDataset([
        { id: 'all', cells: [[spent(900), spent(900)]] },
        { id: 'silent', cells: [[spent(500), { correct: 500, total: 1000 }]] },
        { id: 'weak', cells: [[null, spent(100)]] },
      ]),
    );
    expect(ids(scores, 'score_per_token')).toEqual(['all', 'silent', 'weak']);
  });

  it('are not ranked where only complete ones shall be', () => {
    const dataset = makeDataset([row('all', 950, 400), row('weak', 900, 300), row('easy', 990, null)]);
    const scores = scoreDataset({ ...dataset, missing: 'complete' });
    const rows = makeBoard(scores, { pageSize: null }).rows;
    expect(rows.map(({ id, rank }) => [id, rank.text])).toEqual([
      ['all', '1'],
      ['weak', '2'],
      ['easy', '—'],
    ]);
    expect(rows[2]?.rank.title).toBe('Not ranked: it lacks cells that others have');
    // Two are compared: .05, as for any two.
    expect(rankLevel(scores)?.threshold).toBe(0.05);
  });
});

describe('rank ranges', () => {
  it('are one place each when all differ clearly', () => {
    const rows = makeBoard(board({ a: [900], b: [600], c: [300] }), { pageSize: null }).rows;
    expect(rows.map((row) => row.rankRange.text)).toEqual(['1', '2', '3']);
    expect(rows.map((row) => row.separated)).toEqual([false, true, true]);
    expect(rows.map((row) => row.topGroup)).toEqual([true, false, false]);
  });

  it('span everyone when nobody can be told apart', () => {
    const close = [500, 501, 502].map((correct) => ({ cells: [[of1000(correct)]] }));
    const rows = makeBoard(scoreDataset(makeDataset(close)), { pageSize: null }).rows;
    expect(rows.map((row) => row.rankRange.text)).toEqual(['1–3', '1–3', '1–3']);
    expect(rows.some((row) => row.separated)).toBe(false);
    expect(rows.every((row) => row.topGroup)).toBe(true);
  });

  it('are [1, 1] for a board of one', () => {
    expect(makeBoard(board({ alone: [500] })).rows[0]?.rankRange.range).toEqual([1, 1]);
  });
});
