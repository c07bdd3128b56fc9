import { beforeAll, describe, expect, it } from 'vitest';
import { largest, smallest } from '../../src/board/extremes.ts';
import { makeFullBoard } from '../../src/board/full-board.ts';
import { scoreDataset } from '../../src/score/score.ts';
import type { Scores } from '../../src/score/scores.ts';
import { textTable } from '../../src/cli/text-table.ts';
import { workedExample } from '../../src/score/worked-example.ts';
import { paretoSvg } from '../../src/render/figures/pareto/pareto.ts';
import { scalingSvg } from '../../src/render/figures/scaling/scaling.ts';
import { sampleDataset } from '../support/sample-board.ts';

describe('smallest and largest', () => {
  it('agree with Math.min and Math.max, of none too', () => {
    for (const list of [[], [3], [3, -1, 2], [0, Number.NaN, 1], [-Infinity, Infinity]])
      expect([smallest(list), largest(list)]).toEqual([Math.min(...list), Math.max(...list)]);
  });

  it('take lists that no stack can hold', () => {
    const list = Array.from({ length: 1_000_000 }, (_, index) => index % 1000);
    expect(() => Math.max(...list)).toThrow(RangeError);
    expect([smallest(list), largest(list)]).toEqual([0, 999]);
  });
});

describe('a board of 10,000 evaluations, 5 tiers and 3 tasks: 150,000 cells', () => {
  let scores: Scores;

  beforeAll(() => {
    const tiers = ['1', '2', '3', '4', '5'];
    scores = scoreDataset(sampleDataset({ evaluations: 10_000, tiers, tasks: ['a', 'b', 'c'] }));
  });

  it('has a worked example, chosen among all cells', () => {
    const example = workedExample(scores, scores.ranking.orders['reasonscore']?.sequence ?? []);
    // A task with guesses to take out, in a tier that is complete.
    expect(example?.task).toBe('b');
    expect(example?.aggregate.incomplete).toBe(false);
  });

  it('has figures on the scale of all evaluations', () => {
    const board = makeFullBoard(scores);
    expect(paretoSvg(board, { theme: 'light', axis: 'tokens' })).toMatch(/<\/svg>$/);
    expect(scalingSvg(board, { theme: 'light' })).toMatch(/<\/svg>$/);
  });
});

it('a terminal gets a table of 150,000 lines', () => {
  const rows = Array.from({ length: 150_000 }, (_, index) => ['model', index]);
  const lines = textTable(['name', 'place'], rows).trimEnd().split('\n');
  expect(lines).toHaveLength(150_001);
  expect(lines.at(-1)).toBe('model  149999');
});
