import { problem, type Problem, thousands } from '../errors.ts';
import { LOG_FORMATS } from './formats/registry.ts';
import type { UnknownFile } from './open/look.ts';

/** Files that look alike: what they look like, how many, and the names of the first three. */
export interface UnknownKind {
  readonly looksLike: string;
  readonly count: number;
  readonly names: readonly string[];
}

const NAMED = 3;

/** Files in no format that is known, kind by kind, the most frequent first. */
export function kindsOf(unknown: readonly UnknownFile[]): UnknownKind[] {
  return [...Map.groupBy(unknown, ({ looksLike }) => looksLike)]
    .map(([looksLike, files]) => ({
      looksLike,
      count: files.length,
      names: files.slice(0, NAMED).map(({ name }) => name),
    }))
    .sort((a, b) => b.count - a.count);
}

/** "a.json and 3 more: a JSON object with foo, bar". */
export function kindText({ looksLike, count, names }: UnknownKind): string {
  const more = count > 1 ? ` and ${thousands(count - 1)} more` : '';
  return `${names[0] ?? ''}${more}: ${looksLike}`;
}

/** Why there is nothing to read: what the files look like, kind by kind, and what would make them readable. */
export function nothingKnown(name: string, unknown: readonly UnknownFile[]): Problem[] {
  const kinds = kindsOf(unknown);
  const rest = kinds.length - NAMED;
  const own = problem({
    code: 'no-logs',
    file: name,
    message: 'no file here holds results in a format that is known',
    expected: `a dataset.json, or logs: ${LOG_FORMATS.map(({ id }) => id).join(', ')}`,
    got: rest > 0 ? `these, and ${thousands(rest)} more ${rest === 1 ? 'kind' : 'kinds'} of files` : null,
    hint: kinds.some(({ looksLike }) => looksLike.includes(' with ')) ? MAPPING : null,
  });
  const each = kinds
    .slice(0, NAMED)
    .map((kind) => problem({ code: 'unknown-file', file: kind.names[0] ?? '', message: lookText(kind) }));
  return [own, ...each];
}

function lookText({ looksLike, count }: UnknownKind): string {
  const others = count === 1 ? '' : `, ${count === 2 ? 'as does 1' : `as do ${thousands(count - 1)}`} more`;
  return `looks like ${looksLike}${others}`;
}

const MAPPING =
  'a table or a list of counters is read beside a dataset.json that maps its names: {"points": "its file", "columns": {"eval_id": "…", "task": "…", "correct": "…", "total": "…"}}; one of responses with "samples", "item" and "correct"';
