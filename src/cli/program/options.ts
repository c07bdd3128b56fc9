import { type Command, Option } from 'commander';

/** Options that several commands share: one text each, wherever it is asked for. */

/** How data are read. */
export const reading = (command: Command): Command =>
  command
    .option('--config <dataset.json>', 'describes a bare data file that lies elsewhere')
    .option('--from <format>', 'the format of logs; recognised by content when not given')
    .option('--metric <name>', 'the metric or scorer of logs that counts; the main one of each task else')
    .option('--filter <name>', 'the filter of logs that counts, such as flexible-extract')
    .option('--keep-going', 'leave out rows that cannot be read, and say so (exit code 2)')
    .addOption(
      new Option('--on-duplicate <what>', 'for points given twice').choices(['error', 'sum', 'last']),
    )
    .option('--limit <list>', 'raise what a dataset may hold: evaluations=50000,tasks=1000,tiers=50')
    .addOption(
      new Option('--engine <name>', 'sum tables of responses: by ourselves, by DuckDB or by Spark').choices([
        'own',
        'duckdb',
        'spark',
      ]),
    )
    .option('--master <url>', 'the cluster of --engine spark: spark://host:7077, yarn, local[4]')
    .option('--verbose', 'show what Spark says');

/** Which evaluations are shown. */
export const filtering = (command: Command): Command =>
  command
    .option(
      '--groups <list>',
      'only evaluations with all these groups: family:qwen,size:large; a bar means or',
    )
    .option(
      '--filters <json>',
      'the same and more: {"groups": ["family:qwen"], "eval_id": [0, 1], "tier": "hard"}; tier and base_task rank on a part',
    )
    .option('--search <text>', 'only evaluations that match these words, slips allowed');

/** What evaluations are ranked on. */
export const onPart = (command: Command): Command =>
  command
    .option('--tiers <list>', 'rank on these tiers alone: scores, intervals and ranks are computed from them')
    .option(
      '--tasks <list>',
      'rank on these tasks alone; both options together: on these tasks of these tiers',
    );

/** Results that are looked at before anybody publishes them. */
export const adding = (command: Command): Command =>
  command.option('--add <path...>', 'rank these results among those of the data, and write them nowhere');

/** Choices of the dataset that may be overruled. */
export const scoring = (command: Command): Command =>
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

/** Of everything that is a list. */
export const listing = (command: Command): Command =>
  command
    .addOption(new Option('--format <format>', 'how to print').choices(['table', 'json']).default('table'))
    .option('--json', 'the same as --format json');
