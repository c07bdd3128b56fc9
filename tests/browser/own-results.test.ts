import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { makeFullBoard } from '../../src/board/full-board.ts';
import { makeBoard } from '../../src/board/make-board.ts';
import { shownColumns } from '../../src/components/columns.ts';
import { ModelRows } from '../../src/components/ModelRows.tsx';
import type { UserError } from '../../src/errors.ts';
import { load } from '../../src/read/load.ts';
import { renderJson } from '../../src/render/json.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { folderOf } from '../read/dataset/folder-of.ts';
import { builtSite } from '../support/built-site.ts';
import { projectRoot } from '../support/project-files.ts';
import { textsIn } from '../support/vnode-text.ts';
import { type OpenPage, openPage } from './open-page.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const DEMO = join(projectRoot, 'datasets/demo');
const demo = (name: string): string => readFileSync(join(DEMO, name), 'utf8');
const [HEADER = '', ...LINES] = demo('points.csv').trimEnd().split('\n');

/** Rows of one evaluation of the demo, under another name. */
const MINE = LINES.filter((line) => line.startsWith('4,')).map((line) => line.replace('4,', 'Mine,'));
const TABLE = [HEADER, ...MINE, ''].join('\n');

/** A copy of the demo that holds the rows as well. */
const byHand = (): string => {
  const config = JSON.parse(demo('dataset.json')) as { evals: object[] };
  return folderOf({
    'dataset.json': JSON.stringify({
      ...config,
      evals: [...config.evals, { eval_id: 'Mine', label: 'Mine' }],
    }),
    'points.csv': [HEADER, ...LINES, ...MINE, ''].join('\n'),
  });
};

type Row = Readonly<Record<string, unknown>>;

/** What `evalpress scores --json` prints of a dataset, by evaluation. */
const scoresOf = async (path: string): Promise<Record<string, Row>> => {
  const board = makeFullBoard(scoreDataset(await load(path)), { pageSize: null });
  const rows = JSON.parse([...renderJson(board)].join('')) as Row[];
  return Object.fromEntries(rows.map((row) => [String(row['eval_id']), row]));
};

/** Numbers as they stand behind the page, of every evaluation, and where each is ranked. */
const numbersIn = (page: Page): Promise<Record<string, Row>> =>
  page.evaluate(async (text) => {
    const { results, rows } = globalThis.evalpressLater ?? {};
    const data = document.getElementById('board-data')?.textContent;
    const source = document.getElementById('board')?.dataset['source'];
    const packed: unknown = data ? JSON.parse(data) : await (await fetch(source ?? '')).json();
    if (!results || !rows) throw new Error('the code was not loaded');
    const { scores } = await results(
      rows,
      [new File([text], 'mine.csv')],
      packed as Parameters<typeof results>[2],
    );
    const { rank } = scores.ranking.orders['reasonscore'] ?? {};
    const { best, worst } = scores.ranking.orders['reasonscore']?.certainty ?? {};
    return Object.fromEntries(
      scores.evaluations.map(({ id }, place) => {
        const { overall } = scores.of(place);
        const own = {
          reasonscore: overall?.reasonscore,
          reasonscore_lower: overall?.reasonscoreLower,
          reasonscore_upper: overall?.reasonscoreUpper,
          plain: overall?.plain,
          lower: overall?.lower,
          upper: overall?.upper,
          rank: rank?.[place],
          rank_best: best?.[place],
          rank_worst: worst?.[place],
        };
        return [id, own];
      }),
    );
  }, TABLE);

/** Powers differ in their last bit between two versions of one engine: nothing that is printed goes so far. */
const agree = (a: unknown, b: unknown): boolean =>
  typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= 1e-13 * Math.abs(b) : a === b;

const withoutSpaces = (text: string): string => text.replaceAll(/\s/g, '');

/** All that the row of the reader shows. */
const shownOf = async (page: Page): Promise<string> =>
  withoutSpaces((await page.locator('tbody.own').textContent()) ?? '');

/** The same, drawn here from a dataset that holds the rows. */
const drawnOf = async (path: string): Promise<string> => {
  const scores = scoreDataset(await load(path));
  const place = scores.evaluations.findIndex(({ id }) => id === 'Mine');
  const board = makeBoard(scores, { pageSize: null });
  const row = board.rows.find(({ index }) => index === place);
  if (!row) throw new Error('there is no such row');
  const shown = ModelRows({
    board,
    columns: shownColumns(board),
    row: { ...row, unpublished: true },
    at: '',
    actions: { opened: new Set(), onOpen: () => undefined },
  });
  return withoutSpaces(textsIn(shown).join(''));
};

const status = (page: Page) => page.locator('.own-results');

const choose = async (page: Page, text: string, name = 'mine.csv'): Promise<void> => {
  const asked = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add your results' }).click();
  await (await asked).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
};

const drag = (page: Page, type: string, text: string): Promise<void> =>
  page.evaluate(
    ([kind, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], 'mine.csv'));
      document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
    },
    [type, text] as const,
  );

/** Every request of a page, from now on. */
const requestsOf = (page: Page): string[] => {
  const requests: string[] = [];
  page.on('request', (request) =>
    requests.push(
      `${request.method()} ${new URL(request.url()).pathname.replace(/^.*\/(?=demo\/|_astro\/)/, '')}`,
    ),
  );
  return requests;
};

const OWN_FILES = /^GET (?:_astro\/(?:view|results|rank)\.\w+\.js|demo\/(?:rows\.js|leaderboard\.json))$/;

describe.each(['a server', 'a disk'])('results added to a page from %s', (place) => {
  const open = async (): Promise<OpenPage & { requests: string[] }> => {
    const opened = await openPage('demo/');
    if (place === 'a disk') {
      await opened.page.goto(pathToFileURL(join(builtSite().folder, 'demo/index.html')).href);
      opened.incidents.length = 0;
    }
    return { ...opened, requests: requestsOf(opened.page) };
  };

  it('have the numbers of the command line, and ask nobody', { timeout: 120_000 }, async () => {
    const { page, incidents, requests } = await open();
    await choose(page, TABLE);
    await expect.poll(() => status(page).textContent(), { timeout: 60_000 }).toContain('With your results:');
    const expected = await scoresOf(byHand());
    const numbers = await numbersIn(page);
    expect(Object.keys(numbers)).toHaveLength(25);
    for (const [id, own] of Object.entries(numbers)) {
      for (const [name, value] of Object.entries(own))
        expect(agree(value, expected[id]?.[name]), `${id} ${name}: ${String(value)}`).toBe(true);
    }
    expect(await shownOf(page)).toEqual(await drawnOf(byHand()));
    const row = page.locator('tbody.own');
    expect(await row.locator('.name').textContent()).toContain('Mine');
    expect(await row.locator('.unpublished').textContent()).toBe('yours, not published');
    expect(await row.locator('.rank b').textContent()).toContain(String(expected['Mine']?.['rank']));
    expect(await row.locator('a').count()).toBe(0);
    expect(await page.locator('.say b').textContent()).toMatch(/^With your results: /);
    expect(requests.filter((one) => !OWN_FILES.test(one))).toEqual([]);
    expect(requests.length).toBeGreaterThan(0);
    if (place === 'a server') expect(incidents).toEqual([]);
    await page.getByRole('button', { name: 'Remove your results' }).click();
    await expect.poll(() => row.count()).toBe(0);
    expect(await status(page).textContent()).toBe('');
  });
});

describe('results that a reader drops', () => {
  it(
    'are ranked like those that are chosen, and gone when the page is loaded again',
    { timeout: 120_000 },
    async () => {
      const { page, incidents } = await openPage('demo/');
      await page.getByRole('searchbox').focus();
      await page.locator('#board[data-works]').waitFor();
      await drag(page, 'dragenter', TABLE);
      expect(await page.evaluate(() => getComputedStyle(document.body, '::after').content)).toContain(
        'Drop results',
      );
      await drag(page, 'drop', TABLE);
      await expect.poll(() => page.locator('tbody.own').count(), { timeout: 60_000 }).toBe(1);
      expect(await page.evaluate(() => document.body.className)).toBe('');
      // They stay while the view changes, and when it is ranked on a part.
      await page.getByRole('button', { name: 'Hard' }).click();
      await expect.poll(() => page.locator('.ranked-on').count()).toBe(1);
      await page.getByRole('searchbox').fill('Mine');
      await expect.poll(() => page.locator('tbody.own').count()).toBe(1);
      await page.evaluate(readFileSync(AXE, 'utf8'));
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
      );
      expect(violations.map(({ id }) => id)).toEqual([]);
      await page.reload();
      await page.getByRole('searchbox').focus();
      await page.locator('#board[data-works]').waitFor();
      expect(await page.locator('tbody.own').count()).toBe(0);
      expect(incidents).toEqual([]);
    },
  );

  it('are refused in the words of the command line', { timeout: 120_000 }, async () => {
    const { page, incidents } = await openPage('demo/');
    const wrong = `${HEADER}\n${(MINE[0] ?? '').replace(/,\d+,/, ',100000,')}\n`;
    const file = join(folderOf({ 'mine.csv': wrong }), 'mine.csv');
    const error = await load(DEMO, { add: [file] }).catch((reason: unknown) => reason as UserError);
    await choose(page, wrong);
    await expect.poll(() => status(page).locator('pre').count(), { timeout: 60_000 }).toBe(1);
    expect(await status(page).locator('pre').textContent()).toBe((error as UserError).message);
    expect(await page.locator('tbody.own').count()).toBe(0);
    await page.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => status(page).textContent()).toBe('');
    expect(incidents).toEqual([]);
  });
});
