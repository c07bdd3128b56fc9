import { describe, expect, it } from 'vitest';
import type { PageRoute, Route } from '../../src/site/site-source.ts';
import { twinLinks } from '../../src/site/twin-links.ts';

const page = (folder: string, hasTwin: boolean): PageRoute => ({
  file: `${folder}index.html`,
  address: `/${folder}`,
  listed: true,
  locals: () => {
    throw new Error('nothing is drawn here');
  },
  twin: hasTwin ? { file: `${folder}index.md` } : null,
});

describe('links of a page as Markdown', () => {
  const routes: readonly Route[] = [
    page('', true),
    page('demo/', true),
    page('demo/figures/', true),
    page('demo/embed/', false),
    page('demo/page/2/', false),
    { file: 'demo/scores.svg', render: () => '' },
  ];
  const linked = twinLinks(routes)('demo/figures/index.html');

  it.each([
    ['a page', '../', '../index.md'],
    ['a page of the site', '../../', '../../index.md'],
    ['a page with a query and a place', '../?a=b#c', '../index.md?a=b#c'],
    ['the page itself', './', './index.md'],
    ['a snapshot of an earlier build', '../s/0123456789ab/', '../s/0123456789ab/index.md'],
  ])('lead to the Markdown of %s', (_, href, expected) => {
    expect(linked(href)).toBe(expected);
  });

  it.each([
    ['a page without Markdown', '../embed/'],
    ['another one, with a query', '../page/2/?sort=plain'],
    ['a file', '../scores.svg'],
    ['a place', '#here'],
    ['another site', 'https://example.org/a/'],
  ])('stay as they are for %s', (_, href) => {
    expect(linked(href)).toBe(href);
  });
});
