import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareChoices,
  compareNotice,
  comparedBy,
  offer,
  parseCompared,
  writeCompared,
} from '../../src/board/compare-query.ts';
import { EVERYTHING, parseQuery } from '../../src/board/query.ts';
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

  it('is told what it does not get', () => {
    const notice = (evals: string): string => compareNotice(new URLSearchParams({ evals }), scores);
    const right = [
      '',
      'slug-0,slug-1',
      'slug-0, slug-1',
      'slug-0,slug-1,slug-0',
      'slug-0,slug-1,slug-2,slug-3',
    ];
    expect(right.map(notice)).toEqual(right.map(() => ''));
    expect(notice('slug-0,gone')).toBe(
      'Not on this board: model “gone”. The best placed models stand in, because a comparison needs two.',
    );
    expect(notice('slug-0,slug-0')).toBe('The best placed models stand in, because a comparison needs two.');
    expect(notice('slug-0,slug-1,a,b,c,d')).toBe(
      'Not on this board: model “a”, model “b”, model “c” and 1 more.',
    );
    expect(notice(`slug-0,slug-1,${'x'.repeat(50)}`)).toBe(`Not on this board: model “${'x'.repeat(40)}”.`);
    expect(notice('slug-0,slug-1,slug-2,slug-3,slug-4')).toBe('Only the first 4 are compared.');
  });

  it('is told by which metric it compares where that of the view has no interval', () => {
    const cell = (correct: number) => ({ correct, total: 100, tokens: 1000 });
    const withTokens = scoreDataset(makeDataset([90, 60].map((correct) => ({ cells: [[cell(correct)]] }))));
    const notice = (sort: string): string =>
      compareNotice(new URLSearchParams({ sort }), withTokens, { ...EVERYTHING, sort });
    expect(['', 'plain', 'reasonscore'].map(notice)).toEqual(['', '', '']);
    expect(notice('score_per_token')).toBe(
      'Score/Token has no interval, so models are compared by ReasonScore.',
    );
    expect(notice('lower')).toContain('compared by ReasonScore');
  });

  it('offers every evaluation once, best first, under names that differ', () => {
    const choices = compareChoices(scores);
    expect(choices.map(({ index }) => index)).toEqual([1, 2, 3, 4, 0, 5]);
    expect(choices.map(({ rank }) => rank)).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(new Set(choices.map(({ name }) => name)).size).toBe(6);
  });

  it('keeps the view that it came from, but for its page', () => {
    const view =
      '?groups=family:a,size:8b|open&base_task=a&tier=t0&sort=plain&select=slug-3&rows=50&hide=bonus';
    const query = parseQuery(new URLSearchParams(`${view}&page=3`));
    const address = new URLSearchParams(writeCompared(['slug-0', 'slug-5'], query));
    expect(parseCompared(address, scores)).toEqual([0, 5]);
    expect(parseQuery(address)).toEqual({ ...query, page: 1 });
    expect(writeCompared(['slug-0', 'slug-5'])).toBe('?evals=slug-0,slug-5');
  });
});

describe('a comparison from a view', () => {
  const ids = scores.evaluations.map(({ id }) => id);
  const query = { ...EVERYTHING, evaluations: [0, 3, 5].map((index) => ids[index] ?? '') };

  it('offers what the view lets through, and fills up from it', () => {
    const choices = compareChoices(scores, query);
    expect(choices.map(({ index, rank }) => [index, rank])).toEqual([
      [3, '3'],
      [0, '5'],
      [5, '6'],
    ]);
    expect(parseCompared(new URLSearchParams(), scores, query)).toEqual([3, 0]);
    // One that the filter leaves out stays compared.
    expect(parseCompared(new URLSearchParams('?evals=slug-1'), scores, query)).toEqual([1, 3]);
    const alone = { ...query, evaluations: [ids[5] ?? ''] };
    expect(parseCompared(new URLSearchParams(), scores, alone)).toEqual([5, 1]);
  });

  it('finds among them by what is typed, without those that are taken', () => {
    const choices = compareChoices(scores);
    const found = (text: string, taken?: readonly string[]) => {
      const { choices: list, total } = offer(scores, choices, text, taken);
      return [total, ...list.map(({ index }) => index)];
    };
    expect(found('')).toEqual([6, 1, 2, 3, 4, 0, 5]);
    expect(found(scores.evaluations[3]?.label ?? '')).toContain(3);
    expect(found('', ['slug-2', 'slug-5'])).toEqual([4, 1, 3, 4, 0]);
    expect(found('zzzz')).toEqual([0]);
    const many = Array.from({ length: 20 }, () => choices).flat();
    expect(offer(scores, many, '')).toMatchObject({ total: 120, choices: { length: 50 } });
  });

  it('is by the metric of the view where that has intervals, else by that of the board', () => {
    const by = (sort: string): string => comparedBy(scores, { sort }).id;
    expect(['', 'plain', 'score_per_token', 'reasonscore'].map(by)).toEqual([
      'reasonscore',
      'plain',
      'reasonscore',
      'reasonscore',
    ]);
  });
});
