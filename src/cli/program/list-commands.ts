import type { Command } from 'commander';
import type { EvalsOptions } from '../commands/evals.ts';
import type { InspectOptions } from '../commands/inspect.ts';
import type { Io } from '../io.ts';
import type { ReadingOptions } from '../load-board.ts';
import type { ListOptions } from '../print-list.ts';
import { filtering, listing, reading } from './options.ts';

/** Commands that list what data hold. */
export function addListCommands(program: Command, io: Io): void {
  listing(filtering(reading(program.command('evals <data>'))))
    .description('list the evaluations')
    .action(async (data: string, options: EvalsOptions) =>
      (await import('../commands/evals.ts')).evals(io, data, options),
    );

  listing(reading(program.command('tasks <data>')))
    .description('list the tasks with their points and guess chances')
    .action(async (data: string, options: ReadingOptions & ListOptions) =>
      (await import('../commands/tasks.ts')).tasks(io, data, options),
    );

  listing(reading(program.command('validate <data...>')))
    .description('read everything, say what was read, used, left out and assumed')
    .action(async (data: string[], options: ReadingOptions & ListOptions) =>
      (await import('../commands/validate.ts')).validate(io, data, options),
    );

  listing(
    program
      .command('inspect <path...>')
      .description('say what files were taken for and why, what was read of them and what is missing')
      .option('--from <format>', 'the format of the files; recognised by content when not given')
      .option('--metric <name>', 'the metric or scorer of logs that counts; the main one of each task else')
      .option('--filter <name>', 'the filter of logs that counts, such as flexible-extract'),
  ).action(async (paths: string[], options: InspectOptions) =>
    (await import('../commands/inspect.ts')).inspect(io, paths, options),
  );
}
