import { enableCompileCache } from 'node:module';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
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
  const program = makeProgram(io);
  program.hook('preAction', (_, command) => {
    if (command.name() === 'build') boundNewSpace();
  });
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  else {
    io.err(error instanceof UserError ? `${error.message}\n` : bugReport(error));
    process.exitCode = exitCodeOf(error);
  }
}
process.exitCode ??= io.exitCode();

/**
 * The room for new objects would grow to twice 64 MiB in every thread, which takes hardly any time off a build. Threads that start
 * later have 8. The heap of this one is set up already: it is grown at once, by objects that outlive a few collections, and
 * then told not to grow again. Less than 8 takes longer.
 */
function boundNewSpace(): void {
  setFlagsFromString('--min-semi-space-size=8');
  setFlagsFromString('--max-semi-space-size=8');
  const held: number[][] = [];
  while (newSpaceRoom() < 8 * 2 ** 20 && held.length < 1000) held.push(new Array<number>(4000).fill(0.5));
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** In bytes. */
function newSpaceRoom(): number {
  const space = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  return space ? space.space_available_size + space.space_used_size : 0;
}

function bugReport(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a bug in evalpress, not in your data. Please report it with these lines:\n${stack}\n`;
}
