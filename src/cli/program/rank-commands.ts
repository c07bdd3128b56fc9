import { type Command, Option } from 'commander';
import { CERTAIN, RANKABLE } from '../../score/metrics.ts';
import type { CompareOptions } from '../commands/compare.ts';
import type { PlanOptions } from '../commands/plan.ts';
import type { ScoresOptions } from '../commands/scores.ts';
import type { Io } from '../io.ts';
import { filtering, listing, scoring } from './options.ts';

/** Commands that rank, compare and draw. */
export function addRankCommands(program: Command, io: Io): void {
  addScores(program, io);
  addReport(program, io);

  scoring(program.command('compare <data> <evaluations...>'))
    .description('compare two to four evaluations: ratio, interval, p, item by item where items match')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['markdown', 'json']).default('markdown'),
    )
    .addOption(
      new Option('--sort <metric>', 'compare by another metric').choices(CERTAIN.map(({ id }) => id)),
    )
    .option('--json', 'the same as --format json')
    .action(async (data: string, names: string[], options: CompareOptions) =>
      (await import('../commands/compare.ts')).compare(io, data, names, options),
    );

  listing(scoring(program.command('plan <data>')))
    .description('say how many more responses would make adjacent ranks differ significantly')
    .addOption(new Option('--sort <metric>', 'rank by another metric').choices(CERTAIN.map(({ id }) => id)))
    .action(async (data: string, options: PlanOptions) =>
      (await import('../commands/plan.ts')).plan(io, data, options),
    );
}

function addScores(program: Command, io: Io): void {
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
    .addOption(
      new Option('--theme <theme>', 'colours of a figure').choices(['light', 'dark']).default('light'),
    )
    .addOption(
      new Option(
        '--ramp <ramp>',
        'colours of scores in a figure; default: as the dataset says, else safe',
      ).choices(['safe', 'classic']),
    )
    .action(async (data: string, options: ScoresOptions) =>
      (await import('../commands/scores.ts')).scores(io, data, options),
    );
}

function addReport(program: Command, io: Io): void {
  filtering(scoring(program.command('report <data>')))
    .description('write the long Markdown report')
    .option('-o, --output <file>', 'write here instead of to standard output')
    .option('--sort <metric>', 'rank by another metric')
    .option('--show-token-counts', 'add the mean completion tokens to every cell')
    .action(async (data: string, options: ScoresOptions) =>
      (await import('../commands/scores.ts')).report(io, data, options),
    );
}

/** What rows can be ranked by, as a list in a sentence. */
function sortChoices(): string {
  const ids = RANKABLE.map(({ id }) => id);
  return `${ids.slice(0, -1).join(', ')} or ${ids.at(-1) ?? ''}`;
}
