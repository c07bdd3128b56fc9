import { describe, expect, it } from 'vitest';
import { load } from '../../../src/read/load.ts';
import { folderOf, problemsOf } from './folder-of.ts';
import { loadText } from './load-text.ts';

const counters = async (table: string) => {
  const { evaluations, points } = await loadText(table);
  return points.map(({ evaluation, correct, total, truncated }) => [
    evaluations[evaluation]?.id,
    correct,
    total,
    truncated,
  ]);
};

describe('columns that people call otherwise', () => {
  it.each(['responses', 'n', 'num_samples'])(
    'take %s for all responses, the truncated ones too',
    async (name) => {
      const table = `eval_id,task,correct,${name},truncated\na,t,60,100,20\n`;
      expect(await counters(table)).toEqual([['a', 60, 80, 20]]);
      const said = (await loadText(table)).provenance.assumptions.filter((one) => one.includes('is read as'));
      expect(said).toEqual(
        name === 'responses'
          ? []
          : [`rows.csv: column "${name}" is read as responses: all of them, the truncated ones too.`],
      );
    },
  );

  it('take id for the evaluation, and say so', async () => {
    const table = 'id,task,correct,total\na,t,60,100\n';
    expect(await counters(table)).toEqual([['a', 60, 100, null]]);
    expect((await loadText(table)).provenance.assumptions).toContain(
      'rows.csv: column "id" is read as eval_id.',
    );
  });

  it('leave truncation not recorded where only all responses are counted', async () => {
    expect(await counters('eval_id,task,correct,n\na,t,60,100\n')).toEqual([['a', 60, 100, null]]);
  });

  it('derive the truncated from total and responses, and refuse what does not agree', async () => {
    expect(await counters('eval_id,task,correct,total,responses\na,t,60,80,100\n')).toEqual([
      ['a', 60, 80, 20],
    ]);
    const none = 'eval_id,task,correct,total,responses,truncated\na,t,60,80,80,0\n';
    expect(await counters(none)).toEqual([['a', 60, 80, 0]]);
    expect(await counters('eval_id,task,correct,responses,truncated\na,t,0,10,10\n')).toEqual([
      ['a', 0, 0, 10],
    ]);
    const wrong = 'eval_id,task,correct,total,responses,truncated\na,t,60,80,100,10\n';
    expect(await problemsOf(loadText(wrong))).toMatchObject([{ field: 'responses', line: 2 }]);
    const short = 'eval_id,task,correct,responses,truncated\na,t,0,10,11\n';
    expect(await problemsOf(loadText(short))).toMatchObject([{ field: 'responses', line: 2 }]);
  });

  it('never guess: an id beside a model, or of a response, is not taken for the evaluation', async () => {
    const beside = 'id,model,task,correct,total\n1,m,t,60,100\n';
    const single = 'id,task,outcome\nq1,t,correct\n';
    for (const table of [beside, single]) {
      expect(await problemsOf(loadText(table))).toMatchObject([
        {
          code: 'missing-column',
          field: 'eval_id',
          hint: expect.stringContaining('"eval_id": "id"') as string,
        },
      ]);
    }
  });

  it('never guess: of two counts neither is taken', async () => {
    const table = 'eval_id,task,correct,n,num_samples\na,t,6,10,20\n';
    expect(await problemsOf(loadText(table))).toMatchObject([{ field: 'total', code: 'missing-column' }]);
  });

  it('keep single responses apart, whatever n counts beside them', async () => {
    const { samples, points } = await loadText('eval_id,task,item,correct,n\na,t,q1,1,7\na,t,q2,0,8\n');
    expect(samples?.items).toEqual(['q1', 'q2']);
    expect(points).toMatchObject([{ correct: 1, total: 2 }]);
  });

  it('are the same in a folder of logs', async () => {
    const folder = folderOf({
      'one/a.csv': 'id,task,correct,n,truncated\na,t,60,100,20\n',
      'two/b.csv': 'eval_id,task,correct,total\nb,t,50,100\n',
    });
    const { points } = await load(folder);
    expect(points).toMatchObject([
      { correct: 60, total: 80, truncated: 20 },
      { correct: 50, total: 100, truncated: null },
    ]);
  });
});

describe('id in the list of evaluations', () => {
  const table = 'eval_id,task,correct,total\na,t,60,100\n';

  it('means eval_id', async () => {
    const { evaluations } = await loadText(table, { evals: [{ id: 'a', label: 'Model A' }] });
    expect(evaluations).toMatchObject([{ id: 'a', label: 'Model A' }]);
  });

  it('may not differ from eval_id', async () => {
    expect(await problemsOf(loadText(table, { evals: [{ id: 'b', eval_id: 'a' }] }))).toMatchObject([
      { code: 'bad-value', field: 'evals[0].id' },
    ]);
  });

  it('describes an evaluation of logs', async () => {
    const dataset = JSON.stringify({ evals: [{ id: 'a', label: 'Model A' }] });
    const folder = folderOf({ 'dataset.json': dataset, 'logs/results.csv': table });
    expect((await load(folder)).evaluations).toMatchObject([{ id: 'a', label: 'Model A' }]);
  });
});
