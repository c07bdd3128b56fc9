import type { Command } from 'commander';
import type { EvaluateOptions } from '../commands/evaluate.ts';
import type { ImportCommandOptions } from '../commands/import.ts';
import type { Io } from '../io.ts';
import { reading } from './options.ts';

/** Commands that make datasets of logs. */
export function addDataCommands(program: Command, io: Io): void {
  reading(program.command('import <path...>'))
    .description('turn logs of other tools into a dataset folder')
    .requiredOption('-o, --output <folder>', 'the dataset folder to write, or one file that ends in .json')
    .option('--force', 'overwrite the dataset that is there')
    .action(async (paths: string[], options: ImportCommandOptions) =>
      (await import('../commands/import.ts')).importLogFiles(io, paths, options),
    );

  reading(program.command('evaluate'))
    .description('turn raw interviews, one response a line, into a dataset')
    .requiredOption('--interview <pattern...>', 'the files, such as "results/*/*.ndjson"')
    .option('--columns <json>', 'names that differ from the usual ones: {"correct": "is_right"}')
    .requiredOption('-o, --output <folder>', 'the dataset folder to write, or one file that ends in .json')
    .option('--force', 'overwrite the dataset that is there')
    .action(async (options: EvaluateOptions) =>
      (await import('../commands/evaluate.ts')).evaluate(io, options),
    );
}
