import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { builtSite } from '../support/built-site.ts';
import { openPage } from './open-page.ts';
import { onePageOfEachKind } from './page-kinds.ts';

const PHONE = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } };
const kinds = onePageOfEachKind(builtSite().folder);

const table = (page: Page) => page.locator('#table');
const cards = (page: Page) => page.locator('.cards > .card');
const query = (page: Page): string => new URL(page.url()).search;
const layout = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Layout' }).getByRole('link', { name });

const expectTable = async (page: Page): Promise<void> => {
  await table(page).waitFor({ state: 'visible' });
  expect(await cards(page).first().isVisible()).toBe(false);
};
const expectCards = async (page: Page): Promise<void> => {
  await cards(page).first().waitFor({ state: 'visible' });
  expect(await table(page).isVisible()).toBe(false);
};

describe('the search of a narrow phone', () => {
  it('shows all of what it asks for', async () => {
    const { page } = await openPage('demo/', { ...PHONE, viewport: { width: 320, height: 640 } });
    const field = page.getByRole('searchbox');
    const width = await field.evaluate((one: HTMLInputElement) => {
      const pen = document.createElement('canvas').getContext('2d');
      if (!pen) throw new Error('there is no canvas');
      const { fontSize, fontFamily } = getComputedStyle(one, '::placeholder');
      pen.font = `${fontSize} ${fontFamily}`;
      return pen.measureText(one.placeholder).width + Number.parseFloat(getComputedStyle(one).paddingLeft);
    });
    // Where the words were cut, more room would show more of them.
    const words = async (): Promise<string> => {
      const { x = 0, y = 0, height = 0 } = (await field.boundingBox()) ?? {};
      const shot = await page.screenshot({
        clip: { x, y: y + 2, width: Math.ceil(width), height: height - 4 },
      });
      return shot.toString('base64');
    };
    const narrow = await words();
    await field.evaluate((one: HTMLInputElement) => {
      one.style.flex = 'none';
      one.style.width = '220px';
    });
    expect(await words()).toBe(narrow);
  });
});

describe.each([true, false])('the cards of a phone, with JavaScript: %s', (javaScriptEnabled) => {
  it('say of each model what its rows of the table say', async () => {
    const { page, incidents } = await openPage('demo/', { ...PHONE, javaScriptEnabled });
    await expectCards(page);
    const texts = (selector: string): Promise<string[]> => page.locator(selector).allTextContents();
    const trimmed = async (selector: string): Promise<string[]> =>
      (await texts(selector)).map((text) => text.replace(/^Rank /, ''));
    for (const [card, row] of [
      ['.card h2 a', '.model .name a'],
      ['.card-rank > b', '.model .rank > b'],
      ['.card-rank > b + small', '.model .rank > b + small'],
      ['.card-score > b', '.model .score > b'],
      ['.card-tier > p:first-child > b', '.model .tier-score'],
      ['.card-tasks .h', '.model .h'],
    ] as const) {
      expect(await trimmed(card)).toEqual(await texts(row));
    }
    expect(await cards(page).count()).toBe(10);
    expect(incidents).toEqual([]);
  });

  it('open their tiers and tasks with a tap, in place', async () => {
    const { page } = await openPage('demo/', { ...PHONE, javaScriptEnabled });
    const first = cards(page).first();
    expect(await first.locator('.card-tier').first().isVisible()).toBe(false);
    await first.locator('summary').tap();
    expect(await first.locator('.card-tier').count()).toBe(3);
    expect(await first.locator('.card-tasks .h').last().isVisible()).toBe(true);
  });

  it('make room for the table and come back', async () => {
    const { page, incidents } = await openPage('demo/', { ...PHONE, javaScriptEnabled });
    await layout(page, 'Table').tap();
    await expectTable(page);
    await layout(page, 'Cards').tap();
    await expectCards(page);
    expect(incidents).toEqual([]);
  });
});

describe('the layout of a phone', () => {
  it('stays in the address, through filters and a reload', async () => {
    const { page, incidents } = await openPage('demo/', PHONE);
    await layout(page, 'Table').tap();
    await expect.poll(() => query(page)).toBe('?layout=table');
    await page.getByRole('searchbox').fill('delphi');
    await expect.poll(() => query(page)).toBe('?search=delphi&layout=table');
    await page.reload();
    await expectTable(page);
    await page.goBack();
    await page.goBack();
    await expectCards(page);
    expect(incidents).toEqual([]);
  });

  it('is no matter on a laptop', async () => {
    const { page } = await openPage('demo/');
    expect(await table(page).isVisible()).toBe(true);
    expect(await cards(page).first().isVisible()).toBe(false);
    expect(await page.getByRole('navigation', { name: 'Layout' }).isVisible()).toBe(false);
  });

  it('of cards says when nothing matches, and leads back', async () => {
    const { page } = await openPage('demo/?search=zzzzqqqq', PHONE);
    await page.locator('#board[data-works]').waitFor();
    expect(await page.locator('.cards').textContent()).toContain('No evaluation matches');
    await page.getByRole('button', { name: 'Show all evaluations' }).tap();
    await expect.poll(() => cards(page).count()).toBe(10);
  });
});

describe('the facts of a task in a card', () => {
  it('come with a tap', async () => {
    const { page } = await openPage('demo/', PHONE);
    await cards(page).first().locator('summary').tap();
    await page.locator('.card-tasks li').first().tap();
    expect(await page.getByRole('tooltip').textContent()).toContain('95 % Wilson interval');
  });
});

describe('the table on a phone', () => {
  it('scrolls sideways only, and its head stays under the controls', async () => {
    const { page } = await openPage('demo/?layout=table', PHONE);
    await page.locator('#board[data-works]').waitFor();
    expect(await table(page).evaluate((one) => getComputedStyle(one).overflowY)).toBe('hidden');
    await page.evaluate(() => scrollTo(0, 700));
    const top = async (selector: string): Promise<number> =>
      (await page.locator(selector).first().boundingBox())?.y ?? Number.NaN;
    await expect.poll(() => top('.controls')).toBe(0);
    const { height = 0 } = (await page.locator('.controls').boundingBox()) ?? {};
    await expect.poll(async () => Math.abs((await top('thead th.name')) - height)).toBeLessThanOrEqual(1);
    await table(page).evaluate((one) => one.scrollTo({ left: 300 }));
    const boxes = await Promise.all(
      ['rank', 'name'].map((name) => page.locator(`.model .${name}`).first().boundingBox()),
    );
    expect(boxes.map((box) => Math.round(box?.x ?? -1))).toEqual([14, 72]);
  });
});

describe('the controls on a phone', () => {
  it('keep the filters in a fold that says how many are set', async () => {
    const { page } = await openPage('demo/?groups=family:ember', PHONE);
    await page.locator('#board[data-works]').waitFor();
    const fold = page.getByRole('button', { name: 'Filters (1)' });
    expect(await page.getByLabel('Filter by arch').isVisible()).toBe(false);
    await fold.tap();
    expect(await fold.getAttribute('aria-expanded')).toBe('true');
    await page.getByLabel('Filter by arch').selectOption({ index: 1 });
    expect(await page.getByRole('button', { name: 'Filters (2)' }).getAttribute('aria-expanded')).toBe(
      'true',
    );
    await page.getByRole('button', { name: 'Filters (2)' }).tap();
    expect(await page.getByLabel('Filter by arch').isVisible()).toBe(false);
  });
});

/** Parts of a page that scroll sideways though they hold no figure, no code and no table that was asked for. */
const sidewaysScrollers = (page: Page): Promise<string[]> =>
  page.locator('main *, header *').evaluateAll((elements) =>
    elements
      .filter((one) => !one.matches('.figure .scroll, .cite') && one.checkVisibility())
      .filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowX))
      .filter((one) => one.scrollWidth > one.clientWidth)
      .map((one) => `${one.tagName} ${one.classList.value}: ${one.scrollWidth} > ${one.clientWidth}`),
  );

describe('nothing on a phone hides in a sideways scroller', () => {
  it.each([...kinds, ['wide board', 'wide/'] as const])('%s', async (_, path) => {
    const { page } = await openPage(path, PHONE);
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await sidewaysScrollers(page), `at ${width} pixels`).toEqual([]);
    }
  });
});
