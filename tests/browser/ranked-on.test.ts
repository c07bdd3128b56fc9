import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../support/project-files.ts';
import { type OpenPage, openPage } from './open-page.ts';

const query = (page: Page): string => new URL(page.url()).search;

/** Opens a view, and waits until its code has come. */
const openView = async (path: string): Promise<OpenPage> => {
  const opened = await openPage(path);
  await opened.page.getByRole('searchbox').focus();
  await opened.page.locator('#board[data-works]').waitFor();
  return opened;
};

/** Rank, range, score, interval, other score and every score of a tier, as the page prints them. */
const rowsOf = (page: Page): Promise<(string | null)[][]> =>
  page
    .locator('tbody.model')
    .evaluateAll((rows) =>
      rows.map((row) => [
        ...['.name a', '.rank b', '.rank small', '.score b', '.score small', '.metric'].map(
          (place) => row.querySelector(place)?.textContent ?? null,
        ),
        row.querySelector('.name a')?.getAttribute('href') ?? null,
      ]),
    );

interface JsonRow {
  readonly model: string;
  readonly ranked_on?: string;
  readonly rank: number;
  readonly rank_best: number;
  readonly rank_worst: number;
  readonly tie_group: number;
  readonly reasonscore: number;
  readonly reasonscore_lower: number;
  readonly reasonscore_upper: number;
}

const printed = (...options: string[]): JsonRow[] =>
  JSON.parse(
    execFileSync(process.execPath, ['bin/evalpress.js', 'scores', 'datasets/demo', '--json', ...options], {
      cwd: projectRoot,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    }),
  ) as JsonRow[];

describe('a ranking on a part of the board', () => {
  it('follows a click on the head of a task, and another one leads back', async () => {
    const { page, incidents } = await openView('demo/');
    const before = await rowsOf(page);
    const head = page.getByRole('columnheader', { name: 'Brackets' });
    await head.getByRole('button').click();
    await page.locator('.ranked-on').waitFor();
    expect(query(page)).toBe('?base_task=brackets');
    expect(await page.locator('.ranked-on').textContent()).toContain('Ranked on Brackets:');
    expect(await page.locator('caption').textContent()).toContain('ranked on Brackets');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect(await rowsOf(page)).not.toEqual(before);
    // The others keep their columns, so that the next one is a click away.
    expect(await page.locator('thead .task').count()).toBe(12);
    await page.getByRole('columnheader', { name: 'Dates' }).getByRole('button').click();
    await expect.poll(() => query(page)).toBe('?base_task=dates');
    await page.getByRole('columnheader', { name: 'Dates' }).getByRole('button').click();
    expect(query(page)).toBe('');
    expect(await rowsOf(page)).toEqual(before);
    expect(incidents).toEqual([]);
  });

  it('of a tier has the numbers of the command line, on every page', async () => {
    const { page, incidents } = await openView('demo/');
    await page.getByRole('button', { name: 'Hard', exact: true }).click();
    await page.locator('.ranked-on').waitFor();
    expect(query(page)).toBe('?tier=hard');
    expect(await page.getByRole('button', { name: 'Hard' }).getAttribute('aria-pressed')).toBe('true');
    const rows = await rowsOf(page);
    await page.getByRole('link', { name: 'next' }).click();
    rows.push(...(await rowsOf(page)));
    await page.getByRole('link', { name: 'next' }).click();
    rows.push(...(await rowsOf(page)));
    const cli = printed('--tiers', 'hard');
    expect(cli.every((row) => row.ranked_on === 'Hard')).toBe(true);
    expect(rows.map(([name]) => name)).toEqual(cli.map(({ model }) => model));
    expect(rows.map(([, , range]) => range)).toEqual(
      cli.map((row) => {
        const ends = [...new Set([row.rank_best, row.rank_worst])].join('–');
        return `${ends} tie ${String(row.tie_group)}`;
      }),
    );
    expect(rows.map(([, , , score]) => Number.parseInt(score ?? '', 10))).toEqual(
      cli.map(({ reasonscore }) => Math.round(reasonscore)),
    );
    expect(incidents).toEqual([]);
  });

  it('of tasks that are ticked has the numbers of the command line', async () => {
    const { page, incidents } = await openView('demo/?tier=hard');
    await page.locator('.ranked-on').waitFor();
    await page.getByText('Tasks: 12').click();
    await page.getByRole('checkbox', { name: 'math' }).check();
    await expect.poll(() => query(page)).toBe('?base_task=arithmetic,dates,sequence&tier=hard');
    await page.getByRole('checkbox', { name: 'Sort', exact: true }).check();
    await page.getByRole('checkbox', { name: 'Dates' }).uncheck();
    await expect.poll(() => query(page)).toBe('?base_task=arithmetic,sequence,sort&tier=hard');
    await page.keyboard.press('Escape');
    expect(await page.locator('.choices[open]').count()).toBe(0);
    expect(await page.locator('.ranked-on').textContent()).toContain('Ranked on Hard · 3 of 12 tasks');
    const rows = await rowsOf(page);
    const cli = printed('--tiers', 'hard', '--tasks', 'sort,arithmetic,sequence').slice(0, 10);
    expect(rows.map(([name, rank]) => [name, rank?.replace('†', '')])).toEqual(
      cli.map(({ model, rank }) => [model, String(rank)]),
    );
    expect(rows.map(([, , , , interval]) => interval?.split(' · ')[0])).toEqual(
      cli.map((row) => `${Math.round(row.reasonscore_lower)}–${Math.round(row.reasonscore_upper)}`),
    );
    await page.getByRole('button', { name: 'Rank on everything' }).click();
    expect(query(page)).toBe('');
    expect(incidents).toEqual([]);
  });

  it('is moved by no filter of models', async () => {
    const { page } = await openView('demo/?tier=hard');
    const all = new Map((await rowsOf(page)).map((row) => [row.at(-1), row]));
    await page.getByLabel('Filter by size').selectOption('size:large');
    await expect.poll(() => query(page)).toBe('?groups=size:large&tier=hard');
    const filtered = await rowsOf(page);
    const known = filtered.filter((row) => all.has(row.at(-1)));
    expect(known.length).toBeGreaterThan(2);
    const placed = (row: (string | null)[] = []) => row.map((text) => text?.replace(/ \(.*in view\)/, ''));
    for (const row of known) expect(placed(row)).toEqual(placed(all.get(row.at(-1))));
  });

  it('loads its code when somebody asks for it, and works from the address and the history', async () => {
    const { page, incidents } = await openView('demo/');
    const scripts = (): Promise<string[]> =>
      page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .flatMap(({ name }) => /\/(\w+)\.\w+\.js$/.exec(name)?.[1] ?? []),
      );
    expect(await scripts()).toEqual(['theme', 'leaderboard', 'view']);
    await page.getByRole('button', { name: 'Easy' }).click();
    await page.locator('.ranked-on').waitFor();
    expect(await scripts()).toEqual(['theme', 'leaderboard', 'view', 'rank']);
    const easy = await rowsOf(page);
    await page.getByRole('button', { name: 'Medium' }).click();
    expect(await rowsOf(page)).not.toEqual(easy);
    await page.goBack();
    await expect.poll(() => rowsOf(page)).toEqual(easy);
    await page.reload();
    await expect.poll(() => rowsOf(page)).toEqual(easy);
    expect(incidents).toEqual([]);
  });
});

describe('the sentence on the view', () => {
  it('names who leads those that are shown, and leads to their comparison', async () => {
    const { page, incidents } = await openView('demo/');
    const sentence = page.locator('.say b');
    expect(await sentence.textContent()).toMatch(/^Of 24 models, .* and .* tie for first\.$/);
    await page.getByLabel('Filter by size').selectOption('size:medium');
    await expect
      .poll(() => sentence.textContent())
      .toMatch(/^Of 8 medium models, .* is first; .* do not differ significantly from it\.$/);
    await page.getByRole('button', { name: 'Hard', exact: true }).click();
    await expect.poll(() => sentence.textContent()).toMatch(/^Of \d medium models, .* on Hard\b/);
    const names = await sentence.textContent();
    await page.getByRole('link', { name: /^Compare (these|the first)/ }).click();
    await page.locator('.ranked-on').waitFor();
    expect(page.url()).toMatch(/compare\/\?evals=[\w-]+(,[\w-]+)+&groups=size:medium&tier=hard$/);
    expect(await page.locator('.ranked-on').textContent()).toContain('Compared on Hard:');
    const [first = ''] = await page.locator('.verdicts p').allTextContents();
    if (names?.includes('not differ')) expect(first).toMatch(/do not differ|not differ|cannot/);
    expect(incidents).toEqual([]);
  });

  it('is there without JavaScript', async () => {
    const { page } = await openPage('demo/', { javaScriptEnabled: false });
    expect(await page.locator('.say b').textContent()).toMatch(/^Of 24 models, .* tie for first\.$/);
    expect(await page.getByRole('link', { name: 'Compare these' }).getAttribute('href')).toContain('evals=');
  });
});
