import { stem } from '../read/open/source-format.ts';
import { problem, UserError } from '../errors.ts';
import type { StoredTable } from '../read/open/stored-table.ts';

const FORMATS = [
  [/\.(?:ndjson|jsonl|json)[^/]*\/?$/i, 'ndjson'],
  [/\.(?:csv|tsv)[^/]*\/?$/i, 'csv'],
  [/\.parquet[^/]*\/?$/i, 'parquet'],
] as const;

/**
 * A table in a store that only a cluster reads: one file, a folder or a pattern of many.
 *
 * @example locatedTable('s3a://runs/may/*.ndjson.gz').file // → 'may/*.ndjson.gz'
 * @throws UserError when its name does not say what it holds
 */
export function locatedTable(location: string): StoredTable {
  const [, format] = FORMATS.find(([ending]) => ending.test(location)) ?? [];
  if (format === undefined) throw unknownFormat(location);
  return { path: location, file: shownName(location), format, compression: null, bytes: 0, head: '' };
}

/** What a board of it is called. */
export function nameOfLocation(location: string): string {
  return stem(shownName(location).split('/', 1)[0] ?? '');
}

/** From the last step on that is no pattern. */
function shownName(location: string): string {
  const steps = location
    .replace(/^[^:]*:\/\//, '')
    .split('/')
    .filter((step) => step !== '');
  const last = steps.findLastIndex((step) => !/[*?[\]{}]/.test(step));
  return steps.slice(Math.max(0, last)).join('/');
}

function unknownFormat(location: string): UserError {
  const message = 'nothing says what lies there';
  const expected = 'a location that ends in .ndjson, .jsonl, .csv, .tsv (also .gz) or .parquet';
  const hint = `name the files of a folder by a pattern: ${location.replace(/\/$/, '')}/*.parquet`;
  return new UserError(problem({ code: 'usage', message, expected, got: location, hint }));
}
