import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { palette } from '../../src/theme.ts';
import { runCli, scratchFolder, type Finished } from './run-cli.ts';
import { writeDataset } from './write-dataset.ts';

const folder = scratchFolder();
const DATA = writeDataset(join(folder, 'data'));

const run = (...words: string[]): Promise<Finished> => runCli(words, { cwd: folder });

/** The first fields of the rows of a table for a terminal. */
const firstFields = ({ out }: Finished): string[] =>
  out
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/)[0] ?? '');

/** The models of a Markdown table, each once, in order. */
const models = (markdown: string): string[] => [
  ...new Set(
    markdown
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .slice(2)
      .map((line) => line.split('|')[1]?.trim() ?? ''),
  ),
];

const json = ({ out }: Finished): Record<string, unknown>[] => JSON.parse(out) as Record<string, unknown>[];

describe('the commands of the ReasonScape pages, word for word', () => {
  it('evals DATA', async () => {
    const listed = await run('evals', DATA);
    expect(listed).toMatchObject({ code: 0, err: '' });
    expect(listed.out.split('\n')[0]).toMatch(/^eval_id +label +groups +points$/);
    expect(firstFields(listed)).toEqual(['0', '1', '2', '3', '4', '5']);
  });

  it('evals DATA --search "gpt-4"', async () => {
    const listed = await run('evals', DATA, '--search', 'gpt-4');
    expect(listed.code).toBe(0);
    expect(listed.out).toContain('GPT 4o');
    expect(firstFields(listed)).toEqual(['0']);
  });

  it('evals DATA --groups size:small,family:llama', async () => {
    const listed = await run('evals', DATA, '--groups', 'size:small,family:llama');
    expect(listed.code).toBe(0);
    expect(firstFields(listed)).toEqual(['4']);
  });

  it('scores DATA', async () => {
    const ranked = await run('scores', DATA);
    expect(ranked).toMatchObject({ code: 0, err: '' });
    expect(models(ranked.out)).toEqual([
      ...['GPT 4o', 'Qwen3 235B', 'Qwen3 32B', 'Llama 3.1 70B', 'Qwen3 4B', 'Llama 3.1 8B'],
    ]);
  });

  it(`scores DATA --filters '{"groups": ["family:qwen", "size:large"]}' --format png --output x.png`, async () => {
    const filters = '{"groups": ["family:qwen", "size:large"]}';
    const drawn = await run('scores', DATA, '--filters', filters, '--format', 'png', '--output', 'x.png');
    expect(drawn).toMatchObject({ code: 0, out: '', err: '' });
    expect(readFileSync(join(folder, 'x.png')).subarray(1, 4).toString()).toBe('PNG');
  });

  it(`scores DATA --filters '{"eval_id": [0,1,2]}'`, async () => {
    const ranked = await run('scores', DATA, '--filters', '{"eval_id": [0,1,2]}');
    expect(ranked.code).toBe(0);
    expect(models(ranked.out)).toEqual(['GPT 4o', 'Qwen3 235B', 'Qwen3 32B']);
  });

  it('scores DATA --show-token-counts', async () => {
    const ranked = await run('scores', DATA, '--show-token-counts');
    // 1000 completion tokens of 100 responses, and so on
    expect(ranked.out).toContain('10 tok');
    expect(ranked.out).toContain('60 tok');
  });

  it('report DATA --output report.md --groups "production"', async () => {
    const written = await run('report', DATA, '--output', 'report.md', '--groups', 'production');
    expect(written).toMatchObject({ code: 0, out: '', err: '' });
    const report = readFileSync(join(folder, 'report.md'), 'utf8');
    expect(models(report).slice(0, 3)).toEqual(['GPT 4o', 'Qwen3 235B', 'Llama 3.1 70B']);
    expect(report).toContain('Shown: 3 of 6 evaluations (production)');
  });
});

describe('--format json', () => {
  it('of evals says everything of an evaluation', async () => {
    const [first] = json(await run('evals', DATA, '--format', 'json'));
    expect(first).toEqual({
      eval_id: 0,
      label: 'GPT 4o',
      groups: ['family:gpt', 'size:large', 'production'],
      facts: {},
      tags: [],
      filters: { model: 'GPT 4o' },
      hf_id: null,
      hf_quant_id: null,
      url: null,
      points: 4,
    });
  });

  it('of tasks says points, responses and guess chance by tier', async () => {
    expect(json(await run('tasks', DATA, '--format', 'json'))[2]).toEqual({
      task: 'boolean',
      label: 'Boolean',
      tier: 'easy',
      expected_points: 1,
      evaluations: 6,
      responses: 600,
      guess: 0.5,
    });
  });

  it('of scores is the array of evaluations, best first', async () => {
    const ranked = json(await run('scores', DATA, '--format', 'json'));
    expect(ranked.map((row) => row['eval_id'])).toEqual([0, 1, 2, 5, 3, 4]);
  });

  it('of validate says what was read, used and rejected', async () => {
    const files = json(await run('validate', DATA, '--format', 'json'));
    expect(files.map(({ name, rows, used, rejected }) => ({ name, rows, used, rejected }))).toEqual([
      { name: 'dataset.json', rows: 0, used: 0, rejected: [] },
      { name: 'points.csv', rows: 24, used: 24, rejected: [] },
    ]);
  });

  it.each(['evals', 'scores'])('of %s is the same as --json', async (command) => {
    const [long, short] = await Promise.all([
      run(command, DATA, '--format', 'json'),
      run(command, DATA, '--json'),
    ]);
    expect(short.out).toBe(long.out);
  });

  it('of nothing is an empty list, and a table of nothing is a word on standard error', async () => {
    const [list, table] = await Promise.all([
      run('evals', DATA, '--search', 'nobody', '--json'),
      run('evals', DATA, '--search', 'nobody'),
    ]);
    expect([list.code, json(list)]).toEqual([0, []]);
    expect(table).toMatchObject({ code: 0, out: '', err: 'No evaluation matches.\n' });
  });
});

describe('the ending of --output', () => {
  it.each([
    ['out.md', /^# Commands/],
    ['out.json', /^\[\n/],
    ['out.csv', /^eval_id,model,tier/],
    ['out.svg', /^<svg /],
    ['deep/er/out.json', /^\[\n/],
  ])('decides the format: %s', async (file, beginning) => {
    expect(await run('scores', DATA, '-o', file)).toMatchObject({ code: 0, out: '', err: '' });
    expect(readFileSync(join(folder, file), 'utf8')).toMatch(beginning);
  });

  it('gives way to --format', async () => {
    await run('scores', DATA, '--format', 'csv', '-o', 'table.txt');
    expect(readFileSync(join(folder, 'table.txt'), 'utf8')).toMatch(/^eval_id,model/);
  });

  it('that is of another format than --format is a mistake, and nothing is written', async () => {
    const failed = await run('scores', DATA, '--format', 'csv', '-o', 'ranks.json');
    expect(failed).toMatchObject({ code: 64, out: '' });
    expect(failed.err).toMatch(
      /--output: the ending is that of another format than csv[^]*a name that ends in \.csv/,
    );
    expect(existsSync(join(folder, 'ranks.json'))).toBe(false);
  });

  it('that is none we write is a mistake, and nothing is written', async () => {
    const failed = await run('scores', DATA, '-o', 'out.docx');
    expect(failed).toMatchObject({ code: 64, out: '' });
    expect(failed.err).toContain('there is no format "docx"');
    expect(existsSync(join(folder, 'out.docx'))).toBe(false);
  });
});

describe('the colours of a figure', () => {
  const CLASSIC = writeDataset(join(folder, 'classic'), { theme: 'classic' });
  const rampOf = async (...words: string[]): Promise<string[]> => {
    const { out } = await run('scores', ...words, '--format', 'svg');
    return (['safe', 'classic'] as const).filter((ramp) =>
      palette('light', ramp).bands.every((colour) => out.includes(colour)),
    );
  };

  it.each([
    ['those that all can tell apart', [DATA], 'safe'],
    ['what --ramp says', [DATA, '--ramp', 'classic'], 'classic'],
    ['what the dataset says', [CLASSIC], 'classic'],
    ['what --ramp says, whatever the dataset says', [CLASSIC, '--ramp', 'safe'], 'safe'],
  ])('are %s', async (_, words, ramp) => {
    expect(await rampOf(...words)).toEqual([ramp]);
  });

  it('are none that we do not have', async () => {
    expect(await run('scores', DATA, '--ramp', 'rainbow')).toMatchObject({ code: 64, out: '' });
  });
});

describe('filters', () => {
  const rankedBy = async (...words: string[]): Promise<string[]> =>
    models((await run('scores', DATA, ...words)).out);

  it('take lists of lists as alternatives', async () => {
    const filters = '{"groups": [["family:qwen", "size:small"], ["family:gpt"]]}';
    expect(await rankedBy('--filters', filters)).toEqual(['GPT 4o', 'Qwen3 4B']);
    expect(await rankedBy('--groups', 'family:qwen,size:small|family:gpt')).toEqual(['GPT 4o', 'Qwen3 4B']);
  });

  it('of both options must hold', async () => {
    const words = ['--filters', '{"groups": "family:qwen"}', '--groups', 'production'];
    expect(await rankedBy(...words)).toEqual(['Qwen3 235B']);
  });

  it('choose tiers and tasks by name or list', async () => {
    const { out } = await run('scores', DATA, '--filters', '{"tier": "hard", "base_task": ["boolean"]}');
    expect(out).toMatch(/^\| Model +\| Tier \| ReasonScore \| Avg Tokens \| Score\/Token \| +Boolean \|$/m);
    expect(out).not.toContain('Easy');
  });

  it('take ids as numbers or text', async () => {
    expect(await rankedBy('--filters', '{"eval_id": ["3", 4]}')).toEqual(['Qwen3 4B', 'Llama 3.1 8B']);
  });

  it('that leave nobody warn, and say so with their exit code', async () => {
    const nobody = await run('scores', DATA, '--search', 'nobody');
    expect(nobody).toMatchObject({ code: 2, err: 'No evaluation matches; what was written is empty.\n' });
  });
});
