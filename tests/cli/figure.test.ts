import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../support/project-files.ts';
import { runCli, scratchFolder } from './run-cli.ts';

const DEMO = join(projectRoot, 'datasets/demo');

describe('evalpress figure', () => {
  const folder = scratchFolder();
  const figure = (...words: string[]) => runCli(['figure', DEMO, ...words], { cwd: folder });

  it('writes what the ending says, and caption and words beside it', async () => {
    for (const ending of ['pdf', 'svg', 'png']) {
      const words = ['forest', '--for', 'cvpr', '--top', '5', '--no-title', '-o', `f.${ending}`];
      expect(await figure(...words)).toMatchObject({ code: 0, out: '', err: '' });
    }
    expect(readFileSync(join(folder, 'f.pdf'), 'latin1')).toMatch(
      /^%PDF-1\.7\n[^]*\/MediaBox \[0 0 236\.25 /,
    );
    const svg = readFileSync(join(folder, 'f.svg'), 'utf8');
    expect(svg).toMatch(/^<svg [^>]*width="236\.25pt" height="[\d.]+pt"/);
    expect(svg.match(/<title>/g)?.length).toBeGreaterThan(4);
    // 600 dots per inch.
    expect(readFileSync(join(folder, 'f.png')).readUInt32BE(16)).toBeCloseTo((236.25 / 72) * 600, -1);
    const text = readFileSync(join(folder, 'f.txt'), 'utf8');
    expect(text).toContain('Shown: 5 of 24 evaluations');
    expect(text).toContain('\n\nAlt text: ReasonScore with 95 % intervals: 1 Cinder');
  });

  it.each([
    [
      ['forest', '--text', '5pt'],
      ['--text', 'from 6 to 20'],
    ],
    [['forest', '--for', 'nature'], ['icml']],
    [['donut'], ['heatbars, pareto']],
    [['pareto-cost'], ['two evaluations with a score and recorded cost']],
    [['forest', '-o', 'f.tiff'], ['.pdf, .svg, .png']],
    [['forest', '--top', '0'], ['--top']],
  ])('%j is refused in words', async (words, parts) => {
    const { code, err } = await figure(...words);
    expect(code).toBe(64);
    for (const part of parts) expect(err).toContain(part);
  });
});
