import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Query } from '../../src/board/board.ts';
import { RANKABLE } from '../../src/score/metrics.ts';
import {
  EVERYTHING,
  NO_FILTER,
  PAGE_SIZES,
  parseGroups,
  parseQuery,
  writeQuery,
} from '../../src/board/query.ts';

const read = (url: string): Query => parseQuery(new URLSearchParams(url));

/** A word that a dataset may hold: anything but outer white space. */
const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => text.trim())
  .filter((text) => text !== '');
const words = fc.array(word, { minLength: 1, maxLength: 3 });
const list = fc.option(words);

const queries: fc.Arbitrary<Query> = fc.record({
  groups: fc.array(words, { maxLength: 3 }),
  evaluations: list,
  tiers: list,
  tasks: list,
  search: fc.oneof(fc.constant(''), word),
  sort: fc.constantFrom('', ...RANKABLE.map(({ id }) => id)),
  isReversed: fc.boolean(),
  isComplete: fc.boolean(),
  fill: fc.constantFrom('success', 'score'),
  layout: fc.constantFrom('cards', 'table'),
  selected: fc.uniqueArray(word, { maxLength: 3 }),
  page: fc.integer({ min: 1, max: 1000 }),
  pageSize: fc.constantFrom(...PAGE_SIZES),
  hide: fc.oneof(fc.constant([]), words),
  show: fc.oneof(fc.constant([]), words),
});

const inOrder = (items: readonly string[]): string[] => [...new Set(items)].sort();

/** The same view, its words and alternatives in order and each once. */
const canonical = (query: Query): Query => ({
  ...query,
  groups: inOrder(query.groups.map((all) => JSON.stringify(inOrder(all)))).map(
    (all) => JSON.parse(all) as string[],
  ),
  evaluations: query.evaluations && inOrder(query.evaluations),
  tiers: query.tiers && inOrder(query.tiers),
  tasks: query.tasks && inOrder(query.tasks),
  hide: inOrder(query.hide),
  show: inOrder(query.show),
});

describe('a query in a URL', () => {
  it('is empty for everything', () => {
    expect(writeQuery(EVERYTHING)).toBe('');
    expect(read('')).toEqual(EVERYTHING);
    expect(writeQuery({ ...EVERYTHING, pageSize: null })).toBe('');
  });

  it('reads as people would write it', () => {
    const query = { ...EVERYTHING, groups: [['family:qwen']], tiers: ['hard'], sort: 'plain', page: 2 };
    expect(writeQuery(query)).toBe('?groups=family:qwen&tier=hard&sort=plain&page=2');
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(queries, (query) => {
        expect(canonical(read(writeQuery(query)))).toEqual(canonical(query));
      }),
    );
  });

  it('is the same for equal views, in whatever order their words were given', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const turned = {
          ...query,
          groups: query.groups.map((all) => [...all].reverse()).reverse(),
          evaluations: query.evaluations && [...query.evaluations].reverse(),
          tiers: query.tiers && [...query.tiers, ...query.tiers].reverse(),
        };
        expect(writeQuery(turned)).toBe(writeQuery(query));
        expect(writeQuery(read(writeQuery(query)))).toBe(writeQuery(query));
      }),
    );
  });

  it('keeps commas, bars and percent signs inside words', () => {
    const query = {
      ...EVERYTHING,
      groups: [
        ['a,b', 'c|d'],
        ['100%', '%2C'],
      ],
      evaluations: ['x,y', '50%25'],
    };
    expect(read(writeQuery(query))).toEqual({
      ...query,
      groups: [
        ['%2C', '100%'],
        ['a,b', 'c|d'],
      ],
      evaluations: ['50%25', 'x,y'],
    });
  });

  it('ignores keys and values that mean nothing, so that a stale link still opens', () => {
    for (const url of [
      '?unknown=1',
      '?sort=nonsense',
      '?sort=avg_tokens',
      '?page=0',
      '?page=-1',
      '?page=x',
    ]) {
      expect(read(url)).toEqual(EVERYTHING);
    }
    expect(read('?groups=&tier=,&eval_id= ')).toEqual(EVERYTHING);
  });

  it('ignores white space around what somebody searches for', () => {
    expect(read('?search=%20qwen%203%20')).toEqual({ ...EVERYTHING, search: 'qwen 3' });
  });

  it('lets everybody through again without its filters, and keeps what is ranked on', () => {
    const view = read('groups=family:qwen&eval_id=m0&search=x&complete=only&tier=t0&sort=plain');
    expect(writeQuery({ ...view, ...NO_FILTER })).toBe('?tier=t0&sort=plain');
  });

  it('never throws, whatever somebody types', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => writeQuery(read(text)).length >= 0));
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (search) => writeQuery({ ...EVERYTHING, search }).length >= 0,
      ),
    );
  });
});

describe('a group filter', () => {
  it.each([
    ['family:qwen,size:large', [['family:qwen', 'size:large']]],
    ['family:qwen, size:large', [['family:qwen', 'size:large']]],
    ['a|b,c', [['a'], ['b', 'c']]],
    ['production', [['production']]],
    ['', []],
    [' , | ,', []],
  ])('%j is %j', (text, groups) => {
    expect(parseGroups(text)).toEqual(groups);
  });
});
