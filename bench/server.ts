/** How long `evalpress leaderboard` takes to the first page, and to the page of changed data. `node bench/server.ts` */
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLeaderboard } from './leaderboard-server.ts';
import { markdownTable } from './markdown-table.ts';
import { writeLargeDataset } from './large-dataset.ts';

const RUNS = 5;
const folder = mkdtempSync(join(tmpdir(), 'evalpress-bench-'));
const demo = join(folder, 'demo');
cpSync(join(import.meta.dirname, '../datasets/demo'), demo, { recursive: true });
const large = join(folder, 'large');
writeLargeDataset(large, 1000);

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[times.length >> 1] ?? NaN;

const pageOf = async (url: string): Promise<string> => (await fetch(url)).text();

/** A blank line changes a file and no number: what is waited for is the message that makes the open page load anew. */
const changed = async (url: string, file: string): Promise<number> => {
  const script = await pageOf(`${url}_preview/reload.js`);
  const [, events = ''] = /EventSource\("([^"]+)"\)/.exec(script) ?? [];
  const stop = new AbortController();
  const stream = await fetch(new URL(events, url), { signal: stop.signal });
  const reader = stream.body?.getReader();
  const start = performance.now();
  appendFileSync(file, '\n');
  for (let heard = ''; !heard.includes('data:');) {
    const { value, done } = (await reader?.read()) ?? { done: true };
    if (done) throw new Error('the server ended the stream of events');
    heard += new TextDecoder().decode(value);
  }
  await pageOf(url);
  const ms = performance.now() - start;
  stop.abort();
  return ms;
};

const measure = async (data: string, file: string): Promise<[first: number, next: number]> => {
  const first: number[] = [];
  const next: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const start = performance.now();
    const server = await startLeaderboard(data);
    await pageOf(server.url);
    first.push(performance.now() - start);
    next.push(await changed(server.url, join(data, file)));
    server.stop();
  }
  return [median(first.slice(1)), median(next.slice(1))];
};

const rows: [string, [number, number]][] = [
  ['demo: 24 evaluations', await measure(demo, 'points.csv')],
  ['1,000 evaluations × 36 cells', await measure(large, 'points.csv')],
];
rmSync(folder, { recursive: true });

console.log(`Median of ${RUNS}\n`);
console.log(
  markdownTable(
    ['data', 'start → first page, ms', 'data change → new page, ms'],
    rows.map(([name, [first, next]]) => [name, first.toFixed(0), next.toFixed(0)]),
  ),
);
