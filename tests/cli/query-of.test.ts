import { describe, expect, it } from 'vitest';
import { EVERYTHING } from '../../src/board/query.ts';
import { queryOf, type FilterOptions } from '../../src/cli/query-of.ts';
import { UserError, type Problem } from '../../src/errors.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset } from '../board/make-dataset.ts';

/** Two tiers t0 and t1, two tasks a and b, evaluations m0, m1 …, every one in a group of its family and in "all". */
const boardOf = (families: readonly string[]) =>
  scoreDataset(
    makeDataset(
      families.map((family, index) => ({
        id: `m${index}`,
        groups: [`family:${family}`, 'all'],
        cells: [
          [
            { correct: 1, total: 2 },
            { correct: 1, total: 2 },
          ],
          [
            { correct: 1, total: 2 },
            { correct: 1, total: 2 },
          ],
        ],
      })),
    ),
  );

const scores = boardOf(['qwen', 'llama', 'gpt']);

const query = (options: FilterOptions) => queryOf(scores, options);

const problemsOf = (options: FilterOptions, board = scores): readonly Problem[] => {
  try {
    queryOf(board, options);
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
  return [];
};

describe('the options that choose what is shown', () => {
  it('choose everything, on one page, when none is given', () => {
    expect(query({})).toEqual({ ...EVERYTHING, pageSize: null });
  });

  it('say that a board has no groups at all', () => {
    const bare = scoreDataset(makeDataset([{ id: 'm', cells: [[{ correct: 1, total: 2 }]] }]));
    expect(problemsOf({ groups: 'family:qwen' }, bare)).toMatchObject([
      { field: 'groups', expected: 'nothing: this board has no groups', hint: null },
    ]);
  });

  it('are search and sort as they are written', () => {
    expect(query({ search: 'qwen 3', sort: 'plain' })).toMatchObject({ search: 'qwen 3', sort: 'plain' });
  });

  it('say why nothing can be sorted by what the board did not record', () => {
    expect(
      problemsOf({ sort: 'score_per_token' }).map(({ message, expected }) => [message, expected]),
    ).toEqual([
      [
        'nothing can be sorted by "score_per_token", because no evaluation recorded its tokens',
        'reasonscore, plain, lower',
      ],
    ]);
    expect(problemsOf({ sort: 'score_per_cost' })[0]?.message).toBe(
      'nothing can be sorted by "score_per_cost", because no evaluation has a cost above 0 for all of its cells',
    );
    expect(problemsOf({ sort: 'pass_hat_k' })[0]?.message).toContain('no cell has repeated trials');
  });

  it('sort a board of means by nothing but the mean', () => {
    const cell = { evaluation: 0, task: 0, tier: 0, value: 50, error: null };
    const means = scoreDataset(
      makeDataset([{ id: 'm0', cells: [[null]] }], { means: { unit: 'percentages', cells: [cell] } }),
    );
    expect(queryOf(means, { sort: 'mean' }).sort).toBe('mean');
    for (const sort of ['plain', 'score_per_token'])
      expect(problemsOf({ sort }, means)).toMatchObject([
        { field: 'sort', message: `there is no "${sort}"`, expected: 'mean' },
      ]);
    expect(problemsOf({ sort: 'mean' })).toMatchObject([
      { field: 'sort', expected: 'reasonscore, plain, lower' },
    ]);
  });

  it('name evaluations, tasks and tiers, one or several', () => {
    expect(query({ filters: '{"eval_id": ["m0", "m2"], "base_task": "a", "tier": ["t1"]}' })).toEqual({
      ...EVERYTHING,
      evaluations: ['m0', 'm2'],
      tasks: ['a'],
      tiers: ['t1'],
      pageSize: null,
    });
  });

  it('may write an id as a number', () => {
    const numbered = scoreDataset(makeDataset([{ id: '7', cells: [[{ correct: 1, total: 2 }]] }]));
    expect(queryOf(numbered, { filters: '{"eval_id": [7]}' }).evaluations).toEqual(['7']);
  });
});

describe('groups', () => {
  it.each([
    ['"family:qwen"', [['family:qwen']]],
    ['"family:qwen,all|family:gpt"', [['family:qwen', 'all'], ['family:gpt']]],
    ['["family:qwen", "all"]', [['family:qwen', 'all']]],
    ['[["family:qwen", "all"], ["family:gpt"]]', [['family:qwen', 'all'], ['family:gpt']]],
    ['[["family:qwen", "all"], "family:gpt"]', [['family:qwen', 'all'], ['family:gpt']]],
  ])('in --filters, %s, are words that all hold, or a list of such lists', (groups, read) => {
    expect(query({ filters: `{"groups": ${groups}}` }).groups).toEqual(read);
  });

  it('of --groups alone are those of --groups', () => {
    expect(query({ groups: 'family:qwen,all|family:gpt' }).groups).toEqual([
      ...[['family:qwen', 'all'], ['family:gpt']],
    ]);
  });

  it('of both options hold both: every alternative of one with every alternative of the other', () => {
    const both = { filters: '{"groups": "family:qwen|family:gpt"}', groups: 'all|family:llama' };
    expect(query(both).groups).toEqual([
      ['family:qwen', 'all'],
      ['family:qwen', 'family:llama'],
      ['family:gpt', 'all'],
      ['family:gpt', 'family:llama'],
    ]);
  });

  it('of an object are no list of words', () => {
    for (const groups of ['[1]', '["all", 1]', '{"a": 1}', '[["all"], [null]]', '7']) {
      expect(problemsOf({ filters: `{"groups": ${groups}}` })).toEqual([
        {
          code: 'usage',
          file: null,
          line: null,
          field: 'groups',
          message: 'not a list of words',
          expected: 'a list of words (AND) or a list of such lists (OR)',
          got: JSON.stringify(JSON.parse(groups)),
          hint: null,
        },
      ]);
    }
  });
});

describe('a mistake in the options', () => {
  const none = { code: 'usage', file: null, line: null };

  it('is a name that the board does not have, told beside those it has', () => {
    expect(problemsOf({ filters: '{"tier": "t9x", "base_task": ["a", "zzz"], "eval_id": "m7777"}' })).toEqual(
      [
        { ...none, field: 'tier', message: 'there is no "t9x"', expected: 't0, t1', got: 't9x', hint: null },
        {
          ...none,
          field: 'base_task',
          message: 'there is no "zzz"',
          expected: 'a, b',
          got: 'zzz',
          hint: null,
        },
        {
          ...none,
          field: 'eval_id',
          message: 'there is no "m7777"',
          expected: 'm0, m1, m2',
          got: 'm7777',
          hint: null,
        },
      ],
    );
  });

  it('is a group that nobody is in, said once however often it is named', () => {
    const problems = problemsOf({
      groups: 'family:qwne|family:qwne,all',
      filters: '{"groups": "family:qwne"}',
    });
    expect(problems).toEqual([
      {
        ...none,
        field: 'groups',
        message: 'there is no "family:qwne"',
        got: 'family:qwne',
        expected: 'family:qwen, all, family:llama, family:gpt',
        hint: 'did you mean "family:qwen"?',
      },
    ]);
  });

  it('is a metric that ranks nobody', () => {
    expect(problemsOf({ sort: 'avg_tokens' })).toMatchObject([
      { ...none, field: 'sort', message: 'there is no "avg_tokens"', got: 'avg_tokens' },
    ]);
  });

  it('is a metric for which the board has recorded nothing', () => {
    expect(problemsOf({ sort: 'pass_at_k' })).toMatchObject([{ ...none, field: 'sort', got: 'pass_at_k' }]);
  });

  it('is a key that --filters does not have', () => {
    for (const key of ['group', 'constructor']) {
      expect(problemsOf({ filters: `{"${key}": "all"}` })).toMatchObject([
        {
          ...none,
          field: 'filters',
          message: `there is no "${key}"`,
          expected: 'groups, eval_id, base_task, tier',
        },
      ]);
    }
  });

  it('does not hide the keys beside it', () => {
    const problems = problemsOf({
      filters: '{"tier": "t1", "group": "all", "base_task": "zzz"}',
      sort: 'none',
    });
    expect(problems.map(({ field }) => field)).toEqual(['filters', 'base_task', 'sort']);
  });

  it('names twelve names in full, and five of more', () => {
    const expectedAmong = (count: number) => {
      const families = Array.from({ length: count }, (_, index) => `f${index}`);
      return problemsOf({ filters: '{"eval_id": "nobody"}' }, boardOf(families))[0]?.expected;
    };
    expect(expectedAmong(12)).toBe('m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11');
    expect(expectedAmong(13)).toBe('one of 13 names, such as m0, m1, m2, m3, m4');
  });

  it('is text that is not JSON', () => {
    expect(problemsOf({ filters: '{groups: x}' })).toEqual([
      {
        ...none,
        field: '--filters',
        message: 'not JSON',
        got: '{groups: x}',
        expected: 'a JSON object such as {"groups": ["family:qwen"]}',
        hint: 'put it in single quotes, its words in double quotes',
      },
    ]);
  });

  it.each(['[1]', 'null', '7', '"groups"', 'true'])('is JSON that is no object: %s', (filters) => {
    expect(problemsOf({ filters })).toEqual([
      {
        ...none,
        field: '--filters',
        message: 'not an object',
        got: filters,
        hint: null,
        expected: 'a JSON object such as {"groups": ["family:qwen"]}',
      },
    ]);
  });
});

describe('a filter by order', () => {
  const sized = scoreDataset(
    makeDataset(
      ['size:8b', 'size:70b', 'size:70b', 'maker:some', 'open'].map((group, index) => ({
        id: `m${index}`,
        groups: [group],
        cells: [[{ correct: 1, total: 2 }]],
      })),
    ),
  );

  it('needs a value of its facet that it can be compared with', () => {
    expect(queryOf(sized, { groups: 'size<9b' }).groups).toEqual([['size<9b']]);
    expect(problemsOf({ groups: 'size<large' }, sized)).toEqual([
      {
        code: 'usage',
        file: null,
        line: null,
        field: 'groups',
        message: 'no value of "size" can be compared with it',
        expected: 'a value like 8b, 70b, with the same unit',
        got: 'size<large',
        hint: null,
      },
    ]);
  });

  it('needs no more than one such value', () => {
    const mixed = makeDataset(
      ['size:large', 'size:8b'].map((group, index) => ({
        id: `m${index}`,
        groups: [group],
        cells: [[{ correct: 1, total: 2 }]],
      })),
    );
    expect(queryOf(scoreDataset(mixed), { groups: 'size<9b' }).groups).toEqual([['size<9b']]);
  });

  it('needs a facet that the board has', () => {
    expect(problemsOf({ groups: 'sise<9b' }, sized)).toMatchObject([
      { field: 'groups', got: 'sise', expected: 'size, maker', hint: 'did you mean "size"?' },
    ]);
  });

  it('names five values of the facet', () => {
    const many = scoreDataset(
      makeDataset(
        [1, 2, 3, 4, 5, 6].map((size) => ({
          id: `m${size}`,
          groups: [`size:${size}b`],
          cells: [[{ correct: 1, total: 2 }]],
        })),
      ),
    );
    expect(problemsOf({ groups: 'size<large' }, many)[0]?.expected).toBe(
      'a value like 1b, 2b, 3b, 4b, 5b, with the same unit',
    );
  });
});

describe('the options that say what is ranked on', () => {
  it('name tiers and tasks, with commas between them', () => {
    expect(query({ tiers: 't1', tasks: 'b, a' })).toMatchObject({ tiers: ['t1'], tasks: ['b', 'a'] });
    expect(query({})).toMatchObject({ tiers: null, tasks: null });
  });

  it('are refused where they name nothing: everything is no part', () => {
    const none = { code: 'usage', message: 'names nothing', expected: 'one name or more' };
    expect(problemsOf({ tiers: ' ', tasks: ',' })).toMatchObject([
      { ...none, field: '--tiers', got: ' ' },
      { ...none, field: '--tasks', got: ',' },
    ]);
    expect(problemsOf({ filters: '{"eval_id": [], "tier": "t0"}' })).toMatchObject([
      { ...none, field: 'eval_id', got: '[]' },
    ]);
  });

  it('name every name that the board does not have', () => {
    expect(problemsOf({ tiers: 't1,t7', tasks: 'aa' })).toMatchObject([
      { field: 'tiers', got: 't7', expected: 't0, t1' },
      { field: 'tasks', got: 'aa', expected: 'a, b' },
    ]);
  });

  it('are refused where a filter says the same', () => {
    expect(problemsOf({ tiers: 't1', filters: '{"tier": "t0"}' })).toMatchObject([
      {
        code: 'usage',
        field: '--tiers',
        message: '"--filters" names a tier too',
        expected: 'one of the two',
        got: 't1',
      },
    ]);
    expect(problemsOf({ tasks: 'a', filters: '{"base_task": "b"}' })).toMatchObject([
      { field: '--tasks', message: '"--filters" names a base_task too', got: 'a' },
    ]);
  });
});
