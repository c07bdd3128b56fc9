import type { Query } from './board.ts';
import { RANKABLE } from '../score/metrics.ts';

/** How many evaluations a page shows. */
export const PAGE_SIZE = 10;

/** What a reader may choose instead; the last is all of most boards. */
export const PAGE_SIZES: readonly number[] = [PAGE_SIZE, 50, 200];

/** What a URL says of an order that begins with the worst. */
const REVERSED = 'reverse';

/** What a URL says of a view without evaluations that lack cells. */
const COMPLETE = 'only';

/** Everything, ranked by the metric of the board, ten a page. */
export const EVERYTHING: Query = {
  groups: [],
  evaluations: null,
  tiers: null,
  tasks: null,
  search: '',
  isComplete: false,
  sort: '',
  isReversed: false,
  fill: 'success',
  layout: 'cards',
  selected: [],
  page: 1,
  pageSize: PAGE_SIZE,
  hide: [],
  show: [],
};

/** Nobody is filtered out; what rows are ranked on stays. */
export const NO_FILTER: Partial<Query> = {
  groups: EVERYTHING.groups,
  evaluations: EVERYTHING.evaluations,
  search: EVERYTHING.search,
  isComplete: EVERYTHING.isComplete,
};

/**
 * Reads a group filter: commas are AND, bars are OR.
 * @example parseGroups('family:qwen,size:large|production') // => [['family:qwen', 'size:large'], ['production']]
 */
export function parseGroups(text: string): string[][] {
  return text
    .split('|')
    .map((all) =>
      all
        .split(',')
        .map(readWord)
        .filter((word) => word !== ''),
    )
    .filter((all) => all.length > 0);
}

/** Writes what `parseGroups` reads; equal filters give equal texts. */
function writeGroups(groups: Query['groups']): string {
  return writeList(groups.map(writeWords), '|');
}

function writeWords(words: readonly string[]): string {
  return writeList(words.map(writeWord), ',');
}

/** In the order of the alphabet, each once: the order of clicks is no part of a view. */
function writeList(items: readonly string[], separator: string): string {
  return [...new Set(items)].sort().join(separator);
}

/** A separator inside a word is written as its code, and so is the mark that codes begin with. */
function writeWord(word: string): string {
  return word.replace(/[%,|]/g, (one) => encodeURIComponent(one));
}

function readWord(text: string): string {
  return text.trim().replace(/%(25|2C|7C)/gi, (code) => decodeURIComponent(code));
}

/** The query of a page's URL. Unknown keys and values that mean nothing are ignored: a stale link still opens. */
export function parseQuery(parameters: URLSearchParams): Query {
  const page = Number(parameters.get('page'));
  return {
    ...EVERYTHING,
    groups: parseGroups(parameters.get('groups') ?? ''),
    evaluations: parseNames(parameters.get('eval_id')),
    tiers: parseNames(parameters.get('tier')),
    tasks: parseNames(parameters.get('base_task')),
    search: (parameters.get('search') ?? '').trim(),
    isComplete: parameters.get('complete') === COMPLETE,
    sort: RANKABLE.find(({ id }) => id === parameters.get('sort'))?.id ?? EVERYTHING.sort,
    isReversed: parameters.get('order') === REVERSED,
    fill: parameters.get('fill') === 'score' ? 'score' : 'success',
    ...parseOwn(parameters),
    page: Number.isInteger(page) && page > 0 ? page : 1,
    pageSize: PAGE_SIZES.find((size) => String(size) === parameters.get('rows')) ?? PAGE_SIZE,
    hide: parseNames(parameters.get('hide')) ?? [],
    show: parseNames(parameters.get('show')) ?? [],
  };
}

/** What a reader has chosen for themselves: no row and no number depends on it. */
function parseOwn(parameters: URLSearchParams): Pick<Query, 'layout' | 'selected'> {
  return {
    layout: parameters.get('layout') === 'table' ? 'table' : 'cards',
    selected: [...new Set(parseNames(parameters.get('select')) ?? [])],
  };
}

/** The URL of a query, without what is default; keys and words always in the same order, so that equal views have equal URLs. */
export function writeQuery(query: Query): string {
  const entries: [string, string][] = [
    ['search', query.search],
    ['groups', writeGroups(query.groups)],
    ['eval_id', writeWords(query.evaluations ?? [])],
    ['base_task', writeWords(query.tasks ?? [])],
    ['tier', writeWords(query.tiers ?? [])],
    ['complete', query.isComplete ? COMPLETE : ''],
    ['sort', unlessUsual(query, 'sort')],
    ['order', query.isReversed ? REVERSED : ''],
    ['fill', unlessUsual(query, 'fill')],
    ['select', query.selected.map(writeWord).join(',')],
    ['layout', unlessUsual(query, 'layout')],
    ['rows', query.pageSize === EVERYTHING.pageSize ? '' : String(query.pageSize ?? '')],
    ['hide', writeWords(query.hide)],
    ['show', writeWords(query.show)],
    ['page', query.page === 1 ? '' : String(query.page)],
  ];
  const encode = (text: string): string =>
    encodeURIComponent(text.toWellFormed()).replace(/%3A/g, ':').replace(/%2C/g, ',');
  const parts = entries.filter(([, value]) => value !== '').map(([key, value]) => `${key}=${encode(value)}`);
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

function unlessUsual(query: Query, key: 'sort' | 'fill' | 'layout'): string {
  return query[key] === EVERYTHING[key] ? '' : query[key];
}

/** Reads a list of names, with commas between them; null where there is none. */
export function parseNames(text: string | null): string[] | null {
  const items = (text ?? '')
    .split(',')
    .map(readWord)
    .filter((item) => item !== '');
  return items.length > 0 ? items : null;
}
