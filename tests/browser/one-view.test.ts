import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { builtSite } from '../support/built-site.ts';
import { projectRoot } from '../support/project-files.ts';
import { type OpenPage, openPage } from './open-page.ts';

const query = (page: Page): string => new URL(page.url()).search;

const openView = async (path: string, options: Parameters<typeof openPage>[1] = {}): Promise<OpenPage> => {
  const opened = await openPage(path, options);
  await opened.page.getByRole('searchbox').focus();
  await opened.page.locator('#board[data-works]').waitFor();
  return opened;
};

const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');

const legendOf = async (page: Page): Promise<string> => (await page.locator('.legend').textContent()) ?? '';

/** Rows that paper shows. */
const printed = async (page: Page): Promise<number> => {
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  return page.locator('tbody.model').count();
};

describe('a filtered view', () => {
  it('says who is first in it, who does not differ from that one, and among whom ranks count', async () => {
    const { page, incidents } = await openView('demo/?groups=size:medium');
    await expect
      .poll(() => page.locator('.say').textContent())
      .toMatch(
        /^Of 8 medium models, .* is first; .* and .* do not differ significantly from it\. Compare these Among all 24 models, only 4 of 23 adjacent ranks differ significantly; .* Ranks, ranges and tie groups count all 24 models\.$/,
      );
    expect(await page.locator('p.note').first().textContent()).toContain('2 evaluations with missing cells');
    expect(incidents).toEqual([]);
  });

  it('is cleared at once, with what it is ranked on', async () => {
    const { page } = await openView('demo/?groups=size:medium&tier=hard&base_task=dates');
    await page.getByRole('button', { name: 'clear all' }).click();
    expect(query(page)).toBe('');
    expect(await page.getByRole('button', { name: 'clear all' }).count()).toBe(0);
  });

  it('offers what a search may have meant', async () => {
    const { page } = await openView('demo/?search=delfi');
    await page.locator('.board .empty').getByRole('button', { name: 'Delphi', exact: true }).click();
    await expect.poll(() => query(page)).toBe('?search=Delphi');
    expect(await page.locator('tbody .name a').first().textContent()).toContain('Delphi');
  });
});

describe('a view ranked on a part', () => {
  it('keeps the focus when it is left', async () => {
    const { page } = await openView('demo/?tier=hard');
    await page.getByRole('button', { name: 'Rank on everything' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => query(page)).toBe('');
    expect(await focused(page)).toBe('table');
  });

  it('speaks of that part to whoever added results', { timeout: 120_000 }, async () => {
    const { page } = await openView('demo/?rows=50');
    const [head = '', ...lines] = readFileSync(join(projectRoot, 'datasets/demo/points.csv'), 'utf8').split(
      '\n',
    );
    const mine = lines.filter((line) => line.startsWith('4,')).map((line) => line.replace('4,', 'Mine,'));
    const asked = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Add your results' }).click();
    const buffer = Buffer.from([head, ...mine, ''].join('\n'));
    await (await asked).setFiles({ name: 'mine.csv', mimeType: 'text/plain', buffer });
    const notice = page.locator('.own-results');
    const row = page.locator('tbody.own .rank');
    await expect.poll(() => notice.textContent(), { timeout: 60_000 }).toContain('Mine ranks');
    const agrees = async (end: string): Promise<void> => {
      const rank = (await row.locator('b').textContent())?.replace('†', '') ?? '';
      const range = ((await row.locator('small').first().textContent()) ?? '').split(' ')[0] ?? '';
      const shown = range.includes('–') ? ` (range ${range})` : '';
      await expect
        .poll(() => notice.textContent())
        .toMatch(new RegExp(`Mine ranks ${rank} of \\d+${shown.replace(/[()]/g, '\\$&')}${end}\\.`));
    };
    await agrees('');
    await page.getByRole('button', { name: 'Hard', exact: true }).click();
    await expect.poll(() => page.locator('.ranked-on').count()).toBe(1);
    await agrees(' on Hard');
    await page.getByLabel('rank by').selectOption('score_per_token');
    await expect.poll(() => notice.textContent()).toContain(' on Hard by Score/Token.');
    const box = page.locator('tbody.own .pick input');
    expect(await box.isDisabled()).toBe(true);
    expect(await box.getAttribute('aria-label')).toContain('Your results cannot be compared');
  });
});

describe('marks', () => {
  it('are explained where a view shows them, and nowhere else', async () => {
    const { page } = await openView('demo/?search=Cinder MoE 235B&hide=avg_tokens');
    const text = await legendOf(page);
    for (const absent of ['no data', '* part-measured', 'worst of its tier'])
      expect(text).not.toContain(absent);
    for (const there of ['truncated', 'ties for first', 'best of its tier']) expect(text).toContain(there);
    expect(await page.locator('.remarks').count()).toBe(0);
    expect(await page.locator('tbody .rank i').count()).toBe(0);
    await page.getByRole('searchbox').fill('Delphi 14B');
    await expect.poll(() => legendOf(page)).toContain('no data');
    await page.getByRole('searchbox').fill('Ember Mini 8B');
    await expect.poll(() => legendOf(page)).not.toContain('no data');
    expect(await page.locator('.remarks').textContent()).toContain('Its score stands out of order');
  });

  it('of a legend look different where the reader has colours of their own', async () => {
    const { page } = await openView('demo/', { forcedColors: 'active' });
    const sizes = await page
      .locator('.legend .key')
      .evaluateAll((keys) =>
        keys.map(
          (key) =>
            `${getComputedStyle(key).backgroundImage} ${getComputedStyle(key).backgroundSize} ${getComputedStyle(key).height}`,
        ),
      );
    expect(new Set(sizes).size).toBe(sizes.length);
    const select = page.getByLabel('rank by');
    expect(await select.evaluate((one) => getComputedStyle(one).appearance)).toBe('auto');
  });
});

describe('paper', () => {
  it('has all rows of the view, and the page its own again', async () => {
    const { page, incidents } = await openView('demo/?page=2');
    expect(await printed(page)).toBe(24);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('thead button').count()).toBe(0);
    expect(await page.locator('.pager [role=status]').isVisible()).toBe(true);
    expect(await page.locator('.pager [role=status]').textContent()).toBe('1–24 of 24');
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await page.locator('tbody.model').count()).toBe(10);
    expect(await page.locator('.pager [role=status]').textContent()).toBe('11–20 of 24');
    expect(incidents).toEqual([]);
  });

  it('says which rows it has where it cannot have all', async () => {
    const { page } = await openView('wide/?page=42');
    expect(await printed(page)).toBe(200);
    expect(await page.locator('.pager [role=status]').textContent()).toBe('401–600 of 600');
    const { page: still } = await openPage('demo/', { javaScriptEnabled: false });
    await still.emulateMedia({ media: 'print' });
    expect(await still.locator('.pager [role=status]').isVisible()).toBe(true);
    expect(await still.locator('.pager [role=status]').textContent()).toBe('1–10 of 24');
  });
});

describe('the font', () => {
  it('is asked for early from a server, and from a disk not at all', async () => {
    const { page, incidents } = await openPage('demo/');
    const early = page.locator('link[rel=preload]');
    expect(await early.getAttribute('href')).toBe('../fonts/Inter-Regular.woff2');
    await page.goto(pathToFileURL(join(builtSite().folder, 'demo/index.html')).href);
    expect(await early.count()).toBe(0);
    expect(incidents.filter((one) => !one.startsWith('request: file:'))).toEqual([]);
  });
});
