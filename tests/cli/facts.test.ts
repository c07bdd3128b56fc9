import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, scratchFolder, type Finished } from './run-cli.ts';
import { writeDataset } from './write-dataset.ts';

const folder = scratchFolder();
const MODELS = [
  { label: 'Tiny', params: 1.5, weights: 'open', license: 'MIT', date: '2024-02', groups: ['size:1.5b'] },
  { label: 'Small', params: 8, weights: 'open', organization: 'A|B', context: 131_072, groups: ['size:8b'] },
  { label: 'Served', weights: 'closed', price: { in: 2, out: 10 }, date: '2025-06-30' },
] as const;
const DATA = writeDataset(join(folder, 'data'), {
  tiers: [{ id: 'easy' }],
  tasks: [{ id: 'sum' }],
  evals: MODELS,
});
const rows = ['eval_id,task,tier,correct,total,truncated,prompt_tokens,completion_tokens,cost'];
for (const index of MODELS.keys()) rows.push(`${index},sum,easy,${60 + index},100,0,50000,20000,`);
writeFileSync(join(DATA, 'points.csv'), `${rows.join('\n')}\n`);

const run = (...words: string[]): Promise<Finished> => runCli(words, { cwd: folder });
type Row = Readonly<Record<string, unknown>>;
const scores = async (...words: string[]): Promise<Row[]> =>
  JSON.parse((await run('scores', DATA, '--format', 'json', ...words)).out) as Row[];

describe('facts of models', () => {
  it('stand in every output', async () => {
    const [served, , tiny] = await scores();
    expect(served).toMatchObject({
      model: 'Served',
      weights: 'closed',
      price_in: 2,
      price_out: 10,
      groups: [],
    });
    expect(tiny).toMatchObject({ params: 1.5, license: 'MIT', date: '2024-02', groups: ['size:1.5b'] });
    const [head, first] = (await run('scores', DATA, '--format', 'ranking')).out.split('\n');
    expect(head).toContain(
      'groups,organization,params,weights,license,date,context,price_in,price_out,synthetic',
    );
    expect(first).toContain(',,,closed,,2025-06-30,,2,10,');
    expect((await run('scores', DATA)).out).toContain(
      '- Tiny: Parameters 1.5B, Weights open, Licence MIT, Released 2024-02, size:1.5b\n',
    );
    expect((await run('report', DATA)).out).toMatch(
      /\| Tiny +\| +— +\| +1\.5B +\| +open +\| +MIT +\| +2024-02 +\| +— +\| +— +\| +— +\| +size:1\.5b +\|/,
    );
    expect((await run('evals', DATA)).out).toMatch(/Small +size:8b context:131072 |Small +size:8b params:8 /);
  });

  it('choose rows by order and by word, and move no number', async () => {
    const all = await scores();
    const some = await scores('--groups', 'params<=8,weights:open');
    expect(some).toEqual(all.filter(({ model }) => model !== 'Served'));
    expect((await scores('--groups', 'date>=2025|size<2b')).map(({ model }) => model)).toEqual([
      'Served',
      'Tiny',
    ]);
  });

  it('that cannot be compared are refused with those that are there', async () => {
    const wrong = await run('scores', DATA, '--groups', 'size<=8');
    expect(wrong).toMatchObject({ code: 64 });
    expect(wrong.err).toContain('a value like 1.5b, 8b, with the same unit');
    expect((await run('scores', DATA, '--groups', 'prams<=8')).err).toContain('did you mean "params"?');
  });

  it('give the cost where tokens have a price, and say so', async () => {
    // 50,000 · 2/10⁶ + 20,000 · 10/10⁶ = .3
    const report = await run('report', DATA);
    expect(report.out).toMatch(/Cost +\| +≥ \$0\.30/);
  });

  it('that are no facts are refused by their field', async () => {
    const bad = { params: -1, date: 'May 2024', weights: 'leaked', price: { in: 1 }, context: 1.5 };
    const data = writeDataset(join(folder, 'bad'), { evals: [{ label: 'a', ...bad }] });
    const { err, code } = await run('scores', data);
    expect(code).toBe(1);
    for (const field of ['params', 'date', 'weights', 'price.out', 'context'])
      expect(err).toContain(`evals[0].${field}`);
  });
});
