import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fairSort as sort, type FairSort } from '../../scoring/fair-sort.ts';

interface Row {
  readonly id: string;
  readonly tierScores: readonly (number | null)[];
}

/** The overall score is the geometric mean of the tiers that are there, each of which is one cell. */
const fairSort = (rows: readonly (Row & { readonly overall?: number })[]): FairSort<number> => {
  const { order, conflicts } = sort(
    rows.map(({ id, tierScores, overall }, index) => {
      const own = tierScores.filter((score) => score !== null);
      return {
        id,
        index,
        tierScores,
        cells: tierScores.map((score) => score !== null),
        overall: overall ?? own.reduce((a, b) => a * b, 1) ** (1 / own.length),
      };
    }),
    (a, b) => {
      const leads = a.tierScores.flatMap((score, tier) => {
        const other = b.tierScores[tier] ?? null;
        return score === null || other === null ? [] : [Math.log(score) - Math.log(other)];
      });
      return leads.length === 0 ? null : leads.reduce((sum, one) => sum + one, 0) / leads.length;
    },
  );
  const indices = (sorted: readonly { readonly index: number }[]) => sorted.map(({ index }) => index);
  return { order: indices(order), conflicts: indices(conflicts) };
};

const names = (rows: readonly Row[]): string[] => fairSort(rows).order.map((index) => rows[index]?.id ?? '');

const tierScore = fc.option(
  fc.integer({ min: 1, max: 20 }).map((score) => score * 50),
  { nil: null },
);
const board = fc
  .array(
    fc.array(tierScore, { minLength: 3, maxLength: 3 }).filter((row) => row.some((score) => score !== null)),
    { minLength: 1, maxLength: 12 },
  )
  .map((rows) => rows.map((tierScores, index) => ({ id: `model ${index}`, tierScores })));

describe('fairSort', () => {
  it('sorts complete evaluations by the geometric mean of their tiers', () => {
    expect(
      names([
        { id: 'even', tierScores: [500, 500] },
        { id: 'odd', tierScores: [900, 250] },
      ]),
    ).toEqual(['even', 'odd']);
  });

  it('compares with the one that is complete, however many others have the same cells', () => {
    const rows = [
      { id: 'p', tierScores: [910, null, null] },
      { id: 'q', tierScores: [890, null, null] },
      { id: 'r', tierScores: [500, null, null] },
      { id: 's', tierScores: [400, null, null] },
      { id: 'whole', tierScores: [900, 100, 100] },
      // Shares no cell with the four, and beats the complete one on its own.
      { id: 'z', tierScores: [null, 150, null] },
    ];
    expect(names(rows)).toEqual(['p', 'z', 'whole', 'q', 'r', 's']);
  });

  it('compares with the largest common set where nobody is complete', () => {
    const rows = [
      { id: 'one cell', tierScores: [null, null, 990] },
      { id: 'two cells', tierScores: [300, 400, null] },
      { id: 'two cells again', tierScores: [600, 500, null] },
      { id: 'other two', tierScores: [null, 450, 950] },
    ];
    // The two with the cells 1 and 2 are the base, 2 × 2 against 1 × 2; on cell 2, "other two" is between them.
    expect(names(rows)).toEqual(['two cells again', 'other two', 'two cells', 'one cell']);
  });

  it('takes the set of the best of equally large ones', () => {
    // Each of two of three cells, by which they go round in a circle: C is best overall, and so the one to compare with.
    const rows = [
      { id: 'A', tierScores: [800, 100, null] },
      { id: 'B', tierScores: [null, 500, 400] },
      { id: 'C', tierScores: [600, null, 450] },
    ];
    expect(names(rows)).toEqual(['A', 'C', 'B']);
    expect(names(rows.toReversed())).toEqual(['A', 'C', 'B']);
  });

  it('compares an evaluation that lacks tiers on the tiers it has', () => {
    const rows = [
      { id: 'first', tierScores: [900, 700] },
      { id: 'second', tierScores: [800, 600] },
      { id: 'easy only', tierScores: [850, null] },
    ];
    expect(names(rows)).toEqual(['first', 'easy only', 'second']);
    expect(fairSort(rows).conflicts).toEqual([]);
  });

  it('compares with those that have the most tiers, and with none of them that shares no tier', () => {
    const rows = [
      { id: 'P', tierScores: [500, 400, null] },
      { id: 'Q', tierScores: [null, 500, 600] },
      { id: 'X', tierScores: [450, null, null] },
    ];
    // Q is compared with P on the one tier that both have, and so is X.
    expect(names(rows)).toEqual(['Q', 'P', 'X']);
  });

  it('takes the largest common set as the base where nobody is complete', () => {
    const rows = [
      { id: 'most', tierScores: [500, 500, 500, null] },
      { id: 'p', tierScores: [600, 600, null, null] },
      { id: 'q', tierScores: [400, 400, null, null] },
      { id: 'lone', tierScores: [null, null, null, 900] },
    ];
    // Two with two tiers are more than one with three: the one with three stands between them by the tiers they share.
    expect(names(rows)).toEqual(['p', 'most', 'q', 'lone']);
  });

  it('does not let one easy task of several lift anyone', () => {
    const rows = [
      { id: 'all', tierScores: [950, 400, 400] },
      { id: 'easy only', tierScores: [940, null, null] },
    ];
    expect(names(rows)).toEqual(['all', 'easy only']);
  });

  it('sorts those by id whose scores differ in the last digits only, and calls none of them better', () => {
    const rows = [
      { id: 'b', tierScores: [600, 600], overall: 600 },
      { id: 'a', tierScores: [600, 600], overall: 600 * (1 - 4e-13) },
      { id: 'c', tierScores: [600, 600], overall: 600 * (1 - 3e-12) },
      { id: 'same', tierScores: [600 * (1 + 1e-13), null], overall: 600 },
    ];
    expect(names(rows)).toEqual(['a', 'b', 'c', 'same']);
    expect(fairSort(rows).conflicts).toEqual([]);
  });

  it('puts whom beats nobody last, and those at one place in order of tiers, score and id', () => {
    const rows = [
      { id: 'z', tierScores: [100, null, null] },
      { id: 'a', tierScores: [100, null, null] },
      { id: 'two tiers', tierScores: [50, 50, null] },
      { id: 'complete', tierScores: [500, 500, 500] },
      { id: 'better', tierScores: [200, null, null] },
    ];
    expect(names(rows)).toEqual(['complete', 'two tiers', 'better', 'a', 'z']);
    expect(fairSort(rows).conflicts).toEqual([]);
  });

  it('reports whom the order contradicts: X stands above Y, and Y beats X on the only tier of X', () => {
    const rows = [
      { id: 'P', tierScores: [400, 900] },
      { id: 'Y', tierScores: [600, 500] },
      { id: 'X', tierScores: [500, null] },
    ];
    expect(names(rows)).toEqual(['X', 'P', 'Y']);
    expect(fairSort(rows).conflicts).toEqual([2]);
  });

  it('reports a contradiction wherever it stands, and none with those above it', () => {
    const rows = [
      { id: 'best', tierScores: [900, 900] },
      { id: 'P', tierScores: [400, 900] },
      { id: 'Y', tierScores: [600, 500] },
      { id: 'X', tierScores: [500, null] },
    ];
    expect(names(rows)).toEqual(['best', 'X', 'P', 'Y']);
    expect(fairSort(rows).conflicts).toEqual([3]);
  });

  it('sees no contradiction where one further down is as good on the tiers they share', () => {
    const rows = [
      { id: 'P', tierScores: [400, 900] },
      { id: 'Y', tierScores: [500, 500] },
      { id: 'X', tierScores: [500, null] },
    ];
    expect(names(rows)).toEqual(['X', 'P', 'Y']);
    expect(fairSort(rows).conflicts).toEqual([]);
  });

  it('lists everyone once, the complete ones among themselves in order, whatever order they came in', () => {
    fc.assert(
      fc.property(
        board.chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
        ),
        ([rows, shuffled]) => {
          expect(names(rows).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
          expect(names(shuffled)).toEqual(names(rows));
        },
      ),
    );
  });

  it('is the order by score, without conflicts, when everyone is complete', () => {
    fc.assert(
      fc.property(board, (rows) => {
        const complete = rows.map(({ id, tierScores }) => ({
          id,
          tierScores: tierScores.map((score) => score ?? 10),
        }));
        const { order, conflicts } = fairSort(complete);
        const points = order.map((index) => complete[index]?.tierScores.reduce((a, b) => a * b, 1) ?? 0);
        expect(conflicts).toEqual([]);
        expect(
          points.every((product, place) => place === 0 || product <= (points[place - 1] ?? 0) * (1 + 1e-9)),
        ).toBe(true);
      }),
    );
  });

  it.each([
    ['no tier', [null]],
    ['NaN', [NaN]],
  ])('refuses %s', (_, tierScores) => {
    expect(() => fairSort([{ id: 'x', tierScores }])).toThrow(RangeError);
  });
});
