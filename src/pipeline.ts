import type { Dataset } from './read/dataset/dataset.ts';
import { uniqueSlugs } from './read/dataset/slug.ts';
import { load, type LoadOptions, readBoard } from './read/load.ts';
import { makeDataset, type ReadFiles } from './read/make-dataset.ts';
import { packBoard } from './read/packed/pack-board.ts';
import { problem, UserError } from './errors.ts';
import { scoreDataset } from './score/score.ts';
import type { Scores } from './score/scores.ts';

export interface LoadedBoard {
  readonly dataset: Dataset;
  readonly scores: Scores;
  /** Its rows as JSON, where they were asked for, to be read again beside others; null where they are too many. */
  readonly rows: string | null;
}

/** How to read boards. */
export interface BoardsRequest extends LoadOptions {
  /** Whether their rows are wanted. */
  readonly withRows?: boolean | undefined;
}

/** A page that loads more than these characters takes long to read them. */
const MOST_ROWS = 24_000_000;

/** A board that could not be read, and the path it was to be read from. */
export interface FailedBoard {
  readonly path: string;
  readonly error: UserError;
}

/**
 * From disk to scores. Boards get addresses of their own even when two datasets share a name.
 *
 * @param leaveOut told of a board that cannot be read, where the others are to go on without it
 * @throws UserError with the problems of all boards, when none can be read or one cannot and none may be left out
 */
export async function readBoards(
  paths: readonly string[],
  options: BoardsRequest = {},
  leaveOut?: (failed: FailedBoard) => void,
): Promise<LoadedBoard[]> {
  const first = await Promise.allSettled(paths.map((path) => loadOne(path, options)));
  const settled = await withoutMeasure(first, paths, options);
  const datasets = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = failuresOf(settled, paths);
  if (failed.length > 0 && (leaveOut === undefined || datasets.length === 0))
    throw new UserError(failed.flatMap(({ error }) => error.problems));
  for (const one of failed) leaveOut?.(one);
  const slugs = uniqueSlugs(
    datasets.map(({ dataset: { slug } }, index) => ({ key: String(index), name: slug })),
  );
  return datasets.map(({ dataset: named, rows }, index) => {
    const dataset = { ...named, slug: slugs[index] ?? named.slug };
    const scores = scoreDataset(dataset);
    if (dataset.cluster === 'points' && dataset.means === undefined) requireClusters(dataset, scores);
    return { dataset, scores, rows };
  });
}

type Read = Pick<LoadedBoard, 'dataset' | 'rows'>;

async function loadOne(path: string, options: BoardsRequest): Promise<Read> {
  if (options.withRows !== true) return { dataset: await load(path, options), rows: null };
  const board = await readBoard(path, options);
  const { dataset } = makeDataset(board, options);
  return { dataset, rows: dataset.means === undefined ? rowsOf(board, options) : null };
}

/** Rows of a board of counts. */
function rowsOf(board: ReadFiles, options: BoardsRequest): string | null {
  const text = JSON.stringify(packBoard(board, options));
  return text.length > MOST_ROWS ? null : text;
}

/** @throws UserError where no cell has clusters that could differ: intervals about points like these would be those about this suite */
function requireClusters({ provenance }: Dataset, { columns: { clusters } }: Scores): void {
  if (!clusters.every((count) => Number.isNaN(count))) return;
  const message =
    'there is nothing to cluster by: no cell has two points, or items that were tried several times';
  const expected =
    'points of a task at several settings, told apart by "params", or several responses to an "item"';
  const hint = 'intervals about this suite need none: "cluster": "none", or --cluster none';
  const file = provenance.files[0]?.name ?? null;
  throw new UserError(problem({ code: 'no-clusters', file, field: 'cluster', message, expected, hint }));
}

/** Options that name what counts in a log. */
const MEASURES = ['metric', 'filter'] as const;
type Measure = (typeof MEASURES)[number];

/** A metric or filter that one of several boards has counts there; the others are read by their main one, and say so. */
function withoutMeasure(
  settled: readonly PromiseSettledResult<Read>[],
  paths: readonly string[],
  options: BoardsRequest,
): Promise<PromiseSettledResult<Read>[]> {
  const isSomewhere = settled.some(({ status }) => status === 'fulfilled');
  const again = settled.map(async (one, index): Promise<PromiseSettledResult<Read>> => {
    const lacking = one.status === 'rejected' && isSomewhere ? lackingIn(one.reason) : [];
    if (lacking.length === 0) return one;
    const rest = { ...options, ...Object.fromEntries(lacking.map((name) => [name, undefined])) };
    const [second] = await Promise.allSettled([loadOne(paths[index] ?? '', rest)]);
    if (second.status === 'rejected') return second;
    const { dataset, rows } = second.value;
    return { ...second, value: { rows, dataset: byMain(dataset, lacking, options) } };
  });
  return Promise.all(again);
}

function byMain(dataset: Dataset, lacking: readonly Measure[], options: BoardsRequest): Dataset {
  const said = lacking.map(
    (name) => `No log has the ${name} ${String(options[name])} of --${name}; the main one counts.`,
  );
  const choices = [...(dataset.provenance.choices ?? []), ...said];
  return { ...dataset, provenance: { ...dataset.provenance, choices } };
}

/** The measures that no log of a board has, where nothing else is wrong with it. */
function lackingIn(error: unknown): Measure[] {
  if (!(error instanceof UserError)) return [];
  const fields = error.problems.map(({ field }) => MEASURES.find((name) => field === `--${name}`));
  return fields.includes(undefined) ? [] : fields.filter((name) => name !== undefined);
}

/** Of several boards, files are named with the board they belong to. @throws whatever is no error of the user */
function failuresOf(
  settled: readonly PromiseSettledResult<unknown>[],
  paths: readonly string[],
): FailedBoard[] {
  return settled.flatMap((one, index) => {
    if (one.status === 'fulfilled') return [];
    const error: unknown = one.reason;
    if (!(error instanceof UserError) || isStopped(error)) throw error;
    const path = paths[index] ?? '';
    return [{ path, error: paths.length > 1 ? withBoard(error, lastStep(path)) : error }];
  });
}

/** Whether reading ended because somebody asked for it: nothing is wrong with the board. */
function isStopped({ problems }: UserError): boolean {
  return problems.some(({ code }) => code === 'interrupted' || code === 'terminated');
}

function withBoard({ problems }: UserError, board: string): UserError {
  const named = (file: string | null): string =>
    file === null || file === board ? board : `${board}/${file}`;
  return new UserError(problems.map((one) => ({ ...one, file: named(one.file) })));
}

function lastStep(path: string): string {
  return path.split(/[/\\]/).findLast((step) => step !== '') ?? path;
}
