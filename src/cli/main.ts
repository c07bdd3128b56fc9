import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { CommanderError } from 'commander';
import { UserError } from '../errors.ts';
import { EXIT, exitCodeOf } from './exit-code.ts';
import { makeIo } from './io.ts';
import { makeProgram } from './program/program.ts';

/** The command line. This file alone ends the process. */
const io = makeIo();

// Compiled once and kept: half of what a short command takes.
enableCompileCache();

// Left to itself, a heap may grow to four times what it holds before it is cleared, once per thread. This halves the memory
// of a build and takes no more time.
setFlagsFromString('--heap-growing-percent=30');

try {
  await makeProgram(io).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  else {
    io.err(error instanceof UserError ? `${error.message}\n` : bugReport(error));
    process.exitCode = exitCodeOf(error);
  }
}
process.exitCode ??= io.exitCode();

function bugReport(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a bug in evalpress, not in your data. Please report it with these lines:\n${stack}\n`;
}
