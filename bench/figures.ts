/**
 * What a figure of 50 models × 3 tiers × 12 tasks costs, beside the least and the likeliest other ways to make it:
 * joining as many bytes; Satori laying out the same cells; Chromium taking a picture of the same SVG.
 * `node bench/figures.ts`
 */
import { gzipSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';
import satori from 'satori';
import type { Board, HeatCell } from '../src/board/board.ts';
import { box, patch, words, type CardNode } from '../src/render/card-node.ts';
import { heatbarsSvg } from '../src/render/figures/heatbars/heatbars.ts';
import { readFonts } from '../src/render/fonts.ts';
import { renderPng } from '../src/render/png.ts';
import { palette } from '../src/theme.ts';
import { bundledChromium, installedChromiums } from '../tests/support/chromium.ts';
import { sampleBoard } from '../tests/support/sample-board.ts';
import { markdownTable } from './markdown-table.ts';

const RUNS = 7;

interface Measured<Result> {
  readonly ms: number;
  readonly result: Result;
}

/** Median of `RUNS` calls after one that warms up. */
const measure = async <Result>(task: () => Result | Promise<Result>): Promise<Measured<Result>> => {
  const result = await task();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    await task();
    times.push(performance.now() - start);
  }
  return { ms: times.sort((a, b) => a - b)[RUNS >> 1] ?? Number.NaN, result };
};

const colours = palette('light');
const fonts = readFonts(`${import.meta.dirname}/../public/fonts`);
const board = sampleBoard({ evaluations: 50 });
const CELL = { width: 53, height: 22 };

/** The same cell as a tree of boxes. */
const satoriCell = (cell: HeatCell): CardNode => {
  const { width, height } = CELL;
  const line = (degrees: number): string =>
    `repeating-linear-gradient(${degrees}deg, ${colours.hatch} 0px, ${colours.hatch} 1px, transparent 1px, transparent 6px)`;
  const bar = (percent: number, style: Record<string, string>): CardNode[] =>
    percent > 0 ? [patch(0, 0, (width * percent) / 100, height, { borderRadius: 3, ...style })] : [];
  return box(
    { position: 'relative', width, height, margin: 2, justifyContent: 'flex-end', alignItems: 'center' },
    ...bar(100, { backgroundColor: colours.cell }),
    ...bar(cell.fill, { backgroundColor: colours.bands[cell.band - 1] ?? colours.cell }),
    ...bar(cell.hatch, { backgroundImage: `${line(45)}, ${line(135)}` }),
    words(cell.text, { fontSize: 12, fontWeight: 500, marginRight: 5 }),
  );
};

const satoriTree = ({ rows }: Board): CardNode =>
  box(
    { flexDirection: 'column', backgroundColor: colours.bg, fontFamily: 'Inter', fontSize: 13 },
    ...rows.flatMap((row) =>
      row.tiers.map((tier) =>
        box(
          {},
          words(row.label, { width: 200 }),
          words(tier.metrics.headline.text, { width: 60 }),
          ...tier.cells.map(satoriCell),
        ),
      ),
    ),
  );

const launch = async (): Promise<Browser> => {
  const [installed] = installedChromiums();
  const { executablePath, env } =
    installed === undefined ? await bundledChromium() : { executablePath: installed, env: {} };
  return chromium.launch({ executablePath, args: ['--no-sandbox'], env: { ...process.env, ...env } });
};

const { result: svg, ms: own } = await measure(() => heatbarsSvg(board, { theme: 'light' }));
const [, width = '0', height = '0'] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
const viewport = { width: Number(width), height: Number(height) };

const screenshot = async (browser: Browser): Promise<Uint8Array> => {
  const page = await browser.newPage({ viewport, deviceScaleFactor: 2 });
  await page.setContent(`<body style="margin:0">${svg}`);
  const picture = await page.screenshot();
  await page.close();
  return picture;
};

const cold = async (): Promise<Uint8Array> => {
  const browser = await launch();
  const picture = await screenshot(browser);
  await browser.close();
  return picture;
};

const pieces = svg.split(/(?=<)/);
const bare = await measure(() => pieces.join(''));
const faces = fonts.map(({ name, weight, data }) => ({ name, weight, data: Buffer.from(data) }));
const tree = satoriTree(board);
const laidOut = await measure(() => satori(tree, { ...viewport, fonts: faces }));
const png = await measure(() => renderPng(svg, { fonts, scale: 2 }));
const browser = await launch();
const warmShot = await measure(() => screenshot(browser));
await browser.close();
const coldShot = await measure(cold);

const kilobytes = (data: string | Uint8Array): string => `${(Buffer.byteLength(data) / 1000).toFixed(0)} kB`;
const line = (name: string, { ms, result }: Measured<string | Uint8Array>, base: number): string[] => [
  name,
  ms.toFixed(1),
  `${(ms / base).toFixed(2)} ×`,
  kilobytes(result),
  typeof result === 'string' ? kilobytes(gzipSync(result)) : '',
];

console.log(
  `50 models × 3 tiers × 12 tasks, ${viewport.width} × ${viewport.height} px, medians of ${RUNS}\n`,
);
console.log(
  markdownTable(
    ['SVG', 'ms', 'ratio', 'size', 'gzip'],
    [
      line('heatbarsSvg, the whole figure', { ms: own, result: svg }, own),
      line('joining its pieces, made before', bare, own),
      line('Satori, its cells alone', laidOut, own),
    ],
  ),
);
console.log(
  `\n${markdownTable(
    ['PNG at 2 ×', 'ms', 'ratio', 'size', ''],
    [
      line('renderPng (resvg)', png, png.ms),
      line('Chromium screenshot, running', warmShot, png.ms),
      line('Chromium screenshot, started for it', coldShot, png.ms),
    ],
  )}`,
);
