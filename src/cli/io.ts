import { readFileSync } from 'node:fs';
import { lstat, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { problem, UserError } from '../errors.ts';
import type { Printed } from '../render/artifacts.ts';
import { terminalLines } from '../terminal-text.ts';
import { EXIT } from './exit-code.ts';

/** Every effect of the commands. Data goes to `out` as they are, words to `err`, where nothing of them can act. */
export interface Io {
  /** Folder of the package itself. */
  readonly root: string;
  out(data: string | Uint8Array): void;
  /** The same for what may be too long to be held: returns when the reader has taken it. */
  print(data: Printed): Promise<void>;
  err(text: string): void;
  /** Something was left out or assumed: the run succeeds with exit code 2. */
  warn(text: string): void;
  write(file: string, data: Printed): Promise<void>;
  /** The bytes of a file; null where there is none. */
  read(file: string): Promise<Buffer | null>;
  /** Whether something lies there, be it a link that leads nowhere. */
  exists(path: string): Promise<boolean>;
  /** Whether it is a symbolic link. */
  isLink(path: string): Promise<boolean>;
  isTerminal(): boolean;
  /** How work that takes long is told of on standard error. */
  readonly progress: 'bar' | 'lines' | 'none';
  /** Shows a line on the terminal in place of the last one shown so; an empty one takes it away. */
  status(line: string): void;
  /** Seconds on a clock that only runs forward. */
  now(): number;
  version(): string;
  /** The run ends with this exit code, and what was printed stands. */
  fail(code: number): void;
  exitCode(): number;
}

/** Clears a line of the terminal from here to its end. */
const CLEAR = '\u001b[K';

/** The effects of a real process. */
export function makeIo(): Io {
  let warned = false;
  let failure: number | null = null;
  const root = packageRoot();
  let hasStatus = false;
  const status = (line: string): void => {
    if (line === '' && !hasStatus) return;
    hasStatus = line !== '';
    process.stderr.write(`\r${CLEAR}${terminalLines(line)}`);
  };
  const err = (text: string): void => {
    status('');
    process.stderr.write(terminalLines(text));
  };
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough, such as `head`, closes the pipe; that is no failure of ours.
    if (error.code === 'EPIPE') return;
    err(`${cannotWrite('to standard output', error).message}\n`);
    process.exitCode = EXIT.cannotWrite;
  });
  return {
    root,
    err,
    out: (data) => void process.stdout.write(data),
    print: printOut,
    warn: (text) => {
      warned = true;
      err(text);
    },
    write: writeOutput,
    read: readInput,
    exists: (path) =>
      lstat(path).then(
        () => true,
        () => false,
      ),
    isLink: (path) =>
      lstat(path).then(
        (there) => there.isSymbolicLink(),
        () => false,
      ),
    isTerminal: () => process.stdout.isTTY,
    progress: process.stderr.isTTY ? 'bar' : process.env['CI'] ? 'lines' : 'none',
    status,
    now: () => performance.now() / 1000,
    version: () => versionOf(root),
    fail: (code) => {
      failure = code;
    },
    exitCode: () => failure ?? (warned ? EXIT.warnings : EXIT.ok),
  };
}

async function printOut(data: Printed): Promise<void> {
  const parts = typeof data === 'string' || data instanceof Uint8Array ? [data] : data;
  for (const part of parts) {
    if (process.stdout.destroyed) return;
    if (!process.stdout.write(part)) await drained();
  }
}

/** When standard output takes more, or nothing any more. */
function drained(): Promise<void> {
  return new Promise((done) => {
    const go = (): void => {
      process.stdout.off('drain', go).off('close', go).off('error', go);
      done();
    };
    process.stdout.on('drain', go).on('close', go).on('error', go);
  });
}

async function writeOutput(file: string, data: Printed): Promise<void> {
  try {
    await mkdir(dirname(resolve(file)), { recursive: true });
    await writeFile(file, data);
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

async function readInput(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    const got = error instanceof Error ? error.message : String(error);
    throw new UserError(problem({ code: 'cannot-read', file, message: 'cannot be read', got }));
  }
}

function cannotWrite(what: string, error: unknown): UserError {
  const got = error instanceof Error ? error.message : String(error);
  return new UserError(problem({ code: 'cannot-write', message: `cannot write ${what}`, got }));
}

/** The package lies two folders up in a clone and one more once compiled; either way its package.json is nearest. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!isPackage(folder)) folder = dirname(folder);
  return folder;
}

function isPackage(folder: string): boolean {
  try {
    return readFileSync(resolve(folder, 'package.json'), 'utf8').includes('"evalpress"');
  } catch {
    return folder === dirname(folder);
  }
}

function versionOf(root: string): string {
  const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { version: string };
  return version;
}
