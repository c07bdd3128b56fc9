import { describe, expect, it } from 'vitest';
import { comparePairs } from '../../src/score/comparison.ts';
import { ESTIMATE } from '../../src/score/metrics.ts';
import { packScores, unpackScores, type PackedScores } from '../../src/score/packed.ts';
import { makeRanking } from '../../src/score/ranking.ts';
import { scoreDataset } from '../../src/score/score.ts';
import type { Scores } from '../../src/score/scores.ts';
import { loadText } from '../read/dataset/load-text.ts';

/** How many items both, one or neither of two evaluations solved. */
type Counts = readonly [both: number, onlyA: number, onlyB: number, neither: number];

const OUTCOMES = [
  [1, 1],
  [1, 0],
  [0, 1],
  [0, 0],
] as const;

/** Rows of two evaluations on the same items. */
const rowsOf = (counts: Counts): string[] =>
  counts
    .flatMap((count, kind) => Array.from({ length: count }, () => OUTCOMES[kind] ?? [0, 0]))
    .flatMap(([a, b], item) => [`a,t,q${item},${a}`, `b,t,q${item},${b}`]);

const scoresOf = async (rows: readonly string[], head = 'eval_id,task,item,correct'): Promise<Scores> =>
  scoreDataset(await loadText(`${head}\n${rows.join('\n')}\n`, { title: 'items' }));

const plainOf = (scores: Scores) => comparePairs(scores, [0, 1], ESTIMATE)[0]?.scores;

describe('two that answered the same items', () => {
  // In Python: logs of the shares, Wilson limits, truncation 0 of n, x² + y² − 2φxy, φ of Newcombe's method 10.
  it.each<[Counts, number, number]>([
    [[22, 8, 0, 10], 0.004492827801844346, 0.08471985633672041],
    [[60, 20, 4, 16], 0.0010282149348221914, 0.015692166972097743],
    [[28, 12, 2, 8], 0.008550968819733384, 0.04280609781159628],
    [[20, 15, 10, 5], 0.353829239776575, 0.3340288664502278],
  ])('%j are compared by their correlation: p %d', async (counts, paired, unpaired) => {
    const rows = rowsOf(counts);
    const scores = plainOf(await scoresOf(rows));
    expect(scores?.difference.pValue).toBeCloseTo(paired, 10);
    expect(scores?.paired).toBe(1);
    // One item that only one of them saw, or saw twice, and nothing is the same any more.
    const renamed = plainOf(await scoresOf(rows.map((row) => row.replace('b,t,q0,', 'b,t,other,'))));
    expect(renamed?.difference.pValue).toBeCloseTo(unpaired, 10);
    expect(renamed?.paired).toBe(0);
  });

  it('are compared in every cell by the items of that cell', async () => {
    const own = rowsOf([22, 8, 0, 10]);
    const other = own.map((row) => row.replace(',t,', ',u,').replace('b,u,q0,', 'b,u,other,'));
    expect(plainOf(await scoresOf([...own, ...other]))).toMatchObject({ paired: 1 });
  });

  it('are compared in every tier, whatever others answered beside', async () => {
    const rows = rowsOf([22, 8, 0, 10]);
    const tiers = ['easy', 'hard'].flatMap((tier) => rows.map((row) => row.replace(',t,', `,t,${tier},`)));
    const scores = await scoresOf([...tiers, 'c,t,easy,more,1'], 'eval_id,task,tier,item,correct');
    expect(comparePairs(scores, [0, 1])[0]).toMatchObject({ cells: 2, scores: { paired: 2 } });
  });

  it('are not, where an item was answered twice or intervals are about other points', async () => {
    for (const again of ['q0,1', 'q39,0']) {
      const twice = [...rowsOf([22, 8, 0, 10]), `a,t,${again}`, `b,t,${again}`];
      expect(plainOf(await scoresOf(twice))?.paired).toBe(0);
    }
    const scores = await scoresOf(rowsOf([22, 8, 0, 10]));
    const about = { ...scores.about, cluster: 'points' as const };
    expect(plainOf({ ...scores, about })?.paired).toBe(0);
  });
});

describe('a board with items', () => {
  it('has one verdict: ranges, peers, the comparison and the page that was packed', async () => {
    // Unpaired, p is .0157 and so above .05/2; paired it is .0010.
    const third = Array.from({ length: 100 }, (_, item) => `c,t,q${item},${Number(item % 50 === 0)}`);
    const scores = await scoresOf([...rowsOf([60, 20, 4, 16]), ...third]);
    expect(scores.ranking.orders['plain']?.certainty).toMatchObject({
      best: [1, 2, 3],
      worst: [1, 2, 3],
      group: [1, 2, 3],
      separable: 2,
      paired: 2,
    });
    expect(scores.peersOf('plain', 0)).toEqual([]);
    expect(plainOf(scores)?.verdict).toBe(1);
    const unpacked = unpackScores(
      JSON.parse(JSON.stringify(packScores(scores))) as PackedScores,
      makeRanking,
    );
    for (const board of [scores, unpacked]) {
      expect(board.separation('plain', 0, 1)).toBe(1);
      expect(board.separation('plain', 1, 0)).toBe(-1);
    }
  });
});

describe('the gap that a board resolves', () => {
  const gapOf = (scores: Scores) => scores.ranking.orders['plain']?.certainty;

  it('is that of paired comparisons where the verdicts are paired', async () => {
    // Both solve 70 of 100; φ = (60 · 20 − 10 · 10)/(70 · 30) = .5238, so the error of a difference is √(2 · .21/100 · (1 − φ)).
    const paired = gapOf(await scoresOf(rowsOf([60, 10, 10, 20])));
    const phi = (60 * 20 - 10 * 10) / (70 * 30);
    const expected = 1000 * 1.96 * Math.sqrt(((2 * 0.21) / 100) * (1 - phi));
    expect(paired?.paired).toBe(1);
    expect(Math.abs((paired?.resolvableGap ?? 0) / expected - 1)).toBeLessThan(0.12);
    const apart = gapOf(
      await scoresOf(rowsOf([60, 10, 10, 20]).map((row) => row.replace('b,t,q0,', 'b,t,x,'))),
    );
    expect(apart?.resolvableGap).toBeGreaterThan(1.3 * (paired?.resolvableGap ?? 0));
    expect(apart?.paired).toBe(0);
  });

  it('counts pairs that gain nothing from the items they share as paired, not as narrowed', async () => {
    // φ = (4 · 4 − 4 · 4)/… = 0: the items are the same, and no comparison gains from it.
    const scores = await scoresOf(rowsOf([4, 4, 4, 4]));
    expect(gapOf(scores)).toMatchObject({ paired: 1, narrowed: 0 });
    expect(plainOf(scores)).toMatchObject({ paired: 1, pairedReach: 1 });
    const narrower = await scoresOf(rowsOf([60, 10, 10, 20]));
    expect(gapOf(narrower)).toMatchObject({ paired: 1, narrowed: 1 });
    // √(1 − φ) but for the uneven limits, φ of the test above.
    expect(plainOf(narrower)?.pairedReach).toBeCloseTo(Math.sqrt(1 - 0.5238), 1);
  });
});
