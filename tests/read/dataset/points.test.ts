import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeBoard } from '../../../src/board/make-board.ts';
import { UserError } from '../../../src/errors.ts';
import { scoreDataset } from '../../../src/score/score.ts';
import { problemsOf } from './folder-of.ts';
import { loadText } from './load-text.ts';

const tasks = (guess: number) => ({ tasks: [{ id: 'bool', guess }] });

describe('counters', () => {
  it('are taken as they are, every one of them', async () => {
    const header =
      'eval_id,task,tier,params,correct,invalid,total,truncated,guess_sum,guess_square_sum,prompt_tokens,completion_tokens,cost';
    const { points } = await loadText(
      `${header}\na,bool,easy,"{""b"":2,""a"":1}",60,3,80,20,40,20.5,900,5000,0.25\n`,
    );
    expect(points).toEqual([
      {
        evaluation: 0,
        task: 0,
        tiers: [0],
        params: '{"a":1,"b":2}',
        correct: 60,
        total: 80,
        guessSum: 40,
        guessSquareSum: 20.5,
        invalid: 3,
        truncated: 20,
        promptTokens: 900,
        completionTokens: 5000,
        completionTokensSquared: null,
        tokenResponses: 100,
        cost: 0.25,
      },
    ]);
  });

  it('take the chance of a guess from the task when the row has none: G = c·n, Q = n(1 − c)²', async () => {
    const { points } = await loadText('eval_id,task,correct,total\na,bool,60,80\n', tasks(0.25));
    expect(points[0]).toMatchObject({ guessSum: 20, guessSquareSum: 45 });
  });

  it('take the sum of the row before the chance of the task, and derive Q = (n − G)²/n', async () => {
    const { points } = await loadText('eval_id,task,correct,total,guess_sum\na,bool,60,80,16\n', tasks(0.25));
    expect(points[0]).toMatchObject({ guessSum: 16, guessSquareSum: 51.2 });
  });

  it('say when no chance of a guess is known, and for which tasks', async () => {
    const table = 'eval_id,task,correct,total\na,bool,60,80\na,sum,3,4\n';
    const { points, provenance } = await loadText(table, {
      tasks: [{ id: 'bool', guess: 0.5 }, { id: 'sum' }],
    });
    expect(points.map(({ guessSum }) => guessSum)).toEqual([40, 0]);
    expect(provenance.assumptions).toContain(
      'No chance of guessing is declared or recorded for sum; 0 is assumed.',
    );
  });

  it('that are not recorded are null, never zero', async () => {
    const { points } = await loadText('eval_id,task,correct,total,truncated,cost\na,bool,60,80,,\n');
    expect(points[0]).toMatchObject({
      invalid: null,
      truncated: null,
      promptTokens: null,
      completionTokens: null,
      tokenResponses: 0,
      cost: null,
    });
  });

  it('that are no numbers are not recorded, and that is said once for each column', async () => {
    const table =
      'eval_id,task,correct,total,truncated,cost\na,bool,6,8,N/A,0.5\nb,bool,6,8,NaN,-1\nc,bool,6,8,0,1\n';
    const { points, provenance } = await loadText(table);
    expect(points.map(({ truncated, cost }) => [truncated, cost])).toEqual([
      [null, 0.5],
      [null, null],
      [0, 1],
    ]);
    expect(provenance.assumptions.slice(-3)).toEqual([
      'Truncation is not recorded for 2 of 3 points.',
      'rows.csv: truncated holds 2 values, the first "N/A" in line 2, which are no such number and read as not recorded.',
      'rows.csv: cost holds "-1" in line 3, which is no such number and read as not recorded.',
    ]);
  });

  it('are noted by column where they are no counts', async () => {
    const columns = [
      ...['truncated', 'responses', 'invalid', 'guess_sum', 'guess_square_sum'],
      ...['completion_tokens', 'prompt_tokens', 'cost'],
    ];
    const table = `eval_id,task,correct,total,${columns.join()}\na,t,1,2${',?'.repeat(columns.length)}\n`;
    const { assumptions } = (await loadText(table)).provenance;
    for (const column of columns)
      expect(assumptions).toContain(
        `rows.csv: ${column} holds "?" in line 2, which is no such number and read as not recorded.`,
      );
  });

  it('may be fractions, and nothing at all', async () => {
    const { points } = await loadText('eval_id,task,correct,total,truncated\na,bool,4.5,8,0\nb,bool,0,0,7\n');
    expect(points.map(({ correct, total, guessSquareSum }) => [correct, total, guessSquareSum])).toEqual([
      [4.5, 8, 8],
      [0, 0, 0],
    ]);
    const guessed = await loadText('eval_id,task,correct,total,truncated\nb,bool,0,0,7\n', tasks(0.25));
    expect(guessed.points).toMatchObject([{ guessSum: 0, guessSquareSum: 0 }]);
  });

  it('know no minus zero', async () => {
    const { points } = await loadText('eval_id,task,correct,total\na,bool,-0,8\n');
    expect(Object.is(points[0]?.correct, 0)).toBe(true);
  });
});

describe('counters of a task with a scale', () => {
  const table = 'eval_id,task,correct,total\na,t,30,100\n';
  const read = (task: object) => loadText(table, { tasks: [{ id: 't', ...task }] });

  it('are refused: nobody knows whether the scale was taken out of them', async () => {
    for (const [task, got] of [
      [{ scale: [0, 10] }, 'scale 0 to 10'],
      [{ full: 10, better: 'lower' }, 'scale 0 to 10'],
      [{ scale: [-1, 1] }, 'scale -1 to 1'],
    ] as const)
      expect(await problemsOf(read(task))).toMatchObject([{ code: 'scale-of-counters', line: 2, got }]);
  });

  it('are taken on the usual one, and turned round where less is better', async () => {
    expect((await read({ scale: [0, 1] })).points).toMatchObject([{ correct: 30 }]);
    expect((await read({ full: 1, better: 'lower' })).points).toMatchObject([{ correct: 70 }]);
  });
});

describe('the bounds of counters', () => {
  const HEADER =
    'eval_id,task,correct,total,invalid,truncated,guess_sum,guess_square_sum,completion_tokens,cost\n';

  /** The point of a row with these counters, or the field, code and bound of everything that is wrong with it. */
  const read = async (...row: readonly (number | string)[]) => {
    const table = `${HEADER}a,t,${row.join(',')}${','.repeat(8 - row.length)}\n`;
    const [point] = (await loadText(table, null, { keepGoing: true }).catch(() => null))?.points ?? [];
    if (point) return point;
    const problems = await problemsOf(loadText(table));
    return problems.map(({ field, code, expected, hint }) => [field, code, expected, hint !== null]);
  };

  it('are 0 and the largest number', async () => {
    expect(await read(0, 1e15, 0, 1e15, 0, 1e15, 1e15, 1e15)).toMatchObject({
      correct: 0,
      total: 1e15,
      invalid: 0,
      truncated: 1e15,
      completionTokens: 1e15,
      cost: 1e15,
    });
    expect(await read(1, 2, '', -1, '', '', 1.1e15, -1)).toMatchObject({
      truncated: null,
      completionTokens: null,
      tokenResponses: 0,
      cost: null,
    });
    const most = 'at most 1000000000000000';
    expect(await read(0, 1.1e15)).toEqual([['total', 'out-of-range', most, false]]);
    expect(await read(-1, 2)).toEqual([['correct', 'out-of-range', 'a number, 0 or more', false]]);
    expect(await read('', 2)).toEqual([['correct', 'required', 'a number, 0 or more', false]]);
  });

  it('are the total for each part of it, but for what summing fractions leaves', async () => {
    const total = 4;
    const [within, beyond] = [total * (1 + 0.9e-9), total * (1 + 1.1e-9)];
    // What is more than the total by rounding alone is the total: scoring takes no more.
    expect(await read(within, total)).toMatchObject({ correct: total });
    expect(await read(0, total, 0, 0, within, 0)).toMatchObject({ guessSum: total, guessSquareSum: 0 });
    expect(await read(0, total, 0, 0, 0, within)).toMatchObject({ guessSum: 0, guessSquareSum: within });
    const most = 'at most 4, the total of this row';
    expect(await read(beyond, total)).toEqual([['correct', 'more-than-total', most, true]]);
    expect(await read(0, total, beyond)).toEqual([['invalid', 'more-than-total', most, false]]);
    expect(await read(0, total, 0, 0, beyond, beyond)).toEqual([
      ['guess_sum', 'more-than-total', most, false],
      ['guess_square_sum', 'more-than-total', most, false],
    ]);
  });

  it('are two for the squares of what cannot be guessed, with what scoring lets pass', async () => {
    // Of 4 responses, one of them expected by guessing: 3²/4 to 3.
    const between = 'from 2.25 to 3: (total − guess_sum)²/total to total − guess_sum';
    for (const squares of [2.25 - 1e-6 * 4, 2.25 - 3e-6, 3 + 3e-6, 3 + 1e-6 * 4])
      expect(await read(0, 4, 0, 0, 1, squares)).toMatchObject({ guessSquareSum: squares });
    for (const squares of [2.25 - 5e-6, 3 + 5e-6, 0])
      expect(await read(0, 4, 0, 0, 1, squares)).toEqual([
        ['guess_square_sum', 'impossible-squares', between, true],
      ]);
    expect(await read(0, 4, 0, 0, '', 3)).toEqual([
      ['guess_sum', 'required', 'guess_sum beside guess_square_sum', false],
    ]);
    expect(await read(0, 0.9e-6)).toEqual([['total', 'out-of-range', '0, or 0.000001 or more', false]]);
    expect(await read(1, 0.9e-6)).toHaveLength(1);
    expect(await read(0, 1e-6)).toMatchObject({ total: 1e-6 });
    expect(await read(0, 0, 0, 7, 0, 0)).toMatchObject({ total: 0, guessSquareSum: 0 });
    expect(await read(0, 4, 0, 0, '', 4 * (1 + 1e-9))).toEqual([
      ['guess_sum', 'required', 'guess_sum beside guess_square_sum', false],
    ]);
  });

  it('let nothing through that cannot be scored', async () => {
    const counts = ['', 0, 1, 2.5, 4, 4 * (1 + 0.9e-9), 4 * (1 - 1e-9), 1e15, 1e-6, 1e-12, 5e-324, -1, 'n/a'];
    const said = { scored: 0, refused: 0 };
    const row = fc.array(fc.constantFrom(...counts), { minLength: 8, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(row, async (cells) => {
        const table = `${HEADER}a,t,${cells.join(',')}\nb,t,2,4,,,1,,,\n`;
        const dataset = await loadText(table).catch((error: unknown) => {
          expect(error).toBeInstanceOf(UserError);
          return null;
        });
        said[dataset === null ? 'refused' : 'scored'] += 1;
        if (dataset !== null) expect(makeBoard(scoreDataset(dataset)).rows).toHaveLength(2);
      }),
      { numRuns: 1000, seed: 7 },
    );
    expect(Math.min(said.scored, said.refused)).toBeGreaterThan(50);
  });

  it('are the total for correct and invalid responses together', async () => {
    expect(await read(3, 4, 1 + 3e-9)).toMatchObject({ invalid: 1 + 3e-9 });
    expect(await read(3, 4, 1 + 5e-9)).toEqual([
      ['invalid', 'more-than-total', 'at most 1, what is not correct of 4', true],
    ]);
    expect(await read(4, 4, 4)).toEqual([
      ['invalid', 'more-than-total', 'at most 0, what is not correct of 4', true],
    ]);
    expect(await read(4 * (1 + 1e-9), 4, 1)).toEqual([
      ['invalid', 'more-than-total', 'at most 0, what is not correct of 4', true],
    ]);
    // One that is more than the total by itself is no overlap.
    expect(await read(5, 4, 1)).toEqual([
      ['correct', 'more-than-total', 'at most 4, the total of this row', true],
    ]);
    expect(await read(1, 4, 5)).toEqual([
      ['invalid', 'more-than-total', 'at most 4, the total of this row', false],
    ]);
  });

  it('are told all at once, as far as they can be', async () => {
    const count = 'a number, 0 or more';
    expect(await read('N/A', 4, 5)).toEqual([
      ['correct', 'not-a-number', count, false],
      ['invalid', 'more-than-total', 'at most 4, the total of this row', false],
    ]);
    expect(await read('N/A', 4, 0, 0, 1, 0)).toEqual([['correct', 'not-a-number', count, false]]);
    expect(await read('N/A', '?', 5)).toEqual([
      ['total', 'not-a-number', count, false],
      ['correct', 'not-a-number', count, false],
    ]);
  });

  it('of tokens are all responses, the truncated ones among them where they are recorded', async () => {
    expect(await read(1, 4, '', '', '', '', 100)).toMatchObject({ completionTokens: 100, tokenResponses: 4 });
    expect(await read(1, 4, '', 3, '', '', 100)).toMatchObject({ completionTokens: 100, tokenResponses: 7 });
    expect(await read(1, 4, '', 3, '', '', 0)).toMatchObject({ completionTokens: 0, tokenResponses: 7 });
  });
});

describe('parameter settings', () => {
  const paramsOf = async (...written: readonly string[]) => {
    const rows = written.map((params) => `a,sum,1,1,"${params.replaceAll('"', '""')}"\n`);
    const { points } = await loadText(`eval_id,task,correct,total,params\n${rows.join('')}`);
    return points.map(({ params }) => params);
  };

  it('are canonical: sorted keys, no spaces, at any depth', async () => {
    expect(await paramsOf('{ "b": {"d": 1, "c": [2, 3]}, "a": null }')).toEqual([
      '{"a":null,"b":{"c":[2,3],"d":1}}',
    ]);
  });

  it('may be a word or a number', async () => {
    expect(await paramsOf('length=8', '12', '')).toEqual(['"length=8"', '12', '']);
  });

  it('are as deep as JSON may be, and broken where they begin as JSON and are none', async () => {
    const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(await paramsOf(nested(64), ' [1 ] ')).toEqual([nested(64), '[1]']);
    for (const params of [nested(65), '{"a":', '[1,']) {
      expect(await problemsOf(paramsOf(params))).toMatchObject([
        {
          code: 'bad-params',
          field: 'params',
          got: params,
          expected: 'a JSON object such as {"length": 8}, or a word',
        },
      ]);
    }
    expect(await paramsOf('a{1', 'null', ' word ', '"a word"')).toEqual([
      ...['"a{1"', 'null', '"word"', '"a word"'],
    ]);
  });

  it('are the same however JSON gives them, and none where there is none', async () => {
    const points = [{ b: 1, a: [true] }, '{"a":[true],"b":1}', 12, null, '', undefined].map(
      (params, index) => ({
        eval_id: index,
        task: 't',
        correct: 1,
        total: 1,
        params,
      }),
    );
    const dataset = await loadText('', { points });
    expect(dataset.points.map(({ params }) => params)).toEqual([
      '{"a":[true],"b":1}',
      '{"a":[true],"b":1}',
      '12',
      '',
      '',
      '',
    ]);
  });

  it('may have keys that programs trip over', async () => {
    expect(await paramsOf('{"__proto__": {"x": 1}, "constructor": 2}')).toEqual([
      '{"__proto__":{"x":1},"constructor":2}',
    ]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('the same point twice', () => {
  const table =
    'eval_id,task,tier,correct,total,truncated,params\na,sum,x|y,3,4,1,"{""p"":1,""q"":2}"\na,sum,y|x,1,6,,"{""q"":2,""p"":1}"\n';

  it('is an error, whatever the order of its tiers and keys', async () => {
    expect(await problemsOf(loadText(table))).toMatchObject([{ code: 'duplicate-row', line: 3 }]);
    expect(await problemsOf(loadText(table, null, { keepGoing: true }))).toHaveLength(1);
  });

  it('is summed on request; what one does not record the sum does not', async () => {
    const { points, provenance } = await loadText(table, null, { onDuplicate: 'sum' });
    expect(points).toMatchObject([{ correct: 4, total: 10, truncated: null }]);
    expect(provenance.assumptions).toContain(
      '1 row repeats the evaluation, task, tier and params of an earlier one, the counters are summed.',
    );
  });

  it('is replaced by the last on request', async () => {
    const { points } = await loadText(table, null, { onDuplicate: 'last' });
    expect(points).toMatchObject([{ correct: 1, total: 6, truncated: null }]);
  });
});

describe('going on without bad rows', () => {
  const table = 'eval_id,task,correct,total\na,sum,1,4\nb,sum,9,4\nc,sum,?,x\nd,sum\ne,sum,2,4\n';

  it('counts every row as used or rejected, and lists the rejected', async () => {
    const { points, provenance } = await loadText(table, null, { keepGoing: true });
    expect(points).toHaveLength(2);
    expect(provenance.files[0]).toMatchObject({
      rows: 5,
      used: 2,
      rejected: [
        { line: 3, field: 'correct', expected: 'at most 4, the total of this row', got: '9' },
        { line: 4, field: 'total', expected: 'a number, 0 or more', got: 'x' },
        { line: 5, field: null, expected: '4 fields', got: '2 fields: d, sum' },
      ],
    });
    expect(provenance.assumptions[0]).toBe('rows.csv: 3 of 5 rows were rejected.');
  });

  it('does not go on when nothing is left', async () => {
    const nothing = loadText('eval_id,task,correct,total\na,sum,9,4\n', null, { keepGoing: true });
    expect(await problemsOf(nothing)).toMatchObject([
      { code: 'no-rows', got: '1 rows, every one of them rejected' },
    ]);
  });
});
