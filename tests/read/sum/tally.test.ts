import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { defaultSizeLimits } from '../../../src/read/open/text/size-limits.ts';
import { groupKeyOf, keyText, sharedFields } from '../../../src/read/sum/group-key.ts';
import { sumCsv, type SummedTable, type TableOfResponses, Tally } from '../../../src/read/sum/tally.ts';

const sumsOf = (
  text: string,
  columns: TableOfResponses['columns'] = {},
  limits = defaultSizeLimits,
): Promise<SummedTable> => sumCsv(Readable.from([text]), text, { file: 'r.csv', columns, limits });

const row = (values: Readonly<Record<string, unknown>>): readonly unknown[] =>
  [...sharedFields, 'completion_tokens', 'prompt_tokens', 'cost'].map((field) => values[field]);

const problemOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
  return [];
};

describe('a sum of responses', () => {
  it('is one row for all that agree in everything but item, tokens and cost, by content and not by place', async () => {
    const { rows, lines, log } = await sumsOf(
      [
        'eval_id,task,tier,params,item,correct,completion_tokens,prompt_tokens,cost',
        'b,t,easy,p,1,1,10,5,0.25',
        'a,t,easy,p,2,1,3,,',
        'b,t,easy,p,3,1,20,,0.5',
        'b,t,easy,p,4,1,,7,',
        'b,t,easy,p,5,0,1,1,1',
      ].join('\n'),
    );
    expect(rows.map(({ eval_id, correct, responses }) => [eval_id, correct, responses])).toEqual([
      ['a', '1', 1],
      ['b', '0', 1],
      ['b', '1', 3],
    ]);
    expect(lines).toEqual([3, 6, 2]);
    // The prompt of a response whose completion was not recorded is left out, as it is among responses that are kept.
    expect(rows[2]).toEqual({
      eval_id: 'b',
      task: 't',
      tier: 'easy',
      params: 'p',
      outcome: null,
      correct: '1',
      invalid: null,
      truncated: null,
      finish_reason: null,
      guess: null,
      responses: 3,
      completion_tokens: 30,
      completion_tokens_squared: 500,
      token_responses: 2,
      prompt_tokens: 5,
      prompt_responses: 1,
      cost_picos: '750000000000',
      cost_responses: 2,
    });
    expect([log.file, log.rows, log.used]).toEqual(['r.csv', 5, 5]);
  });

  it('reads the columns that are named, and says which look like ours', async () => {
    const table = 'who,task,outcome,tokens_completion\na,t,correct,5\n';
    const named = await sumsOf(table, { eval_id: 'who', completion_tokens: 'tokens_completion' });
    expect(named.rows).toMatchObject([{ eval_id: 'a', completion_tokens: 5 }]);
    expect(named.doubts).toEqual([]);
    const doubted = await sumsOf('eval_id,task,outcome,completion_token\na,t,correct,5\n');
    expect(doubted.rows).toMatchObject([{ completion_tokens: 0, token_responses: 0 }]);
    expect(doubted.doubts).toHaveLength(1);
    await expect(sumsOf('who,outcome\na,correct\n')).rejects.toMatchObject({
      problems: [
        { code: 'missing-column', field: 'eval_id' },
        { code: 'missing-column', field: 'task' },
      ],
    });
  });

  it('of money is exact beyond what a number holds, in any order', () => {
    const picos = (...costs: readonly unknown[]): unknown => {
      const tally = new Tally('r', defaultSizeLimits);
      for (const cost of costs) tally.add(row({ eval_id: 'a', task: 't', cost }), 1);
      return tally.table().rows[0]?.['cost_picos'];
    };
    // Number.MAX_SAFE_INTEGER is 9007.199254740991 in the currency.
    expect(picos(9000, 7.199254740991)).toBe('9007199254740991');
    expect(picos(9007, 0.2, '1e-12')).toBe('9007200000000001');
    expect(picos(9000, 9000, 1e-12, 9000)).toBe('27000000000000001');
    expect(picos(1e-12, 9000, 9000, 9000)).toBe('27000000000000001');
    expect(picos('1e-13')).toBe('0');
    expect(picos()).toBeUndefined();
  });

  it('takes 0 and the largest number, and notes what is no count', () => {
    const tally = new Tally('r', defaultSizeLimits);
    const read = (value: unknown) => tally.count(value, 'cost', 4);
    expect([0, '0', 1e15, '', null, undefined].map(read)).toEqual([0, 0, 1e15, null, null, null]);
    expect(tally.log.missing.size).toBe(0);
    expect([-1, 1.1e15, 'N/A', true].map(read)).toEqual([null, null, null, null]);
    expect(tally.log.missing.get('cost')).toEqual({ count: 4, line: 4, got: '-1' });
  });

  it('notes each column by its name', () => {
    const tally = new Tally('r', defaultSizeLimits);
    const bad = { completion_tokens: 'a', prompt_tokens: 'b', cost: 'c' };
    tally.add(row({ eval_id: 'a', task: 't', ...bad }), 9);
    expect([...tally.log.missing].map(([field, { got, line }]) => [field, got, line])).toEqual([
      ['completion_tokens', 'a', 9],
      ['prompt_tokens', 'b', 9],
      ['cost', 'c', 9],
    ]);
  });

  it('is of one kind however its values are spelled', () => {
    const tally = new Tally('r', defaultSizeLimits);
    const same = [
      { params: '{"b": 1, "a": 2}', correct: '1', guess: '0.25' },
      { params: '{"a":2,"b":1}', correct: 1, guess: 0.25 },
      { params: { b: 1, a: 2 }, correct: '1.0', guess: '.25' },
    ];
    for (const values of same) tally.add(row({ eval_id: 7, task: 't', tier: '', ...values }), 1);
    tally.add(row({ eval_id: '07', task: 't', tier: null, ...same[0] }), 1);
    expect(tally.table().rows.map(({ eval_id, tier, responses }) => [eval_id, tier, responses])).toEqual([
      ['07', null, 1],
      ['7', null, 3],
    ]);
  });

  it('is of one kind only where every value is the same', () => {
    const rowsOf = (...all: readonly Readonly<Record<string, unknown>>[]): number => {
      const tally = new Tally('r', defaultSizeLimits);
      for (const values of all) tally.add(row({ eval_id: 'a', task: 't', ...values }), 1);
      return tally.table().rows.length;
    };
    expect(rowsOf({ eval_id: 'ab', task: 'c' }, { eval_id: 'a', task: 'bc' })).toBe(2);
    expect(rowsOf({ eval_id: 7 }, { eval_id: 8 })).toBe(2);
    expect(rowsOf({ tier: ['x', 'y'] }, { tier: 'x,y' })).toBe(2);
    expect(rowsOf({ params: { a: 1 } }, { params: { a: 2 } })).toBe(2);
  });

  it('belongs to the tiers of a list, and to a tier that only looks like one', () => {
    const tierOf = (tier: unknown): unknown => {
      const tally = new Tally('r', defaultSizeLimits);
      tally.add(row({ eval_id: 'a', task: 't', tier }), 1);
      return tally.table().rows[0]?.['tier'];
    };
    expect(tierOf(['easy', 'hard'])).toEqual(['easy', 'hard']);
    expect(tierOf('["hard"]')).toEqual(['hard']);
    expect(tierOf('[hard')).toBe('[hard');
    expect(tierOf('x[1]')).toBe('x[1]');
    expect(tierOf('5')).toBe('5');
    expect(tierOf(undefined)).toBeNull();
  });
});

describe('what cannot be summed', () => {
  it('are rows that cannot be read, each with its line', () => {
    const tally = new Tally('r', defaultSizeLimits);
    tally.broken(3, { message: 'too short', expected: '4 fields', got: 'a,b' });
    tally.add(row({ eval_id: 'a', task: 't' }), 4);
    const { log, rows, doubts } = tally.table();
    expect([log.rows, log.used, rows.length, doubts]).toEqual([2, 1, 1, []]);
    expect(log.rejected).toEqual([{ line: 3, field: null, expected: '4 fields', got: 'a,b' }]);
    expect(log.problems).toMatchObject([{ code: 'bad-row', message: 'too short', file: 'r' }]);
  });

  it('is told with its line by the reader of text', async () => {
    const { log } = await sumsOf('eval_id,task,outcome\na,t,correct\nb,t\n');
    expect(log.rejected).toMatchObject([{ line: 3, expected: '3 fields' }]);
  });

  it('is a file of another kind: it is given up after a hundred thousand, and shows twenty', () => {
    const tally = new Tally('r', defaultSizeLimits);
    const broken = () => {
      tally.broken(1, { message: 'no', expected: 'yes', got: '' });
    };
    for (let line = 0; line < 100_000; line++) broken();
    expect(problemOf(broken)).toHaveLength(20);
    expect(tally.log.rejected).toHaveLength(100_001);
  });

  it('is a table in which hardly any two responses agree', () => {
    const tally = new Tally('r.csv', defaultSizeLimits);
    const key = groupKeyOf([]);
    for (let number = 0; number < 1_000_000; number++) tally.groupOf([String(number), ...key.slice(1)], null);
    expect(tally.groupOf(['7', ...key.slice(1)], 1).line).toBeNull();
    expect(problemOf(() => tally.groupOf(['new', ...key.slice(1)], 1))).toEqual([
      {
        code: 'limit-points',
        file: 'r.csv',
        line: null,
        field: null,
        message: 'hardly any two responses agree in task and setting, so nothing is gained by counting them',
        expected: 'at most 1000000 different settings and endings',
        got: 'more',
        hint: 'does "columns" read params from a column that names the item?',
      },
    ]);
  });
});

describe('the key of a group', () => {
  const keyOf = (values: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      groupKeyOf(sharedFields.map((field) => values[field])).flatMap((text, index) =>
        text === null ? [] : [[sharedFields[index] ?? '', text] as const],
      ),
    );

  it('has no item, tokens or cost', () => {
    expect(sharedFields).toEqual([
      'eval_id',
      'task',
      'tier',
      'params',
      'outcome',
      'correct',
      'invalid',
      'truncated',
      'finish_reason',
      'guess',
    ]);
  });

  it('takes for a name what is one, and a list for tiers only', () => {
    expect(keyOf({ eval_id: 'a', task: 5, tier: ['x', 'y'] })).toEqual({
      eval_id: 'a',
      task: '5',
      tier: '["x","y"]',
    });
    expect(keyOf({ eval_id: true, task: { a: 1 }, tier: { a: 1 } })).toEqual({});
    expect(keyOf({ eval_id: ['a'], task: null, tier: false })).toEqual({});
  });

  it('takes settings of every type', () => {
    expect(keyOf({ params: { a: 1 }, outcome: true, finish_reason: 3 })).toEqual({
      params: '{"a":1}',
      outcome: 'true',
      finish_reason: '3',
    });
  });

  it('knows numbers by their value where something was measured, and by their letters elsewhere', () => {
    expect(keyOf({ correct: '1.0', invalid: ' 0', truncated: '1e0', guess: '.50' })).toEqual({
      correct: '1',
      invalid: '0',
      truncated: '1',
      guess: '0.5',
    });
    expect(keyOf({ eval_id: '1.0', params: '1.0', correct: 'True' })).toEqual({
      eval_id: '1.0',
      params: '1.0',
      correct: 'True',
    });
  });

  it('knows JSON however it is written, and takes what only looks like it as it is', () => {
    for (let time = 0; time < 2; time++) {
      expect(keyText('{ "b": 2, "a": [1, 2] }')).toBe('{"a":[1,2],"b":2}');
      expect(keyText('[ 1 ]')).toBe('[1]');
      expect(keyText('{broken')).toBe('{broken');
      expect(keyText('say {"b": 1}')).toBe('say {"b": 1}');
      expect(keyText('"text" ')).toBe('"text" ');
      expect(keyText(' {"a": 1}')).toBe(' {"a": 1}');
    }
    expect([12n, 0, Number.NaN, false, [1]].map(keyText)).toEqual(['12', '0', 'NaN', 'false', '[1]']);
    expect(['', null, undefined].map(keyText)).toEqual([null, null, null]);
  });
});
