import { describe, expect, it } from 'vitest';
import { scoreDataset } from '../../src/score/score.ts';
import { routesOf, type SiteSource } from '../../src/site/routes.ts';
import { makeDataset } from '../board/make-dataset.ts';

const siteOf = (evaluations: number): SiteSource => {
  const rows = Array.from({ length: evaluations }, (_, index) => ({
    label: `m${index}`,
    cells: [[{ correct: 1 + (index % 90), total: 100 }]],
  }));
  return {
    boards: [scoreDataset(makeDataset(rows))],
    root: '',
    assets: { styles: [], scripts: { leaderboard: '', view: '', compare: '', page: '' }, areModules: false },
    host: null,
    base: '/',
    pictures: true,
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
