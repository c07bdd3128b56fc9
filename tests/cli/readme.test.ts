import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
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

  it('puts no picture over one that it did not write, nor through a link', async () => {
    mkdirSync(join(folder, 'other/assets'), { recursive: true });
    writeFileSync(join(folder, 'other/README.md'), `${MARKS.join('\n')}\n`);
    writeFileSync(join(folder, 'other/assets/scores.svg'), 'mine');
    symlinkSync(join(folder, 'elsewhere.svg'), join(folder, 'other/assets/badge.svg'));
    const refused = await readme('--inject', 'other/README.md');
    expect(refused.code).toBe(73);
    expect(refused.err).toMatch(/scores\.svg: it may be somebody else's[^]*--assets/);
    expect(refused.err).toMatch(/badge\.svg: it may be[^]*symbolic link/);
    expect(text('other/README.md')).toBe(`${MARKS.join('\n')}\n`);
    expect(text('other/assets/scores.svg')).toBe('mine');
    expect(existsSync(join(folder, 'elsewhere.svg'))).toBe(false);
    expect(await readme('--inject', 'other/README.md', '--assets', 'board')).toMatchObject({ code: 0 });
    // What the block names was written with it, and is renewed.
    writeFileSync(join(folder, 'other/board/scores.svg'), 'older');
    expect(await readme('--inject', 'other/README.md', '--assets', 'board')).toMatchObject({ code: 0 });
    expect(text('other/board/scores.svg')).toMatch(/^<svg /);
  });

  it('keeps line ends, and finds marks outside of code alone', async () => {
    const shown = ['# Mine', '```md', ...MARKS, '```', `    ${MARKS[0]}`, ...MARKS, 'Stays.', ''];
    mkdirSync(join(folder, 'crlf'));
    writeFileSync(join(folder, 'crlf/README.md'), `\uFEFF${shown.join('\r\n')}`);
    expect(await readme('--inject', 'crlf/README.md', '--top', '2')).toMatchObject({ code: 0 });
    const written = text('crlf/README.md');
    expect(written.replaceAll('\r\n', '')).not.toContain('\n');
    expect(written).toMatch(
      /^\uFEFF# Mine\r\n```md\r\n<!-- evalpress:start -->\r\n<!-- evalpress:end -->\r\n```\r\n {4}/,
    );
    expect(written).toMatch(
      /<!-- evalpress:start -->\r\n\r\n<img [^]*<!-- evalpress:end -->\r\nStays\.\r\n$/,
    );
    expect(await readme('--inject', 'crlf/README.md', '--top', '2', '--check')).toMatchObject({ code: 0 });
  });

  it('refuses a symbolic link, and text that it would spoil', async () => {
    writeFileSync(join(folder, 'target.md'), `${MARKS.join('\n')}\n`);
    symlinkSync('target.md', join(folder, 'LINK.md'));
    expect((await readme('--inject', 'LINK.md')).err).toContain('LINK.md: a symbolic link');
    expect(text('target.md')).toBe(`${MARKS.join('\n')}\n`);
    writeFileSync(join(folder, 'latin.md'), Buffer.from(`caf\u00e9\n${MARKS.join('\n')}\n`, 'latin1'));
    expect((await readme('--inject', 'latin.md')).err).toContain('latin.md: not text in UTF-8');
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
