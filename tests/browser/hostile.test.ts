import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../support/project-files.ts';
import { serve, type Served } from '../support/serve.ts';
import { siteFiles } from '../site/read-page.ts';
import { BENIGN, datasetOf, HOSTILE } from './hostile-dataset.ts';
import { openPage } from './open-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'evalpress-hostile-'));
const sites: { hostile?: Served; benign?: Served } = {};

const buildTwin = async (name: 'hostile' | 'benign', texts: readonly string[]): Promise<void> => {
  mkdirSync(join(folder, name, 'board'), { recursive: true });
  writeFileSync(join(folder, name, 'board/dataset.json'), JSON.stringify(datasetOf(texts)));
  const words = [
    'build',
    join(folder, name, 'board'),
    '--out',
    join(folder, name, 'site'),
    '--site',
    'https://boards.example',
  ];
  await promisify(execFile)(process.execPath, ['bin/evalpress.js', ...words], { cwd: projectRoot });
  sites[name] = await serve(join(folder, name, 'site'));
};

beforeAll(async () => {
  await buildTwin('hostile', HOSTILE);
  await buildTwin('benign', BENIGN);
}, 180_000);

afterAll(async () => {
  await sites.hostile?.close();
  await sites.benign?.close();
  rmSync(folder, { recursive: true });
});

/** Elements and the names of their attributes: what a page is made of, without a word of what it says. */
const skeleton = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')].map(
      (element) => `${element.localName} ${element.getAttributeNames().sort().join(' ')}`,
    ),
  );

const open = (name: 'hostile' | 'benign', path: string) => {
  const site = sites[name];
  if (!site) throw new Error(`${name} was not built`);
  return openPage(path, { site });
};

describe.each([
  '',
  'board/',
  'board/page/2/',
  'board/method/',
  'board/tasks/',
  'board/compare/',
  'board/?page=2',
  '404.html',
])('a board of hostile texts: /%s', (path) => {
  it('is made of the same elements as its harmless twin, and nothing happens', async () => {
    const hostile = await open('hostile', path);
    const benign = await open('benign', path);
    expect(await skeleton(hostile.page)).toEqual(await skeleton(benign.page));
    await hostile.page.setViewportSize({ width: 320, height: 640 });
    const overflow = await hostile.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(hostile.incidents).toEqual([]);
  });
});

describe('a board of hostile texts', () => {
  it('shows them as they are', async () => {
    const { page } = await open('hostile', 'board/');
    expect(await page.locator('tbody .name a').allTextContents()).toEqual(HOSTILE.slice(0, 10));
  });

  it.each([
    ['board/', 'tbody .name a'],
    ['board/tasks/', 'tbody th a'],
  ])('has pages behind the rows of %s made of the same elements too', async (list, links) => {
    const pagesOf = (name: 'hostile' | 'benign'): Promise<string[]> =>
      open(name, list).then(({ page }) =>
        page
          .locator(links)
          .evaluateAll((anchors) =>
            anchors.map((anchor) => new URL((anchor as HTMLAnchorElement).href).pathname.slice(1)),
          ),
      );
    const [hostilePages, benignPages] = [await pagesOf('hostile'), await pagesOf('benign')];
    expect(hostilePages.length).toBeGreaterThan(0);
    for (const [index, path] of hostilePages.slice(0, 5).entries()) {
      const hostile = await open('hostile', path);
      expect(await skeleton(hostile.page)).toEqual(
        await skeleton((await open('benign', benignPages[index] ?? '')).page),
      );
      expect(hostile.incidents).toEqual([]);
    }
  });

  it('can be searched for them, hovered over them and sent as a link to them', async () => {
    const { page, incidents } = await open(
      'hostile',
      `board/?groups=${encodeURIComponent(HOSTILE[1] ?? '')}&eval_id=${encodeURIComponent('"><img src=x onerror=alert(1)>')}`,
    );
    await page.getByRole('button', { name: 'clear' }).click();
    await page.locator('td.h').first().hover();
    expect(await page.getByRole('tooltip').textContent()).toContain(`${HOSTILE[5]} · ${HOSTILE[0]}`);
    await page.getByRole('searchbox').fill('</script>');
    expect(await page.locator('tbody .name a').allTextContents()).toContain(HOSTILE[1]);
    expect(incidents).toEqual([]);
  });

  it('has addresses of plain letters only, and whole ones where the site is known', async () => {
    const files = siteFiles(join(folder, 'hostile/site')).filter((file) => file.endsWith('.html'));
    expect(files.filter((file) => !/^[a-z0-9/.-]+$/.test(file))).toEqual([]);
    const { page } = await open('hostile', 'board/');
    expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(
      'https://boards.example/board/',
    );
    const map = await (await page.request.get(new URL('sitemap.xml', sites.hostile?.url).href)).text();
    // All but the page for lost addresses, the one for frames, and the first page, which is that of the board.
    expect(map.match(/<loc>https:\/\/boards\.example\/[a-z0-9/-]*<\/loc>/g)).toHaveLength(files.length - 3);
  });
});
