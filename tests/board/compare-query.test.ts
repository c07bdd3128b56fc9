import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareChoices, parseCompared, writeCompared } from '../../src/board/compare-query.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset } from './make-dataset.ts';

const scores = scoreDataset(
  makeDataset([300, 900, 600, 500, 400, 200].map((correct) => ({ cells: [[{ correct, total: 1000 }]] }))),
);
const parse = (text: string): number[] => parseCompared(new URLSearchParams(text), scores);

describe('the address of a comparison', () => {
  it('reads back what it wrote: two to four evaluations in their order', () => {
    const chosen = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(chosen, (list) => {
        expect(parse(writeCompared(list.map((index) => `slug-${index}`)))).toEqual(list);
      }),
    );
  });

  it('means the two best placed when it asks for nothing', () => {
    expect(parse('')).toEqual([1, 2]);
  });

  it('ignores what is not on the board, what is said twice, and whatever is too many', () => {
    expect(parse('?evals=slug-0,gone,slug-0')).toEqual([0, 1]);
    expect(parse('?evals=slug-1')).toEqual([1, 2]);
    expect(parse('?evals=slug-5,slug-4,slug-3,slug-2,slug-1')).toEqual([5, 4, 3, 2]);
  });

  it('offers every evaluation once, best first, under names that differ', () => {
    const choices = compareChoices(scores);
    expect(choices.map(({ index }) => index)).toEqual([1, 2, 3, 4, 0, 5]);
    expect(new Set(choices.map(({ name }) => name)).size).toBe(6);
  });
});
