import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openPage } from './open-page.ts';

const compared = (page: Page): Promise<string[]> => page.locator('.compared tbody th').allTextContents();
const verdicts = (page: Page): Promise<string[]> => page.locator('.verdicts p').allTextContents();
const query = (page: Page): string => new URL(page.url()).search;
const field = (page: Page, name: string): Locator => page.getByRole('combobox', { name, exact: true });
const options = (page: Page): Locator => page.getByRole('option');

/** Finds a model by typing, and takes the first that matches. */
const choose = async (page: Page, name: string, model: string): Promise<void> => {
  await field(page, name).fill(model);
  await field(page, name).press('Enter');
};

describe('the comparison', () => {
  it('shows the first two of the board, and the same as without JavaScript', async () => {
    const { page, incidents } = await openPage('demo/compare/');
    const still = await openPage('demo/compare/', { javaScriptEnabled: false });
    await expect.poll(() => compared(page)).toHaveLength(2);
    for (const part of ['.verdicts', '.compared', '.pair', '.notes']) {
      expect(await page.locator(part).allTextContents()).toEqual(
        await still.page.locator(part).allTextContents(),
      );
    }
    expect(incidents).toEqual([]);
  });

  it('compares what is chosen, writes it into the address and comes back', async () => {
    const { page, incidents } = await openPage('demo/compare/');
    const before = await verdicts(page);
    const [first = ''] = await compared(page);
    await choose(page, 'Model 2', 'Delphi 14B');
    await expect.poll(() => compared(page)).toEqual([first, 'Delphi 14B']);
    await expect.poll(() => query(page)).toBe('?evals=cinder-moe-235b-think,delphi-14b');
    expect((await verdicts(page))[0]).toMatch(
      /^Cinder MoE 235B Think scores \d\.\d\d× as much as Delphi 14B \(95 % interval .*; p-value < \.0001, threshold \.0022\)\.$/,
    );
    await page.goBack();
    await expect.poll(() => query(page)).toBe('');
    await expect.poll(() => verdicts(page)).toEqual(before);
    await page.goForward();
    await expect.poll(() => compared(page)).toEqual([first, 'Delphi 14B']);
    expect(incidents).toEqual([]);
  });

  it('takes up to four, of which the later ones can be taken away again', async () => {
    const { page } = await openPage('demo/compare/?evals=delphi-7b,delphi-14b');
    await choose(page, 'Add a model', 'Delphi 32B');
    await expect.poll(() => compared(page)).toHaveLength(3);
    await choose(page, 'Add a model', 'Ember Nano 1B');
    await expect
      .poll(() => compared(page))
      .toEqual(['Delphi 7B', 'Delphi 14B', 'Delphi 32B', 'Ember Nano 1B']);
    await expect.poll(() => verdicts(page)).toHaveLength(6);
    expect(await page.locator('.pair dl').first().textContent()).toContain(
      'two of 24 evaluations differ when p is below .0022',
    );
    // What had the focus is gone; something beside it has it.
    expect(await page.evaluate(() => document.activeElement?.closest('.controls') !== null)).toBe(true);
    expect(await field(page, 'Add a model').count()).toBe(0);
    await page.getByRole('button', { name: 'Remove Delphi 32B' }).click();
    await expect.poll(() => query(page)).toBe('?evals=delphi-7b,delphi-14b,ember-nano-1b');
  });

  it('swaps two when one of them is chosen for the place of the other', async () => {
    const { page } = await openPage('demo/compare/?evals=delphi-7b,delphi-14b');
    await choose(page, 'Model 1', 'Delphi 14B');
    await expect.poll(() => compared(page)).toEqual(['Delphi 14B', 'Delphi 7B']);
  });

  it('fetches its data where they are too large to be embedded, from the same site', async () => {
    const { page, incidents } = await openPage('wide/compare/');
    const picker = field(page, 'Model 1');
    await picker.click();
    await expect.poll(() => options(page).count()).toBe(50);
    expect(await page.locator('.picker-note').textContent()).toBe('550 more. Type to find one.');
    expect(incidents).toEqual([]);
  });

  it('is reached from the page of a model, with its neighbour chosen', async () => {
    const { page } = await openPage('demo/models/delphi-14b/');
    const link = page.locator('.section a[href*="compare/?"]').first();
    const neighbour = (await link.textContent()) ?? '';
    await link.click();
    await expect.poll(() => compared(page)).toEqual(['Delphi 14B', neighbour]);
  });

  it('says the numbers of the scale on a phone, where the head of the table is not seen', async () => {
    const { page } = await openPage('demo/compare/', { viewport: { width: 390, height: 844 } });
    const scales = page.locator('td .scale:visible');
    await expect
      .poll(async () => (await scales.allTextContents()).slice(0, 3))
      .toEqual(['05001000', '05001000', expect.stringMatching(/^−\.\d\d\.00\+\.\d\d$/)]);
    const box = await scales.first().boundingBox();
    expect(box?.width).toBe((await page.locator('.forest-mark:visible').first().boundingBox())?.width);
  });
});

describe('the field that finds a model', () => {
  it('works by the keyboard alone, and tells a screen reader what is meant', async () => {
    const { page, incidents } = await openPage('demo/compare/?evals=delphi-7b,delphi-14b');
    const picker = field(page, 'Model 2');
    await picker.focus();
    expect(await options(page).count()).toBe(0);
    await page.keyboard.press('ArrowDown');
    // It opens at the model that is chosen.
    expect(await page.getByRole('option', { selected: true }).textContent()).toBe('16 Delphi 14B');
    await page.keyboard.type('embr');
    await expect.poll(() => options(page).count()).toBeGreaterThan(1);
    const names = await options(page).allTextContents();
    expect(names.every((name) => name.includes('Ember'))).toBe(true);
    expect(await page.locator('.picker [role="status"]:not(:empty)').textContent()).toBe(
      `${names.length} models.`,
    );
    await page.keyboard.press('ArrowUp');
    const active = await picker.getAttribute('aria-activedescendant');
    expect(await page.locator(`[id="${active ?? ''}"]`).textContent()).toBe(names.at(-1));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const [first = ''] = names;
    await expect.poll(() => picker.inputValue()).toBe(first.replace(/^\d+ /, ''));
    expect(await picker.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(incidents).toEqual([]);
  });

  it('leaves everything as it was on Escape, and when it is left', async () => {
    const { page } = await openPage('demo/compare/?evals=delphi-7b,delphi-14b');
    const picker = field(page, 'Model 2');
    for (const leave of ['Escape', 'Tab']) {
      await picker.fill('nothing of the kind');
      expect(await page.locator('.picker-note').textContent()).toBe('No model matches.');
      await page.keyboard.press(leave);
      await expect.poll(() => picker.inputValue()).toBe('Delphi 14B');
      expect(await page.locator('.picker-list').count()).toBe(0);
    }
    expect(query(page)).toBe('?evals=delphi-7b,delphi-14b');
  });

  it('works by the mouse', async () => {
    const { page } = await openPage('demo/compare/?evals=delphi-7b,delphi-14b');
    await field(page, 'Model 1').click();
    await options(page).filter({ hasText: 'Ember Nano 1B' }).click();
    await expect.poll(() => compared(page)).toEqual(['Ember Nano 1B', 'Delphi 14B']);
  });
});

describe('a comparison that comes from a view', () => {
  it('keeps its filter and its tray, offers what the filter lets through, and leads back', async () => {
    const view = '?groups=size:medium&select=cinder-moe-30b,delphi-32b';
    const { page } = await openPage(`demo/${view}`);
    await page.locator('.tray .compare').click();
    await expect.poll(() => query(page)).toBe(`?evals=cinder-moe-30b,delphi-32b&${view.slice(1)}`);
    await field(page, 'Model 2').click();
    await expect.poll(() => options(page).count()).toBe(8);
    await options(page)
      .filter({ hasNotText: /Cinder MoE 30B|Delphi 32B/ })
      .first()
      .click();
    await expect
      .poll(() => query(page))
      .toMatch(/^\?evals=cinder-moe-30b,(?!delphi-32b)[^&]+&groups=size:medium&select=/);
    await page.getByRole('link', { name: 'Back to your view' }).click();
    await expect.poll(() => query(page)).toBe(view);
  });

  it('can choose from all models again', async () => {
    const { page } = await openPage('demo/compare/?evals=delphi-7b,delphi-14b&groups=size:small&sort=plain');
    await page.getByRole('button', { name: 'Choose from all models' }).click();
    await expect.poll(() => query(page)).toBe('?evals=delphi-7b,delphi-14b&sort=plain');
    await field(page, 'Model 1').click();
    await expect.poll(() => options(page).count()).toBe(24);
  });

  it('compares by the metric that the view is ranked by', async () => {
    const { page } = await openPage('demo/?sort=plain');
    await page.locator('.say a[href$="&sort=plain"]').click();
    await expect.poll(() => query(page)).toMatch(/&sort=plain$/);
    await page.locator('.notes', { hasText: 'compare plain scores' }).waitFor();
  });
});

describe('the comparison without JavaScript', () => {
  it('has no controls and says how to compare others', async () => {
    const { page } = await openPage('demo/compare/', { javaScriptEnabled: false });
    expect(await page.locator('.controls').isVisible()).toBe(false);
    expect(await page.locator('noscript').textContent()).toMatch(
      /evalpress compare datasets\/demo '\d+' '\d+'/,
    );
    expect(await page.locator('.pair table').first().isVisible()).toBe(true);
  });
});
