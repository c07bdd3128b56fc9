import { type Command, Option } from 'commander';
import { CERTAIN, RANKABLE } from '../../score/metrics.ts';
import type { CompareOptions } from '../commands/compare.ts';
import type { FigureOptions } from '../commands/figure.ts';
import type { PlanOptions } from '../commands/plan.ts';
import type { ScoresOptions } from '../commands/scores.ts';
import { PAPER_FIGURE_NAMES, type PaperFigureName, VENUES } from '../../render/figures/paper/venues.ts';
import type { Io } from '../io.ts';
import { adding, filtering, listing, onPart, scoring } from './options.ts';

/** Commands that rank, compare and draw. */
export function addRankCommands(program: Command, io: Io): void {
  addScores(program, io);
  addReport(program, io);
  addFigure(program, io);

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
  adding(onPart(filtering(scoring(program.command('scores <data>')))))
    .description('rank the evaluations')
    .option(
      '--format <format>',
      'markdown, json, csv, svg, png …; default: by the ending of --output, else markdown',
    )
    .option('--json', 'the same as --format json')
    .option('-o, --output <file>', 'write here instead of to standard output')
    .option('--sort <metric>', sortChoices())
    .option('--reverse', 'worst first; ranks stay what they are')
    .option('--show-token-counts', 'add the mean completion tokens to every cell')
    .addOption(
      new Option('--range <range>', 'what a cell of the Markdown table spans; default: upper').choices([
        'upper',
        'ci',
      ]),
    )
    .addOption(
      new Option(
        '--columns <columns>',
        'how many columns of a paper the LaTeX table spans; default: double',
      ).choices(['single', 'double']),
    )
    .option('--top <number>', 'only the first evaluations in the LaTeX table; default: what fits one page')
    .addOption(
      new Option('--theme <theme>', 'colours of a figure; default: light').choices(['light', 'dark']),
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
  adding(onPart(filtering(scoring(program.command('report <data>')))))
    .description('write the long Markdown report')
    .option('-o, --output <file>', 'write here instead of to standard output')
    .option('--sort <metric>', 'rank by another metric')
    .option('--show-token-counts', 'add the mean completion tokens to every cell')
    .action(async (data: string, options: ScoresOptions) =>
      (await import('../commands/scores.ts')).report(io, data, options),
    );
}

function addFigure(program: Command, io: Io): void {
  const choice = (flags: string, about: string, values: readonly string[], usual: string): Option =>
    new Option(flags, about).choices(values).default(usual);
  onPart(filtering(scoring(program.command('figure <data>'))))
    .description('draw a figure for a paper, in the width of its columns')
    .addArgument(program.createArgument('<figure>', 'what to draw').choices(PAPER_FIGURE_NAMES))
    .addOption(choice('--for <venue>', 'whose columns it is to fit', Object.keys(VENUES), 'icml'))
    .addOption(
      choice('--width <width>', 'one column, or the whole width of the text', ['half', 'full'], 'half'),
    )
    .option('--text <size>', 'size of the smallest text as printed, from 6pt', '7pt')
    .option('--top <number>', 'only the first evaluations; default: what fits one page')
    .option('--no-title', 'without a title: the caption says the same')
    .addOption(
      new Option('--by <what>', 'heat-bars in a block per tier, by score per token').choices(['tier']),
    )
    .option('--sort <metric>', 'rank by another metric')
    .addOption(choice('--theme <theme>', 'colours', ['light', 'dark'], 'light'))
    .addOption(
      new Option(
        '--ramp <ramp>',
        'colours of scores in heat-bars; default: safe, which alone can be read in grey',
      ).choices(['safe', 'classic']),
    )
    .addOption(
      new Option('--format <format>', 'default: by the ending of --output, else pdf').choices([
        'pdf',
        'svg',
        'png',
      ]),
    )
    .option('-o, --output <file>', 'write here, and the caption beside it as .txt')
    .action(async (data: string, name: PaperFigureName, options: FigureOptions) =>
      (await import('../commands/figure.ts')).figure(io, data, name, options),
    );
}

/** What rows can be ranked by, as a list in a sentence. */
function sortChoices(): string {
  const ids = RANKABLE.map(({ id }) => id);
  return `${ids.slice(0, -1).join(', ')} or ${ids.at(-1) ?? ''}; mean on a board of means without counts`;
}
