import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { LOG_FORMATS } from '../../src/read/formats/registry.ts';
import { ARTIFACTS } from '../../src/render/artifacts.ts';
import { PAPER_FIGURE_NAMES } from '../../src/render/figures/paper/venues.ts';
import { BUILD_TIMEOUT, scratchFolder } from '../cli/run-cli.ts';
import { htmlFiles } from '../site/read-page.ts';
import { projectRoot } from '../support/project-files.ts';

/** Tables of our own have a page about all of them, `docs/tables.md`. */
const TABLES = ['points', 'samples', 'wide'];

/** What the demonstration data have nothing for: nobody says what its responses cost, or when its models came out. */
const NOT_OF_DEMO = /^(?:pareto-cost|score-date)$/;

describe('npm run docs', () => {
  const site = join(scratchFolder(), 'docs');
  const page = (path: string): string => readFileSync(join(site, path, 'index.html'), 'utf8');

  // A link that leads nowhere, or a command line that fails, ends it with an error.
  beforeAll(() => {
    execFileSync(process.execPath, [join(projectRoot, 'scripts/docs.js'), site], { stdio: 'pipe' });
  }, BUILD_TIMEOUT);

  it('has a page for every log format, with what the commands say of a small log', () => {
    const ids = LOG_FORMATS.map(({ id }) => id).filter((id) => !TABLES.includes(id));
    expect(ids.length).toBeGreaterThan(14);
    for (const id of ids) {
      const html = page(`formats/${id}`);
      expect(html, id).toContain('Which facts come from where');
      expect(html, id).toMatch(/evalpress inspect good[^]*because it has/);
      expect(page('formats'), id).toContain(`href="../formats/${id}/"`);
    }
  });

  it('has a gallery with every output and every figure, made by the command beside it', () => {
    const html = page('gallery');
    const formats = new Set(ARTIFACTS.map(({ format }) => format).filter((one) => !NOT_OF_DEMO.test(one)));
    for (const format of formats) expect(html).toContain(`evalpress scores data --format ${format} `);
    for (const name of PAPER_FIGURE_NAMES.filter((one) => !NOT_OF_DEMO.test(one))) {
      expect(html).toContain(`evalpress figure data ${name} --for icml`);
      expect(existsSync(join(site, `gallery/paper-${name}.svg`))).toBe(true);
    }
  });

  it('says for the five harnesses that are used most how to get to a leaderboard', () => {
    const html = page('quickstart');
    for (const harness of ['lm-eval', 'Inspect', 'lighteval', 'promptfoo', 'EvalPlus'])
      expect(html).toMatch(new RegExp(`<h2[^>]*>${harness}</h2>[^]*?evalpress build`));
  });

  it('obeys the policy of its pages', () => {
    const pages = htmlFiles(site).filter((file) => !file.startsWith('demo/'));
    expect(pages.length).toBeGreaterThan(25);
    for (const file of pages) {
      const html = readFileSync(join(site, file), 'utf8');
      expect(html, file).toContain('http-equiv="Content-Security-Policy"');
      expect(html, file).not.toMatch(/\sstyle="|<style|<script(?![^>]*\ssrc=)/);
    }
  });
});
