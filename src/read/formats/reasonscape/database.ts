import { UserError } from '../../../errors.ts';
import type { Limits } from '../../open/size-limits.ts';
import type { LogFile } from '../../open/log-file.ts';
import type { Engine } from '../../sum/sum-responses.ts';
import type { FileFindings, Run } from '../rows.ts';
import type { PointsDbRow } from '../points-db/point.ts';
import { readPointsDb } from '../points-db/query.ts';
import { cohortOf, type Cohorts, describedRun } from './cohorts.ts';

interface Around {
  readonly limits: Limits;
  readonly cohorts: Cohorts;
  readonly engine: Engine;
}

/** A PointsDB that no dataset describes: its evaluations are those of cohorts, else what its rows say. */
export async function readDatabase(file: LogFile, found: FileFindings, around: Around): Promise<void> {
  const { name, database } = file;
  if (!database) return;
  const db = { ...database, file: name, columns: {}, limits: around.limits };
  try {
    const { rows, dropped, sha256, notes } = await readPointsDb(db, around.engine.root);
    found.sha256 = sha256;
    for (const note of notes) found.note(note);
    for (const { expected, got, ...place } of dropped) found.drop(place, expected, got);
    const runOf = runsOf(rows, name, around.cohorts);
    for (const row of rows) addPoint(row, runOf(row), found);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    found.unreadable(error);
  }
}

function runsOf(
  rows: readonly PointsDbRow[],
  file: string,
  cohorts: Cohorts,
): (row: PointsDbRow) => Run | null {
  const idOf = ({ model, template, sampler }: PointsDbRow): string =>
    JSON.stringify([model, template, sampler]);
  const runs = new Map<string, Run | null>();
  for (const [id, own] of Map.groupBy(rows, idOf)) {
    const { model = null, template = null, sampler = null } = own[0] ?? {};
    const stated = { model, template, sampler };
    // Globs lead to raw results; what was counted of them is known by its names.
    const known = cohortOf(stated, file, { ...cohorts, placed: new Set() });
    const run = model === null ? null : describedRun(stated, model, file, known);
    const groups = known?.groups ?? [...new Set(own.flatMap((row) => row.groups))];
    runs.set(id, run && { ...run, groups });
  }
  return (row) => runs.get(idOf(row)) ?? null;
}

function addPoint(row: PointsDbRow, run: Run | null, found: FileFindings): void {
  const { line, task, tiers, counters } = row;
  const place = { line, field: null };
  if (run === null || task === null) {
    found.fault(place, 'bad-point', 'not a point', 'model and base_task', [row.model, task]);
    return;
  }
  const optional = ['invalid', 'truncated', 'prompt_tokens', 'completion_tokens', 'cost'] as const;
  const counts = optional.map((name) => [name, found.count(name, counters[name])] as const);
  found.point(run, place, {
    ...{ task, correct: counters.correct, total: counters.total },
    tier: tiers.length === 0 ? undefined : tiers.join('|'),
    params: counters.params ?? undefined,
    guess_sum: counters.guess_sum ?? undefined,
    ...Object.fromEntries(counts),
  });
}
