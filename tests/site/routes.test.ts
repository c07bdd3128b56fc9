import { describe, expect, it } from 'vitest';
import { scoreDataset } from '../../src/score/score.ts';
import { routesOf } from '../../src/site/routes.ts';
import type { SiteSource } from '../../src/site/site-source.ts';
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

const recordIn = (site: SiteSource): unknown => {
  const route = routesOf(site).find(({ file }) => file.includes('/models/'));
  return route && 'locals' in route ? (route.locals().shown.view as { record: unknown }).record : undefined;
};

describe('the records of Every Eval Ever', () => {
  it.each([
    [2000, 2000, /^eee\/.+\.json$/],
    [2001, 0, /^eee\.jsonl$/],
  ])('of %i evaluations are %i files, and a page leads to %s', (evaluations, files, record) => {
    const site = siteOf(evaluations);
    expect(routesOf(site).filter(({ file }) => file.includes('/eee/'))).toHaveLength(files);
    expect(recordIn(site)).toMatch(record);
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
