import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../support/project-files.ts';
import { runCli, scratchFolder } from './run-cli.ts';

const DEMO = join(projectRoot, 'datasets/demo');
const MARKS = ['<!-- evalpress:start -->', '<!-- evalpress:end -->'] as const;

describe('evalpress readme', () => {
  const folder = scratchFolder();
  const readme = (...words: string[]) => runCli(['readme', DEMO, ...words], { cwd: folder });
  const text = (file = 'README.md'): string => readFileSync(join(folder, file), 'utf8');

  beforeAll(() => {
    writeFileSync(join(folder, 'README.md'), `# Mine\n\n${MARKS.join('\nold\n')}\n\nStays.\n`);
  });

  it('writes between the marks, and nothing else', async () => {
    expect(await readme('--inject', 'README.md', '--top', '3')).toMatchObject({ code: 0, out: '' });
    expect(text()).toMatch(/^# Mine\n\n<!-- evalpress:start -->\n[^]*\n<!-- evalpress:end -->\n\nStays\.\n$/);
    expect(text()).not.toContain('old');
    expect(text()).toContain('Synthetic data');
    expect(text()).toMatch(/\| 1 +\| 1–3 +\| Cinder MoE 235B Think +\| +884 \| +867–894 \|/);
    expect(text().match(/^\| \d/gm)).toHaveLength(3);
  });

  it('shows a light and a dark picture beside it, the very files of the site, with words from the data', async () => {
    expect(text()).toMatch(
      /<source media="\(prefers-color-scheme: dark\)" srcset="assets\/scores-dark\.svg">/,
    );
    expect(text()).toMatch(/<img src="assets\/scores\.svg" width="100%" alt="24 evaluations · [^"\n]+">/);
    for (const file of ['scores.svg', 'scores-dark.svg', 'badge.svg'])
      expect(existsSync(join(folder, 'assets', file))).toBe(true);
    await runCli(['scores', DEMO, '-o', 'direct.svg'], { cwd: folder });
    expect(readFileSync(join(folder, 'direct.svg'), 'utf8')).toBe(text('assets/scores.svg'));
  });

  it('--check tells a text that is up to date from a stale one, and writes nothing', async () => {
    expect(await readme('--inject', 'README.md', '--top', '3', '--check')).toMatchObject({ code: 0 });
    const stale = await readme('--inject', 'README.md', '--top', '4', '--check');
    expect(stale.code).toBe(1);
    expect(stale.err).toContain('README.md');
    expect(text().match(/^\| \d/gm)).toHaveLength(3);
    writeFileSync(join(folder, 'assets/badge.svg'), 'x');
    const picture = await readme('--inject', 'README.md', '--top', '3', '--check');
    expect(picture.code).toBe(1);
    expect(picture.err).toContain('badge.svg');
  });

  it('points to the site where that is known', async () => {
    const { out } = await readme('--site', 'https://you.github.io/board/demo');
    expect(out).toContain('<a href="https://you.github.io/board/demo/"><picture>');
    expect(out).toContain('src="https://you.github.io/board/demo/badge.svg"');
  });

  it.each([
    [['--inject', 'NONE.md'], 1, 'no such file'],
    [['--inject', 'BARE.md'], 1, MARKS[0]],
    [['--check'], 64, '--inject'],
    [['--site', 'javascript:x'], 64, '--site'],
  ])('%j is refused in words', async (words, code, part) => {
    writeFileSync(join(folder, 'BARE.md'), 'nothing\n');
    const finished = await readme(...words);
    expect(finished.code).toBe(code);
    expect(finished.err).toContain(part);
  });
});
