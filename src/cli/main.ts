import { enableCompileCache } from 'node:module';
import { Command, CommanderError, Option } from 'commander';
import type { BuildOptions } from './commands/build.ts';
import type { CompareOptions } from './commands/compare.ts';
import type { EvalsOptions } from './commands/evals.ts';
import type { EvaluateOptions } from './commands/evaluate.ts';
import type { ImportCommandOptions } from './commands/import.ts';
import type { InspectOptions } from './commands/inspect.ts';
import type { LeaderboardOptions } from './commands/leaderboard.ts';
import type { PlanOptions } from './commands/plan.ts';
import type { ScoresOptions } from './commands/scores.ts';
import { UserError } from '../errors.ts';
import { CERTAIN, RANKABLE } from '../score/metrics.ts';
import { EXIT, exitCodeOf } from './exit-code.ts';
import { makeIo } from './io.ts';
import type { ReadingOptions } from './load-board.ts';
import type { ListOptions } from './print-list.ts';

/** What rows can be ranked by, as a list in a sentence. */
function sortChoices(): string {
  const ids = RANKABLE.map(({ id }) => id);
  return `${ids.slice(0, -1).join(', ')} or ${ids.at(-1) ?? ''}`;
}

/** The command line. Commands are loaded when called, so that `--help` stays quick. This file alone ends the process. */
const io = makeIo();

// Compiled once and kept: half of what a short command takes.
enableCompileCache();

const program = new Command('evalpress')
  .description('Static leaderboards from LLM benchmark results, with ranks you can defend.')
  .version(io.version())
  .showSuggestionAfterError()
  .showHelpAfterError('Run with --help to see what is there.')
  .configureOutput({ writeOut: (text) => io.out(text), writeErr: (text) => io.err(text) })
  .exitOverride();

const reading = (command: Command): Command =>
  command
    .option('--config <dataset.json>', 'describes a bare data file that lies elsewhere')
    .option('--from <format>', 'the format of logs; recognised by content when not given')
    .option('--metric <name>', 'the metric or scorer of logs that counts; the main one of each task else')
    .option('--filter <name>', 'the filter of logs that counts, such as flexible-extract')
    .option('--keep-going', 'leave out rows that cannot be read, and say so (exit code 2)')
    .addOption(
      new Option('--on-duplicate <what>', 'for points given twice').choices(['error', 'sum', 'last']),
    )
    .addOption(
      new Option('--engine <name>', 'sum tables of responses: by ourselves, by DuckDB or by Spark').choices([
        'own',
        'duckdb',
        'spark',
      ]),
    )
    .option('--master <url>', 'the cluster of --engine spark: spark://host:7077, yarn, local[4]')
    .option('--verbose', 'show what Spark says');

const filtering = (command: Command): Command =>
  command
    .option(
      '--groups <list>',
      'only evaluations with all these groups: family:qwen,size:large; a bar means or',
    )
    .option(
      '--filters <json>',
      'the same and more: {"groups": ["family:qwen"], "eval_id": [0, 1], "tier": "hard"}',
    )
    .option('--search <text>', 'only evaluations that match these words, slips allowed');

/** Choices of the dataset that may be overruled. */
const scoring = (command: Command): Command =>
  reading(command)
    .addOption(
      new Option(
        '--missing <policy>',
        'how evaluations that lack cells are ranked: on the cells they have (fair), not at all (complete), by a fit over all cells (two-way), on cells that all have (common), missing ones at the floor (bounds)',
      ).choices(['fair', 'complete', 'two-way', 'common', 'bounds']),
    )
    .addOption(
      new Option('--cluster <policy>', 'intervals about this suite (none) or points like these').choices([
        'none',
        'points',
      ]),
    );

const listing = new Option('--format <format>', 'how to print').choices(['table', 'json']).default('table');

filtering(reading(program.command('evals <data>')))
  .description('list the evaluations')
  .addOption(listing)
  .option('--json', 'the same as --format json')
  .action(async (data: string, options: EvalsOptions) =>
    (await import('./commands/evals.ts')).evals(io, data, options),
  );

reading(program.command('tasks <data>'))
  .description('list the tasks with their points and guess chances')
  .addOption(listing)
  .option('--json', 'the same as --format json')
  .action(async (data: string, options: ReadingOptions & ListOptions) =>
    (await import('./commands/tasks.ts')).tasks(io, data, options),
  );

filtering(scoring(program.command('scores <data>')))
  .description('rank the evaluations')
  .option(
    '--format <format>',
    'markdown, json, csv, svg, png …; default: by the ending of --output, else markdown',
  )
  .option('--json', 'the same as --format json')
  .option('-o, --output <file>', 'write here instead of to standard output')
  .option('--sort <metric>', sortChoices())
  .option('--show-token-counts', 'add the mean completion tokens to every cell')
  .addOption(
    new Option('--range <range>', 'what a cell of the Markdown table spans')
      .choices(['upper', 'ci'])
      .default('upper'),
  )
  .addOption(
    new Option(
      '--columns <columns>',
      'how many columns of a paper the LaTeX table spans; default: double',
    ).choices(['single', 'double']),
  )
  .option('--top <number>', 'only the first evaluations in the LaTeX table; default: what fits one page')
  .addOption(new Option('--theme <theme>', 'colours of a figure').choices(['light', 'dark']).default('light'))
  .addOption(
    new Option(
      '--ramp <ramp>',
      'colours of scores in a figure; default: as the dataset says, else safe',
    ).choices(['safe', 'classic']),
  )
  .action(async (data: string, options: ScoresOptions) =>
    (await import('./commands/scores.ts')).scores(io, data, options),
  );

filtering(scoring(program.command('report <data>')))
  .description('write the long Markdown report')
  .option('-o, --output <file>', 'write here instead of to standard output')
  .option('--sort <metric>', 'rank by another metric')
  .option('--show-token-counts', 'add the mean completion tokens to every cell')
  .action(async (data: string, options: ScoresOptions) =>
    (await import('./commands/scores.ts')).report(io, data, options),
  );

scoring(program.command('compare <data> <evaluations...>'))
  .description('compare two to four evaluations: ratio, interval, p, item by item where items match')
  .addOption(
    new Option('--format <format>', 'how to print').choices(['markdown', 'json']).default('markdown'),
  )
  .addOption(new Option('--sort <metric>', 'compare by another metric').choices(CERTAIN.map(({ id }) => id)))
  .option('--json', 'the same as --format json')
  .action(async (data: string, names: string[], options: CompareOptions) =>
    (await import('./commands/compare.ts')).compare(io, data, names, options),
  );

scoring(program.command('plan <data>'))
  .description('say how many more responses would make adjacent ranks differ significantly')
  .addOption(listing)
  .option('--json', 'the same as --format json')
  .addOption(new Option('--sort <metric>', 'rank by another metric').choices(CERTAIN.map(({ id }) => id)))
  .action(async (data: string, options: PlanOptions) =>
    (await import('./commands/plan.ts')).plan(io, data, options),
  );

reading(program.command('validate <data...>'))
  .description('read everything, say what was read, used, left out and assumed')
  .addOption(listing)
  .option('--json', 'the same as --format json')
  .action(async (data: string[], options: ReadingOptions & ListOptions) =>
    (await import('./commands/validate.ts')).validate(io, data, options),
  );

program
  .command('inspect <path...>')
  .description('say what files were taken for and why, what was read of them and what is missing')
  .option('--from <format>', 'the format of the files; recognised by content when not given')
  .option('--metric <name>', 'the metric or scorer of logs that counts; the main one of each task else')
  .option('--filter <name>', 'the filter of logs that counts, such as flexible-extract')
  .addOption(listing)
  .option('--json', 'the same as --format json')
  .action(async (paths: string[], options: InspectOptions) =>
    (await import('./commands/inspect.ts')).inspect(io, paths, options),
  );

reading(program.command('import <path...>'))
  .description('turn logs of other tools into a dataset folder')
  .requiredOption('-o, --output <folder>', 'the dataset folder to write, or one file that ends in .json')
  .option('--force', 'overwrite the dataset that is there')
  .action(async (paths: string[], options: ImportCommandOptions) =>
    (await import('./commands/import.ts')).importLogFiles(io, paths, options),
  );

reading(program.command('evaluate'))
  .description('turn raw interviews, one response a line, into a dataset')
  .requiredOption('--interview <pattern...>', 'the files, such as "results/*/*.ndjson"')
  .option('--columns <json>', 'names that differ from the usual ones: {"correct": "is_right"}')
  .requiredOption('-o, --output <folder>', 'the dataset folder to write, or one file that ends in .json')
  .option('--force', 'overwrite the dataset that is there')
  .action(async (options: EvaluateOptions) => (await import('./commands/evaluate.ts')).evaluate(io, options));

scoring(program.command('build <data...>'))
  .description('build the static site')
  .option('-o, --out <folder>', 'where to put it', 'dist')
  .option('--site <url>', 'the address it will have, for links that must be absolute')
  .option('--base <path>', 'the path it will live under', '/')
  .option('--no-pictures', 'leave out files of pixels, which take most of the time')
  .option('--threads <number>', 'how many threads draw; default: as many as help on this machine')
  .action(async (data: string[], options: BuildOptions) =>
    (await import('./commands/build.ts')).build(io, data, options),
  );

scoring(program.command('leaderboard <data...>'))
  .description('show the site on this machine: pages are drawn when asked for, and anew when the data change')
  .option('--port <number>', 'where to listen', '8050')
  .option('--url-base-pathname <path>', 'the path to serve it under', '/')
  .option('--open', 'open it in the browser')
  .action(async (data: string[], options: LeaderboardOptions) =>
    (await import('./commands/leaderboard.ts')).leaderboard(io, data, options),
  );

try {
  await program.parseAsync();
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
