import { type FullBoard, makeFullBoard } from '../board/full-board.ts';
import { makeMeanBoard, type MeanBoard } from '../board/mean-board.ts';
import { formatCount, formatQuantity } from '../format.ts';
import type { ClusterPolicy, MissingPolicy } from '../read/dataset/dataset.ts';
import { problem, UserError } from '../errors.ts';
import { readBoards, type FailedBoard, type LoadedBoard } from '../pipeline.ts';
import type { LoadOptions } from '../read/load.ts';
import { loadSiteConfig } from '../read/load-site-config.ts';
import type { Scores } from '../score/scores.ts';
import { terminalText } from '../terminal-text.ts';
import type { Io } from './io.ts';
import { queryOf, type FilterOptions } from './query-of.ts';
import { publishedAt } from './site-address.ts';

/** The options that say how to read data. */
export interface ReadingOptions {
  readonly config?: string;
  readonly keepGoing?: boolean;
  readonly onDuplicate?: 'error' | 'sum' | 'last';
  /** Format of logs of other tools; told by content when absent. */
  readonly from?: string;
  /** Metric and filter of logs that count. */
  readonly metric?: string;
  readonly filter?: string;
  /** How much a dataset may hold: "tiers=50,tasks=1000". */
  readonly limit?: string;
  /** Who sums tables of responses that are too large to be held. */
  readonly engine?: 'own' | 'duckdb' | 'spark';
  /** Of the cluster that the engine is to use. */
  readonly master?: string;
  readonly verbose?: boolean;
  /** Results to rank among those of the data. */
  readonly add?: readonly string[];
  /** Policies that overrule the dataset's own. */
  readonly missing?: MissingPolicy;
  readonly cluster?: ClusterPolicy;
}

type Engine = NonNullable<LoadOptions['engine']>;

/** Only what was given: the loader has defaults of its own. */
export function loadOptions(io: Io, options: ReadingOptions): LoadOptions {
  const { config, keepGoing, onDuplicate, from, metric, filter, add, limit, missing, cluster } = options;
  return {
    engine: engineOf(io, options),
    ...(config === undefined ? {} : { config }),
    ...(keepGoing === undefined ? {} : { keepGoing }),
    ...(onDuplicate === undefined ? {} : { onDuplicate }),
    ...(from === undefined ? {} : { from }),
    metric,
    filter,
    add,
    ...(limit === undefined ? {} : { limits: limitsIn(limit) }),
    ...(missing === undefined ? {} : { missing }),
    ...(cluster === undefined ? {} : { cluster }),
  };
}

/** What can be raised, and how far: tasks and tiers of responses are numbered in 16 bits. */
const RAISABLE = { evaluations: 1_000_000, tasks: 65_535, tiers: 65_535 } as const;

/** @throws UserError for anything but names and numbers of these */
function limitsIn(text: string): NonNullable<LoadOptions['limits']> {
  const entries = text.split(',').map((part) => {
    const [, name = '', digits = ''] = /^\s*(\w+)\s*=\s*(\d+)\s*$/.exec(part) ?? [];
    const most = Object.entries(RAISABLE).find(([one]) => one === name)?.[1] ?? 0;
    if (Number(digits) >= 1 && Number(digits) <= most) return [name, Number(digits)] as const;
    const expected = Object.entries(RAISABLE).map(([one, number]) => `${one}=1 to ${String(number)}`);
    const about = { message: 'not a limit that can be raised', expected: expected.join(', '), got: part };
    throw new UserError(problem({ code: 'usage', field: '--limit', ...about }));
  });
  return Object.fromEntries(entries);
}

/** @throws UserError for a cluster that nobody would use */
function engineOf({ root }: Io, options: ReadingOptions): Engine {
  const { engine = null, master, verbose } = options;
  if (master === undefined && verbose === undefined) return { name: engine, root };
  if (engine === 'spark') return { name: engine, root, master, isVerbose: verbose };
  const field = master === undefined ? '--verbose' : '--master';
  const about = { message: 'only Spark takes it', expected: '--engine spark beside it', got: master ?? null };
  throw new UserError(problem({ code: 'usage', field, ...about }));
}

/**
 * Reads and scores datasets. What is left out under `--keep-going`, rows or whole boards, is named on standard error and
 * turns the exit code into 2.
 *
 * @param withRows whether boards are to say their rows, which a site needs
 */
export async function load(
  io: Io,
  paths: readonly string[],
  options: ReadingOptions,
  withRows = false,
): Promise<LoadedBoard[]> {
  const leaveOut = ({ path, error }: FailedBoard): void =>
    io.warn(`${error.message}\n${terminalText(path, 200)}: left out, the other boards go on without it.\n`);
  const request = { ...loadOptions(io, options), withRows };
  const boards = await readBoards(paths, request, options.keepGoing ? leaveOut : undefined);
  for (const { dataset } of boards) {
    for (const sentence of dataset.provenance.warnings ?? []) io.err(`${terminalText(sentence, 400)}\n`);
    for (const { name, rows, rejected } of dataset.provenance.files) {
      if (rejected.length === 0) continue;
      io.warn(
        `${terminalText(name, 200)}: rejected ${formatCount(rejected.length)} of ${formatQuantity(rows, 'row')}; "validate" lists them.\n`,
      );
    }
  }
  return boards;
}

/**
 * One board, whole or filtered, with all its rows on one page: one of counts, or one of means.
 *
 * @param top how many rows it has, the first ones; null for all
 */
export async function loadFiltered(
  io: Io,
  path: string,
  options: ReadingOptions & FilterOptions,
  top: number | null = null,
): Promise<{ readonly counted: FullBoard } | { readonly means: MeanBoard }> {
  const [board] = await load(io, [path], options);
  if (!board) throw new RangeError('loadFiltered: no board was read');
  const scores = publishedAt(board.scores, await loadSiteConfig('.'));
  const query = { ...queryOf(scores, options), pageSize: top };
  if (scores.means) return { means: makeMeanBoard(scores, query) };
  return { counted: makeFullBoard(scores, query) };
}

/** @throws UserError for a board of means, of which what was asked for cannot be said */
export function needCounts({ about, means }: Scores): void {
  if (means === null) return;
  const message = 'these are means without counts';
  const hint = 'say how many responses are behind each column: "wide": {"file": …, "n": {…}} in dataset.json';
  const own = { code: 'only-means', file: about.provenance.files[0]?.name ?? null, message };
  throw new UserError(problem({ ...own, expected: 'counts', hint }));
}
