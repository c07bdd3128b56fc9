import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/read/dataset/dataset.ts';
import { load, type LoadOptions } from '../../../src/read/load.ts';
import { projectRoot } from '../../support/project-files.ts';
import { folderOf, problemsOf } from '../dataset/folder-of.ts';

interface Said {
  readonly n?: unknown;
  readonly cells?: string;
  readonly tasks?: readonly object[];
  readonly columns?: object;
}

/** A wide table by itself, or with what a dataset file says of it. */
const wide = (table: string, said: Said | null = null, options: LoadOptions = {}): Promise<Dataset> => {
  if (said === null) return load(join(folderOf({ 'w.csv': table }), 'w.csv'), options);
  const { n, cells, ...rest } = said;
  const dataset = { wide: { file: 'w.csv', n, cells }, ...rest };
  return load(folderOf({ 'dataset.json': JSON.stringify(dataset), 'w.csv': table }), options);
};

/** `model task correct/total`. */
const counts = ({ evaluations, tasks, points }: Dataset): string[] =>
  points
    .map(
      ({ evaluation, task, correct, total }) =>
        `${evaluations[evaluation]?.id} ${tasks[task]?.id} ${correct}/${total}`,
    )
    .toSorted();

describe('a wide table', () => {
  it('of percentages with one number of responses becomes counts, and says so', async () => {
    const read = await wide('model,arc,gsm8k\nk,71.5,70.0\nm,,68.5\n', { n: 200 });
    expect(counts(read)).toEqual(['k arc 143/200', 'k gsm8k 140/200', 'm gsm8k 137/200']);
    expect(read.points.every(({ truncated }) => truncated === null)).toBe(true);
    expect(read.provenance.assumptions.join('\n')).toContain('its cells are read as percentages');
    expect(read.provenance.files[1]).toMatchObject({ name: 'w.csv', rows: 3, used: 3 });
  });

  it('takes the number of responses per column, or per row', async () => {
    const perColumn = { gsm8k: 1319, arc: 1000 };
    expect(counts(await wide('model,gsm8k,arc\nm,60.88,50.1\n', { n: perColumn }))).toEqual([
      'm arc 501/1000',
      'm gsm8k 803/1319',
    ]);
    expect(counts(await wide('model,n,gsm8k\na,50,68.0\nb,200,68.5\n'))).toEqual([
      'a gsm8k 34/50',
      'b gsm8k 137/200',
    ]);
  });

  it('of counts, of shares and of cells with a sign for percent is told by the values', async () => {
    expect(counts(await wide('model,n,t\na,1319,803\n'))).toEqual(['a t 803/1319']);
    expect(counts(await wide('model,n,t\na,200,68.0 %\nb,200,0.5%\n'))).toEqual(['a t 136/200', 'b t 1/200']);
    expect(counts(await wide('model,n,t\na,200,0.685\n', { cells: 'shares' }))).toEqual(['a t 137/200']);
    expect(counts(await wide('model,n,t\na,100,68\n'))).toEqual(['a t 68/100']);
  });

  it('is refused where the cells may be several things, until somebody says which', async () => {
    const whole = 'model,n,t\na,200,68\n';
    expect(await problemsOf(wide(whole))).toMatchObject([
      { code: 'wide-unsure', got: 'what may be counts or percentages' },
    ]);
    expect(counts(await wide(whole, { cells: 'counts' }))).toEqual(['a t 68/200']);
    expect(await problemsOf(wide(whole, { cells: 'percentages' }))).toMatchObject([
      { code: 'wide-no-count' },
    ]);
    expect(await problemsOf(wide('model,n,t\na,200,0.5\n'))).toMatchObject([
      { code: 'wide-unsure', got: 'what may be percentages or shares' },
    ]);
  });

  it('refuses a percentage that leads to no count, and one that leads to several', async () => {
    const table = 'model,few,many\nm,33.4,12.34\nk,33.3,12.3\n';
    expect(await problemsOf(wide(table, { n: { few: 3, many: 5000 } }))).toMatchObject([
      { code: 'wide-no-count', line: 2, field: 'few', got: '33.4' },
      { code: 'wide-no-count', line: 3, field: 'many', got: '12.3' },
    ]);
    const some = await wide(table, { n: { few: 3, many: 5000 } }, { keepGoing: true });
    expect(counts(some)).toEqual(['k few 1/3', 'm many 617/5000']);
    expect(some.provenance.files[1]).toMatchObject({ rows: 4, used: 2 });
  });

  it('trusts no zero that a program appended to whole numbers', async () => {
    const said = { n: 500, cells: 'percentages' };
    expect(await problemsOf(wide('model,t\nm,5.0\nk,7.0\n', said))).toHaveLength(2);
    expect(counts(await wide('model,t\nm,5.0\nk,7.2\n', said))).toEqual(['k t 36/500', 'm t 25/500']);
  });

  it('keeps every digit when it moves the point', async () => {
    expect(counts(await wide('model,t\nm,55.833\n', { n: 12_000 }))).toEqual(['m t 6700/12000']);
  });

  it('refuses rows that count other responses than the dataset does', async () => {
    const table = 'model,g,h,n\na,68.5,50.5,100\nb,68.0,12.5,200\n';
    expect(await problemsOf(wide(table, { n: 200 }))).toMatchObject([
      { code: 'contradiction', field: 'g', line: 2, got: '100' },
      { code: 'contradiction', field: 'h', line: 2, got: '100' },
    ]);
  });

  it('is refused where a column may be no task, until the tasks are declared', async () => {
    const table = 'model,org,t,Average\na,x,68.5,68.5\n';
    expect(await problemsOf(wide(table, { n: 200 }))).toMatchObject([
      { code: 'wide-unsure', got: 'Average' },
    ]);
    expect(await problemsOf(wide('model,org,t\na,x,68.5\n', { n: 200 }))).toMatchObject([
      { code: 'wide-unsure', field: 'org', got: 'x' },
    ]);
    const read = await wide(table, { n: 200, tasks: [{ id: 't' }] });
    expect(counts(read)).toEqual(['a t 137/200']);
    expect(read.provenance.assumptions.join('\n')).toContain('not read: org, Average');
  });

  it.each([
    [
      'what may be told of a model',
      ['params', '#', 'Size', 'Context length', 'Params (B)', 'cost', 'avg tokens'],
    ],
    ['a part of counts', ['truncated', 'Invalid', 'finish_reason', 'refusals', 'timeouts', 'prompt_tokens']],
    ['a setting', ['seed', 'num_fewshot', 'max_turns', 'temperature']],
    [
      'less of which may be better',
      ['wer', 'eval_loss', 'perplexity', 'word error rate', 'ASR', 'gender bias', 'brier_score'],
    ],
    ['a summary', ['Average', 'overall', 'mmlu avg']],
  ])('takes no column for a task that may be %s', async (_, names) => {
    for (const name of names) {
      const table = `model,arc,${name}\na,60.5,7\nb,70.5,9\n`;
      expect(await problemsOf(wide(table))).toMatchObject([{ code: 'wide-unsure', got: name, line: 1 }]);
      expect(await problemsOf(wide(table, { n: 200 }))).toMatchObject([{ code: 'wide-unsure', got: name }]);
      const declared = await wide(table, { n: 200, tasks: [{ id: 'arc' }] });
      expect(counts(declared)).toEqual(['a arc 121/200', 'b arc 141/200']);
    }
    const fine = 'model,date_understanding,error_analysis,time_series,tokenization\na,60.5,17,18,19\n';
    expect((await wide(fine)).tasks).toHaveLength(4);
  });

  it('names each column that is not there', async () => {
    const said = { n: { tt: 5 }, tasks: [{ id: 'task' }], columns: { eval_id: 'who' } };
    expect(await problemsOf(wide('model,t\na,1\n', said))).toMatchObject([
      { code: 'missing-column', expected: 'a column "who"' },
      { code: 'missing-column', expected: 'a column "task"' },
      { code: 'missing-column', field: 'wide.n', got: 'tt' },
    ]);
    expect(await problemsOf(wide('model,n,responses,t\na,1,2,1\n'))).toMatchObject([{ code: 'wide-unsure' }]);
  });

  it('counts what is no number as rejected, and a row without a name', async () => {
    const said = { n: 200, tasks: [{ id: 't' }] };
    const table = 'model,t\na,68.5\nb,good\n,50\n';
    expect(await problemsOf(wide(table, said))).toMatchObject([
      { code: 'required', line: 4 },
      { code: 'not-a-number', line: 3, field: 't', got: 'good' },
    ]);
    expect(counts(await wide(table, said, { keepGoing: true }))).toEqual(['a t 137/200']);
    expect(await problemsOf(wide('model,n,t\na,many,68.5\n'))).toMatchObject([
      { code: 'out-of-range', field: 't', got: 'many' },
    ]);
  });

  it('names the rows without any number, which it leaves out', async () => {
    const read = await wide('model,n,t\na,200,68.5\nb,200,\nc,,\n');
    expect(counts(read)).toEqual(['a t 137/200']);
    expect(read.provenance.files[0]).toMatchObject({ rows: 3, used: 1 });
    expect(read.provenance.files[0]?.leftOut.map(({ line }) => line)).toEqual([3, 4]);
    expect(read.provenance.assumptions).toContain(
      'w.csv: 2 rows left out, without a number for any task: b, c.',
    );
  });

  it('may have tiers and other names, and may be JSON', async () => {
    const table = 'Model name;tier;trials;t\na;easy;200;68.5\na;hard;200;20.5\n';
    const read = await wide(table, { columns: { eval_id: 'Model name', responses: 'trials' } });
    expect(read.tiers.map(({ id }) => id)).toEqual(['easy', 'hard']);
    expect(counts(read)).toEqual(['a t 137/200', 'a t 41/200']);
    const rows = JSON.stringify([{ model: 'a', n: 200, t: 68.5 }]);
    expect(counts(await load(join(folderOf({ 'w.json': rows }), 'w.json')))).toEqual(['a t 137/200']);
  });

  it('is read as its page shows', async () => {
    const page = readFileSync(`${projectRoot}docs/tables.md`, 'utf8');
    const [, json = '', table = ''] = /```json\n([^`]*"wide"[^`]*)```\n\n```csv\n([^`]*)```/.exec(page) ?? [];
    const folder = folderOf({ 'dataset.json': json, 'scores.csv': table });
    expect(counts(await load(folder))).toEqual([
      'baseline gsm8k 544/1319',
      'my-model arc 837/1172',
      'my-model gsm8k 803/1319',
    ]);
  });

  it('with a row of another length is still one, and the row is named', async () => {
    const table = 'model,t,u\na,50.5,60\nb,40.25\nc,30,20\n';
    expect(await problemsOf(load(join(folderOf({ 'w.csv': table }), 'w.csv')))).toMatchObject([
      { code: 'bad-row', line: 3, expected: '3 fields', got: '2 fields: b, 40.25' },
    ]);
  });

  it('is read among logs', async () => {
    const folder = folderOf({
      'w.csv': 'model,n,t\na,200,68.5\n',
      'p.csv': 'eval_id,task,correct,total\nb,t,50,100\n',
    });
    expect(counts(await load(folder))).toEqual(['a t 137/200', 'b t 50/100']);
  });

  it.each([
    ['fail_rate', 'less'],
    ['refusal rate', 'less'],
    ['invalid_pct', 'less'],
    ['jailbreak success', 'less'],
    ['arc_std', 'sure'],
    ['arc_ci_low', 'sure'],
    ['minutes', 'of the model'],
    ['cost_usd', 'of the model'],
    ['vram_gb', 'of the model'],
    ['year_released', 'of the model'],
  ])('has no task that is called %s, unless it is declared', async (name, why) => {
    const [problem] = await problemsOf(wide(`model,arc,${name}\na,50.5,20.5\nb,40.5,30.5\n`));
    expect(problem).toMatchObject({ code: 'wide-unsure', got: name });
    expect(problem?.message).toContain(why);
  });

  it('of means is refused where evaluations were measured with different rulers', async () => {
    const evals = [
      { eval_id: 'a', ruler: { judge: 'x' } },
      { eval_id: 'b', ruler: { judge: 'y' } },
    ];
    const described = (more: object): string =>
      folderOf({
        'dataset.json': JSON.stringify({ wide: { file: 'w.csv' }, evals, ...more }),
        'w.csv': 'model,t,u\na,50.5,60\nb,40.25,50\n',
      });
    expect(await problemsOf(load(described({})))).toMatchObject([
      { code: 'only-means', file: 'dataset.json', field: 'ruler', got: 'a {"judge":"x"}, b {"judge":"y"}' },
    ]);
    expect((await load(described({ comparable: true }))).means?.cells).toHaveLength(4);
  });
});
