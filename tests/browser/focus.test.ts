import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openPage } from './open-page.ts';

const query = (page: Page): string => new URL(page.url()).search;
const works = (page: Page): Promise<void> => page.locator('#board[data-works]').waitFor();
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: one } = document;
    return one?.ariaLabel ?? one?.textContent ?? '';
  });
const order = (page: Page) => page.locator('#board > p.sr[role=status]');

describe('the focus', () => {
  it('stays on the way to the next page, to the last one and back', async () => {
    const { page } = await openPage('demo/');
    const next = page.locator('.pager .turn').last();
    await next.focus();
    await works(page);
    for (const address of ['?page=2', '?page=3']) {
      await page.keyboard.press('Enter');
      await expect.poll(() => query(page)).toBe(address);
      expect(await focused(page)).toBe('next →');
    }
    // A link without an address is none for a screen reader, unless it says so.
    expect([await next.getAttribute('role'), await next.getAttribute('aria-disabled')]).toEqual([
      'link',
      'true',
    ]);
    await page.keyboard.press('Enter');
    expect(query(page)).toBe('?page=3');
  });

  it('stays on the head that sorts', async () => {
    const { page } = await openPage('demo/');
    await page.getByRole('button', { name: 'Score/Token' }).focus();
    await works(page);
    await page.keyboard.press('Enter');
    await expect.poll(() => query(page)).toBe('?sort=score_per_token');
    expect(await focused(page)).toContain('Score/Token');
  });

  it('goes with the head that changes places when it sorts', async () => {
    const { page } = await openPage('demo/');
    const plain = page.locator('thead th.score small').getByRole('button', { name: 'Plain score' });
    await plain.focus();
    await works(page);
    await page.keyboard.press('Enter');
    await expect.poll(() => query(page)).toBe('?sort=plain');
    expect(await focused(page)).toBe('Plain score');
    await page.keyboard.press('Enter');
    await expect.poll(() => query(page)).toBe('?sort=plain&order=reverse');
    expect(await focused(page)).toBe('Plain score');
  });

  it('goes to the search when filters are cleared, and to its list when one is taken away', async () => {
    const { page } = await openPage('demo/?groups=family:ember');
    await works(page);
    await page.getByRole('button', { name: 'Remove family: ember' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => query(page)).toBe('');
    expect(await focused(page)).toBe('Filter by family');
    await page.getByRole('searchbox').fill('delphi');
    await page.getByRole('button', { name: 'clear' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => query(page)).toBe('');
    expect(await focused(page)).toBe('Find a model');
  });

  it('stays in the tray while it empties', async () => {
    const { page } = await openPage('demo/?select=delphi-7b,delphi-14b');
    await works(page);
    await page.getByRole('button', { name: 'Remove Delphi 7B from the selection' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => query(page)).toBe('?select=delphi-14b');
    expect(await focused(page)).toBe('Remove Delphi 14B from the selection');
  });
});

describe('what screen readers are told', () => {
  it('is the order, and that nothing matches, when these change', async () => {
    const { page } = await openPage('demo/');
    expect(await order(page).textContent()).toBe('Sorted by ReasonScore, best first.');
    await page.getByLabel('rank by').selectOption('plain');
    await expect.poll(() => order(page).textContent()).toBe('Sorted by Plain score, best first.');
    await page.getByRole('searchbox').fill('zzzzqqqq');
    await expect.poll(() => order(page).textContent()).toBe('No evaluation matches.');
  });
});

describe("where the reader's own colours rule", () => {
  it('bars, hatches and pressed states are still drawn', async () => {
    const { page } = await openPage('demo/?tier=hard', { forcedColors: 'active' });
    await works(page);
    const image = (selector: string): Promise<string> =>
      page
        .locator(selector)
        .first()
        .evaluate((one) => getComputedStyle(one).backgroundImage);
    expect(await image('td.h.b5')).toContain('linear-gradient');
    expect(await image('td.h.x')).toContain('repeating-linear-gradient');
    const colour = (name: string): Promise<string> =>
      page.getByRole('button', { name }).evaluate((one) => getComputedStyle(one).backgroundColor);
    expect(await colour('Hard')).not.toBe(await colour('Easy'));
  });
});
