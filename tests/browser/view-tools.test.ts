import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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

const printed = (...options: string[]): string =>
  execFileSync(
    process.execPath,
    ['bin/evalpress.js', 'scores', 'datasets/demo', '--format', 'ranking', ...options],
    {
      cwd: projectRoot,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    },
  );

describe('a view of the leaderboard', () => {
  it.each<[string, string[]]>([
    ['', []],
    [
      '?groups=size:large&base_task=arithmetic,boolean,cars&tier=hard&sort=plain&order=reverse&rows=50',
      [
        '--groups',
        'size:large',
        '--tiers',
        'hard',
        '--tasks',
        'arithmetic,boolean,cars',
        '--sort',
        'plain',
        '--reverse',
      ],
    ],
    ['?search=delphi&base_task=dates&page=2', ['--search', 'delphi', '--tasks', 'dates']],
  ])('%s is saved as the bytes that the command line prints', async (address, options) => {
    const { page, incidents } = await openView(`demo/${address}`);
    await page.getByRole('button', { name: 'CSV of this view' }).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV of this view' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('demo-ranking.csv');
    expect(readFileSync(await file.path(), 'utf8')).toBe(printed(...options));
    await expect
      .poll(() => page.locator('.tools [role=status]').textContent())
      .toBe('Saved as demo-ranking.csv.');
    expect(incidents).toEqual([]);
  });

  it('has an address that is copied', async () => {
    const { page } = await openView('demo/?tier=hard');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => page.locator('.tools [role=status]').textContent()).toBe('Link copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  });

  it('has as many rows on a page as are asked for', async () => {
    const { page } = await openView('demo/');
    expect(await page.getByLabel('rows').locator('option').allTextContents()).toEqual(['10', 'all 24']);
    await page.getByLabel('rows').selectOption('all 24');
    expect(query(page)).toBe('?rows=200');
    await expect.poll(() => page.locator('tbody.model').count()).toBe(24);
    expect(await page.locator('.pager a').count()).toBe(0);
    await page.goBack();
    await expect.poll(() => page.locator('tbody.model').count()).toBe(10);
  });

  it('jumps to a page', async () => {
    const { page } = await openView('wide/');
    await page.getByRole('spinbutton', { name: 'page' }).fill('42');
    await page.getByRole('spinbutton', { name: 'page' }).press('Enter');
    await expect.poll(() => query(page)).toBe('?page=42');
    expect(await page.locator('.pager [role=status]').textContent()).toBe('411–420 of 600');
    await page.getByRole('spinbutton', { name: 'page' }).fill('4200');
    await page.getByRole('spinbutton', { name: 'page' }).press('Enter');
    await expect.poll(() => query(page)).toBe('?page=60');
    const field = page.getByRole('spinbutton', { name: 'page' });
    for (const [typed, shown, address] of [
      ['0', '1', ''],
      ['-3', '1', ''],
      ['2.4', '2', '?page=2'],
      ['', '2', '?page=2'],
      ['99', '60', '?page=60'],
      ['99', '60', '?page=60'],
    ] as const) {
      await field.fill(typed);
      await field.press('Enter');
      await expect.poll(() => query(page), { message: typed }).toBe(address);
      expect(await field.inputValue(), typed).toBe(shown);
    }
  });

  it('hides columns and shows them again, and moves no number', async () => {
    const { page, incidents } = await openView('demo/');
    const scores = (): Promise<string[]> => page.locator('tbody .score').allTextContents();
    const before = await scores();
    await page.getByText('Columns').click();
    await page.getByRole('checkbox', { name: 'Brackets' }).uncheck();
    await page.getByRole('checkbox', { name: 'Avg Tokens' }).uncheck();
    expect(query(page)).toBe('?hide=avg_tokens,task:brackets');
    expect(await page.locator('thead .task').count()).toBe(11);
    expect(await page.locator('thead .metric').count()).toBe(0);
    expect(await page.locator('tbody.model tr').first().locator('td.h').count()).toBe(11);
    expect(await scores()).toEqual(before);
    await page.reload();
    await expect.poll(() => page.locator('thead .task').count()).toBe(11);
    await page.getByText('Columns').click();
    await page.getByRole('checkbox', { name: 'Tasks', exact: true }).check();
    await expect.poll(() => page.locator('thead .task').count()).toBe(12);
    expect(incidents).toEqual([]);
  });

  it('opens a row to the counts of its cells', async () => {
    const { page, incidents } = await openView('demo/');
    const button = page.locator('.open').first();
    await button.click();
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    const csv = execFileSync(
      process.execPath,
      ['bin/evalpress.js', 'scores', 'datasets/demo', '--format', 'csv'],
      {
        cwd: projectRoot,
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
      },
    ).split('\r\n');
    const names = (csv[0] ?? '').split(',');
    const field = (line: number, name: string): string =>
      (csv[line] ?? '').split(',')[names.indexOf(name)] ?? '';
    const cells = page.locator('tbody.model').first().locator('td.h');
    expect(await cells.count()).toBe(36);
    for (const [place, text] of (await cells.allTextContents()).slice(0, 3).entries())
      expect(text.replaceAll(',', '')).toContain(
        `${field(place + 1, 'correct')}/${field(place + 1, 'total')}`,
      );
    await button.click();
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    expect(await cells.first().locator('small').count()).toBe(0);
    expect(incidents).toEqual([]);
  });

  it('is light or dark as the reader chose, before anything is painted', async () => {
    const { page, incidents } = await openPage('demo/');
    const theme = (): Promise<string | undefined> =>
      page.evaluate(() => document.documentElement.dataset['theme']);
    const ground = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    const button = page.locator('#theme');
    expect(await button.getAttribute('title')).toBe('Theme: system');
    await button.click();
    await button.click();
    expect([await theme(), await button.getAttribute('title')]).toEqual(['dark', 'Theme: dark']);
    expect(await ground()).not.toBe(light);
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (document.querySelector('body') === null) return;
        observer.disconnect();
        document.documentElement.dataset['atBody'] = document.documentElement.dataset['theme'] ?? 'none';
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(new URL('method/', page.url()).href);
    expect(await page.evaluate(() => document.documentElement.dataset['atBody'])).toBe('dark');
    await button.click();
    expect(await theme()).toBeUndefined();
    expect(incidents).toEqual([]);
  });
});

describe('without JavaScript', () => {
  it('the downloads open, and nothing is there that would not work', async () => {
    const { page } = await openPage('demo/', { javaScriptEnabled: false });
    await page.getByText('Download', { exact: true }).click();
    expect(await page.getByRole('link', { name: 'ranking.csv' }).isVisible()).toBe(true);
    for (const place of ['#theme', '.tools', '.open >> nth=0', '.controls'])
      expect(await page.locator(place).isVisible(), place).toBe(false);
  });
});
