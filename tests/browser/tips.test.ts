import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openPage } from './open-page.ts';

const cell = (page: Page, row: number, task: number) =>
  page.locator('tbody.model tr').nth(row).locator('td.h').nth(task);
const tip = (page: Page) => page.getByRole('tooltip');

describe.each(['demo/', 'demo/page/2/'])('the facts of a cell on %s', (path) => {
  it('are shown under the mouse, stay while it is on them, and go with it', async () => {
    const { page, incidents } = await openPage(path);
    const facts = (await cell(page, 4, 3).getAttribute('title')) ?? '';
    await cell(page, 4, 3).hover();
    expect((await tip(page).locator('b, span').allTextContents()).join('\n')).toBe(facts);
    expect(facts).toMatch(/· Cars\n.*success \.\d\d – \.\d\d – \.\d\d\n95 % .*interval, n = /);
    await tip(page).hover();
    expect(await tip(page).isVisible()).toBe(true);
    await page.mouse.move(5, 5);
    await expect.poll(() => tip(page).isVisible()).toBe(false);
    expect(await cell(page, 4, 3).getAttribute('title')).toBe(facts);
    expect(incidents).toEqual([]);
  });

  it('are reached with the keyboard: one stop of Tab, then arrows; Escape closes', async () => {
    const { page } = await openPage(path);
    expect(await page.locator('tbody td[tabindex="0"]').count()).toBe(1);
    await page.locator('tbody td[tabindex="0"]').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowLeft');
    expect(await tip(page).isVisible()).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-describedby'))).toBe('tip');
    expect(await tip(page).textContent()).toContain('Shuffle');
    expect(await page.locator('tbody td[tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await tip(page).isVisible()).toBe(false);
  });

  it('come and go with a tap', async () => {
    const { page, incidents } = await openPage(`${path}#table`, {
      hasTouch: true,
      isMobile: true,
      viewport: { width: 390, height: 844 },
    });
    await cell(page, 1, 1).scrollIntoViewIfNeeded();
    await cell(page, 1, 1).tap();
    expect(await tip(page).textContent()).toContain('Boolean');
    const box = await tip(page).boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 390).toBe(true);
    await cell(page, 1, 1).tap();
    expect(await tip(page).isVisible()).toBe(false);
    await cell(page, 2, 1).tap();
    await page.locator('h1').tap();
    expect(await tip(page).isVisible()).toBe(false);
    expect(incidents).toEqual([]);
  });
});

describe('the facts of a cell', () => {
  it('belong to the cell that is there after the table was drawn anew', async () => {
    const { page } = await openPage('demo/');
    await cell(page, 0, 0).hover();
    const before = await tip(page).textContent();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'next' }).click();
    await page.mouse.move(5, 5);
    await cell(page, 0, 0).hover();
    expect(await tip(page).textContent()).not.toBe(before);
  });
});
