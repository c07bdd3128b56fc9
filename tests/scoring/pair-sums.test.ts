import { describe, expect, it } from 'vitest';
import { makeCellMatrix } from '../../scoring/cell-matrix.ts';
import { pairComparer } from '../../scoring/pair-comparer.ts';
import { pairSums } from '../../scoring/pair-sums.ts';
import { tieGroups } from '../../scoring/tie-groups.ts';

// Tiers 1, 0, 1: the cells of tier 1 do not stand side by side.
const GROUP = [1, 0, 1];
const cell = (score: number, lower: number, upper: number) => ({ score, lower, upper });
const rows = [
  [cell(0.8, 0.7, 0.9), cell(0.6, 0.5, 0.7), cell(0.5, 0.4, 0.6)],
  [cell(0.7, 0.6, 0.8), cell(0.3, 0.2, 0.4), cell(0.4, 0.35, 0.45)],
];
const matrix = makeCellMatrix(GROUP, rows);

/** The sums written out: tier 0 has one cell, tier 1 two, and both tiers weigh the same. */
const byHand = (rho: readonly [number, number, number]) => {
  const weights = [1 / 4, 1 / 2, 1 / 4];
  const [a = [], b = []] = rows;
  const parts = weights.map((weight, index) => {
    const [own, other] = [a[index], b[index]];
    if (!own || !other) throw new Error('no cell');
    const below = (one: typeof own): number => Math.log(one.score) - Math.log(one.lower);
    const above = (one: typeof own): number => Math.log(one.upper) - Math.log(one.score);
    const square = (x: number, y: number): number =>
      weight ** 2 * (x * x - 2 * (rho[index] ?? 0) * x * y + y * y);
    return {
      difference: weight * (Math.log(own.score) - Math.log(other.score)),
      squareBelow: square(below(own), above(other)),
      squareAbove: square(above(own), below(other)),
    };
  });
  const sum = (of: keyof (typeof parts)[number]): number => parts.reduce((all, one) => all + one[of], 0);
  return { difference: sum('difference'), squareBelow: sum('squareBelow'), squareAbove: sum('squareAbove') };
};

const expectClose = (actual: ReturnType<typeof byHand>, expected: ReturnType<typeof byHand>): void => {
  for (const name of ['difference', 'squareBelow', 'squareAbove'] as const)
    expect(actual[name], name).toBeCloseTo(expected[name], 12);
};

describe('the sums of a pair', () => {
  it('take the correlation of each cell, wherever its tier stands', () => {
    const rho = [0.9, 0.1, -0.5] as const;
    const seen: number[] = [];
    const sums = { difference: 0, squareBelow: 0, squareAbove: 0 };
    const measure = pairSums(matrix, (a, b, index) => {
      expect([a, b]).toEqual([0, 1]);
      seen.push(index);
      return rho[index] ?? Number.NaN;
    });
    expect(measure(0, 1, sums)).toBe(true);
    expect(seen.sort()).toEqual([0, 1, 2]);
    expectClose(sums, byHand(rho));
  });

  it('are those of independent errors where no correlation is given, with and without a missing cell', () => {
    const sums = { difference: 0, squareBelow: 0, squareAbove: 0 };
    pairSums(matrix)(0, 1, sums);
    expectClose(sums, byHand([0, 0, 0]));
    const withThird = makeCellMatrix(GROUP, [...rows, [null, cell(0.5, 0.4, 0.6), null]]);
    pairSums(withThird)(0, 1, sums);
    expectClose(sums, byHand([0, 0, 0]));
  });

  it('are none where no cell is shared', () => {
    const apart = makeCellMatrix(
      [0, 1],
      [
        [cell(0.5, 0.4, 0.6), null],
        [null, cell(0.5, 0.4, 0.6)],
      ],
    );
    const sums = { difference: 0, squareBelow: 0, squareAbove: 0 };
    expect(pairSums(apart)(0, 1, sums)).toBe(false);
    expect(pairComparer(apart, 1.96).separation(0, 1)).toBe(0);
    expect(pairSums(makeCellMatrix([], [[], []]))(0, 1, sums)).toBe(false);
  });
});

describe('tie groups', () => {
  const separated = (...pairs: readonly (readonly [number, number])[]) => ({
    separation: (a: number, b: number): 0 | 1 =>
      pairs.some(([one, other]) => (one === a && other === b) || (one === b && other === a)) ? 1 : 0,
  });

  it('begin anew where a row differs from any row of the group above it', () => {
    expect(tieGroups([5, 6, 7, 8], separated([5, 7]))).toEqual([1, 1, 2, 2]);
    expect(tieGroups([5, 6, 7, 8], separated([6, 7], [7, 8]))).toEqual([1, 1, 2, 3]);
    // From a row of an earlier group alone, nothing begins.
    expect(tieGroups([5, 6, 7, 8], separated([5, 6], [5, 8]))).toEqual([1, 2, 2, 2]);
    expect(tieGroups([], separated())).toEqual([]);
  });
});
