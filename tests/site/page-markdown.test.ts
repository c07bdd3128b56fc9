import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles } from '../../src/site/folder.ts';
import { pageMarkdown } from '../../src/site/page-markdown.ts';
import { builtSite } from '../support/built-site.ts';

const linked = (href: string): string => `${href}twin`;

describe('a page as Markdown', () => {
  it('has its headings, sentences, lists, links and tables in their order', () => {
    const html = `<header>no</header><main id="main"><h1>A <small>b</small></h1><p>One <b>two</b>, <a href="../x/">x y</a>.</p>
      <ul><li>first</li><li>second</li></ul><svg><text>no</text></svg><button type="button">no</button>
      <dl><dt>term</dt><dd>what it is</dd></dl>
      <table><thead><tr><th>Model</th><th colspan="2">Score</th></tr></thead>
      <tbody><tr><th rowspan="2">m</th><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></tbody></table></main>`;
    expect(pageMarkdown(html, linked)).toBe(
      [
        '# A b',
        '',
        'One two, [x y](<../x/twin>).',
        '',
        '- first',
        '- second',
        '- term',
        '  what it is',
        '',
        '| Model | Score |     |',
        '|-------|------:|----:|',
        '| m     |     1 |   2 |',
        '|       |     3 |   4 |',
        '',
      ].join('\n'),
    );
  });

  it('lets no text of the data become Markdown', () => {
    const text = pageMarkdown(
      '<main><p>a | b # c [x](y) &lt;b&gt; *d* `e` @user #1</p><table><tr><td>a|b</td></tr></table></main>',
      linked,
    );
    expect(text).toContain('\\[x\\](y)');
    expect(text).toContain('&lt;b\\>');
    expect(text).toContain('a\\|b');
    expect(text).not.toMatch(/@user|[^\\]`e/);
  });

  it('leaves out what is hidden, and what is there for a script', () => {
    const html = '<main><p hidden>no</p><noscript><p>no</p></noscript><p>yes</p></main>';
    expect(pageMarkdown(html, linked)).toBe('yes\n');
  });
});

describe('the twins of the site', () => {
  it('stand beside every page that names one, and begin with its heading', async () => {
    const { folder } = builtSite();
    const pages = (await listFiles(folder)).filter((file) => file.endsWith('index.html'));
    const named = pages.filter((file) =>
      readFileSync(join(folder, file), 'utf8').includes('type="text/markdown"'),
    );
    expect(named.length).toBeGreaterThan(40);
    const plain = (text: string): string => text.replaceAll(/<[^>]*>|&[#\w]+;|[^\p{L}\p{N}]/gu, '');
    for (const file of named) {
      const twin = join(folder, dirname(file), 'index.md');
      expect(existsSync(twin), file).toBe(true);
      const [, heading = ''] = /<h1[^>]*>(.*?)<\/h1>/s.exec(readFileSync(join(folder, file), 'utf8')) ?? [];
      const [first = ''] = readFileSync(twin, 'utf8').split('\n');
      // The leaderboard's twin is the whole table, whose title has the version in brackets.
      if (/\/(models|tasks|method|compare|figures)\//.test(file))
        expect(plain(first), file).toBe(plain(heading));
      else expect(first.startsWith('# '), file).toBe(true);
    }
  });
});
