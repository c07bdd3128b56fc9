import { problem, type Problem } from '../../errors.ts';
import type { UnusedRow } from '../dataset/dataset.ts';
import type { OnDuplicate } from '../dataset/merge-duplicates.ts';
import type { FileAccount, RowOfRun } from '../formats/rows.ts';
import type { NamedRuns } from './name-evaluations.ts';

/**
 * Two runs of one task under one evaluation: refused, both kept as trials, or the last one kept. Files come in the order
 * of their names, which in logs begin with dates.
 */
export function settleDuplicates(
  files: readonly FileAccount[],
  named: NamedRuns,
  rule: OnDuplicate,
): readonly FileAccount[] {
  if (rule === 'sum') return files;
  const keyOf = ({ run, values }: RowOfRun): string =>
    JSON.stringify([named.idOf(run), values.task, values.tier, values.params]);
  const runs = runsByKey(files, keyOf);
  /** The run that stays in place of the one that a row belongs to; null when its own stays. */
  const rivalOf = (row: RowOfRun): RunInFile | null => {
    const rivals = runs.get(keyOf(row)) ?? [];
    const chosen = rule === 'last' ? rivals.at(-1) : rivals[0];
    return chosen === undefined || chosen.origin === row.run.origin ? null : chosen;
  };
  return files.map((account) => withoutRivals(account, rivalOf, rule));
}

interface RunInFile {
  readonly origin: string;
  readonly file: string;
}

function runsByKey(
  files: readonly FileAccount[],
  keyOf: (row: RowOfRun) => string,
): ReadonlyMap<string, readonly RunInFile[]> {
  const runs = new Map<string, RunInFile[]>();
  for (const { file, samples, points, summed } of files) {
    for (const row of [...samples, ...points, ...summed]) {
      const { origin } = row.run;
      const known = runs.get(keyOf(row));
      if (!known) runs.set(keyOf(row), [{ origin, file: file.name }]);
      else if (!known.some((one) => one.origin === origin)) known.push({ origin, file: file.name });
    }
  }
  return runs;
}

function withoutRivals(
  account: FileAccount,
  rivalOf: (row: RowOfRun) => RunInFile | null,
  rule: OnDuplicate,
): FileAccount {
  const again: UnusedRow[] = [];
  const problems: Problem[] = [];
  const said = new Set<string>();
  const kept = <Row extends RowOfRun>(rows: readonly Row[]): readonly Row[] =>
    rows.filter((row) => {
      const rival = rivalOf(row);
      if (rival === null) return true;
      const { place, run, values } = row;
      const got = `${values.task} by ${run.model}, also in ${rival.file}`;
      again.push({ ...place, expected: ONE_RUN, got });
      if (rule === 'error' && !said.has(got)) problems.push(sameAgain(account.file.name, row, got));
      said.add(got);
      return false;
    });
  const samples = kept(account.samples);
  const points = kept(account.points);
  const summed = kept(account.summed);
  if (again.length === 0) return account;
  const { leftOut, rejected } = account;
  return {
    ...account,
    samples,
    points,
    summed,
    leftOut: rule === 'last' ? [...leftOut, ...again] : leftOut,
    rejected: rule === 'last' ? rejected : [...rejected, ...again],
    problems: [...account.problems, ...problems],
  };
}

const ONE_RUN = 'one run of each task for each evaluation';

function sameAgain(file: string, { place }: RowOfRun, got: string): Problem {
  const message = 'the same evaluation and task again, from another run';
  const hint = 'run with --on-duplicate last or --on-duplicate sum, or take one of the files away';
  return problem({ code: 'duplicate-run', file, ...place, message, expected: ONE_RUN, got, hint });
}
