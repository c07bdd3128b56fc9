import { describe, expect, it } from 'vitest';
import { scoreDataset } from '../../src/score/score.ts';
import { orderOnTask } from '../../src/score/task-order.ts';
import { makeDataset, type CellInput } from '../board/make-dataset.ts';

const of1000 = (correct: number | null): CellInput => (correct === null ? null : { correct, total: 1000 });

/** Correct of 1,000 on the task by tier; all have another task, so that the board is one part. */
const onTask = (...rows: (readonly (number | null)[])[]) =>
  orderOnTask(
    scoreDataset(
      makeDataset(rows.map((tiers) => ({ cells: tiers.map((correct) => [of1000(correct), of1000(500)]) }))),
    ),
    0,
  );

describe('the order on a task', () => {
  it('is that of the geometric means where all have all tiers, the first of equals first', () => {
    // √(.9 · .1) = .3, √(.5 · .4) = .447, √(.4 · .5) is the same
    expect(onTask([900, 100], [500, 400], [500, 400])).toEqual([
      { part: 0, largest: true, evaluations: [1, 2, 0] },
    ]);
  });

  it('is that of a two-way fit where tiers are missing', () => {
    // Tier 1 is harder by the factor √((.6/.9) · (.5/.8)) = .645; .85 on the easy one alone stands for √(.85 · .549) = .683,
    // between √(.9 · .6) = .735 and √(.8 · .5) = .632.
    expect(onTask([800, 500], [850, null], [900, 600])[0]?.evaluations).toEqual([2, 1, 0]);
  });

  it('is one of its own for those that share no tier, the largest group first', () => {
    expect(onTask([null, 900], [500, null], [600, null])).toEqual([
      { part: 0, largest: true, evaluations: [2, 1] },
      { part: 0, largest: false, evaluations: [0] },
    ]);
  });

  it('leaves out who was not measured, and is none where nobody was', () => {
    expect(onTask([500], [null])).toEqual([{ part: 0, largest: true, evaluations: [0] }]);
    expect(onTask([null], [null])).toEqual([]);
  });
});
