import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../support/project-files.ts';
import { problemsOf } from './folder-of.ts';
import { loadText } from './load-text.ts';

const single = async (...args: Parameters<typeof loadText>) => (await loadText(...args)).points[0];

describe('responses', () => {
  it('are pooled into points by evaluation, task, tier and params', async () => {
    const table = [
      'eval_id,task,tier,params,outcome',
      'a,t,x,1,correct',
      'a,t,x,1,wrong',
      'a,t,x,2,correct',
      'a,t,y,1,wrong',
    ];
    const { points } = await loadText(table.join('\n'));
    expect(points.map(({ tiers, params, correct, total }) => [...tiers, params, correct, total])).toEqual([
      [0, '1', 1, 2],
      [0, '2', 1, 1],
      [1, '1', 0, 1],
    ]);
  });

  it('end in one of four ways; a truncated one is not in total, an invalid one is', async () => {
    const outcomes = ['correct', 'Correct', 'wrong', 'invalid', 'truncated'];
    const table = `eval_id,task,outcome\n${outcomes.map((outcome) => `a,t,${outcome}\n`).join('')}`;
    expect(await single(table)).toMatchObject({ correct: 2, total: 4, invalid: 1, truncated: 1 });
  });

  it('may say 0, 1, true or false, and whether they were truncated or invalid', async () => {
    const table = `eval_id,task,correct,truncated,invalid
a,t,1,0,0
a,t,True,false,0
a,t,0,0,1
a,t,false,0,0
a,t,,1,0
a,t,1,1,0
`;
    expect(await single(table)).toMatchObject({ correct: 2, total: 4, invalid: 1, truncated: 2 });
  });

  it('are not correct when they are invalid, whatever else they say, and need not say it', async () => {
    const table = 'eval_id,task,correct,invalid\na,t,1,1\na,t,,1\na,t,1,0\na,t,0,0\n';
    expect(await single(table)).toMatchObject({ correct: 1, total: 4, invalid: 2 });
  });

  it.each(['length', 'max_tokens', 'MAX_TOKENS', 'model_length'])(
    'are truncated when they finished by %s',
    async (reason) => {
      expect(await single(`eval_id,task,correct,finish_reason\na,t,1,stop\na,t,0,${reason}\n`)).toMatchObject(
        {
          correct: 1,
          total: 1,
          truncated: 1,
        },
      );
    },
  );

  it('count by their own flag of truncation before the reason they finished for', async () => {
    const table = 'eval_id,task,correct,truncated,finish_reason\na,t,1,0,length\na,t,1,,length\n';
    expect(await single(table)).toMatchObject({ correct: 1, total: 1, truncated: 1 });
  });
});

describe('how a response ended', () => {
  const HEADER = 'eval_id,task,outcome,correct,truncated,invalid';

  it('is its outcome, with which other columns may agree or say nothing', async () => {
    const rows = [
      'a,t, TRUNCATED ,1,1,',
      'a,t,wrong,0,0,0',
      'a,t,correct,,,',
      'a,t,invalid,0,,1',
      'a,t,correct,TRUE,n/a,',
    ];
    const point = await single(`${HEADER}\n${rows.join('\n')}\n`);
    expect(point).toMatchObject({ correct: 2, total: 4, invalid: 1, truncated: 1 });
  });

  it.each([
    ['correct,0,,', 'correct', '0'],
    ['wrong,1,,', 'correct', '1'],
    ['invalid,true,,', 'correct', 'true'],
    ['correct,1,1,', 'truncated', '1'],
    ['truncated,,0,', 'truncated', '0'],
    ['correct,,,1', 'invalid', '1'],
    ['invalid,,,0', 'invalid', '0'],
  ])('is refused where its columns contradict each other: %s', async (cells, field, got) => {
    const table = `${HEADER}\na,t,correct,1,0,0\na,t,${cells}\n`;
    const contradiction = { code: 'contradiction', field, got };
    const [problem, ...more] = await problemsOf(loadText(table));
    expect([problem, more]).toMatchObject([{ ...contradiction, line: 3 }, []]);
    // Summed where they lie, they are refused alike.
    const summed = await problemsOf(loadText(table, null, { engine: { name: 'own', root: projectRoot } }));
    expect(summed).toMatchObject([contradiction]);
  });

  it('is held against a mark on the scale that is declared', async () => {
    const tasks = { tasks: [{ id: 't', scale: [1, 5], better: 'lower' }] };
    const table = (mark: number): string => `eval_id,task,outcome,correct\na,t,correct,${String(mark)}\n`;
    expect((await loadText(table(1), tasks)).points).toMatchObject([{ correct: 1 }]);
    expect(await problemsOf(loadText(table(5), tasks))).toMatchObject([{ code: 'contradiction', got: '5' }]);
  });

  it('is one of four, or is refused with all of them', async () => {
    const [problem] = await problemsOf(loadText('eval_id,task,outcome,correct\na,t,right,1\n'));
    expect(problem).toMatchObject({ field: 'outcome', expected: 'correct, wrong, invalid, truncated' });
  });

  it('is not recorded where a flag is none, and that is said with its column', async () => {
    const table = 'eval_id,task,correct,truncated,invalid,finish_reason\na,t,1,no,maybe,\na,t,1,0,0,\n';
    const { points, provenance } = await loadText(table);
    expect(points[0]).toMatchObject({ correct: 2, total: 2, truncated: null, invalid: null });
    const said = provenance.assumptions.filter((sentence) => sentence.startsWith('rows.csv: '));
    expect(said).toEqual([
      'rows.csv: truncated holds "no" in line 2, which is no such number and read as not recorded.',
      'rows.csv: invalid holds "maybe" in line 2, which is no such number and read as not recorded.',
    ]);
  });

  it('is told by any reason for which it finished, and by none where there is none', async () => {
    expect(await single('eval_id,task,correct,finish_reason\na,t,1,stop\n')).toMatchObject({ truncated: 0 });
    expect(await single('eval_id,task,correct,finish_reason\na,t,1,\n')).toMatchObject({ truncated: null });
  });

  it('is right or wrong: a failed one need not say so, and what is neither is refused', async () => {
    const HEADER = 'eval_id,task,correct,truncated,invalid\n';
    expect(await single(`${HEADER}a,t,,1,\na,t,,,1\n`)).toMatchObject({ correct: 0, invalid: null });
    const problems = await problemsOf(loadText(`${HEADER}a,t,,0,0\na,t,half,1,1\n`));
    const expected = '0, 1, true or false, or partial credit between 0 and 1';
    expect(problems).toMatchObject([
      { code: 'required', field: 'correct', expected, hint: null },
      { code: 'bad-correct', field: 'correct', expected, got: 'half' },
    ]);
  });
});

describe('an outcome beside a reason why the response ended', () => {
  const load = (row: string) => loadText(`eval_id,task,outcome,truncated,finish_reason\n${row}\n`);

  it.each(['a,t,wrong,,length', 'a,t,correct,,max_tokens', 'a,t,truncated,,stop'])(
    'is refused where they disagree: %s',
    async (row) => {
      expect(await problemsOf(load(row))).toMatchObject([{ code: 'contradiction', field: 'finish_reason' }]);
    },
  );

  it('is taken where they agree, where the reason is not known, and where "truncated" overrules it', async () => {
    for (const row of ['a,t,truncated,,length', 'a,t,wrong,,stop', 'a,t,wrong,,other', 'a,t,wrong,0,length'])
      expect((await load(row)).points).toHaveLength(1);
  });
});

describe('partial credit of a response', () => {
  const note = 't gives partial credit; the shares are summed.';

  it('is summed, whatever the order of the rows, and is said', async () => {
    const rows = ['a,t,1,0.1,', 'a,t,2,0.2,', 'a,t,3,0.3,', 'a,t,4,1,', 'a,t,5,0.9,1'];
    for (const order of [rows, rows.toReversed()]) {
      const { points, provenance } = await loadText(
        `eval_id,task,item,correct,invalid\n${order.join('\n')}\n`,
      );
      expect(points).toMatchObject([{ correct: 1.6, total: 5 }]);
      expect(provenance.assumptions).toContain(note);
    }
  });

  it('lies on the scale that is declared', async () => {
    const tasks = [{ id: 't', scale: [1, 10] }];
    const { points } = await loadText('eval_id,task,item,correct\na,t,1,10\na,t,2,5.5\na,t,3,1\n', { tasks });
    expect(points).toMatchObject([{ correct: 1.5, total: 3 }]);
  });

  it('is no outcome that pairs: only tasks without it are compared item by item', async () => {
    const dataset = await loadText('eval_id,task,item,correct\na,t,1,0.5\na,t,2,1\na,u,1,1\na,u,2,0\n');
    expect(dataset.samples).toMatchObject({ task: Uint16Array.of(1, 1), solved: Uint8Array.of(1, 0) });
  });

  it('contradicts an outcome that is whole', async () => {
    const problems = await problemsOf(loadText('eval_id,task,item,outcome,correct\na,t,1,wrong,0.4\n'));
    expect(problems).toMatchObject([{ code: 'contradiction', field: 'correct', got: '0.4' }]);
  });

  it('of one row for each cell without items may be a mean, and is refused', async () => {
    const problems = await problemsOf(loadText('eval_id,task,correct\na,t,0.81\na,u,1\nb,t,0.6\n'));
    expect(problems).toMatchObject([{ code: 'unknown-total', file: 'rows.csv', field: 'correct' }]);
    const { points } = await loadText('eval_id,task,item,correct\na,t,1,0.81\na,u,1,1\nb,t,1,0.6\n');
    expect(points.map(({ correct }) => correct)).toEqual([0.81, 1, 0.6]);
  });
});

describe('truncation of a point', () => {
  it('is not recorded when one response does not say; a truncated one then counts as wrong', async () => {
    const table = 'eval_id,task,correct,truncated,guess\na,t,1,0,0.5\na,t,1,1,0.5\na,t,0,,0.25\n';
    const dataset = await loadText(table);
    expect(dataset.points[0]).toMatchObject({
      correct: 1,
      total: 3,
      truncated: null,
      guessSum: 1.25,
      guessSquareSum: 1.0625,
    });
    expect(dataset.provenance.assumptions).toContain(
      'Truncation is not recorded for 1 of 3 responses; a truncated one among them counts as wrong.',
    );
  });

  it('is not recorded when no response says', async () => {
    const dataset = await loadText('eval_id,task,correct\na,t,1\n');
    expect(dataset.points[0]).toMatchObject({ truncated: null, invalid: null });
    expect(dataset.provenance.assumptions).toContain(
      'Truncation is not recorded; a truncated response counts as wrong.',
    );
  });

  it('leaves an answer that was invalid and cut off among the invalid ones only where it counts as wrong', async () => {
    const rows = (last: string) => `eval_id,task,correct,truncated,invalid\na,t,0,1,1\na,t,0,${last},1\n`;
    expect(await single(rows('0'))).toMatchObject({ total: 1, invalid: 1, truncated: 1 });
    expect(await single(rows(''))).toMatchObject({ total: 2, invalid: 2, truncated: null });
  });

  it('of one point is no matter of another', async () => {
    const { points } = await loadText('eval_id,task,correct,truncated\na,t,1,1\nb,t,1,\n');
    expect(points.map(({ total, truncated }) => [total, truncated])).toEqual([
      [0, 1],
      [1, null],
    ]);
  });
});

describe('the chance of a guess', () => {
  it('is that of the response, else that of its task: G = Σ c, Q = Σ (1 − c)²', async () => {
    const config = { tasks: [{ id: 't', guess: 0.25 }] };
    expect(await single('eval_id,task,correct,guess\na,t,1,0.5\na,t,0,\n', config)).toMatchObject({
      guessSum: 0.75,
      guessSquareSum: 0.8125,
    });
  });

  it('is from 0 to 1, and not recorded where it is no number', async () => {
    const guessed = (guess: string) => loadText(`eval_id,task,correct,guess\na,t,1,${guess}\n`);
    expect((await guessed('0')).points[0]).toMatchObject({ guessSum: 0, guessSquareSum: 1 });
    expect((await guessed('1')).points[0]).toMatchObject({ guessSum: 1, guessSquareSum: 0 });
    for (const outside of ['-0.01', '1.01']) {
      expect(await problemsOf(guessed(outside))).toMatchObject([
        { code: 'out-of-range', field: 'guess', expected: '0 to 1', got: outside },
      ]);
    }
    const { points, provenance } = await guessed('a third');
    expect(points[0]?.guessSum).toBe(0);
    expect(provenance.assumptions).toContain(
      'rows.csv: guess holds "a third" in line 2, which is no such number and read as not recorded.',
    );
    expect(provenance.assumptions).toContain('No chance of guessing is declared or recorded; 0 is assumed.');
  });

  it('adds up without rounding when all responses share it', async () => {
    const config = { tasks: [{ id: 't', guess: 0.2 }] };
    const table = `eval_id,task,correct\n${'a,t,1\n'.repeat(50)}`;
    expect((await single(table, config))?.guessSum).toBe(10);
  });
});

describe('tokens and cost of a point', () => {
  it('are sums with the number of responses they cover', async () => {
    const table =
      'eval_id,task,correct,prompt_tokens,completion_tokens\na,t,1,10,100\na,t,0,20,300\na,t,0,,\n';
    expect(await single(table)).toMatchObject({
      promptTokens: 30,
      completionTokens: 400,
      completionTokensSquared: 100_000,
      tokenResponses: 2,
    });
  });

  it('of prompts are those of the responses with completion tokens, and null where one of these has none', async () => {
    const HEADER = 'eval_id,task,correct,prompt_tokens,completion_tokens\n';
    expect(await single(`${HEADER}a,t,1,10,100\na,t,1,20,\n`)).toMatchObject({
      promptTokens: 10,
      tokenResponses: 1,
    });
    expect(await single(`${HEADER}a,t,1,10,100\na,t,1,,200\n`)).toMatchObject({
      promptTokens: null,
      completionTokens: 300,
    });
    expect(await single(`${HEADER}a,t,1,0,0\n`)).toMatchObject({ promptTokens: 0, completionTokens: 0 });
  });

  it('are noted by column where they are no counts', async () => {
    const table = 'eval_id,task,correct,prompt_tokens,completion_tokens,cost\na,t,1,x,y,z\n';
    const { points, provenance } = await loadText(table);
    expect(points[0]).toMatchObject({ promptTokens: null, completionTokens: null, cost: null });
    const said = provenance.assumptions.filter((sentence) => sentence.startsWith('rows.csv: '));
    expect(said.map((sentence) => sentence.split(' ').slice(1, 4).join(' ')).toSorted()).toEqual([
      ...['completion_tokens holds "y"', 'cost holds "z"', 'prompt_tokens holds "x"'],
    ]);
  });

  it('of money are exact to the millionth of a millionth', async () => {
    const costs = (...list: readonly (number | string)[]) =>
      single(`eval_id,task,correct,cost\n${list.map((cost) => `a,t,1,${cost}\n`).join('')}`);
    expect(await costs(...Array<number>(10).fill(0.1))).toMatchObject({ cost: 1 });
    expect(await costs('1e-12', '2e-12')).toMatchObject({ cost: 3e-12 });
    expect(await costs(9007, 1e-9)).toMatchObject({ cost: 9007.000000001 });
  });

  it('are null when no response has them', async () => {
    expect(await single('eval_id,task,correct\na,t,1\n')).toMatchObject({
      promptTokens: null,
      completionTokens: null,
      completionTokensSquared: null,
      tokenResponses: 0,
      cost: null,
    });
  });

  it('have a cost only when every response has one', async () => {
    expect(await single('eval_id,task,correct,cost\na,t,1,0.5\na,t,1,0.25\n')).toMatchObject({ cost: 0.75 });
    expect(await single('eval_id,task,correct,cost\na,t,1,0.5\na,t,1,\n')).toMatchObject({ cost: null });
  });
});

describe('outcomes by item', () => {
  it('are kept one by one, with their place on the board', async () => {
    const table = `eval_id,task,tier,item,outcome
b,t,easy,q1,correct
a,t,hard,q2,wrong
a,t,easy|hard,q1,truncated
`;
    const { samples } = await loadText(table);
    expect(samples).toEqual({
      items: ['q1', 'q2'],
      evaluation: Uint32Array.of(1, 0, 0, 0),
      task: Uint16Array.of(0, 0, 0, 0),
      tier: Uint16Array.of(0, 1, 0, 1),
      item: Uint32Array.of(0, 1, 0, 0),
      solved: Uint8Array.of(1, 0, 0, 0),
    });
  });

  it('are null when no response names its item', async () => {
    expect((await loadText('eval_id,task,outcome\na,t,correct\n')).samples).toBeNull();
  });

  it('keep repeated trials, and say how many responses repeat or name none', async () => {
    const table =
      'eval_id,task,item,outcome\na,t,q,correct\na,t,q,wrong\na,t,q,wrong\nb,t,q,wrong\nb,t,,wrong\n';
    const { samples, points, provenance } = await loadText(table);
    expect(samples?.solved).toEqual(Uint8Array.of(1, 0, 0, 0));
    expect(points.map(({ total }) => total)).toEqual([3, 2]);
    expect(provenance.assumptions).toContain('2 responses repeat an item; each trial counts.');
    expect(provenance.assumptions).toContain('1 of 5 responses name no item.');
  });
});
