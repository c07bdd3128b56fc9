import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeFullBoard } from '../../src/board/full-board.ts';
import { readBoards } from '../../src/pipeline.ts';
import { ARTIFACTS, artifactsFor } from '../../src/render/artifacts.ts';
import { projectRoot } from '../support/project-files.ts';
import { builtSite } from '../support/built-site.ts';
import { htmlFiles, readPage, siteFiles, withoutData, wordsOf } from './read-page.ts';
import { wholeBytes } from '../support/whole.ts';

const { folder } = builtSite();
const pages = htmlFiles(folder);
const read = (file: string): string => readPage(folder, file);

describe('the pages', () => {
  it('are the list, and per board a leaderboard of ten a page, its figures, its method and one page per evaluation and task', async () => {
    const boards = await readBoards(['datasets/demo', 'datasets/wide']);
    const expected = boards.flatMap(({ dataset: { slug, evaluations, tasks } }) => {
      const furtherPages = evaluations.length > 300 ? 0 : Math.ceil(evaluations.length / 10) - 1;
      const further = Array.from({ length: furtherPages }, (_, index) => index + 2);
      return [
        `${slug}/index.html`,
        `${slug}/changes/index.html`,
        `${slug}/compare/index.html`,
        `${slug}/embed/index.html`,
        `${slug}/figures/index.html`,
        `${slug}/method/index.html`,
        `${slug}/tasks/index.html`,
        ...tasks.map((task) => `${slug}/tasks/${task.slug}/index.html`),
        ...further.map((page) => `${slug}/page/${page}/index.html`),
        ...evaluations.map((evaluation) => `${slug}/models/${evaluation.slug}/index.html`),
      ];
    });
    const snapshots = boards.flatMap(({ dataset: { slug } }) =>
      readdirSync(join(folder, slug, 's')).map((hash) => `${slug}/s/${hash}/index.html`),
    );
    expect(snapshots).toHaveLength(3);
    expect(pages).toEqual(['404.html', 'index.html', ...expected, ...snapshots].sort());
  });

  it('give two evaluations of the same name a page each', async () => {
    const [demo] = await readBoards(['datasets/demo']);
    const twins = demo?.dataset.evaluations.filter(({ label }) => label === 'Aster R1 49B') ?? [];
    expect(twins).toHaveLength(2);
    const texts = twins.map(({ slug }) => read(`demo/models/${slug}/index.html`));
    expect(texts.every((html) => html.includes('Aster R1 49B'))).toBe(true);
    expect(texts[0]).not.toBe(texts[1]);
  });

  it('print no value that is none', () => {
    const bad = pages.filter((page) =>
      /\b(NaN|undefined|Infinity|\[object Object\])\b/.test(wordsOf(read(page))),
    );
    expect(bad).toEqual([]);
  });

  it('say that their numbers are made up, every one of a synthetic board', () => {
    const silent = pages.filter(
      (page) => page.includes('/') && !wordsOf(read(page)).includes('synthetic data'),
    );
    expect(silent).toEqual([]);
  });

  it('of snapshots explain every dagger of their tables', () => {
    const snapshots = pages.filter((page) => page.startsWith('demo/s/'));
    expect(snapshots).toHaveLength(2);
    for (const page of snapshots) expect(read(page)).toMatch(/<i>†<\/i>[^]*<li>† [^<]+: [^<]+<\/li>/);
  });

  it('carry one title and description each, no two the same within a board but for twins of a name', () => {
    const titles = pages.map((page) => /<title>([^<]+)<\/title>/.exec(read(page))?.[1] ?? '');
    expect(titles.filter((title) => title === '')).toEqual([]);
    const boards = pages.filter((page) => !page.includes('/models/'));
    const own = boards.map((page) => /<title>([^<]+)<\/title>/.exec(read(page))?.[1]);
    expect(new Set(own).size).toBe(boards.length);
    expect(pages.filter((page) => !/<meta name="description" content="[^"]{10,}"/.test(read(page)))).toEqual(
      [],
    );
    expect(pages.filter((page) => !read(page).includes('<html lang="en">'))).toEqual([]);
  });

  it('embed the data where they are computed with, or name the file that has them where they are large', () => {
    const withData = pages.filter((page) => read(page).includes('type="application/json"'));
    expect(withData).toEqual(['demo/compare/index.html', 'demo/index.html']);
    expect(read('wide/compare/index.html')).toContain('data-source="../leaderboard.js"');
    expect(read('wide/index.html')).toContain('data-source="leaderboard.js"');
    const files = siteFiles(folder).filter((file) => /\/(leaderboard|compare)\.js(on)?$/.test(file));
    expect(files).toEqual(['wide/leaderboard.js']);
  });
});

describe('a board of more rows than pages without scripts have', () => {
  it('leads to files with all of them, and to no page that is not there', () => {
    const html = read('wide/index.html');
    const [noscript = ''] = /<noscript>.*?<\/noscript>/s.exec(html) ?? [];
    for (const file of ['ranking.csv', 'scores.md']) expect(noscript).toContain(`href="${file}"`);
    expect(html).toContain('href="./?page=2"');
    expect(html).not.toContain('page/2/');
    expect(read('demo/index.html')).toContain('href="page/2/"');
  });
});

describe('the size of a page', () => {
  const sizeOf = (file: string): number => gzipSync(readFileSync(join(folder, file))).length;

  it('is small, however many evaluations a board has', () => {
    const large = pages.filter((page) => sizeOf(page) > 60_000);
    expect(large.filter((page) => !page.startsWith('wide/tasks/'))).toEqual([]);
    expect(pages.filter((page) => page.includes('/models/') && sizeOf(page) > 12_000)).toEqual([]);
  });
});

describe('the policy', () => {
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
    "connect-src 'self'; base-uri 'none'; form-action 'self'";

  it('stands on every page, before anything it governs', () => {
    const bare = pages.filter((page) => {
      const html = read(page);
      const place = html.indexOf('http-equiv="Content-Security-Policy"');
      const first = html.search(/<(link|script|style|img)\b/);
      const content = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
      return place === -1 || place > first || content.replace(/&#39;/g, "'") !== policy;
    });
    expect(bare).toEqual([]);
  });

  it('is kept: no inline style, script or handler', () => {
    const broken = pages.filter((page) =>
      /<style|\sstyle="|<[a-z][^>]*\son[a-z]+="|<script(?![^>]*\b(src=|type="application\/(?:ld\+)?json"))/.test(
        withoutData(read(page)),
      ),
    );
    expect(broken).toEqual([]);
  });
});

describe('the downloads', async () => {
  const [demo] = await readBoards(['datasets/demo']);
  if (!demo) throw new Error('there is no demo');
  const { scores } = demo;
  const board = makeFullBoard(scores, { pageSize: null });
  const artifacts = artifactsFor(board);

  it.each(artifacts)('are what the command line writes: $file', async (artifact) => {
    const expected = wholeBytes(await artifact.render(board, { root: projectRoot }));
    expect(readFileSync(join(folder, 'demo', artifact.file)).equals(expected)).toBe(true);
  });

  it('are each linked from the leaderboard, further figures and badges from the page of figures', () => {
    for (const { file, beside } of artifacts) {
      const isFigure = beside !== undefined;
      expect(read(isFigure ? 'demo/figures/index.html' : 'demo/index.html')).toContain(
        `href="${isFigure ? '../' : ''}${file}"`,
      );
    }
  });

  it('are not offered where the data lack what they show', () => {
    const absent = ARTIFACTS.filter((artifact) => !artifacts.includes(artifact)).map(({ file }) => file);
    expect(absent).toContain('pareto-cost.svg');
    expect(siteFiles(folder).filter((file) => absent.includes(file.replace('demo/', '')))).toEqual([]);
    expect(read('demo/figures/index.html')).toContain(
      'it needs two evaluations with a score and recorded cost',
    );
  });
});

describe('the site', () => {
  it('has what a static host asks for', () => {
    expect(siteFiles(folder)).toEqual(
      expect.arrayContaining(['.nojekyll', '404.html', 'favicon.svg', 'robots.txt']),
    );
  });

  it('has no sitemap and no canonical addresses as long as it does not know where it is', () => {
    expect(siteFiles(folder)).not.toContain('sitemap.xml');
    expect(pages.filter((page) => read(page).includes('rel="canonical"'))).toEqual([]);
  });
});
