/**
 * What a site costs to build, beside the least that its builder takes: Astro with one page that says one word.
 * `node bench/site.ts`
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMPTY_BUILD, emptyProject, QUIET } from './empty-project.ts';
import { markdownTable } from './markdown-table.ts';

const RUNS = 3;
const ROOT = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'evalpress-bench-'));

const run = (cwd: string, words: readonly string[], env: NodeJS.ProcessEnv = {}): void => {
  execFileSync(process.execPath, words, { cwd, stdio: 'pipe', env: { ...process.env, ...env } });
};

/** Median seconds of `RUNS` calls after one that warms up. */
const seconds = (task: () => void): number => {
  const times = Array.from({ length: RUNS + 1 }, () => {
    const start = performance.now();
    task();
    return (performance.now() - start) / 1000;
  });
  return times.slice(1).sort((a, b) => a - b)[RUNS >> 1] ?? Number.NaN;
};

const build = (
  boards: readonly string[],
  options: readonly string[] = [],
): { seconds: number; files: number; megabytes: number } => {
  const out = join(folder, 'site');
  const words = [
    'bin/evalpress.js',
    'build',
    ...boards.map((board) => `datasets/${board}`),
    ...options,
    '--out',
    out,
  ];
  const taken = seconds(() => run(ROOT, words));
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const size = Number(spawnSync('du', ['-sb', out], { encoding: 'utf8' }).stdout.split('\t')[0]);
  return { seconds: taken, files: files.length, megabytes: size / 1e6 };
};

const project = emptyProject(folder);
const empty = seconds(() => run(project, EMPTY_BUILD, QUIET));
const sites: [string, ReturnType<typeof build>][] = [
  ['demo: 24 evaluations × 36 cells', build(['demo'])],
  ['the same without pictures', build(['demo'], ['--no-pictures'])],
  ['demo and wide: 624 evaluations', build(['demo', 'wide'])],
];
rmSync(folder, { recursive: true });

console.log(`Whole processes, median of ${RUNS}\n`);
console.log(
  markdownTable(
    ['site', 's', '× empty', 'files', 'MB'],
    [
      ['empty Astro project', empty.toFixed(1), '1.0', '1', ''],
      ...sites.map(([name, { seconds, files, megabytes }]) => [
        ...[name, seconds.toFixed(1), (seconds / empty).toFixed(1), String(files), megabytes.toFixed(1)],
      ]),
    ],
  ),
);
