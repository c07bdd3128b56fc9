import { problem } from '../../errors.ts';
import type { OnDuplicate } from '../dataset/merge-duplicates.ts';
import type { FileFindings, Findings, FoundPoint, FoundSample } from '../formats/rows.ts';
import type { NamedRuns } from './name-evaluations.ts';

/**
 * Two runs of one task under one evaluation: refused, both kept as trials, or the last one kept. Files come in the order
 * of their names, which in logs begin with dates.
 */
export function settleDuplicates(findings: Findings, named: NamedRuns, rule: OnDuplicate): void {
  if (rule === 'sum') return;
  const origins = new Map<string, { origin: string; file: string }[]>();
  for (const found of findings.files) {
    for (const { run, values } of [...found.samples, ...found.points, ...found.summed]) {
      const key = JSON.stringify([named.idOf(run), values.task, values.tier, values.params]);
      const known = origins.get(key) ?? [];
      if (!known.some(({ origin }) => origin === run.origin))
        origins.set(key, [...known, { origin: run.origin, file: found.file.name }]);
    }
  }
  for (const found of findings.files) {
    const keep = (row: FoundSample | FoundPoint): boolean => {
      const key = JSON.stringify([named.idOf(row.run), row.values.task, row.values.tier, row.values.params]);
      const rivals = origins.get(key) ?? [];
      const chosen = rule === 'last' ? rivals.at(-1) : rivals[0];
      if (chosen === undefined || chosen.origin === row.run.origin) return true;
      reject(found, row, chosen.file, rule);
      return false;
    };
    retain(found.samples, keep);
    retain(found.points, keep);
    retain(found.summed, keep);
  }
}

function reject(
  found: FileFindings,
  { place, run, values }: FoundSample | FoundPoint,
  other: string,
  rule: OnDuplicate,
): void {
  const expected = 'one run of each task for each evaluation';
  const got = `${values.task} by ${run.model}, also in ${other}`;
  if (rule === 'last') {
    found.drop(place, expected, got);
    return;
  }
  const known = found.problems.some((one) => one.code === 'duplicate-run' && one.got === got);
  found.rejected.push({ ...place, expected, got });
  if (known) return;
  const message = 'the same evaluation and task again, from another run';
  const hint = 'run with --on-duplicate last or --on-duplicate sum, or take one of the files away';
  found.problems.push(
    problem({ code: 'duplicate-run', file: found.file.name, ...place, message, expected, got, hint }),
  );
}

function retain<Row>(rows: Row[], keep: (row: Row) => boolean): void {
  let kept = 0;
  for (const row of rows) if (keep(row)) rows[kept++] = row;
  rows.length = kept;
}
