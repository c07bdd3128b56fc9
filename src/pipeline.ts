import type { ClusterPolicy, Dataset, MissingPolicy } from './read/dataset/dataset.ts';
import { uniqueSlugs } from './read/dataset/slug.ts';
import { load, type LoadOptions } from './read/load.ts';
import { UserError } from './errors.ts';
import { scoreDataset } from './score/score.ts';
import type { Scores } from './score/scores.ts';

/** How to read datasets and logs, and which choices of a dataset are overruled. */
export interface ReadingRequest extends LoadOptions {
  /** How evaluations that lack cells are ranked. */
  readonly missing?: MissingPolicy | undefined;
  /** What intervals speak of. */
  readonly cluster?: ClusterPolicy | undefined;
}

export interface LoadedBoard {
  readonly dataset: Dataset;
  readonly scores: Scores;
}

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
  options: ReadingRequest = {},
  leaveOut?: (failed: FailedBoard) => void,
): Promise<LoadedBoard[]> {
  const settled = await Promise.allSettled(paths.map((path) => load(path, options)));
  const datasets = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = failuresOf(settled, paths);
  if (failed.length > 0 && (leaveOut === undefined || datasets.length === 0))
    throw new UserError(failed.flatMap(({ error }) => error.problems));
  for (const one of failed) leaveOut?.(one);
  const slugs = uniqueSlugs(datasets.map(({ slug }, index) => ({ key: String(index), name: slug })));
  return datasets.map((named, index) => {
    const { missing = named.missing, cluster = named.cluster } = options;
    const dataset = { ...named, slug: slugs[index] ?? named.slug, missing, cluster };
    return { dataset, scores: scoreDataset(dataset) };
  });
}

/** Of several boards, files are named with the board they belong to. @throws whatever is no error of the user */
function failuresOf(
  settled: readonly PromiseSettledResult<Dataset>[],
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
