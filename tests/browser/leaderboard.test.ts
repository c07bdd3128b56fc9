import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { builtSite } from '../support/built-site.ts';
import { type OpenPage, openPage } from './open-page.ts';

const rankedNames = (page: Page): Promise<string[]> => page.locator('tbody .name a').allTextContents();
const ranks = (page: Page): Promise<string[]> => page.locator('tbody td.rank b').allTextContents();
const query = (page: Page): string => new URL(page.url()).search;

/** The code behind the controls has come. */
const works = (page: Page): Promise<void> => page.locator('#board[data-works]').waitFor();

/** A page takes the first movement that it is told of for a pointer at rest. */
const moveMouse = async (page: Page): Promise<void> => {
  await page.mouse.move(600, 5);
  await page.mouse.move(610, 6);
};

/** Opens a leaderboard and begins to use it. */
const useBoard = async (path: string): Promise<OpenPage> => {
  const opened = await openPage(path);
  await moveMouse(opened.page);
  await works(opened.page);
  return opened;
};

describe('the leaderboard with JavaScript', () => {
  it('shows ten evaluations of twenty-four, and the controls', async () => {
    const { page, incidents } = await openPage('demo/');
    expect(await rankedNames(page)).toHaveLength(10);
    expect(await page.locator('.pager [role=status]').textContent()).toBe('1–10 of 24');
    expect(await page.getByRole('searchbox', { name: 'Find a model' }).isVisible()).toBe(true);
    expect(incidents).toEqual([]);
  });

  it('draws what was there before it started, but for what makes it work', async () => {
    const withScript = await useBoard('demo/');
    const without = await openPage('demo/', { javaScriptEnabled: false });
    const cellsOf = ({ page }: { page: Page }): Promise<string[]> =>
      page
        .locator('tbody tr > *')
        .evaluateAll((cells) =>
          cells.map(
            (cell) => `${cell.getAttribute('class')}|${cell.textContent}|${cell.getAttribute('title')}`,
          ),
        );
    expect(await cellsOf(withScript)).toEqual(await cellsOf(without));
  });

  it('loads 3.5 kB of script at most, and the rest when somebody begins to use the page', async () => {
    const { page, incidents } = await openPage('demo/');
    const names = (): Promise<string[]> =>
      page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => new URL(name).pathname)
          .filter((path) => path.endsWith('.js')),
      );
    const first = await names();
    expect(first).toEqual([
      expect.stringMatching(/\/_astro\/theme\.\w+\.js$/),
      expect.stringMatching(/\/_astro\/leaderboard\.\w+\.js$/),
    ]);
    const sizes = await Promise.all(
      first.map(async (path) => {
        const script = await (await page.request.get(new URL(path, page.url()).href)).body();
        return gzipSync(script, { level: 9 }).length;
      }),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(3_500);
    await page.getByRole('searchbox').focus();
    await works(page);
    expect(await names()).toEqual([...first, expect.stringMatching(/\/_astro\/view\.\w+\.js$/)]);
    expect(await page.getByRole('searchbox').evaluate((field) => field === document.activeElement)).toBe(
      true,
    );
    expect(incidents).toEqual([]);
  });

  it('sorts by a head that is clicked before anything else was done', async () => {
    const { page, incidents } = await openPage('demo/');
    await page
      .locator('thead th.metric .sort')
      .first()
      .evaluate((head: HTMLElement) => head.click());
    await expect.poll(() => query(page)).toBe('?sort=score_per_token');
    expect(incidents).toEqual([]);
  });

  it.each(['demo', 'wide'])('works from a disk, where the folder of the site is: %s', async (board) => {
    const { page } = await openPage('404.html');
    await page.goto(pathToFileURL(join(builtSite().folder, board, 'index.html')).href);
    const names = await rankedNames(page);
    await page.getByRole('button', { name: 'Score/Token' }).click();
    await expect.poll(() => rankedNames(page)).not.toEqual(names);
  });

  it('tries again where the code could not be loaded', async () => {
    const { page } = await openPage('demo/');
    await page.route('**/view.*.js', (route) => route.abort());
    const failed = page.waitForEvent('pageerror');
    await page.getByRole('button', { name: 'Hard' }).focus();
    expect((await failed).message).toContain('cannot be loaded');
    await page.unroute('**/view.*.js');
    await page.getByRole('button', { name: 'Hard' }).click();
    await expect.poll(() => query(page)).toBe('?tier=hard');
  });

  it('leaves the facts of a cell where they are when the code comes', async () => {
    const { page } = await openPage('demo/');
    await page.locator('tbody td[title]').first().hover();
    await works(page);
    expect(await page.locator('#tip').isVisible()).toBe(true);
    expect(await page.locator('#tip').textContent()).not.toBe('');
  });

  it.each(['input[type=search]', 'select', '.segments button', 'thead button', 'tbody td[tabindex="0"]'])(
    'leaves the focus on %s when the code comes, and every element where it is',
    async (selector) => {
      const { page } = await openPage('demo/');
      await page.evaluate(() => {
        const known = window as unknown as { moved: number };
        known.moved = 0;
        const root = document.getElementById('board');
        if (!root) return;
        const count = (list: MutationRecord[]): void => {
          // Words may be cut into several texts.
          for (const { addedNodes, removedNodes } of list)
            for (const node of [...addedNodes, ...removedNodes])
              if (node instanceof Element) known.moved += 1;
        };
        new MutationObserver(count).observe(root, { childList: true, subtree: true });
      });
      const element = page.locator(`#board ${selector}`).first();
      await element.focus();
      await works(page);
      expect(await element.evaluate((one) => one === document.activeElement)).toBe(true);
      expect(await page.evaluate(() => (window as unknown as { moved: number }).moved)).toBe(0);
    },
  );

  it('turns the page, writes it into the address and comes back', async () => {
    const { page, incidents } = await useBoard('demo/');
    const first = await rankedNames(page);
    await page.getByRole('link', { name: 'next' }).click();
    expect(query(page)).toBe('?page=2');
    const second = await rankedNames(page);
    expect(second).toHaveLength(10);
    expect(second.filter((name) => first.includes(name))).not.toEqual(second);
    await page.goBack();
    expect(query(page)).toBe('');
    expect(await rankedNames(page)).toEqual(first);
    expect(incidents).toEqual([]);
  });

  it('finds models while a word is typed, as one step of the history', async () => {
    const { page } = await useBoard('demo/');
    await page.getByRole('searchbox').pressSequentially('delphi');
    expect(query(page)).toBe('?search=delphi');
    const found = await rankedNames(page);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((name) => name.includes('Delphi'))).toBe(true);
    await page.goBack();
    expect(query(page)).toBe('');
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
  });

  it('filters by a group without moving a rank, and says which row it is in view', async () => {
    const { page } = await useBoard('demo/');
    const all = new Map<string, string>();
    for (const number of [1, 2, 3]) {
      await page.goto(new URL(number === 1 ? './' : `?page=${number}`, page.url()).href);
      if (number > 1) await works(page);
      const links = await page
        .locator('tbody .name a')
        .evaluateAll((found) => found.map((link) => link.getAttribute('href')));
      (await ranks(page)).forEach((rank, index) => all.set(links[index] ?? '', rank));
    }
    expect(all.size).toBe(24);
    await page.goto(new URL('./', page.url()).href);
    await moveMouse(page);
    await works(page);
    await page.getByLabel('Filter by family').selectOption('family:ember');
    expect(query(page)).toBe('?groups=family:ember');
    const links = await page
      .locator('tbody .name a')
      .evaluateAll((found) => found.map((link) => link.getAttribute('href')));
    expect(await ranks(page)).toEqual(links.map((link) => all.get(link ?? '')));
    expect(await page.locator('tbody td.rank').first().textContent()).toContain('(1st in view)');
    await page.getByRole('button', { name: 'Remove family: ember' }).click();
    expect(query(page)).toBe('');
  });

  it('keeps two filters apart and takes both away at once', async () => {
    const { page } = await useBoard('demo/');
    await page.getByLabel('Filter by family').selectOption('family:ember');
    await page.getByLabel('Filter by arch').selectOption('arch:dense');
    expect(query(page)).toBe('?groups=arch:dense,family:ember');
    await page.getByRole('button', { name: 'clear' }).click();
    expect(query(page)).toBe('');
    expect(await rankedNames(page)).toHaveLength(10);
  });

  it('sorts by the head or by the list, and says so to screen readers', async () => {
    const { page } = await useBoard('demo/');
    const head = page.locator('thead th.score');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    await page.getByRole('button', { name: 'Score/Token' }).click();
    expect(query(page)).toBe('?sort=score_per_token');
    expect(await head.getAttribute('aria-sort')).toBe(null);
    expect(await page.locator('thead th.metric').getAttribute('aria-sort')).toBe('descending');
    await page.getByLabel('rank by').selectOption('plain');
    expect(query(page)).toBe('?sort=plain');
    const plain = (await page.locator('tbody td.score b').allTextContents()).map((text) =>
      Number.parseInt(text.replace('≈', ''), 10),
    );
    expect(plain).toHaveLength(10);
    expect(plain).toEqual(plain.toSorted((a, b) => b - a));
  });

  it('turns the order round where it is sorted already', async () => {
    const { page, incidents } = await useBoard('demo/');
    const head = page.locator('thead th.score');
    await head.getByRole('button', { name: 'ReasonScore' }).click();
    expect(query(page)).toBe('?order=reverse');
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    expect(await page.locator('tbody td.rank b').first().textContent()).toMatch(/^24/);
    await page.getByRole('button', { name: 'Plain score' }).click();
    expect(query(page)).toBe('?sort=plain');
    expect(await page.locator('.say b').textContent()).toMatch(/^Of 24 models, .* tie for first\.$/);
    await page.getByLabel('rank by').selectOption('score_per_token');
    expect(await page.locator('#verdict').textContent()).toContain('no rank range is known');
    expect(incidents).toEqual([]);
  });

  it('fills its cells by the score where that is asked for', async () => {
    const { page, incidents } = await useBoard('demo/');
    const hatched = page.locator('td.cell .x, td .x');
    const before = await page.locator('tbody').first().textContent();
    await page.getByRole('button', { name: 'score', exact: true }).click();
    expect(query(page)).toBe('?fill=score');
    expect(await page.getByRole('button', { name: 'score', exact: true }).getAttribute('aria-pressed')).toBe(
      'true',
    );
    expect(await page.locator('tbody').first().textContent()).not.toBe(before);
    expect(await hatched.count()).toBe(0);
    await page.goBack();
    await expect.poll(() => page.locator('tbody').first().textContent()).toBe(before);
    expect(incidents).toEqual([]);
  });

  it('opens the view that an address names, and says what it does not know until another view is asked for', async () => {
    const { page, incidents } = await useBoard(
      'demo/?sort=lower&page=2&groups=size:large&colour=pink&tier=nonsense',
    );
    expect(await page.getByLabel('rank by').inputValue()).toBe('lower');
    const notice = page.locator('#board > p.ranked-on[role=status]');
    expect(await notice.textContent()).toBe('Not on this board: tier “nonsense”.');
    await page.getByLabel('rank by').selectOption('plain');
    await expect.poll(() => notice.count()).toBe(0);
    expect(incidents).toEqual([]);
  });

  it('says what was asked when nothing matches, and leads back', async () => {
    const { page } = await useBoard('demo/?search=zzzzqqqq');
    expect(await page.locator('.board .empty').textContent()).toContain('No evaluation matches');
    expect(await page.locator('.board .empty').textContent()).toContain('zzzzqqqq');
    await page.getByRole('button', { name: 'Show all evaluations' }).click();
    expect(await rankedNames(page)).toHaveLength(10);
  });

  it('fetches large data when it is used, and then does what was done meanwhile', async () => {
    const { page, incidents } = await openPage('wide/');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const gate = Promise.withResolvers<undefined>();
    await page.route('**/wide/leaderboard.js', async (route) => {
      await gate.promise;
      await route.continue();
    });
    const names = await rankedNames(page);
    expect([names.length, requests]).toEqual([10, []]);
    await page.getByRole('searchbox', { name: 'Find a model' }).fill(names[3] ?? '');
    await page.getByLabel('rank by').selectOption('score_per_token');
    await page.getByRole('button', { name: 'Hard' }).click();
    expect(await rankedNames(page)).toEqual(names);
    expect(requests.filter((url) => url.endsWith('/wide/leaderboard.js'))).toHaveLength(1);
    gate.resolve(undefined);
    await expect.poll(() => query(page)).toContain('score_per_token');
    expect(await rankedNames(page)).toContain(names[3]);
    const hard = page.getByRole('button', { name: 'Hard' });
    await expect.poll(() => hard.getAttribute('aria-pressed')).toBe('true');
    expect(await page.getByRole('searchbox', { name: 'Find a model' }).inputValue()).toBe(names[3]);
    expect(incidents).toEqual([]);
  });

  it('keeps one page of six hundred evaluations in the document', async () => {
    const { page, incidents } = await openPage('wide/');
    expect(await page.locator('tbody.model').count()).toBe(10);
    await page.getByLabel('Filter by size').selectOption({ index: 1 });
    await expect
      .poll(() => page.locator('.pager [role=status]').textContent())
      .toMatch(/^1–10 of [\d,]+ \(600 in all\)$/);
    expect(await page.locator('tbody.model').count()).toBe(10);
    expect(incidents).toEqual([]);
  });
});
