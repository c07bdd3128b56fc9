import type { Query } from '../board/board.ts';
import { compareValues, comparisonOf, groupWords, splitWord } from '../board/group-words.ts';
import { describeScores } from '../board/describe.ts';
import { sortedBy } from '../board/metric-cells.ts';
import { type Metric, RANKABLE } from '../score/metrics.ts';
import { EVERYTHING, parseGroups, parseNames } from '../board/query.ts';
import type { Scores } from '../score/scores.ts';
import { didYouMean } from '../nearest.ts';
import { problem, UserError, type Problem } from '../errors.ts';

/** The options that choose what is shown. */
export interface FilterOptions {
  readonly groups?: string;
  readonly filters?: string;
  readonly search?: string;
  readonly sort?: string;
  /** Worst first. */
  readonly reverse?: boolean;
  /** What evaluations are ranked on; everything of the board where absent. */
  readonly tiers?: string;
  readonly tasks?: string;
}

type Filters = Partial<Pick<Query, 'groups' | 'evaluations' | 'tiers' | 'tasks'>>;

/** Keys of `--filters`: what they may name on this board, and where they go in the query. */
const KEYS: Readonly<
  Record<
    'eval_id' | 'base_task' | 'tier',
    { names(scores: Scores): string[]; into(values: string[]): Filters }
  >
> = {
  eval_id: {
    names: ({ evaluations }) => evaluations.map(({ id }) => id),
    into: (evaluations) => ({ evaluations }),
  },
  base_task: { names: ({ tasks }) => tasks.map(({ id }) => id), into: (tasks) => ({ tasks }) },
  tier: { names: ({ tiers }) => tiers.map(({ id }) => id), into: (tiers) => ({ tiers }) },
};

const isKey = (key: string): key is keyof typeof KEYS => Object.hasOwn(KEYS, key);

/** The query that the options ask for, checked against what the board has; every mistake is named at once. */
export function queryOf(scores: Scores, options: FilterOptions): Query {
  const problems: Problem[] = [];
  const filters = readFilters(scores, options.filters, problems);
  const part = readPart(scores, options, filters, problems);
  const groups = [...(filters.groups ?? []), ...parseGroups(options.groups ?? '')];
  const known = scores.evaluations.flatMap(groupWords);
  for (const word of new Set(groups.flat())) checkWord(word, known, problems);
  if (options.sort !== undefined) checkSort(options.sort, scores, problems);
  if (problems.length > 0) throw new UserError(problems);
  return {
    ...EVERYTHING,
    ...filters,
    ...part,
    groups: combine(filters.groups ?? [], parseGroups(options.groups ?? '')),
    search: options.search ?? '',
    sort: options.sort ?? EVERYTHING.sort,
    isReversed: options.reverse ?? false,
    pageSize: null,
  };
}

/** What the rows of a board can be sorted by; those of a board of means by their mean alone. */
function sortsOf(scores: Scores): string[] {
  if (scores.means !== null) return ['mean'];
  const { recorded } = describeScores(scores);
  return RANKABLE.flatMap(({ id }) => (sortedBy(id, recorded) ? [id] : []));
}

/** Why a metric has no number on a board, by what it needs. */
const LACKS: Readonly<Record<NonNullable<Metric['needs']>, string>> = {
  tokens: 'no evaluation recorded its tokens',
  cost: 'no evaluation has a cost above 0 for all of its cells',
  trials: 'no cell has repeated trials of named items',
};

/** A metric that exists and cannot rank this board is no slip of the pen, and is told so. */
function checkSort(sort: string, scores: Scores, problems: Problem[]): void {
  const sorts = sortsOf(scores);
  const { needs } = (scores.means === null ? RANKABLE.find(({ id }) => id === sort) : undefined) ?? {};
  if (needs === undefined || sorts.includes(sort)) {
    check('sort', sort, sorts, problems);
    return;
  }
  const message = `nothing can be sorted by ${JSON.stringify(sort)}, because ${LACKS[needs]}`;
  problems.push(problem({ code: 'usage', field: 'sort', message, expected: sorts.join(', '), got: sort }));
}

/** Tiers and tasks may be named by an option of their own or in `--filters`, but not twice. */
function readPart(
  scores: Scores,
  options: FilterOptions,
  filters: Filters,
  problems: Problem[],
): Pick<Filters, 'tiers' | 'tasks'> {
  return (['tiers', 'tasks'] as const).reduce<Filters>((part, option) => {
    const text = options[option] ?? null;
    const names = parseNames(text);
    if (names === null && text !== null) problems.push(noNames(`--${option}`, text));
    if (names === null) return part;
    const key = option === 'tiers' ? 'tier' : 'base_task';
    if (filters[option]) {
      const own = { code: 'usage', field: `--${option}`, message: `"--filters" names a ${key} too` };
      problems.push(problem({ ...own, expected: 'one of the two', got: text }));
    }
    for (const name of names) check(option, name, KEYS[key].names(scores), problems);
    return { ...part, [option]: names };
  }, {});
}

function noNames(field: string, got: string): Problem {
  return problem({ code: 'usage', field, message: 'names nothing', expected: 'one name or more', got });
}

/** A filter by order needs a facet that has one; any other word has to be there. */
function checkWord(word: string, known: readonly string[], problems: Problem[]): void {
  const comparison = comparisonOf(word);
  if (comparison === null) {
    check('groups', word, known, problems);
    return;
  }
  const { facet, value } = comparison;
  const values = known.map(splitWord).flatMap(([own, text]) => (own === facet ? [text] : []));
  if (values.length === 0) {
    check('groups', facet, [...new Set(known.map((one) => splitWord(one)[0]))].filter(Boolean), problems);
    return;
  }
  if (values.some((text) => compareValues(facet, text, value) !== null)) return;
  const expected = `a value like ${[...new Set(values)].slice(0, 5).join(', ')}, with the same unit`;
  const message = `no value of ${JSON.stringify(facet)} can be compared with it`;
  problems.push(problem({ code: 'usage', field: 'groups', message, expected, got: word }));
}

/** Both `--groups` and `--filters` must hold: every OR branch of one goes with every branch of the other. */
function combine(a: Query['groups'], b: Query['groups']): Query['groups'] {
  if (a.length === 0 || b.length === 0) return [...a, ...b];
  return a.flatMap((left) => b.map((right) => [...left, ...right]));
}

function readFilters(scores: Scores, text: string | undefined, problems: Problem[]): Filters {
  if (text === undefined) return {};
  const parsed = parseObject(text, problems);
  return Object.entries(parsed).reduce<Filters>((filters, [key, value]) => {
    if (key === 'groups') return { ...filters, groups: groupsOf(value, problems) };
    if (!isKey(key)) {
      check('filters', key, ['groups', ...Object.keys(KEYS)], problems);
      return filters;
    }
    const values = (Array.isArray(value) ? value : [value]).map(String);
    if (values.length === 0) problems.push(noNames(key, '[]'));
    for (const one of values) check(key, one, KEYS[key].names(scores), problems);
    return { ...filters, ...KEYS[key].into(values) };
  }, {});
}

function parseObject(text: string, problems: Problem[]): object {
  const wrong = {
    code: 'usage',
    field: '--filters',
    expected: 'a JSON object such as {"groups": ["family:qwen"]}',
  };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    problems.push(problem({ ...wrong, message: 'not an object', got: text }));
  } catch {
    problems.push(
      problem({
        ...wrong,
        message: 'not JSON',
        got: text,
        hint: 'put it in single quotes, its words in double quotes',
      }),
    );
  }
  return {};
}

/** A list of words is one AND; a list of lists is an OR of ANDs; a text is read as that of `--groups`. */
function groupsOf(value: unknown, problems: Problem[]): string[][] {
  if (typeof value === 'string') return parseGroups(value);
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const branches = list.some((item) => Array.isArray(item)) ? list : [list];
  const groups = branches.map((branch) => (Array.isArray(branch) ? (branch as unknown[]) : [branch]));
  if (groups.flat().every((word) => typeof word === 'string')) return groups as string[][];
  const expected = 'a list of words (AND) or a list of such lists (OR)';
  problems.push(
    problem({
      code: 'usage',
      field: 'groups',
      message: 'not a list of words',
      expected,
      got: JSON.stringify(value),
    }),
  );
  return [];
}

function check(field: string, word: string, names: readonly string[], problems: Problem[]): void {
  if (names.includes(word)) return;
  const unique = [...new Set(names)];
  const expected =
    unique.length === 0
      ? `nothing: this board has no ${field}`
      : unique.length <= 12
        ? unique.join(', ')
        : `one of ${String(unique.length)} names, such as ${unique.slice(0, 5).join(', ')}`;
  const message = `there is no ${JSON.stringify(word)}`;
  problems.push(
    problem({ code: 'usage', field, message, expected, got: word, hint: didYouMean(word, unique) }),
  );
}
