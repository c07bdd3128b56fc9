import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { projectRoot } from '../support/project-files.ts';

export const CLI = join(projectRoot, 'bin/evalpress.js');

/** A whole build of a site, on a machine that is busy with other tests. */
export const BUILD_TIMEOUT = 240_000;

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the command line as a process of its own. */
export const startCli = (
  words: readonly string[],
  { cwd = projectRoot, env = {} }: RunOptions = {},
): ChildProcess =>
  spawn(process.execPath, [CLI, ...words], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** What a process said, and how it ended. */
export const finished = (child: ChildProcess): Promise<Finished> =>
  new Promise((resolve, reject) => {
    let [out, err] = ['', ''];
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, out, err }));
  });

/** Runs the command line to its end. */
export const runCli = (words: readonly string[], options: RunOptions = {}): Promise<Finished> =>
  finished(startCli(words, options));

/** A folder that is gone after the last test of the file. */
export const scratchFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'evalpress-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
