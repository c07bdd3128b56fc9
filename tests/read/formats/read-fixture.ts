import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Dataset } from '../../../src/read/dataset/dataset.ts';
import { type LoadOptions, readLogs } from '../../../src/read/load.ts';
import { makeDataset } from '../../../src/read/make-dataset.ts';

const FIXTURES = fileURLToPath(new URL('fixtures/', import.meta.url));

export const fixture = (name: string): string => join(FIXTURES, name);

/** Logs that none of us wrote, where there are any. */
export const REAL =
  process.env['EVALPRESS_REAL_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));
export const noRealLogs = !existsSync(join(REAL, 'inspect-logs'));
export const realOrReason = noRealLogs
  ? 'not run: no real logs in EVALPRESS_REAL_DATA or ../shared/data'
  : 'real logs';

export const importAt = async (path: string, options: LoadOptions = {}): Promise<Dataset> =>
  makeDataset(await readLogs([path], options), options).dataset;

export const importFixture = (name: string, options: LoadOptions = {}): Promise<Dataset> =>
  importAt(fixture(name), options);

/** What people would write of each point: evaluation, task and the counters that tell one reading from another. */
export const countersOf = ({ points, evaluations, tasks, tiers }: Dataset): object[] =>
  points.map((point) => ({
    evaluation: evaluations[point.evaluation]?.id,
    task: tasks[point.task]?.id,
    ...(tiers.length > 1 && { tier: point.tiers.map((tier) => tiers[tier]?.id).join('|') }),
    correct: point.correct,
    total: point.total,
    truncated: point.truncated,
    guess: point.guessSum,
    tokens: point.completionTokens,
  }));

/** Rows read, used, dropped by a rule and rejected, file by file. */
export const rowsOf = ({ provenance }: Dataset): Record<string, readonly number[]> =>
  Object.fromEntries(
    provenance.files.map(({ name, rows, used, leftOut, rejected }) => [
      name,
      [rows, used, leftOut.length, rejected.length],
    ]),
  );
