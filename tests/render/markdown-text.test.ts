import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownLink, markdownTable, markdownText } from '../../src/render/markdown-text.ts';
import { HOSTILE_TEXTS } from './hostile-texts.ts';
import { nodes, readMarkdown, skeleton, texts } from './read-markdown.ts';

/** What is left to see of a text: what hides or reorders is gone, white space runs together as on a page. */
const visible = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const special = fc.stringMatching(/^[-a1_ *`[\](){}#+!|~<>&@:.$\\/"'=^;]{0,14}$/);
const anyText = fc.oneof(special, fc.string({ unit: 'grapheme' }), fc.constantFrom(...HOSTILE_TEXTS));

/** Everything the document says, without the zero-width spaces that break mentions. */
const said = (markdown: string): string =>
  visible(texts(readMarkdown(markdown)).join('').replaceAll('\u200b', ''));

describe('text in Markdown', () => {
  it.each(HOSTILE_TEXTS)('is words in a paragraph, and all of them: %j', (text) => {
    const markdown = `word ${markdownText(text)}`;
    expect(skeleton(readMarkdown(markdown))).toBe(skeleton(readMarkdown('word')));
    expect(said(markdown)).toBe(visible(`word ${visible(text)}`));
  });

  it.each(HOSTILE_TEXTS.filter((text) => visible(text) !== ''))(
    'is words at the start of an item: %j',
    (text) => {
      expect(skeleton(readMarkdown(`- ${markdownText(text)}: note`))).toBe(
        skeleton(readMarkdown('- word: note')),
      );
    },
  );

  it.each(HOSTILE_TEXTS)('is words in a table cell: %j', (text) => {
    const table = (label: string): string => markdownTable(['a', 'b'], [[`x${label}`, '1']]);
    const read = readMarkdown(table(markdownText(text)));
    expect(skeleton(read)).toBe(skeleton(readMarkdown(table('word'))));
  });

  it.each(HOSTILE_TEXTS)('is words in a heading: %j', (text) => {
    expect(skeleton(readMarkdown(`# x ${markdownText(text)} (1)`))).toBe(
      skeleton(readMarkdown('# x word (1)')),
    );
  });

  it('is words wherever it stands, for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(visible(text) !== '');
        expect(skeleton(readMarkdown(markdownText(text)))).toBe(skeleton(readMarkdown('word')));
        expect(said(markdownText(text))).toBe(visible(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('stays one line', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[\n\r]/.test(markdownText(text))));
  });

  it('stays readable in the source where nothing has a meaning', () => {
    for (const plain of [
      'Qwen3-32B (fp8)',
      'greedy_8k',
      'v1.5',
      'a + b - c!',
      '3.5 Sonnet',
      'C: drive',
      '7 (of 9)',
    ]) {
      expect(markdownText(plain)).toBe(plain);
    }
  });

  it.each([
    ['AT&T <b>', 'AT&amp;T &lt;b>'.replace('>', '\\>')],
    ['@user', '&#64;&#8203;user'],
    ['@ user', '&#64; user'],
    ['#12', '#&#8203;12'],
    ['# 12', '\\# 12'],
    ['https://x', 'https&#58;//x'],
    ['C:/x', 'C:/x'],
    ['www.x', 'www&#46;x'],
    ['www x.y', 'www x.y'],
    ['awww.x', 'awww.x'],
    ['12. x', '12\\. x'],
    ['1.', '1\\.'],
    ['1.x', '1.x'],
    ['12) x', '12\\) x'],
    ['x 1) y', 'x 1) y'],
    ['1234567890. x', '1234567890. x'],
    ['![', '\\!\\['],
    ['!a[', '!a\\['],
    ['v1_2b', 'v1_2b'],
    ['a_B_c', 'a_B_c'],
    ['a _b', 'a \\_b'],
    ['a_ b', 'a\\_ b'],
    ['a-_b', 'a-\\_b'],
    ['- a', '\\- a'],
    ['+ a', '\\+ a'],
    ['a - b', 'a - b'],
    ['a\u200b\u202e\u0007b', 'a b'],
  ])('%j is escaped where it could mean something, and only there', (text, escaped) => {
    expect(markdownText(text)).toBe(escaped);
  });

  it('mentions no person and no issue on GitHub, which looks at the finished page', () => {
    for (const text of ['@user', 'by @user', '#1', 'org/repo#12']) {
      expect(texts(readMarkdown(`x ${markdownText(text)}`)).join('')).not.toMatch(/[@#]\w/);
    }
  });
});

describe('an address in Markdown', () => {
  it.each([
    ['https://example.org/a_b?c=1&d=*2*', 'https://example.org/a_b?c=1&d=*2*'],
    ['http://example.org', 'http://example.org/'],
    ['https://example.org/a|b', 'https://example.org/a%7Cb'],
    ['https://example.org/<b>', 'https://example.org/%3Cb%3E'],
  ])('is a link: %s', (address, url) => {
    const read = readMarkdown(`Source: ${markdownLink(address)}`);
    expect(nodes(read, 'link').map((link) => link.url)).toEqual([url]);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://x.example/',
    'xhttps://x.example/',
    'not an address',
    'https://user:password@example.org',
    '//x.example',
  ])('stays words when it is none that is safe to follow: %s', (address) => {
    const read = readMarkdown(`Source: ${markdownLink(address)}`);
    expect(nodes(read, 'link')).toEqual([]);
    expect(texts(read).join('').replaceAll('\u200b', '')).toBe(`Source: ${address}`);
  });
});

describe('a Markdown table', () => {
  it('has a row per row, a cell per cell, pipes under pipes', () => {
    const table = markdownTable(
      ['Model', 'Score'],
      [
        ['a', '1'],
        ['long name', '1000'],
      ],
    );
    expect(table.split('\n')).toEqual([
      '| Model     | Score |',
      '|-----------|------:|',
      '| a         |     1 |',
      '| long name |  1000 |',
    ]);
    expect(nodes(readMarkdown(table), 'tableRow').map((row) => texts(row))).toEqual([
      ...[
        ['Model', 'Score'],
        ['a', '1'],
        ['long name', '1000'],
      ],
    ]);
  });

  it('fills a short row with empty cells', () => {
    expect(markdownTable(['a', 'b'], [['1']]).split('\n')).toEqual([
      ...['| a   |   b |', '|-----|----:|', '| 1   |     |'],
    ]);
  });
});
