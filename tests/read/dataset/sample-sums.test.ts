import { describe, expect, it } from 'vitest';
import { loadText } from './load-text.ts';

const single = async (table: string) => (await loadText(table)).points[0];

describe('sums of responses', () => {
  it('do not depend on the order of the rows', async () => {
    const shares = Array.from({ length: 10 }, (_, item) => `a,t,${item},0.1,`).join('\n');
    expect(await single(`eval_id,task,item,correct,guess\n${shares}\n`)).toMatchObject({
      correct: 1,
      total: 10,
    });
    const guesses = ['0.1', '0.2', '', '0.3'];
    const table = (order: readonly string[]): string =>
      `eval_id,task,correct,guess\n${order.map((guess) => `a,t,1,${guess}\n`).join('')}`;
    expect(await single(table(guesses))).toEqual(await single(table(guesses.toReversed())));
  });

  it('are of several responses where a cell has several rows, whose shares are no means then', async () => {
    expect(await single('eval_id,task,correct\na,t,0.5\na,t,1\n')).toMatchObject({ correct: 1.5, total: 2 });
  });

  it('say where some of the responses have no cost', async () => {
    const point = (...costs: readonly string[]) =>
      single(`eval_id,task,correct,cost\n${costs.map((cost) => `a,t,1,${cost}\n`).join('')}`);
    expect(await point('1', '')).toMatchObject({ cost: null, isCostPartial: true });
    expect(await point('1', '2')).not.toHaveProperty('isCostPartial');
    expect(await point('', '')).not.toHaveProperty('isCostPartial');
  });

  it('have no invalid one where a response was cut off', async () => {
    const table = 'eval_id,task,outcome,correct,invalid\na,t,truncated,,\na,t,,1,0\n';
    expect(await single(table)).toMatchObject({ total: 2, invalid: 0, truncated: null });
  });

  it('leave out responses whose rows are wrong', async () => {
    const table = 'eval_id,task,outcome,guess\na,t,correct,25\na,t,correct,0.5\na,t,rihgt,0.5\n';
    const { points } = await loadText(table, null, { keepGoing: true });
    expect(points).toMatchObject([{ correct: 1, total: 1 }]);
  });

  it('take right and wrong however many decimals they have', async () => {
    expect(await single('eval_id,task,correct\na,t,1.00\na,t,0.00\n')).toMatchObject({
      correct: 1,
      total: 2,
    });
  });

  it('say for which reasons it is not known whether a response was cut off', async () => {
    const { provenance } = await loadText('eval_id,task,correct,finish_reason\na,t,1,tired\na,t,1,\n');
    expect(provenance.assumptions).toContain(
      'rows.csv: finish_reason holds "tired" in line 2, which is no such number and read as not recorded.',
    );
  });

  it('take true for full marks only on a scale that ends there', async () => {
    const table = 'eval_id,task,item,correct\na,t,1,true\na,t,2,0\n';
    const correct = async (task: object) =>
      (await loadText(table, { tasks: [{ id: 't', ...task }] })).points[0]?.correct;
    expect(await correct({ scale: [0, 1] })).toBe(1);
    expect(await correct({ full: 1, better: 'lower' })).toBe(1);
    await expect(correct({ full: 10 })).rejects.toThrow('a mark outside the scale that is declared');
  });
});
