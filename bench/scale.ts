/**
 * What large boards cost, beside the least that a site takes: whole processes, with their memory and the size of what they
 * write. Each runs once, and takes minutes on a busy machine. `node bench/scale.ts [models …]`
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { EMPTY_BUILD, emptyProject, QUIET } from './empty-project.ts';
import { writeLargeDataset } from './large-dataset.ts';
import { markdownTable } from './markdown-table.ts';

const ROOT = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'evalpress-bench-'));
const asked = process.argv.slice(2).map(Number);
const sizes = asked.length > 0 ? asked : [1000, 10_000];

interface Cost {
  readonly seconds: number;
  readonly processor: number;
  readonly megabytes: number;
}

/** Says at the end of a process what it took. */
const MARK = 'bench-usage ';
const USAGE = `data:text/javascript,process.on("exit",()=>console.error("${MARK}"+JSON.stringify(process.resourceUsage())))`;

const run = (cwd: string, words: readonly string[], env: NodeJS.ProcessEnv = {}): Cost => {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', USAGE, ...words], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 2 ** 26,
    env: { ...process.env, ...env },
  });
  const seconds = (performance.now() - start) / 1000;
  const line = stderr.split('\n').findLast((one) => one.startsWith(MARK)) ?? '';
  if (status !== 0 || line === '') throw new Error(`${words.join(' ')} failed:\n${stderr}`);
  const usage = JSON.parse(line.slice(MARK.length)) as NodeJS.ResourceUsage;
  return {
    seconds,
    processor: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
    megabytes: usage.maxRSS / 1024,
  };
};

const shrunk = (path: string): number => gzipSync(readFileSync(path), { level: 9 }).length / 1000;

/** Files and bytes of a site, and its leaderboard and the page of a model as they are sent. */
const sizeOf = (site: string, slug: string): string[] => {
  const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const bytes = files.reduce((sum, one) => sum + statSync(join(one.parentPath, one.name)).size, 0);
  const pages = ['index.html', 'models/model-7/index.html'].map((page) => shrunk(join(site, slug, page)));
  return [String(files.length), (bytes / 1e6).toFixed(0), ...pages.map((kilobytes) => kilobytes.toFixed(1))];
};

const rows: string[][] = [];
const empty = run(emptyProject(folder), EMPTY_BUILD, QUIET);
const add = (name: string, cost: Cost, ...more: string[]): void => {
  rows.push([
    ...[name, cost.seconds.toFixed(1), (cost.seconds / empty.seconds).toFixed(1), cost.processor.toFixed(1)],
    ...[cost.megabytes.toFixed(0), ...more],
  ]);
};
const NO_SITE = ['', '', '', ''];

add('empty Astro project', empty, ...NO_SITE);
for (const models of sizes) {
  const data = join(folder, `board-${models}`);
  writeLargeDataset(data, models);
  const out = join(folder, 'site');
  const built = run(ROOT, ['bin/evalpress.js', 'build', data, '--out', out]);
  add(`build of ${models} × 36 cells`, built, ...sizeOf(out, `board-${models}`));
  rmSync(out, { recursive: true });
}
const most = join(folder, 'most');
writeLargeDataset(most, 20_000);
add(
  'scores of 20000 × 36 cells as JSON',
  run(ROOT, ['bin/evalpress.js', 'scores', most, '--format', 'json']),
  ...NO_SITE,
);
rmSync(folder, { recursive: true });

const head = [
  'work',
  's',
  '× empty',
  'processor s',
  'peak MB',
  'files',
  'MB',
  'leaderboard kB gz',
  'model kB gz',
];
console.log(markdownTable(head, rows));
