import { ADJUSTED_GUESS, guessTakenAway } from '../derived-counts.ts';
import type { LogFile } from '../../open/log-file.ts';
import { jsonOf, notAsExpected } from '../../open/text/records.ts';
import { at, isObject, nameAt, objectOf, tierText } from '../json-values.ts';
import type { FileRows, Run } from '../rows.ts';
import { cohortOf, describedRun, type Surroundings } from './cohorts.ts';

/** `bucket.json`: points, and the same points summed by scenario, of which only the points are read. */
export function readBuckets(file: LogFile, rows: FileRows, { limits, cohorts }: Surroundings): void {
  const buckets = at(jsonOf(file, limits), 'buckets');
  if (!isObject(buckets)) throw notAsExpected(file, 'an object of buckets');
  const runs = new Map<string, Run>();
  for (const [key, bucket] of Object.entries(buckets)) {
    const place = { line: null, field: `buckets.${key}` };
    const kind = nameAt(bucket, 'btype');
    const model = nameAt(bucket, 'model');
    const task = nameAt(bucket, 'base_task');
    if (kind !== null && kind !== 'point') rows.leaveOut(place, 'a point', `a sum of points (${kind})`);
    else if (model === null || task === null)
      rows.fault(place, 'bad-bucket', 'not a bucket', 'model and base_task', bucket);
    else {
      const sampler = nameAt(bucket, 'sampler') ?? samplerIn(key, bucket);
      const naming = { model, template: nameAt(bucket, 'template'), sampler };
      const id = JSON.stringify(naming);
      // Globs lead to raw results; what was summed of them is known by its names.
      const known = cohortOf(naming, file.name, { ...cohorts, placed: new Set() });
      const run = runs.get(id) ?? describedRun(naming, model, file.name, known);
      runs.set(id, run);
      readBucket(bucket, task, run, place, rows);
    }
  }
}

/** The key is model, template, sampler, base task and task, joined by plus signs. */
function samplerIn(key: string, bucket: unknown): string | null {
  const head = `${nameAt(bucket, 'model') ?? ''}+${nameAt(bucket, 'template') ?? ''}+`;
  return key.startsWith(head) ? (key.slice(head.length).split('+', 1)[0] ?? null) : null;
}

function readBucket(
  bucket: unknown,
  task: string,
  run: Run,
  place: { line: null; field: string },
  rows: FileRows,
): void {
  const correct = at(bucket, 'correct');
  const total = at(bucket, 'total');
  const own = nameAt(bucket, 'task');
  const params = objectOf(at(bucket, 'params'));
  const named = Object.keys(params).length > 0 ? params : own === task ? undefined : (own ?? undefined);
  rows.point(run, place, {
    task,
    correct,
    total,
    params: named,
    tier: tierOf(bucket),
    invalid: rows.count('invalid', at(bucket, 'invalid')),
    truncated: rows.count('truncated', at(bucket, 'truncated')),
    ...guessOf(bucket, rows),
  });
}

function tierOf(bucket: unknown): string | undefined {
  const tiers = ['tiers', 'tier', 'degree'].map((key) => tierText(at(bucket, key)));
  return tiers.find((one) => one !== null) ?? undefined;
}

function guessOf(bucket: unknown, rows: FileRows): { guess_sum?: number } {
  const sum = guessTakenAway(at(bucket, 'total'), at(bucket, 'adjusted_trials'));
  if (sum === null) return {};
  rows.note(ADJUSTED_GUESS);
  return { guess_sum: sum };
}
