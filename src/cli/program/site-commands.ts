import { type Command, Option } from 'commander';
import type { BuildOptions } from '../commands/build.ts';
import type { ChangesOptions } from '../commands/changes.ts';
import { type CompletionShell, SHELLS } from '../commands/completion.ts';
import type { GateOptions } from '../commands/gate.ts';
import type { InitOptions } from '../commands/init.ts';
import type { LeaderboardOptions } from '../commands/leaderboard.ts';
import type { ReadmeCommandOptions } from '../commands/readme.ts';
import type { Io } from '../io.ts';
import { filtering, scoring } from './options.ts';

const OF_CONFIG = 'those of evalpress.config.json when none is named';

/** Commands that make sites. */
export function addSiteCommands(program: Command, io: Io): void {
  program
    .command('init')
    .argument('[folder]', 'where to put it', '.')
    .description('write a starter: evalpress.config.json, and a dataset with made-up numbers to replace')
    .option('--github', 'also a workflow that checks, builds and deploys to GitHub Pages')
    .action(async (folder: string, options: InitOptions) =>
      (await import('../commands/init.ts')).init(io, folder, options),
    );

  scoring(program.command('build'))
    .argument('[data...]', `datasets; ${OF_CONFIG}`)
    .description('build the static site')
    .option('-o, --out <folder>', 'where to put it; default: dist')
    .option('--site <url>', 'the address it will have, for links that must be absolute')
    .option('--base <path>', 'the path it will live under; default: /')
    .option(
      '--snapshot',
      'also keep each board as it is now: later builds into the same folder leave it alone',
    )
    .option('--no-pictures', 'leave out files of pixels, which take most of the time')
    .option('--threads <number>', 'how many threads draw; default: as many as help on this machine')
    .action(async (data: string[], options: BuildOptions) =>
      (await import('../commands/build.ts')).build(io, data, options),
    );

  scoring(program.command('leaderboard'))
    .argument('[data...]', `datasets; ${OF_CONFIG}`)
    .description(
      'show the site on this machine: pages are drawn when asked for, and anew when the data change',
    )
    .option('--port <number>', 'where to listen', '8050')
    .option('--url-base-pathname <path>', 'the path to serve it under', '/')
    .option('--open', 'open it in the browser')
    .action(async (data: string[], options: LeaderboardOptions) =>
      (await import('../commands/leaderboard.ts')).leaderboard(io, data, options),
    );
}

/** Commands that show a board elsewhere. */
export function addSharingCommands(program: Command, io: Io): void {
  filtering(scoring(program.command('readme <data>')))
    .description('write badge, figure and table of a board into a README, between two marks')
    .option('--inject <file>', 'the file; its marks are <!-- evalpress:start --> and <!-- evalpress:end -->')
    .option('--check', 'write nothing; exit code 1 where the file does not show these data')
    .option('--site <url>', 'the address of the board, whose pictures are then shown')
    .option('--assets <folder>', 'where pictures go otherwise, from the folder of the file; default: assets')
    .option('--top <number>', 'how many evaluations the table has', '10')
    .option('--sort <metric>', 'rank by another metric')
    .action(async (data: string, options: ReadmeCommandOptions) =>
      (await import('../commands/readme.ts')).readme(io, data, options),
    );
}

/** Commands that compare versions of a board. */
export function addVersionCommands(program: Command, io: Io): void {
  scoring(program.command('changes <before> <after>'))
    .description('say what changed: evaluations, ranks, scores beyond noise, re-graded cells, rulers')
    .addOption(
      new Option('--format <format>', 'how to print')
        .choices(['markdown', 'json', 'atom'])
        .default('markdown'),
    )
    .option('--json', 'the same as --format json')
    .option('--site <url>', 'the address of the board, for the feed')
    .option('-o, --output <file>', 'write here instead of to standard output')
    .action(async (before: string, after: string, options: ChangesOptions) =>
      (await import('../commands/changes.ts')).changes(io, before, after, options),
    );

  scoring(program.command('gate'))
    .description(
      'look at submissions before they are merged, and say so for a pull request; exit code 1 where one cannot be read, copies an evaluation, removes some, or changes counts of those that are there',
    )
    .argument('<base>', 'the board as it is')
    .argument('<head...>', 'whole boards as they would be, each with a submission in it')
    .option('-o, --output <file>', 'write here instead of to standard output')
    .action(async (base: string, heads: string[], options: GateOptions) =>
      (await import('../commands/gate.ts')).gate(io, base, heads, options),
    );
}

/** Comes last: it prints all that was added before. */
export function addCompletion(program: Command, io: Io): void {
  program
    .command('completion')
    .addArgument(program.createArgument('<shell>', 'the shell').choices(SHELLS))
    .description('print what makes a shell complete commands and options')
    .action(async (shell: CompletionShell) =>
      (await import('../commands/completion.ts')).completion(io, program, shell),
    );
}
