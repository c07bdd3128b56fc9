import { describe, expect, it } from 'vitest';
import { scoreDataset } from '../../src/score/score.ts';
import { routesOf } from '../../src/site/routes.ts';
import type { Route, SiteSource } from '../../src/site/site-source.ts';
import { makeDataset } from '../board/make-dataset.ts';

const siteOf = (evaluations: number): SiteSource => {
  const rows = Array.from({ length: evaluations }, (_, index) => ({
    label: `m${index}`,
    cells: [[{ correct: 1 + (index % 90), total: 100 }]],
  }));
  return {
    boards: [scoreDataset(makeDataset(rows))],
    root: '',
    assets: {
      styles: [],
      scripts: {
        leaderboard: '',
        view: '',
        rank: '',
        csv: '',
        results: '',
        theme: '',
        compare: '',
        page: '',
      },
      areModules: false,
    },
    host: null,
    base: '/',
    pictures: true,
    brand: { name: null, accent: null },
  };
};

const shownBy = (routes: readonly Route[], pattern: RegExp): Record<string, unknown> => {
  const route = routes.find(({ file }) => pattern.test(file));
  if (!route || !('locals' in route)) throw new Error(`no page is ${String(pattern)}`);
  return route.locals().shown.view as unknown as Record<string, unknown>;
};

const recordIn = (routes: readonly Route[]): unknown => shownBy(routes, /\/models\//)['record'];
const leftOutIn = (routes: readonly Route[]): string[] =>
  shownBy(routes, /^index\.html$/)['leftOut'] as string[];

describe('a site of a large board', () => {
  const EEE = 'Every Eval Ever';

  it.each([
    { evaluations: 2000, files: 2000, copies: 1, record: /^eee\/.+\.json$/, said: [] },
    { evaluations: 2001, files: 0, copies: 1, record: /^eee\.jsonl$/, said: [EEE] },
    { evaluations: 5001, files: 0, copies: 0, record: /^null$/, said: [EEE, 'eee.jsonl'] },
  ])('of $evaluations evaluations has less, and says so', ({ evaluations, files, copies, record, said }) => {
    const routes = routesOf(siteOf(evaluations));
    const paths = routes.flatMap((route) => [
      route.file,
      ...('twin' in route && route.twin ? [route.twin.file] : []),
    ]);
    const count = (pattern: RegExp): number => paths.filter((path) => pattern.test(path)).length;
    for (const file of ['eee/.+\\.json', 'models/.+/badge\\.svg', 'models/.+/index\\.md'])
      expect(count(new RegExp(`^[^/]+/${file}$`)), file).toBe(files);
    for (const file of ['scores.json', 'scores.csv', 'eee.jsonl'])
      expect(count(new RegExp(`^[^/]+/${file}$`)), file).toBe(copies);
    for (const file of ['scores.json', 'scores.csv', 'points.csv'])
      expect(count(new RegExp(`^[^/]+/data/v1/${file}$`)), file).toBe(1);
    expect(String(recordIn(routes))).toMatch(record);
    const sentences = leftOutIn(routes);
    expect(sentences).toHaveLength(said.length);
    for (const [index, words] of said.entries()) expect(sentences[index]).toContain(words);
  });
});

describe('the name and the accent of a site', () => {
  const localsIn = (site: SiteSource, file: string) => {
    const route = routesOf(site).find((one) => one.file === file);
    if (!route || !('locals' in route)) throw new Error(`${file} is no page`);
    const { siteName, accent } = route.locals();
    return { siteName, accent };
  };
  const [board] = siteOf(2).boards;
  if (!board) throw new Error('there is no board');
  const { slug } = board.about;
  const coloured = { ...board, about: { ...board.about, accent: '#aa0000' } };

  it('are those of its only board where nobody says more', () => {
    const site = { ...siteOf(2), boards: [coloured] };
    expect(localsIn(site, 'index.html')).toEqual({
      siteName: board.about.title,
      accent: `${slug}/accent.css`,
    });
    expect(routesOf(site).map(({ file }) => file)).toContain(`${slug}/accent.css`);
  });

  it('are those of the site where it has some', () => {
    const site = { ...siteOf(2), boards: [coloured], brand: { name: 'Mine', accent: '#00aa00' } };
    expect(localsIn(site, `${slug}/index.html`)).toEqual({ siteName: 'Mine', accent: 'accent.css' });
    expect(routesOf(site).map(({ file }) => file)).not.toContain(`${slug}/accent.css`);
  });

  it('of several boards, each has its own accent', () => {
    const other = { ...board, about: { ...board.about, slug: 'other' } };
    const site = { ...siteOf(2), boards: [coloured, other] };
    expect(localsIn(site, 'index.html')).toEqual({ siteName: 'Leaderboards', accent: null });
    expect(localsIn(site, `${slug}/index.html`).accent).toBe(`${slug}/accent.css`);
    expect(localsIn(site, 'other/index.html').accent).toBeNull();
  });
});
