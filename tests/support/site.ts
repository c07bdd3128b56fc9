import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import type { BuiltSite } from './built-site.ts';
import { projectRoot } from './project-files.ts';

const BOARDS = ['datasets/demo', 'datasets/wide'];

/** What a failed build said; it must fail the tests of the site and no others, so it is not thrown here. */
const failureOf = (error: unknown): string =>
  error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);

const evalpress = (...words: string[]): Promise<unknown> =>
  promisify(execFile)(process.execPath, ['bin/evalpress.js', ...words], {
    cwd: projectRoot,
    maxBuffer: 2 ** 26,
  });

/** The demo as it might have been a month before: without its last evaluation, and with another that was worse. */
const earlierDemo = (folder: string): string => {
  const demo = join(projectRoot, 'datasets/demo');
  const config = JSON.parse(readFileSync(join(demo, 'dataset.json'), 'utf8')) as {
    evals: { eval_id: number }[];
  };
  const evals = config.evals.slice(0, -1);
  const [head = '', ...rows] = readFileSync(join(demo, 'points.csv'), 'utf8').trimEnd().split('\n');
  const measured = rows.filter((row) => evals.some((one) => row.startsWith(`${String(one.eval_id)},`)));
  const worse = measured.map((row) =>
    row.replace(
      /^(3,\w+,\w+,"(?:[^"]|"")*",)(\d+)/,
      (_, before: string, correct: string) => `${before}${String(Math.floor(Number(correct) / 2))}`,
    ),
  );
  mkdirSync(folder);
  writeFileSync(join(folder, 'dataset.json'), JSON.stringify({ ...config, evals, version: '2026-10-01' }));
  writeFileSync(join(folder, 'points.csv'), `${[head, ...worse].join('\n')}\n`);
  return folder;
};

const build = async (folder: string, base: string, earlier?: string): Promise<BuiltSite> => {
  const words = ['--out', folder, '--base', base, '--snapshot'];
  try {
    if (earlier !== undefined) await evalpress('build', earlier, ...words, '--no-pictures');
    await evalpress('build', ...BOARDS, ...words);
    return { folder, base, failure: null };
  } catch (error) {
    return { folder, base, failure: failureOf(error) };
  }
};

/** Builds the sites that `built-site.ts` hands out. Vitest runs this once, and only when site tests are asked for. */
export const setup = async (project: TestProject): Promise<() => void> => {
  const folder = mkdtempSync(join(tmpdir(), 'evalpress-site-'));
  project.provide('site', await build(join(folder, 'root'), '/', earlierDemo(join(folder, 'demo'))));
  project.provide('nestedSite', await build(join(folder, 'nested'), '/leaderboard/'));
  return () => rmSync(folder, { recursive: true });
};
