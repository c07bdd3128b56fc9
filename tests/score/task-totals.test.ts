import { describe, expect, it } from 'vitest';
import { scoreDataset } from '../../src/score/score.ts';
import { taskTotals, type TaskTotal } from '../../src/score/task-totals.ts';
import { makeDataset, type CellInput } from '../board/make-dataset.ts';

const totals = (...evaluations: (readonly (readonly CellInput[])[])[]): TaskTotal[] =>
  taskTotals(scoreDataset(makeDataset(evaluations.map((cells) => ({ cells })))));

describe('what all evaluations did on a task of a tier', () => {
  it('is counted over those that were measured on it, task by task and tier by tier', () => {
    const point = { correct: 1, total: 10, truncated: 5, guess: 0.5 };
    const first = [
      [[point, point], { correct: 1, total: 3 }],
      [{ correct: 1, total: 4, guess: 0.25 }, null],
    ];
    const second = [
      [{ correct: 1, total: 20 }, null],
      [
        { correct: 1, total: 12, guess: 0.25 },
        { correct: 1, total: 7 },
      ],
    ];
    expect(totals(first, second)).toEqual([
      // 20 responses with a chance of ½, 20 with none.
      { task: 0, tier: 0, expectedPoints: 2, evaluations: 2, responses: 40, guess: 0.25 },
      { task: 0, tier: 1, expectedPoints: 1, evaluations: 2, responses: 16, guess: 0.25 },
      { task: 1, tier: 0, expectedPoints: 1, evaluations: 1, responses: 3, guess: 0 },
      { task: 1, tier: 1, expectedPoints: 1, evaluations: 1, responses: 7, guess: 0 },
    ]);
  });

  it('has no chance of a guess where nothing was answered', () => {
    expect(totals([[null, { correct: 0, total: 0, truncated: 3 }]])).toEqual([
      { task: 0, tier: 0, expectedPoints: 0, evaluations: 0, responses: 0, guess: null },
      { task: 1, tier: 0, expectedPoints: 1, evaluations: 1, responses: 0, guess: null },
    ]);
  });
});
