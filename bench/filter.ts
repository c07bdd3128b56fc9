/**
 * How long a reader of a large board waits, in a real Chromium: from a letter typed into the search field to the next
 * picture on the screen, beside tables of two libraries that hold the same rows. The libraries are no dependency of ours:
 * install `tabulator-tables` and `ag-grid-community` in some folder and name it. `node bench/filter.ts [folder]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { bundledChromium, installedChromiums } from '../tests/support/chromium.ts';
import { type LargeRow, TASKS, TIERS, writeLargeDataset } from './large-dataset.ts';
import { startLeaderboard } from './leaderboard-server.ts';
import { markdownTable } from './markdown-table.ts';

const MODELS = 10_000;
const WORDS = ['model 12', '777', 'model 4', '99'];
const [peers] = process.argv.slice(2);

const folder = mkdtempSync(join(tmpdir(), 'evalpress-bench-'));
const rows = writeLargeDataset(folder, MODELS);

/** Runs in the page: from each letter to the first task after the next frame, and what the browser itself says. */
const watch = (): void => {
  const known = window as unknown as { paints: number[]; events: number[] };
  known.paints = [];
  known.events = [];
  addEventListener(
    'input',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => known.paints.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    },
    true,
  );
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) known.events.push(duration);
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
};

interface Waits {
  readonly median: number;
  readonly worst: number;
  readonly interaction: number;
}

/** Types words letter by letter, and takes them back. */
const type = async (page: Page): Promise<Waits> => {
  const field = page.locator('input[type=search]').first();
  await field.click();
  await page.waitForTimeout(1000);
  // A word that warms up: large data are fetched on first use.
  await field.pressSequentially('1', { delay: 500 });
  await field.press('Backspace');
  await page.waitForTimeout(1500);
  await page.evaluate(watch);
  for (const word of WORDS) {
    await field.pressSequentially(word, { delay: 120 });
    for (let left = word.length; left > 0; left -= 1) {
      await field.press('Backspace');
      await page.waitForTimeout(120);
    }
  }
  const { paints, events } = await page.evaluate(() => {
    const known = window as unknown as { paints: number[]; events: number[] };
    return { paints: known.paints, events: known.events };
  });
  const sorted = paints.toSorted((a, b) => a - b);
  return {
    median: sorted[sorted.length >> 1] ?? NaN,
    worst: sorted.at(-1) ?? NaN,
    // What the browser does not list took less than its least.
    interaction: events.reduce((most, one) => Math.max(most, one), 16),
  };
};

interface Column {
  readonly title: string;
  readonly field: string;
}

const columns: Column[] = [
  { title: 'Model', field: 'name' },
  ...TIERS.flatMap((tier, level) =>
    TASKS.map((task, index) => ({ title: `${tier} ${task}`, field: `c${level * TASKS.length + index}` })),
  ),
];
const record = ({ name, shares }: LargeRow): Record<string, string> => ({
  name,
  ...Object.fromEntries(shares.map((share, index) => [`c${index}`, share.toFixed(2).replace(/^0/, '')])),
});
const records = rows.map(record);
const FRAME = '<!doctype html><input type="search"><div id="table" style="height: 800px"></div>';

const openTabulator = async (page: Page, modules: string): Promise<void> => {
  await page.setContent(FRAME);
  await page.addStyleTag({ path: join(modules, 'tabulator-tables/dist/css/tabulator.min.css') });
  await page.addScriptTag({ path: join(modules, 'tabulator-tables/dist/js/tabulator.min.js') });
  await page.evaluate(
    ([data, titles]) => {
      const { Tabulator } = window as unknown as {
        Tabulator: new (...words: unknown[]) => { setFilter(...words: unknown[]): void };
      };
      const table = new Tabulator('#table', { data, columns: titles, height: '800px' });
      document.querySelector('input')?.addEventListener('input', ({ target }) => {
        table.setFilter('name', 'like', (target as HTMLInputElement).value);
      });
    },
    [records, columns] as const,
  );
};

const openGrid = async (page: Page, modules: string): Promise<void> => {
  await page.setContent(FRAME);
  await page.addScriptTag({ path: join(modules, 'ag-grid-community/dist/ag-grid-community.min.js') });
  await page.evaluate(
    ([rowData, titles]) => {
      interface Grid {
        setGridOption(name: string, value: unknown): void;
      }
      const { agGrid } = window as unknown as {
        agGrid: { createGrid(at: Element | null, options: unknown): Grid };
      };
      const columnDefs = titles.map(({ title, field }) => ({ headerName: title, field, width: 70 }));
      const grid = agGrid.createGrid(document.querySelector('#table'), { rowData, columnDefs });
      document.querySelector('input')?.addEventListener('input', ({ target }) => {
        grid.setGridOption('quickFilterText', (target as HTMLInputElement).value);
      });
    },
    [records, columns] as const,
  );
};

const [installed] = installedChromiums();
const { executablePath, env } = installed ? { executablePath: installed, env: {} } : await bundledChromium();
const flags = ['--no-sandbox', '--disable-gpu'];
const browser = await chromium.launch({ executablePath, args: flags, env: { ...process.env, ...env } });
const measured: [string, Waits][] = [];
const measure = async (name: string, open: (page: Page) => Promise<unknown>): Promise<void> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await open(page);
  measured.push([name, await type(page)]);
  await page.close();
};

const server = await startLeaderboard(folder);
try {
  await measure('Evalpress', (page) => page.goto(server.url));
  if (peers !== undefined) {
    const modules = join(peers, 'node_modules');
    await measure('Tabulator', (page) => openTabulator(page, modules));
    await measure('AG Grid', (page) => openGrid(page, modules));
  }
} finally {
  server.stop();
  await browser.close();
  rmSync(folder, { recursive: true });
}

const own = measured[0]?.[1].median ?? NaN;
console.log(`${MODELS} rows × 36 cells, ${WORDS.join('').length * 2} letters typed and taken back\n`);
console.log(
  markdownTable(
    ['table', 'letter → paint, median ms', 'worst ms', 'worst interaction ms', '× Evalpress'],
    measured.map(([name, { median, worst, interaction }]) => [
      ...[name, median.toFixed(0), worst.toFixed(0), interaction.toFixed(0), (median / own).toFixed(1)],
    ]),
  ),
);
