import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openPage } from './open-page.ts';

const query = (page: Page): string => new URL(page.url()).search;
const box = (page: Page, name: string) =>
  page.locator('#table').getByRole('checkbox', { name: `Select ${name}`, exact: true });
const tray = (page: Page) => page.getByRole('region', { name: 'Selected' });
const works = (page: Page): Promise<void> => page.locator('#board[data-works]').waitFor();

const A = 'Cinder MoE 235B Think';
const B = 'Borealis Think 70B';
const BOTH = '?select=cinder-moe-235b-think,borealis-think-70b';

describe('rows that a reader chose', () => {
  it('go to a tray and into the address, from the very first click', async () => {
    const { page, incidents } = await openPage('demo/');
    await box(page, A).click();
    await expect.poll(() => query(page)).toBe('?select=cinder-moe-235b-think');
    await expect.poll(() => box(page, A).isChecked()).toBe(true);
    expect(await tray(page).textContent()).toContain('1 selected');
    expect(await tray(page).getByRole('link').count()).toBe(0);
    await box(page, B).click();
    await expect.poll(() => query(page)).toBe(BOTH);
    expect(await tray(page).getByRole('link', { name: 'Compare 2' }).getAttribute('href')).toBe(
      `compare/?evals=cinder-moe-235b-think,borealis-think-70b&${BOTH.slice(1)}`,
    );
    await page.goBack();
    await expect.poll(() => box(page, B).isChecked()).toBe(false);
    expect(incidents).toEqual([]);
  });

  it('are compared on what rows are ranked on', async () => {
    const { page } = await openPage(`demo/${BOTH}&tier=hard`);
    await works(page);
    await tray(page).getByRole('link', { name: 'Compare 2' }).click();
    await expect
      .poll(() => query(page))
      .toBe(`?evals=cinder-moe-235b-think,borealis-think-70b&tier=hard&${BOTH.slice(1)}`);
    await expect.poll(() => page.locator('.compared tbody th').allTextContents()).toEqual([A, B]);
  });

  it('stay where a filter hides them, apart and marked, and move no count', async () => {
    const { page } = await openPage(`demo/${BOTH}`);
    await works(page);
    await page.getByRole('searchbox').fill('delphi');
    await expect.poll(() => query(page)).toContain('search=delphi');
    await expect.poll(() => page.locator('tbody.part').textContent()).toBe('Selected, outside of the filter');
    const names = await page.locator('#table .name a').allTextContents();
    expect(names.slice(-2)).toEqual([A, B]);
    expect(names.slice(0, -2).every((name) => name.startsWith('Delphi'))).toBe(true);
    expect(await page.locator('.pager [role=status]').textContent()).toBe(
      `1–${names.length - 2} of ${names.length - 2} (24 in all)`,
    );
    expect(await page.locator('#table .selected').count()).toBe(2);
  });

  it('stay beside the words that nothing matches', async () => {
    const { page } = await openPage(`demo/${BOTH}&search=zzzzqqqq`);
    await works(page);
    await expect.poll(() => page.locator('.board .empty').textContent()).toContain('No evaluation matches');
    expect(await page.locator('#table .name a').allTextContents()).toEqual([A, B]);
  });

  it('are taken out of the tray one by one, or all at once', async () => {
    const { page } = await openPage(`demo/${BOTH}`);
    await works(page);
    await tray(page)
      .getByRole('button', { name: `Remove ${A} from the selection` })
      .click();
    await expect.poll(() => query(page)).toBe('?select=borealis-think-70b');
    await tray(page).getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => query(page)).toBe('');
    expect(await tray(page).count()).toBe(0);
  });

  it('may be more than can be compared: the first four are', async () => {
    const all = 'cinder-moe-235b-think,borealis-think-70b,delphi-7b,delphi-14b,delphi-32b';
    const { page } = await openPage(`demo/?select=${all}`);
    await works(page);
    const link = tray(page).getByRole('link', { name: 'Compare the first 4' });
    expect(await link.getAttribute('href')).toBe(
      `compare/?evals=${all.split(',').slice(0, 4).join(',')}&select=${all}`,
    );
  });
});

describe('the tray', () => {
  it.each([390, 1280])('covers no row at %i pixels', async (width) => {
    const { page } = await openPage(`demo/${BOTH}`, { viewport: { width, height: 700 } });
    await works(page);
    const edge = async (): Promise<number> => (await tray(page).boundingBox())?.y ?? -1;
    expect((await edge()) > 500 && (await edge()) < 700).toBe(true);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const last = page.locator('.pager');
    const bottom = async (): Promise<number> => {
      const { y = 0, height = 0 } = (await last.boundingBox()) ?? {};
      return y + height;
    };
    await expect.poll(async () => (await bottom()) <= (await edge())).toBe(true);
  });

  it('is not there without JavaScript, nor are the boxes', async () => {
    const { page } = await openPage(`demo/${BOTH}`, { javaScriptEnabled: false });
    expect(await page.getByRole('checkbox').count()).toBe(0);
    expect(await tray(page).count()).toBe(0);
  });
});
