import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BUILD_TIMEOUT, runCli } from '../cli/run-cli.ts';
import { projectRoot } from '../support/project-files.ts';

/** What README says above its picture. */
const WORDS = ['scores', 'datasets/demo', '--groups', 'size:medium', '--format', 'svg'];

it.each([
  ['light', 'docs/demo.svg'],
  ['dark', 'docs/demo-dark.svg'],
])(
  'the %s picture of README is what its command draws (EVALPRESS_UPDATE=1 draws it anew)',
  { timeout: BUILD_TIMEOUT },
  async (theme, file) => {
    const readme = readFileSync(`${projectRoot}README.md`, 'utf8');
    expect(readme).toContain(`npm run -s evalpress -- ${WORDS.join(' ')}`);
    expect(readme).toContain(`="${file}"`);
    const { out, err } = await runCli([...WORDS, '--theme', theme]);
    expect(err).toBe('');
    if (process.env['EVALPRESS_UPDATE'] === '1') writeFileSync(projectRoot + file, out);
    expect(readFileSync(projectRoot + file, 'utf8')).toBe(out);
  },
);
