import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Query } from '../../src/board/board.ts';
import { makeBoard } from '../../src/board/make-board.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { datasets } from './arbitrary-dataset.ts';
import { makeDataset } from './make-dataset.ts';

/** Success of 1,000 responses each: a and b tie, c and d tie with each other, and e is alone. */
const RIGHT = { a: 905, b: 900, c: 700, d: 695, e: 400 };
const GROUPS: Record<string, readonly string[]> = {
  a: ['size:large'],
  b: ['size:large', 'open'],
  c: ['size:medium', 'open'],
  d: ['size:medium'],
  e: ['size:medium', 'open'],
};

const scores = scoreDataset(
  makeDataset(
    Object.entries(RIGHT).map(([id, correct]) => ({
      id,
      label: `Model ${id.toUpperCase()}`,
      groups: [...(GROUPS[id] ?? [])],
      cells: [[{ correct, total: 1000, tokens: 10 }], [{ correct: Math.round(correct / 2), total: 1000 }]],
    })),
  ),
);

const lead = (query: Partial<Query> = {}) => makeBoard(scores, query).lead;

describe('the sentence on a view', () => {
  it.each<[Partial<Query>, string, string[]]>([
    [{}, 'Of 5 models, Model A and Model B tie for first.', ['slug-0', 'slug-1']],
    [
      { isReversed: true, page: 2, pageSize: 2 },
      'Of 5 models, Model A and Model B tie for first.',
      ['slug-0', 'slug-1'],
    ],
    [
      { groups: [['size:medium']] },
      'Of 3 medium models, Model C is first; Model D does not differ significantly from it.',
      ['slug-2', 'slug-3'],
    ],
    [
      { groups: [['size:medium', 'open']] },
      'Of 2 medium open models, Model C is first.',
      ['slug-2', 'slug-4'],
    ],
    [
      { groups: [['open'], ['size:medium']] },
      'Of 4 models in this view, Model B is first.',
      ['slug-1', 'slug-2'],
    ],
    [{ evaluations: ['e'] }, '1 model in this view: Model E.', []],
    [{ search: 'nobody' }, '', []],
    [{ tiers: ['t0'] }, 'Of 5 models, Model A and Model B tie for first on Tier 0.', ['slug-0', 'slug-1']],
  ])('of %j', (query, text, compare) => {
    expect(lead(query)).toMatchObject({ text, compare });
  });

  it.each<[Partial<Query>, string]>([
    [{}, 'Compare these'],
    [{ groups: [['size:medium', 'open']] }, 'Compare the first two'],
    [{ sort: 'lower' }, 'Compare the first two'],
    [{ evaluations: ['e'] }, ''],
  ])('leads on, of %j, to "%s"', (query, words) => {
    expect(lead(query).compareText).toBe(words);
  });

  it('by a metric without intervals claims no tie', () => {
    expect(lead({ sort: 'lower' }).text).toBe('Of 5 models, Model A is first by lower limit.');
  });

  it('counts those who tie where they are many', () => {
    const many = scoreDataset(
      makeDataset(Array.from({ length: 12 }, () => ({ cells: [[{ correct: 50, total: 100 }]] }))),
    );
    const { text, compare, compareText } = makeBoard(many).lead;
    expect(text).toBe('Of 12 models, 12 tie for first.');
    expect(compare).toHaveLength(4);
    expect(compareText).toBe('Compare the first 4');
  });

  it('names the first tie group of the whole board, and nobody who differs from another', () => {
    fc.assert(
      fc.property(datasets, fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1 }), (dataset, chosen) => {
        const one = scoreDataset(dataset);
        const ids = (list: readonly number[]) => list.map((index) => one.evaluations[index]?.id ?? '');
        const whole = makeBoard(one, { pageSize: null });
        const view = makeBoard(one, { evaluations: ids(chosen), pageSize: null });
        const first = whole.rows.filter(({ topGroup }) => topGroup);
        if (one.ranking.parts.length === 1 && first.length > 1)
          expect(whole.lead.compare).toEqual(first.slice(0, 4).map(({ slug }) => slug));
        if (!view.lead.text.includes('tie for first')) return;
        const tied = view.lead.compare.map((slug) => one.evaluations.findIndex((own) => own.slug === slug));
        for (const a of tied) for (const b of tied) expect(one.separation('reasonscore', a, b)).toBe(0);
      }),
      { numRuns: 40 },
    );
  });
});
