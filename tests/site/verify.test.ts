import { describe, expect, it } from 'vitest';
import { tagsOf } from '../../src/site/html-tags.ts';
import { makeVerifier, verified } from '../../src/site/verify.ts';

const verify = (
  files: Readonly<Record<string, string>>,
  { pages = [] as string[], base = '/' } = {},
): (() => void) => {
  const verifier = makeVerifier({ pages, base });
  for (const [path, text] of Object.entries(files)) verifier.add(path, new TextEncoder().encode(text));
  return () => verifier.finish();
};

/** A page in a folder of its own with this in it, and two files to link to. */
const site = (html: string): Record<string, string> => ({
  'board/index.html': html,
  'board/models/a/index.html': '',
  'style.css': '',
});

describe('a sound site', () => {
  it.each([
    ['relative links', '<a href="models/a/"></a><link rel=stylesheet href="../style.css"><a href="">'],
    [
      'links with queries and places',
      '<a href="./?a=b#c"></a><a href="#here"></a><a href="models/a/#x"></a>',
    ],
    ['links that are escaped', '<a href="./?a=1&amp;b=&#34;2&#x22;"></a><a href="%6dodels/a/"></a>'],
    ['links in single quotes and none', "<a href='models/a/'></a><a href=models/a/></a><A HREF=models/a/>"],
    ['links elsewhere', '<a href="https://example.org/x">x</a><a rel=a href="//example.org/"></a>'],
    ['links in what is no tag', '<!-- <a href="x"> --><script>"<a href=x>"</script>a < b href="x"'],
    ['a data attribute', '<div data-href="x" data-src="y" data-class="NaN" title="null">'],
    ['pictures of several sizes', '<source srcset="../style.css 1x, models/a/index.html 2x">'],
    ['numbers', '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg><td colspan=2 class="nullable">'],
  ])('has %s', (_, html) => {
    expect(verify(site(html))).not.toThrow();
  });

  it('may hold any word of the data, in texts and in titles', () => {
    for (const word of ['null', 'NaN', 'undefined', 'Infinity', '[object Object]', 'x > null <']) {
      const attribute = word.replace('<', '&lt;');
      const html = `<p>${attribute}</p><p title="${word}" aria-label="${word}">${attribute}</p><title>${word}</title>`;
      expect(verify(site(html))).not.toThrow();
    }
  });

  it('may hold what looks like a link of Markdown, in words of the data', () => {
    expect(verify({ 'a/index.md': '\\\\[a\\\\](<x\\\\>) `](<y`' })).not.toThrow();
  });

  it('may use addresses below its base', () => {
    const files = site('<a href="/lb/board/models/a/"></a><img src="/lb/style.css">');
    expect(verify(files, { base: '/lb/' })).not.toThrow();
  });
});

describe('a site that is not sound', () => {
  it.each([
    ['a link to nothing', '<a href="models/b/">', 'board/index.html links to models/b/, which is not there'],
    ['a link to a folder without its slash', '<a href="models/a">', 'links to models/a,'],
    ['a link that leaves the site', '<a href="../../board/">', 'links to ../../board/,'],
    ['a link to a place of nothing', '<a href="../x#y">', 'links to ../x#y'],
    ['an address below no base', '<a href="/board/models/b/">', 'links to /board/models/b/'],
    ['a script in a link', '<a href="java&#10;script:alert(1)">', 'links to java'],
    ['a link to a file of the reader', '<a href="file:///etc/passwd">', 'links to file:'],
    ['a link that is none', '<a href="https://[">', 'links to https://['],
    ['a script from elsewhere', '<script src="https://example.org/x.js"></script>', 'fetches https:'],
    ['a later script that is not there', '<div data-script="x.js"></div>', 'which is not there'],
    ['later data from elsewhere', '<div data-source="https://example.org/x.json"></div>', 'fetches https:'],
    ['a style from elsewhere', '<link rel="stylesheet" href="//example.org/x">', 'fetches //example.org/x'],
    [
      'a picture from elsewhere',
      '<img srcset="../style.css 1x, https://example.org/x 2x">',
      'fetches https:',
    ],
    ['a drawing from elsewhere', '<svg><use href="https://example.org/x#y"/></svg>', 'fetches https:'],
    ['a script of an island', '<astro-island component-url="../x.js">', 'links to ../x.js'],
    ['a link after a script', '<script>"</scr"</script><a href="x">', 'links to x'],
    ['a link in a text area, after it', '<textarea><a href="y"></textarea><a href="x">', 'links to x'],
    ['a number that is none', '<rect width="NaN"/>', '<rect> with width="NaN"'],
    ['a path with a hole', '<path d="M0 undefined"/>', 'd="M0 undefined"'],
    ['an endless drawing', '<svg viewBox="0 0 -Infinity 1">', 'viewbox="0 0 -Infinity 1"'],
    ['a class that is none', '<td class="cell [object Object]">', 'class="cell [object Object]"'],
  ])('has %s', (_, html, says) => {
    expect(verify(site(html))).toThrow(says);
  });

  it('links below another base', () => {
    const files = site('<a href="/board/models/a/"></a>');
    expect(verify(files)).not.toThrow();
    expect(verify(files, { base: '/lb/' })).toThrow('links to /board/models/a/');
  });

  it('lacks a page', () => {
    expect(verify(site(''), { pages: ['board/index.html', 'lost/index.html'] })).toThrow(
      /^The site is not sound:\nlost\/index.html is missing$/,
    );
  });

  it('has a style that fetches what is not there', () => {
    const files = {
      'a/x.css': '@font-face{src:url("../f/x.woff2")}b{background:url( c.png )}',
      'f/x.woff2': '',
    };
    expect(verify(files)).toThrow(/not sound:\na\/x.css links to c.png, which is not there$/);
  });

  it('has Markdown that links to nothing', () => {
    const text =
      'A [page](<../a/index.md>), [none](<../embed/index.md>), [elsewhere](<https://example.org/>).';
    const files = { 'a/index.md': '', 'b/index.md': text, 'llms.txt': '[none](<c/index.md>)' };
    expect(verify(files)).toThrow(
      'b/index.md links to ../embed/index.md, which is not there\nllms.txt links to c/index.md, which is not there',
    );
  });

  it('is told of by up to twenty findings', () => {
    const links = Array.from({ length: 23 }, (_, index) => `<a href="x${index}">`).join('');
    expect(verify(site(links))).toThrow(/x19, which is not there\n… and 3 more$/);
  });
});

describe('files that pass by', () => {
  const run = async (html: string): Promise<string[]> => {
    const seen: string[] = [];
    const files = [{ path: 'index.html', bytes: html }];
    for await (const { path } of verified(files, { pages: ['index.html'], base: '/' })) seen.push(path);
    return seen;
  };

  it('are given on, and the site is refused after the last of them', async () => {
    expect(await run('<a href="./">')).toEqual(['index.html']);
    await expect(run('<a href="x">')).rejects.toThrow('not sound');
  });
});

describe('the tags of a page', () => {
  const tags = (html: string): string[] =>
    [...tagsOf(html)].map(({ name, attributes }) => [name, ...attributes.keys()].join(' '));

  it.each([
    ['<p>a</p><br/><i>', ['p', 'br', 'i']],
    ['<p a="1>2" b=\'<i>\' c>', ['p a b c']],
    ['<p a = "1" b= 2/>', ['p a b']],
    ['<title><b></title><b>', ['title', 'b']],
    ['<script/><b>', ['script', 'b']],
    ['<SCRIPT><b></ScRiPt ><b>', ['script', 'b']],
    ['<!-- <b> --!> <b> --><i>', ['i']],
    ['<!doctype html><?xml <b?><i>', ['i']],
    ['a < b <3 <i>', ['i']],
    ['<p a="unfinished', ['p a']],
    ['<script>never ends', ['script']],
    ['<', []],
  ])('of %j are %j', (html, found) => {
    expect(tags(html)).toEqual(found);
  });
});
