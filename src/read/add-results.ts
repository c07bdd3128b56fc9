import { problem, type Problem, thousands, UserError } from '../errors.ts';
import { didYouMean } from '../nearest.ts';
import type { Dataset } from './dataset/dataset.ts';
import { AllRows, type FileRows, type ReviewedRow, type SampleValues, usedRows } from './formats/rows.ts';
import { makeDataset, type MakingOptions, nothingRead, type ReadFiles } from './make-dataset.ts';

/** A board with results that were added to it. */
export interface WithResults {
  readonly dataset: Dataset;
  /** Ids of the evaluations that the results belong to. */
  readonly added: readonly string[];
  /** What of the files does not count, one sentence each. */
  readonly leftOut: readonly string[];
}

/**
 * Results among those of a board, as if they had been read with it: one account of names, duplicates, rulers and chances of a
 * guess. Tasks and tiers that the board does not have are left out, and no count of the board changes.
 *
 * @param board as it was read; it may be used again
 * @param given as they were read; used up
 * @throws UserError for results that cannot be read, that have no task of the board, or that the board has already
 */
export function addResults(board: ReadFiles, given: ReadFiles, options: MakingOptions = {}): WithResults {
  if (given.files.length === 0) throw nothingRead(given);
  if (given.rejected.length > 0) throw new UserError(given.rejected.flatMap(({ error }) => error.problems));
  const { dataset: before } = makeDataset(board, options);
  if (before.means !== undefined) throw boardOfMeans(given);
  refuseMeans(given, options);
  const leftOut = keepToBoard(given, before);
  const { dataset } = makeDataset({ ...board, rows: joined(board.rows, given.rows) }, options);
  const added = addedTo(before, dataset);
  if (added.again.length > 0) throw new UserError(added.again.map((got) => again(given, got)));
  const own = new Set(added.evaluations);
  const evaluations = dataset.evaluations.map((one) =>
    own.has(one.id) ? { ...one, unpublished: true } : one,
  );
  return { dataset: { ...dataset, evaluations }, added: added.evaluations, leftOut };
}

function boardOfMeans({ name }: ReadFiles): UserError {
  const message = 'the board shows means without counts, so nothing can be ranked on it';
  return new UserError(problem({ code: 'only-means', file: name, message, expected: 'a board of counts' }));
}

/** Means without counts have no place on a board of counts. */
function refuseMeans(given: ReadFiles, options: MakingOptions): void {
  const { rows, name } = given;
  if (rows.withoutCounts.length === 0 || rows.files.some((one) => usedRows(one) > 0)) return;
  // What is wrong with the files besides comes first.
  makeDataset(given, options);
  const message = 'every score is a mean without counts, so it cannot be ranked on this board';
  const expected = 'counts, or a mean with the number of responses behind it';
  throw new UserError(problem({ code: 'only-means', file: name, message, expected }));
}

/** The rows of both. What the board says of a task holds. */
function joined(board: AllRows, given: AllRows): AllRows {
  const all = new AllRows(board.wanted);
  all.dataset = board.dataset;
  all.description = board.description;
  for (const file of [...board.files, ...given.files]) all.files.push(file);
  for (const { file } of given.files) all.added.add(file);
  for (const [id, words] of [...given.tasks, ...board.tasks]) all.tasks.set(id, words);
  for (const note of [...board.notes, ...given.notes]) all.notes.add(note);
  for (const mean of board.withoutCounts) all.withoutCounts.push(mean);
  return all;
}

/** Leaves out what the board has no place for. @throws UserError when nothing else is there */
function keepToBoard({ rows, name, unknown }: ReadFiles, board: Dataset): string[] {
  const tasks = new Set(board.tasks.map(({ id }) => id));
  const found = { tasks: new Set<string>(), tiers: new Set<string>() };
  const before = rows.files.reduce((sum, file) => sum + usedRows(file), 0);
  const judge = (values: SampleValues): ReviewedRow => {
    const { task } = values;
    if (tasks.has(task)) return tierOnBoard(values, board, found.tiers);
    found.tasks.add(task);
    return { leftOut: { expected: 'a task of the board', got: task } };
  };
  for (const file of rows.files) file.review(judge);
  forgetTotals(rows.files, tasks);
  const isEmpty = rows.files.every((file) => usedRows(file) === 0);
  if (isEmpty && before > 0) throw new UserError(nothingShared(name, found, board));
  return [
    ...sentence(found.tasks, 'task'),
    ...sentence(found.tiers, 'tier'),
    ...(unknown.length === 0 ? [] : [`Not read: ${someOf(unknown.map((one) => one.name))}.`]),
  ];
}

/** What a log says of a task that does not count is held against nothing. */
function forgetTotals(files: readonly FileRows[], tasks: ReadonlySet<string>): void {
  for (const { stated } of files) {
    const kept = stated.filter(({ task }) => tasks.has(task));
    stated.length = 0;
    for (const one of kept) stated.push(one);
  }
}

/** Degrees that ReasonScape writes for the tiers that it names so. */
const DEGREES: Readonly<Partial<Record<string, string>>> = { 0: 'easy', 1: 'medium', 2: 'hard' };

/** A board of one tier asks nobody which. */
function tierOnBoard({ tier }: SampleValues, { tiers }: Dataset, others: Set<string>): ReviewedRow {
  const ids = new Set(tiers.map(({ id }) => id));
  const [only] = ids;
  if (tier === undefined && ids.size === 1) return { tier: only };
  if (tier === undefined) return noTier(ids, others);
  if (ids.has(tier)) return {};
  const names = tier.split('|').map((name) => (ids.has(name.trim()) ? name.trim() : DEGREES[name.trim()]));
  if (names.every((name) => ids.has(name ?? ''))) return { tier: names.join('|') };
  others.add(tier);
  return { leftOut: { expected: 'a tier of the board', got: tier } };
}

/** What a row without a tier belongs to, where the board calls it so. */
const ONLY_TIER = 'all';

function noTier(ids: ReadonlySet<string>, others: Set<string>): ReviewedRow {
  if (ids.has(ONLY_TIER)) return {};
  others.add('none');
  return { leftOut: { expected: 'a tier of the board', got: 'none' } };
}

function sentence(names: ReadonlySet<string>, noun: string): string[] {
  if (names.size === 0) return [];
  const what = names.size === 1 ? `a ${noun}` : `${thousands(names.size)} ${noun}s`;
  return [`Left out, ${what} that this board does not have: ${someOf([...names])}.`];
}

const SHOWN = 6;

function someOf(names: readonly string[]): string {
  const rest = names.length > SHOWN ? ` and ${thousands(names.length - SHOWN)} more` : '';
  return `${names.slice(0, SHOWN).join(', ')}${rest}`;
}

function nothingShared(
  file: string,
  found: { readonly tasks: ReadonlySet<string>; readonly tiers: ReadonlySet<string> },
  board: Dataset,
): Problem {
  const kind = found.tiers.size === 0 ? 'tasks' : 'tiers';
  const known = board[kind].map(({ id }) => id);
  const got = [...found[kind]];
  return problem({
    code: `unknown-${kind.slice(0, -1)}`,
    file,
    message: `none of these ${kind} is on the board`,
    expected: someOf(known),
    got: someOf(got),
    hint: didYouMean(got[0] ?? '', known),
  });
}

/** Which evaluations have more than before, and what they had already. */
function addedTo(before: Dataset, after: Dataset): { evaluations: string[]; again: string[] } {
  const known = responsesOf(before);
  const evaluations = new Set<string>();
  const again: string[] = [];
  for (const [key, { evaluation, task, responses }] of responsesOf(after)) {
    const had = known.get(key)?.responses;
    if (had === responses) continue;
    evaluations.add(evaluation);
    if (had !== undefined) again.push(`${task} by ${evaluation}, also on the board`);
  }
  return { evaluations: [...evaluations], again };
}

interface Measured {
  readonly evaluation: string;
  readonly task: string;
  responses: number;
}

/** Responses of each evaluation to each task in each set of tiers. */
function responsesOf({ points, evaluations, tasks, tiers }: Dataset): ReadonlyMap<string, Measured> {
  const measured = new Map<string, Measured>();
  for (const point of points) {
    const evaluation = evaluations[point.evaluation]?.id ?? '';
    const task = tasks[point.task]?.id ?? '';
    const key = JSON.stringify([evaluation, task, point.tiers.map((tier) => tiers[tier]?.id)]);
    const own = measured.get(key) ?? { evaluation, task, responses: 0 };
    own.responses += point.total + (point.truncated ?? 0);
    measured.set(key, own);
  }
  return measured;
}

function again({ name }: ReadFiles, got: string): Problem {
  const message = 'the same evaluation and task again, from another run';
  const expected = 'one run of each task for each evaluation';
  const hint = 'give the evaluation another name in this file, to see both';
  return problem({ code: 'duplicate-run', file: name, message, expected, got, hint });
}
