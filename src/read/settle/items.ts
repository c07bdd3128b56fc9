import { problem, type Problem, thousands } from '../../errors.ts';
import type { UnusedRow } from '../dataset/dataset.ts';
import type { OnDuplicate } from '../dataset/merge-duplicates.ts';
import { written } from '../open/text/written.ts';
import type { FileAccount, SampleOfRun } from '../formats/rows.ts';
import type { Warning } from './totals.ts';

/** A result that two files hold is one result: the first counts. */
export function settleResults(files: readonly FileAccount[], rule: OnDuplicate): Items {
  return onceEach(files, ({ values: { result } }) => result ?? null, rule);
}

/**
 * Each response counts once, and is paired only with responses to the same question. Of two judgments of one response the
 * later stands where the log says when they were made. Positions pair only within one suite.
 *
 * @param idOf the evaluation that a row belongs to
 */
export function settleItems(
  files: readonly FileAccount[],
  idOf: (row: SampleOfRun) => string,
  rule: OnDuplicate,
): Items {
  return onceEach(placed(files), (row) => trialKey(row, idOf), rule);
}

export interface Items {
  readonly files: readonly FileAccount[];
  /** Judgments that did not agree, and which of them counts, one sentence for each task. */
  readonly warnings: readonly Warning[];
}

/** Positions of several suites of one task are told apart by the suite; those of a single one stay as they are. */
function placed(files: readonly FileAccount[]): readonly FileAccount[] {
  const suites = new Map<string, Set<string>>();
  for (const { samples } of files) {
    for (const { values } of samples) {
      if (values.suite === undefined) continue;
      const own = suites.get(values.task) ?? new Set();
      suites.set(values.task, own.add(values.suite));
    }
  }
  const isMixed = (task: string): boolean => (suites.get(task)?.size ?? 0) > 1;
  if (![...suites.keys()].some(isMixed)) return files;
  const inSuite = (row: SampleOfRun): SampleOfRun => {
    const { suite, task, item } = row.values;
    if (suite === undefined || item === undefined || !isMixed(task)) return row;
    return { ...row, values: { ...row.values, item: `${written(item)} of ${suite}` } };
  };
  return files.map((account) => ({ ...account, samples: account.samples.map(inSuite) }));
}

/** The response that a row judges; null where the log does not number the responses to one item. */
function trialKey(row: SampleOfRun, idOf: (row: SampleOfRun) => string): string | null {
  const { item, trial, task, tier, params } = row.values;
  if (item === undefined || trial === undefined) return null;
  return JSON.stringify([idOf(row), row.run.origin, task, tier, params, item, trial]);
}

interface Held {
  readonly row: SampleOfRun;
  readonly file: string;
}

function onceEach(
  files: readonly FileAccount[],
  keyOf: (row: SampleOfRun) => string | null,
  rule: OnDuplicate,
): Items {
  const groups = new Map<string, Held[]>();
  for (const { file, samples } of files) {
    for (const row of samples) {
      const key = keyOf(row);
      if (key === null) continue;
      const known = groups.get(key);
      if (known) known.push({ row, file: file.name });
      else groups.set(key, [{ row, file: file.name }]);
    }
  }
  const gone = new Map<SampleOfRun, Fate>();
  const several = [...groups.values()].filter(({ length }) => length > 1);
  // Where some of two runs differs they are two, and what they answered alike counts for both of them, too.
  const trials = rule === 'sum' ? new Set(several.filter(isOpen).map(runOf)) : null;
  for (const group of several) if (trials?.has(runOf(group)) !== true) settleGroup(group, rule, gone);
  if (gone.size === 0) return { files, warnings: [] };
  return { files: files.map((account) => without(account, gone)), warnings: judgedAgain(gone) };
}

function judgedAgain(gone: ReadonlyMap<SampleOfRun, Fate>): Warning[] {
  const open = [...gone].filter(([, { isOverruled }]) => isOverruled).map(([{ values }]) => values.task);
  return [...Map.groupBy(open, (task) => task)].map(([task, { length }]) => ({
    kind: 'judged-again',
    text: `${task}: ${thousands(length)} ${length === 1 ? 'response was' : 'responses were'} judged again with another result; the last judgment counts.`,
  }));
}

/** Why a row does not count; an open conflict is a problem. */
interface Fate {
  readonly got: string;
  readonly isConflict: boolean;
  /** Another judgment, which differs, stands in its place. */
  readonly isOverruled: boolean;
}

/** The log says when each judgment was made. */
function isDated(group: readonly Held[]): boolean {
  const moments = new Set(group.map(({ row }) => row.values.judged));
  return !moments.has(undefined) && moments.size === group.length;
}

function areAlike(group: readonly Held[]): boolean {
  return new Set(group.map(({ row }) => JSON.stringify([row.values.correct, row.values.outcome]))).size === 1;
}

/** Nothing tells which of the judgments stands. */
function isOpen(group: readonly Held[]): boolean {
  return !isDated(group) && !areAlike(group);
}

/** The run of a task that a response belongs to. */
function runOf([first]: readonly Held[]): string {
  if (first === undefined) return '';
  const { run, values } = first.row;
  return JSON.stringify([run.model, run.identity, run.origin, values.task, values.tier, values.params]);
}

function settleGroup(group: readonly Held[], rule: OnDuplicate, gone: Map<SampleOfRun, Fate>): void {
  const isOneMind = areAlike(group);
  if (isDated(group)) leaveOut(group, latest(group), { how: 'judged again later', isOneMind }, gone);
  else if (isOneMind) leaveOut(group, group[0], { how: 'judged alike', isOneMind }, gone);
  else {
    const isConflict = rule === 'error';
    leaveOut(
      group,
      isConflict ? group[0] : group.at(-1),
      { how: 'judged otherwise', isOneMind, isConflict },
      gone,
    );
  }
}

function leaveOut(
  group: readonly Held[],
  kept: Held | undefined,
  about: { readonly how: string; readonly isOneMind: boolean; readonly isConflict?: boolean },
  gone: Map<SampleOfRun, Fate>,
): void {
  const { how, isOneMind, isConflict = false } = about;
  const where = kept === undefined ? '' : placeOf(kept);
  const fate = {
    got: `the same response, ${how} in ${where}`,
    isConflict,
    isOverruled: !isOneMind && !isConflict,
  };
  for (const { row } of group) if (row !== kept?.row) gone.set(row, fate);
}

function latest(group: readonly Held[]): Held | undefined {
  return group.toSorted((a, b) => (a.row.values.judged ?? 0) - (b.row.values.judged ?? 0)).at(-1);
}

function placeOf({ file, row: { place } }: Held): string {
  if (place.line !== null) return `${file}, line ${place.line}`;
  return place.field === null ? file : `${file}, ${place.field}`;
}

const ONCE = 'each response once';

function without(account: FileAccount, gone: ReadonlyMap<SampleOfRun, Fate>): FileAccount {
  const leftOut: UnusedRow[] = [];
  const rejected: UnusedRow[] = [];
  const problems: Problem[] = [];
  for (const row of account.samples) {
    const fate = gone.get(row);
    if (fate === undefined) continue;
    const unused = { ...row.place, expected: ONCE, got: fate.got };
    (fate.isConflict ? rejected : leftOut).push(unused);
    if (fate.isConflict) problems.push(conflict(account.file.name, row, fate));
  }
  if (leftOut.length + rejected.length === 0) return account;
  return {
    ...account,
    samples: account.samples.filter((row) => !gone.has(row)),
    leftOut: [...account.leftOut, ...leftOut],
    rejected: [...account.rejected, ...rejected],
    problems: [...account.problems, ...problems],
  };
}

function conflict(file: string, { place, values }: SampleOfRun, { got }: Fate): Problem {
  const message = `${values.task}: one response has two judgments`;
  const hint =
    'run with --on-duplicate last to take the last one, or --on-duplicate sum to take both as trials';
  return problem({
    code: 'duplicate-response',
    file,
    ...place,
    message,
    expected: ONCE,
    got: written(got),
    hint,
  });
}
