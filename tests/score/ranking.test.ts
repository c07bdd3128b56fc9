import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { scoreDataset } from '../../src/score/score.ts';
import type { Scores } from '../../src/score/scores.ts';
import { datasets } from '../board/arbitrary-dataset.ts';
import { makeDataset, type CellInput } from '../board/make-dataset.ts';

const board = (...rows: (readonly CellInput[])[]): Scores =>
  scoreDataset(makeDataset(rows.map((tiers) => ({ cells: tiers.map((cell) => [cell]) }))));
const of1000 = (correct: number): CellInput => ({ correct, total: 1000 });

/** Per evaluation and metric that has intervals. */
const certain = ({ ranking }: Scores, metric: string) => {
  const certainty = ranking.orders[metric]?.certainty;
  if (!certainty) throw new Error(`nothing is certain by ${metric}`);
  return certainty;
};
const gapOf = (scores: Scores, metric: string): number | null => certain(scores, metric).resolvableGap;

describe('the gap that a suite resolves', () => {
  // Python: 2 · S · sinh(d/2) with the medians of ln S, of ln S − ln L and of ln U − ln S; d their square-and-add times
  // Φ⁻¹(1 − .025/(M − 1)) / 1.96.
  it.each([
    [[900, 700], 34.712109438197224],
    [[900, 700, 500], 46.22027506474848],
    [[700, 900, 500], 46.22027506474848],
    [[500, 900, 700], 46.22027506474848],
    [[900, 700, 500, 300], 52.669948665401535],
  ])('is that of two typical evaluations of %j in 1,000: %d points', (correct, gap) => {
    expect(gapOf(board(...correct.map((one) => [of1000(one)])), 'plain')).toBeCloseTo(gap, 9);
  });

  it.each([
    [[900, 700], 32.92110441032995],
    [[900, 700, 500], 44.81483835067744],
  ])('is that of the metric that ranks: by ReasonScores of %j in 1,000 %d points', (correct, gap) => {
    expect(gapOf(board(...correct.map((one) => [of1000(one)])), 'reasonscore')).toBeCloseTo(gap, 9);
  });

  it('needs two evaluations', () => {
    expect(gapOf(board([of1000(900)]), 'plain')).toBeNull();
  });
});

describe('the marks of a tier', () => {
  const tokens = (correct: number, each: number): CellInput => ({
    correct,
    total: 1000,
    tokens: 1000 * each,
  });

  it('are its best ReasonScore and its best and worst score per token', () => {
    const scores = board(
      [tokens(900, 900), tokens(300, 10)],
      [tokens(800, 100), of1000(500)],
      [of1000(100), of1000(400)],
    );
    const tier = (evaluation: number, index: number) => scores.of(evaluation).tiers[index]?.aggregate;
    const { reasonscore, score_per_token: efficiency, plain } = scores.ranking.marks;
    expect(reasonscore?.map(({ best }) => best)).toEqual([tier(0, 0)?.reasonscore, tier(1, 1)?.reasonscore]);
    expect(efficiency?.map(({ best }) => best)).toEqual([tier(1, 0)?.scorePerToken, null]);
    expect(efficiency?.map(({ worst }) => worst)).toEqual([tier(0, 0)?.scorePerToken, null]);
    expect(reasonscore?.map(({ worst }) => worst)).toEqual([null, null]);
    expect(plain?.map(({ best }) => best)).toEqual([tier(0, 0)?.plain, tier(1, 1)?.plain]);
  });

  it('need two to choose from', () => {
    expect(board([of1000(900)]).ranking.marks['reasonscore']).toEqual([{ best: null, worst: null }]);
  });
});

describe('the common scale', () => {
  it('ends on the whole hundreds that hold every interval', () => {
    // Wilson, 95 %: 500 of 1,000 from 469.1; 820 from 795.0 to 842.6; 999 to 999.8; of a re-run up to 863.5 and 999.97
    expect(board([of1000(820)]).ranking.scale).toEqual([700, 900]);
    expect(board([of1000(500)], [of1000(820)]).ranking.scale).toEqual([400, 900]);
    expect(board([of1000(500)], [of1000(999)]).ranking.scale).toEqual([400, 1000]);
  });

  it('is the whole one where nothing was scored', () => {
    expect(board([{ correct: 4, total: 4, guess: 1 }]).ranking.scale).toEqual([0, 1000]);
  });
});

describe('neighbours', () => {
  it('are told apart by a metric that has intervals', () => {
    const spent = (correct: number, tokens: number): CellInput => ({ correct, total: 1000, tokens });
    const { orders } = board([spent(900, 1_000_000)], [spent(300, 1000)]).ranking;
    expect(orders['plain']).toMatchObject({ sequence: [0, 1], certainty: { neighbours: 1, separable: 1 } });
    // A score per token has no interval: nothing is certain of an order by it.
    expect(orders['score_per_token']).toMatchObject({ sequence: [1, 0], certainty: null });
  });
});

describe('the parts of a board', () => {
  const linked = (...rows: (readonly (readonly CellInput[])[])[]): number[][] =>
    scoreDataset(makeDataset(rows.map((cells) => ({ cells })))).ranking.parts.map((part) => [
      ...part.evaluations,
    ]);
  const one = of1000(500);
  const sure: CellInput = { correct: 4, total: 4, guess: 1 };

  it('are linked by cells of any tier', () => {
    const hard: CellInput[][] = [
      [null, null],
      [one, null],
    ];
    expect(linked(hard, hard)).toEqual([[0, 1]]);
    const other: CellInput[][] = [
      [null, null],
      [null, one],
    ];
    expect(linked(hard, other)).toEqual([[0], [1]]);
  });

  it('are not linked by a cell that cannot be scored', () => {
    expect(linked([[one, sure, null]], [[null, sure, one]])).toEqual([[0], [1]]);
  });

  it('come in the order of their first evaluation where they are of one size, the only one without a name', () => {
    const apart = (place: number): CellInput[][] => [[0, 1, 2].map((task) => (task === place ? one : null))];
    expect(linked(apart(0), apart(1), apart(2))).toEqual([[0], [1], [2]]);
    const labels = (...rows: CellInput[][][]) =>
      scoreDataset(makeDataset(rows.map((cells) => ({ cells })))).ranking.parts.map(({ label }) => label);
    expect(labels(apart(0), apart(1))).toEqual(['with no task of the others', 'with no task of the others']);
    expect(labels(apart(0), apart(0))).toEqual(['']);
  });
});

describe('ranges, separations and peers', () => {
  it('tell the same of every pair', () => {
    fc.assert(
      fc.property(datasets, fc.constantFrom('reasonscore', 'plain'), (dataset, metric) => {
        const scores = scoreDataset(dataset);
        const { ranking, evaluations } = scores;
        const { best, worst } = certain(scores, metric);
        const rank = ranking.orders[metric]?.rank ?? [];
        for (const a of evaluations.keys()) {
          const part = ranking.parts[ranking.partOf[a] ?? -1]?.evaluations ?? [];
          const others = part.filter((b) => b !== a);
          const verdicts = others.map((b) => scores.separation(metric, a, b));
          expect(others.map((b) => 0 - scores.separation(metric, b, a))).toEqual(
            verdicts.map((one) => 0 + one),
          );
          expect(scores.peersOf(metric, a)).toEqual(others.filter((_, index) => verdicts[index] === 0));
          if (part.length === 0) continue;
          // A range holds its rank: where missing cells place an evaluation elsewhere, it is widened.
          const own = rank[a] ?? Number.NaN;
          expect(best[a]).toBe(Math.min(own, 1 + verdicts.filter((one) => one < 0).length));
          expect(worst[a]).toBe(Math.max(own, part.length - verdicts.filter((one) => one > 0).length));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are of one part only', () => {
    const data = makeDataset([[of1000(900)], [of1000(100)], [of1000(500)]].map((row) => ({ cells: [row] })));
    const evaluations = data.evaluations.map((one, index) => ({
      ...one,
      ruler: { scorer: String(index % 2) },
    }));
    const scores = scoreDataset({ ...data, evaluations });
    expect(scores.separation('plain', 0, 1)).toBe(0);
    expect(scores.separation('plain', 0, 2)).toBe(1);
    expect(scores.peersOf('plain', 1)).toEqual([]);
    expect(scores.ranking.parts.map((part) => part.evaluations)).toEqual([[0, 2], [1]]);
  });

  it('are told in every part, not only in the largest', () => {
    const data = makeDataset([900, 500, 100, 100, 900].map((correct) => ({ cells: [[of1000(correct)]] })));
    const evaluations = data.evaluations.map((one, index) => ({
      ...one,
      ruler: { scorer: index < 3 ? '1' : '2' },
    }));
    const scores = scoreDataset({ ...data, evaluations });
    expect(scores.ranking.partOf).toEqual([0, 0, 0, 1, 1]);
    expect([scores.separation('plain', 3, 4), scores.separation('plain', 4, 3)]).toEqual([-1, 1]);
    expect(scores.peersOf('plain', 3)).toEqual([]);
    const close = scoreDataset({
      ...makeDataset([900, 500, 100, 100, 101].map((correct) => ({ cells: [[of1000(correct)]] }))),
      evaluations,
    });
    expect([close.peersOf('plain', 3), close.peersOf('plain', 4)]).toEqual([[4], [3]]);
  });

  it('are none of an evaluation that could not be scored', () => {
    const scores = board([of1000(900)], [{ correct: 4, total: 4, guess: 1 }]);
    expect(scores.separation('plain', 0, 1)).toBe(0);
    expect(scores.separation('plain', 1, 1)).toBe(0);
    expect(scores.peersOf('plain', 1)).toEqual([]);
    expect(scores.ranking).toMatchObject({ ranked: 1, partOf: [0, -1] });
    expect(certain(scores, 'plain')).toMatchObject({ best: [1, null], worst: [1, null], group: [1, null] });
  });
});
