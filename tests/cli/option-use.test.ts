import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../support/project-files.ts';
import { runCli, scratchFolder } from './run-cli.ts';

const folder = scratchFolder();
const rows = ['eval_id,task,correct,total', 'a,t,50,100', 'b,t,70,100'];
writeFileSync(join(folder, 'points.csv'), `${rows.join('\n')}\n`);
const run = (...words: string[]) => runCli(words, { cwd: folder });

describe('an option that has no meaning for what is printed', () => {
  it.each([
    [
      ['scores', 'points.csv', '--format', 'csv', '--top', '1'],
      ['--top', 'scores.csv', '--format latex'],
    ],
    [
      ['scores', 'points.csv', '--json', '--range', 'ci'],
      ['--range', 'scores.json', 'markdown, report'],
    ],
    [
      [
        'scores',
        'points.csv',
        '--columns',
        'single',
        '--theme',
        'dark',
        '--show-token-counts',
        '--format',
        'apa',
      ],
      ['--columns', '--theme', '--show-token-counts', '3 problems.'],
    ],
    [
      ['scores', 'points.csv', '--format', 'pareto', '--ramp', 'safe'],
      ['--ramp', 'pareto'],
    ],
    [
      ['scores', 'points.csv', '--json', '--format', 'csv'],
      ['--json', 'one of the two'],
    ],
    [
      ['figure', 'points.csv', 'forest', '--by', 'tier', '--ramp', 'classic'],
      ['--by', '--ramp', 'heatbars'],
    ],
    [
      ['changes', 'points.csv', 'points.csv', '--site', 'https://example.org/'],
      ['--site', '--format atom'],
    ],
    [
      ['readme', 'points.csv', '--site', 'https://example.org/', '--assets', 'a'],
      ['--assets', '--site'],
    ],
    [
      ['evals', 'points.csv', '--filters', '{"base_task": "t"}'],
      ['--filters', 'base_task'],
    ],
    [
      ['scores', 'points.csv', '--filters', '{"tier": []}'],
      ['tier', 'names nothing'],
    ],
  ])('%j is refused by name', async (words, parts) => {
    const { code, out, err } = await run(...words);
    expect([code, out]).toEqual([64, '']);
    for (const part of parts) expect(err).toContain(part);
  });

  it('is taken where it has one', async () => {
    const wide = await run(
      'scores',
      join(projectRoot, 'datasets/demo'),
      '--range',
      'ci',
      '--show-token-counts',
    );
    expect([wide.code, wide.err]).toEqual([0, '']);
  });
});
