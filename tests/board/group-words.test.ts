import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareValues, groupWords, hasWord, splitWord } from '../../src/board/group-words.ts';
import { makeBoard } from '../../src/board/make-board.ts';
import { parseGroups, parseQuery, writeQuery } from '../../src/board/query.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset } from './make-dataset.ts';

const is = (wanted: string, ...words: string[]): boolean => hasWord(words, wanted);

describe('a filter by order', () => {
  it.each<[string, string, boolean]>([
    ['params<=8', 'params:8', true],
    ['params<8', 'params:8', false],
    ['params<=8b', 'params:8', true],
    ['params<=500m', 'params:0.35', true],
    ['params<=500m', 'params:8', false],
    ['context>=128k', 'context:131072', true],
    ['size<=8b', 'size:8b', true],
    ['size<=8B', 'size:350M', true],
    ['size>8b', 'size:32b', true],
    ['size > 8b', 'size:32b', true],
    ['size<=8', 'layers:1', false],
    ['date>=2025-03', 'date:2025-03-09', true],
    ['date<=2025', 'date:2025-12-31', true],
    ['date<2025', 'date:2025-01-01', false],
    ['released>=2025-01-01', 'released:2024-12-31', false],
    ['price_in<1', 'price_in:0.15', true],
    // Products of these numbers are not exact: 1.1 · 10¹² / 10⁹ = 1100.0000000000002.
    ['params<=1100', 'params:1.1t', true],
    ['params>=1.1t', 'params:1100', true],
    ['params<=0.0021', 'params:2.1m', true],
    ['params>=2.1m', 'params:0.0021', true],
    ['context<=1100', 'context:1.1k', true],
    ['size>=8200m', 'size:8.2b', true],
    // A date is found where each of its days is within.
    ['date>=2025-01', 'date:2025', true],
    ['date>=2025-02', 'date:2025', false],
    ['date<=2025-12', 'date:2025', true],
    ['date<=2025-11', 'date:2025', false],
    ['date<2026-01', 'date:2025', true],
    ['date>2024-12-31', 'date:2025', true],
    ['date>2025', 'date:2025-06', false],
    ['date<=2025-02-28', 'date:2025-02', true],
    ['date<=2024-02-28', 'date:2024-02', false],
    ['date>=2025-02-31', 'date:2026', false],
    ['date>=2025-13', 'date:2026', false],
    ['released>=2025-02', 'released:2026', true],
  ])('%s and %s: %s', (wanted, word, found) => {
    expect(is(wanted, 'family:x', word)).toBe(found);
  });

  it('finds nothing where values have no common order', () => {
    // 8 of what, and is "large" more?
    expect(is('size<=8', 'size:8b')).toBe(false);
    expect(is('size<=8b', 'size:8')).toBe(false);
    expect(is('size<=8b', 'size:large')).toBe(false);
    expect(is('date<=8b', 'date:2025')).toBe(false);
    expect(is('date<2025-03', 'date:2025')).toBe(false);
    expect(is('date>=2025-03', 'date:2025')).toBe(false);
    expect(is('date<2025-03', 'date:2024')).toBe(true);
    expect(is('size<=8b', 'weights:open')).toBe(false);
    // A year alone is a number but for the facet of dates, and a date is not one.
    expect(is('date<=2025-06', 'date:1999')).toBe(true);
    expect(is('date>8', 'date:1999')).toBe(false);
    expect(is('date<=9', 'date:8')).toBe(false);
    expect(is('context>=2048', 'context:131072')).toBe(true);
    expect(compareValues('params', 'large', '8')).toBeNull();
    expect(is('date<=2025b', 'date:2024')).toBe(false);
    expect(is('date<=x2025', 'date:2024')).toBe(false);
    expect(is('date<=2025-06-01x', 'date:2024')).toBe(false);
    expect(is('size<=x8', 'size:1')).toBe(false);
    expect(is('size<=8x', 'size:1')).toBe(false);
    expect(is('<size<=8', 'size:1')).toBe(false);
    expect(is('params<=large', 'params:1')).toBe(false);
    expect(is('size<=0', 'size:0b')).toBe(false);
    expect(is('params<=8\nb', 'params:1')).toBe(false);
  });

  it('of dates is total, whatever their grain: a year before its months, a month before its days', () => {
    const dates = [
      '2024-12-31',
      '2025',
      '2025-01',
      '2025-01-01',
      '2025-01-02',
      '2025-03',
      '2026',
      '2026-02-28',
    ];
    expect(dates.toReversed().sort((a, b) => compareValues('date', a, b) ?? NaN)).toEqual(dates);
    for (const a of dates) for (const b of dates) expect(compareValues('date', a, b) === 0).toBe(a === b);
  });

  it('is an order: either way round, and never both', () => {
    const values = fc
      .double({ min: 0, max: 2000, noNaN: true, noDefaultInfinity: true })
      .map((x) => x.toFixed(2));
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(is(`params<=${a}`, `params:${b}`)).toBe(Number(b) <= Number(a));
        expect(is(`params>${a}`, `params:${b}`)).toBe(!is(`params<=${a}`, `params:${b}`));
        expect(compareValues('params', a, b)).toBe(-(compareValues('params', b, a) ?? NaN) + 0);
      }),
    );
  });
});

describe('a word of a group', () => {
  it('has a facet before its first colon', () => {
    expect(['a:b', 'a:b:c', 'a', ':a', 'a:'].map(splitWord)).toEqual([
      ['a', 'b'],
      ['a', 'b:c'],
      ['', 'a'],
      ['', 'a'],
      ['a', ''],
    ]);
  });
});

describe('the facts of an evaluation', () => {
  const cells = [[{ correct: 1, total: 2 }]];
  const scores = scoreDataset(
    makeDataset([
      { id: 'tiny', cells, facts: { params: 1, weights: 'open', date: '2024-02' } },
      { id: 'small', cells, facts: { params: 8, weights: 'open', date: '2025-01-31' } },
      { id: 'large', cells, facts: { params: 405, weights: 'open' } },
      { id: 'api', cells, facts: { weights: 'closed' } },
    ]),
  );
  const idsOf = (groups: string): string[] =>
    makeBoard(scores, { groups: parseGroups(groups) })
      .rows.map(({ id }) => id)
      .sort();

  it('are words to filter by', () => {
    expect(groupWords({ groups: ['a'], facts: { params: 8 }, identity: {} })).toEqual(['a', 'params:8']);
    const identity = { model: 'm', template: 'chat', sampler: 'greedy' };
    expect(groupWords({ groups: [], facts: {}, identity })).toEqual(['template:chat', 'sampler:greedy']);
    expect(idsOf('params<=8')).toEqual(['small', 'tiny']);
    expect(idsOf('weights:open')).toEqual(['large', 'small', 'tiny']);
    expect(idsOf('params<=8,date>=2025|weights:closed')).toEqual(['api', 'small']);
  });

  it('stand in an address and come back', () => {
    const query = parseQuery(new URLSearchParams('groups=params<=8,weights:open'));
    expect(writeQuery(query)).toBe('?groups=params%3C%3D8,weights:open');
    expect(parseQuery(new URLSearchParams(writeQuery(query)))).toEqual(query);
  });

  it('are menus: by order where they have one, each step with what it would leave', () => {
    const { facets } = makeBoard(scores, {});
    const of = (id: string) =>
      facets.find((facet) => facet.id === id)?.values.map(({ label, count }) => [label, count]);
    expect(of('params')).toEqual([
      ['≤ 1', 1],
      ['≤ 8', 2],
      ['≥ 8', 2],
      ['≥ 405', 1],
    ]);
    expect(of('weights')).toEqual([
      ['closed', 1],
      ['open', 3],
    ]);
  });

  it('move no number and no rank', () => {
    const all = new Map(makeBoard(scores, {}).rows.map(({ id, rank, metrics }) => [id, { rank, metrics }]));
    for (const { id, rank, metrics } of makeBoard(scores, { groups: parseGroups('params<=8') }).rows)
      expect({ rank, metrics }).toEqual(all.get(id));
  });
});
