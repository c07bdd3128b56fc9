import { describe, expect, it } from 'vitest';
import { readBoards } from '../../src/pipeline.ts';
import { builtSite } from '../support/built-site.ts';
import { attributes, fileOf, htmlFiles, readPage, siteFiles } from './read-page.ts';

describe.each(['site', 'nestedSite'] as const)('the links of the %s', (name) => {
  const { folder, base } = builtSite(name);
  const files = new Set(siteFiles(folder));

  it('lead to files that are there, or elsewhere by http(s) only', () => {
    const dead = htmlFiles(folder).flatMap((page) =>
      [...attributes(readPage(folder, page), 'href'), ...attributes(readPage(folder, page), 'src')]
        .filter((address) => !address.startsWith('#'))
        .filter((address) => {
          const file = fileOf(address, page, base);
          return file === null ? !/^https?:\/\//.test(address) : !files.has(file);
        })
        .map((address) => `${page}: ${address}`),
    );
    expect(dead).toEqual([]);
  });

  it('lead to places of the page that are there', () => {
    const lost = htmlFiles(folder).flatMap((page) =>
      attributes(readPage(folder, page), 'href')
        .filter((address) => address.includes('#'))
        .filter((address) => {
          const target = address.startsWith('#') ? page : (fileOf(address, page, base) ?? '');
          return !attributes(readPage(folder, target), 'id').includes(
            address.slice(address.indexOf('#') + 1),
          );
        })
        .map((address) => `${page}: ${address}`),
    );
    expect(lost).toEqual([]);
  });

  it('reach every evaluation without JavaScript', async () => {
    const reached = new Set(['index.html']);
    for (const page of reached) {
      const html = readPage(folder, page);
      for (const match of html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)) {
        const file = fileOf(match[1] ?? '', page, base);
        if (file?.endsWith('.html')) reached.add(file);
      }
    }
    const boards = await readBoards(['datasets/demo', 'datasets/wide']);
    const expected = boards.flatMap(({ dataset: { slug, evaluations } }) =>
      evaluations.map((evaluation) => `${slug}/models/${evaluation.slug}/index.html`),
    );
    expect(expected).toHaveLength(624);
    expect(expected.filter((page) => !reached.has(page))).toEqual([]);
  });
});
