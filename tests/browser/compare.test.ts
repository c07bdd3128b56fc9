import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openPage } from './open-page.ts';

const compared = (page: Page): Promise<string[]> => page.locator('.compared tbody th').allTextContents();
const verdicts = (page: Page): Promise<string[]> => page.locator('.verdicts p').allTextContents();
const query = (page: Page): string => new URL(page.url()).search;

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
    await page.getByRole('combobox', { name: 'Evaluation 2' }).selectOption({ label: 'Delphi 14B' });
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
    for (const label of ['Delphi 32B', 'Ember Nano 1B']) {
      await page.getByRole('combobox', { name: 'Add an evaluation' }).selectOption({ label });
    }
    await expect
      .poll(() => compared(page))
      .toEqual(['Delphi 7B', 'Delphi 14B', 'Delphi 32B', 'Ember Nano 1B']);
    await expect.poll(() => verdicts(page)).toHaveLength(6);
    expect(await page.locator('.pair dl').first().textContent()).toContain(
      'two of 24 evaluations differ when p is below .0022',
    );
    expect(await page.getByRole('combobox', { name: 'Add an evaluation' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Remove evaluation 3' }).click();
    await expect.poll(() => query(page)).toBe('?evals=delphi-7b,delphi-14b,ember-nano-1b');
  });

  it('swaps two when one of them is chosen for the place of the other', async () => {
    const { page } = await openPage('demo/compare/?evals=delphi-7b,delphi-14b');
    await page.getByRole('combobox', { name: 'Evaluation 1' }).selectOption({ label: 'Delphi 14B' });
    await expect.poll(() => compared(page)).toEqual(['Delphi 14B', 'Delphi 7B']);
  });

  it('fetches its data where they are too large to be embedded, from the same site', async () => {
    const { page, incidents } = await openPage('wide/compare/');
    const select = page.getByRole('combobox', { name: 'Evaluation 1' });
    await select.waitFor();
    expect(await select.locator('option').count()).toBe(600);
    expect(incidents).toEqual([]);
  });

  it('is reached from the page of a model, with its neighbour chosen', async () => {
    const { page } = await openPage('demo/models/delphi-14b/');
    const link = page.locator('.section a[href*="compare/?"]').first();
    const neighbour = (await link.textContent()) ?? '';
    await link.click();
    await expect.poll(() => compared(page)).toEqual(['Delphi 14B', neighbour]);
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
