import { describe, expect, it } from 'vitest';
import { comparePairs } from '../../src/score/comparison.ts';
import { ESTIMATE } from '../../src/score/metrics.ts';
import { scoreDataset } from '../../src/score/score.ts';
import type { Scores } from '../../src/score/scores.ts';
import { makeDataset, type Counts } from '../board/make-dataset.ts';

const points = (...correct: number[]): Counts[] => correct.map((one) => ({ correct: one, total: 100 }));

/** A board whose intervals are about "points like these", one cell for each list of points. */
const clustered = (...cells: (readonly Counts[])[]): Scores =>
  scoreDataset(
    makeDataset(
      cells.map((cell) => ({ cells: [[cell]] })),
      { cluster: 'points' },
    ),
  );

const cellOf = (scores: Scores, evaluation = 0) => scores.of(evaluation).tiers[0]?.cells[0];

/**
 * Made in Python with scipy: v = C/(C − 1) · Σ(y − np)²/n², deff = max(1, v/(p(1 − p)/n)), and then the ordinary formulas
 * with stats.t.isf(stats.norm.sf(z), C − 1) · √deff in place of z.
 */
const FIRST = points(95, 80, 90, 85);
const SECOND = points(70, 40, 60, 50);

describe('cells whose points are clusters', () => {
  it('have the limits of t with one degree of freedom less than points, widened by the design effect', () => {
    const scores = clustered(FIRST, SECOND);
    const [first, second] = [0, 1].map((evaluation) => cellOf(scores, evaluation)?.interval);
    expect(first?.accuracyLower).toBeCloseTo(0.738520835242628, 10);
    expect(first?.accuracyUpper).toBeCloseTo(0.945500639049717, 10);
    expect(first?.lower).toBeCloseTo(0.712625359331945, 10);
    expect(second?.accuracyLower).toBeCloseTo(0.3527014868601088, 10);
    expect(second?.lower).toBeCloseTo(0.3047537509623093, 10);
    expect(second?.upper).toBeCloseTo(0.7327317635436892, 10);
  });

  it('count the points that were answered, and no others', () => {
    const unanswered = { correct: 0, total: 0 };
    const scores = clustered([...FIRST, unanswered]);
    expect(scores.columns.clusters[0]).toBe(4);
    // deff = 4/3 · (7.5² + 7.5² + 2.5² + 2.5²)/400² / (.875 · .125/400) = 4/3 · 125/43.75
    expect(scores.columns.designEffect[0]).toBeCloseTo(500 / 131.25, 12);
    expect(cellOf(scores)?.interval?.accuracyLower).toBeCloseTo(0.738520835242628, 10);
  });

  it('are counted in the cell they belong to, from two points on', () => {
    const of = (count: number) => points(...Array<number>(count).fill(80));
    const cells = (first: number) => [
      [of(first), of(first + 1)],
      [of(first + 2), of(first + 3)],
    ];
    const { columns } = scoreDataset(
      makeDataset([{ cells: cells(2) }, { cells: cells(6) }], { cluster: 'points' }),
    );
    expect([...columns.clusters]).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('have ordinary limits where a single point was answered', () => {
    const alone = clustered(points(80));
    expect(alone.columns.clusters[0]).toBeNaN();
    // Wilson of 80 in 100 at 95 %.
    expect(cellOf(alone)?.interval?.accuracyLower).toBeCloseTo(0.7111708344068411, 10);
    expect(cellOf(alone)?.interval?.accuracyUpper).toBeCloseTo(0.8666330666689676, 10);
  });

  it('are counted for a board that says so only', () => {
    const scores = scoreDataset(makeDataset([{ cells: [[FIRST]] }]));
    expect(scores.columns.clusters[0]).toBeNaN();
    expect(scores.columns.designEffect[0]).toBeNaN();
  });

  it.each([
    [FIRST, SECOND, 0.009883522294417246],
    [points(88, 80, 90, 85), points(81, 74, 78, 71), 0.08459996408738624],
  ])('are compared by the p-value of these limits', (a, b, p) => {
    const [pair] = comparePairs(clustered(a, b), [0, 1], ESTIMATE);
    expect(pair?.scores?.difference.pValue).toBeCloseTo(p, 9);
    expect(pair?.scores?.verdict !== 0).toBe(p < 0.05);
  });

  it('rank by these limits as well: what differs by counts alone does not differ by points', () => {
    const [a, b] = [points(88, 80, 90, 85), points(81, 74, 78, 71)];
    const [wide, narrow] = [clustered(a, b), scoreDataset(makeDataset([{ cells: [[a]] }, { cells: [[b]] }]))];
    const worst = ({ ranking }: Scores) => ranking.orders['plain']?.certainty?.worst[0];
    expect([worst(wide), worst(narrow)]).toEqual([2, 1]);
    expect([wide.separation('plain', 0, 1), narrow.separation('plain', 0, 1)]).toEqual([0, 1]);
  });
});
