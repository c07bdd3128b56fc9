/**
 * What a site costs to build, beside the least that its builder takes: Astro with one page that says one word.
 * `node bench/site.ts`
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markdownTable } from './markdown-table.ts';

const RUNS = 3;
const ROOT = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'evalpress-bench-'));

/** A project of one page, with the packages of ours. */
const emptyProject = (): string => {
  const project = join(folder, 'empty');
  mkdirSync(join(project, 'src/pages'), { recursive: true });
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(project, 'src/pages/index.astro'), '<p>word</p>\n');
  symlinkSync(join(ROOT, 'node_modules'), join(project, 'node_modules'));
  return project;
};

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

const project = emptyProject();
// Astro's own command line reports to its makers; ours forbids that by itself.
const quiet = { ASTRO_TELEMETRY_DISABLED: '1' };
const empty = seconds(() => run(project, ['node_modules/astro/bin/astro.mjs', 'build'], quiet));
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
