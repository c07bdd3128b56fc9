import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { builtSite } from '../support/built-site.ts';
import { openPage } from './open-page.ts';
import { onePageOfEachKind } from './page-kinds.ts';

const kinds = onePageOfEachKind(builtSite().folder);

describe('no page scrolls sideways, from a small phone to a laptop', () => {
  it.each([...kinds, ['wide board', 'wide/'] as const])('%s', async (_, path) => {
    const { page, incidents } = await openPage(path);
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `at ${width} pixels`).toBeLessThanOrEqual(0);
    }
    expect(incidents).toEqual([]);
  });
});

describe('at 320 pixels', () => {
  it('the last task can be reached by scrolling the table, and rank and model stay in sight', async () => {
    const { page } = await openPage('demo/#table', { viewport: { width: 320, height: 640 } });
    const last = page.locator('tbody.model tr').first().locator('td.h').last();
    await last.scrollIntoViewIfNeeded();
    const boxOf = async (one: Locator) => (await one.boundingBox()) ?? { x: -1, width: 0 };
    const rank = await boxOf(page.locator('tbody .rank').first());
    const name = await boxOf(page.locator('tbody .name').first());
    const cell = await boxOf(last);
    expect(rank.x).toBeGreaterThanOrEqual(0);
    expect(rank.x).toBeLessThan(20);
    expect(name.x).toBeCloseTo(rank.x + rank.width, 0);
    expect(cell.x).toBeGreaterThanOrEqual(name.x + name.width);
    expect(cell.x + cell.width).toBeLessThanOrEqual(320);
  });
});

describe('the head of the table', () => {
  it('stays in sight on a laptop', async () => {
    const { page } = await openPage('demo/', { viewport: { width: 1280, height: 600 } });
    await page.mouse.wheel(0, 700);
    await page.waitForFunction(() => scrollY > 300);
    expect((await page.locator('thead th.name').boundingBox())?.y).toBe(0);
  });
});

describe('everything to press', () => {
  it.each(kinds)('is at least 24 pixels wide and high, or stands in running text: %s', async (_, path) => {
    const { page } = await openPage(path, { viewport: { width: 390, height: 844 } });
    const small = await page.locator('button, select, input, a').evaluateAll((targets) =>
      targets
        .filter((target) => target.checkVisibility() && !target.closest('p, dd, .skip'))
        .map((target) => ({
          text: target.textContent,
          box: (target.closest('label.pick') ?? target).getBoundingClientRect(),
        }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(({ text, box }) => `${text} ${Math.round(box.width)} × ${Math.round(box.height)}`),
    );
    expect(small).toEqual([]);
  });
});

describe('without JavaScript', () => {
  it('the controls are not there and a sentence leads to all pages', async () => {
    const { page } = await openPage('demo/', { javaScriptEnabled: false });
    expect(await page.locator('.controls').isVisible()).toBe(false);
    expect(await page.locator('noscript').textContent()).toContain(
      'Every evaluation is on one of these pages',
    );
    expect(await page.locator('tbody.model').count()).toBe(10);
    expect(await page.locator('tbody td.h').first().getAttribute('title')).toContain('success');
    await page.getByRole('link', { name: 'next' }).click();
    expect(new URL(page.url()).pathname).toMatch(/\/demo\/page\/2\/$/);
    expect(await page.locator('tbody.model').count()).toBe(10);
  });
});

describe('on paper', () => {
  it('there are no controls, and the colours of the page are light', async () => {
    const { page } = await openPage('demo/', { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.locator('.controls').isVisible()).toBe(false);
    expect(await page.locator('.pager :is(a, input)').first().isVisible()).toBe(false);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
  });

  it('every sheet repeats the head of the table with all its names', async () => {
    const { page } = await openPage('demo/?sort=plain');
    await page.locator('#board[data-works]').waitFor();
    await page.emulateMedia({ media: 'print' });
    // Chromium repeats no button; the text of one that has no box of its own is repeated.
    const boxes = await page
      .locator('.board thead button')
      .evaluateAll((buttons) => buttons.map((button) => getComputedStyle(button).display));
    expect(boxes.length).toBeGreaterThan(5);
    expect(new Set(boxes)).toEqual(new Set(['contents']));
  });
});
