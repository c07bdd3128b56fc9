import { describe, expect, it } from 'vitest';
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
