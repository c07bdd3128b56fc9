import { readOrRejectLater } from '../format.ts';
import type { SizeLimits } from '../../open/text/size-limits.ts';
import type { LogFile } from '../../open/log-file.ts';
import type { Engine } from '../../sum/engine.ts';
import type { FileRows, Run } from '../rows.ts';
import type { PointsDbRow } from '../points-db/point.ts';
import { readPointsDb } from '../points-db/query.ts';
import { cohortOf, type Cohorts, describedRun } from './cohorts.ts';

interface Around {
  readonly limits: SizeLimits;
  readonly cohorts: Cohorts;
  readonly engine: Engine;
}

/** A PointsDB that no dataset describes: its evaluations are those of cohorts, else what its rows say. */
export async function readDatabase(file: LogFile, rows: FileRows, around: Around): Promise<void> {
  const { name, database } = file;
  if (!database) return;
  const db = { ...database, file: name, columns: {}, limits: around.limits };
  await readOrRejectLater(rows, async () => {
    const { rows: points, leftOut, sha256, notes } = await readPointsDb(db, around.engine);
    rows.sha256 = sha256;
    for (const note of notes) rows.note(note);
    for (const { expected, got, ...place } of leftOut) rows.leaveOut(place, expected, got);
    const runOf = runsOf(points, name, around.cohorts);
    for (const row of points) addPoint(row, runOf(row), rows);
  });
}

function runsOf(
  points: readonly PointsDbRow[],
  file: string,
  cohorts: Cohorts,
): (row: PointsDbRow) => Run | null {
  const idOf = ({ model, template, sampler }: PointsDbRow): string =>
    JSON.stringify([model, template, sampler]);
  const runs = new Map<string, Run | null>();
  for (const [id, own] of Map.groupBy(points, idOf)) {
    const { model = null, template = null, sampler = null } = own[0] ?? {};
    const naming = { model, template, sampler };
    // Globs lead to raw results; what was counted of them is known by its names.
    const known = cohortOf(naming, file, { ...cohorts, placed: new Set() });
    const run = model === null ? null : describedRun(naming, model, file, known);
    const groups = known?.groups ?? [...new Set(own.flatMap((row) => row.groups))];
    runs.set(id, run && { ...run, groups });
  }
  return (row) => runs.get(idOf(row)) ?? null;
}

function addPoint(row: PointsDbRow, run: Run | null, rows: FileRows): void {
  const { line, task, tiers, counters } = row;
  const place = { line, field: null };
  if (run === null || task === null) {
    rows.fault(place, 'bad-point', 'not a point', 'model and base_task', [row.model, task]);
    return;
  }
  const optional = ['invalid', 'truncated', 'prompt_tokens', 'completion_tokens', 'cost'] as const;
  const counts = optional.map((name) => [name, rows.count(name, counters[name])] as const);
  rows.point(run, place, {
    task,
    correct: counters.correct,
    total: counters.total,
    tier: tiers.length === 0 ? undefined : tiers.join('|'),
    params: counters.params ?? undefined,
    guess_sum: counters.guess_sum ?? undefined,
    ...Object.fromEntries(counts),
  });
}
