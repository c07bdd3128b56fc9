import { COLON, depthChange, END, scanFrom, TEXT } from './json-tokens.ts';

/** What the first look at a file shows: enough to tell its format, without reading it to the end. */
export interface Shape {
  /** `lines`: newline-delimited JSON of two lines or more · `zip`: an archive · `database`: of DuckDB · `table`: too large to be held · `text`: anything else. */
  readonly kind: 'object' | 'array' | 'lines' | 'zip' | 'database' | 'table' | 'text';
  /** Names in the object, in the first object of the array, or in the object on the first line. */
  readonly keys: ReadonlySet<string>;
  /** How the text begins; names of the entries, one a line, for an archive. */
  readonly head: string;
}

/** How much of a file is looked at first. */
export const FIRST_LOOK = 1 << 16;

/** How far a JSON text is looked at: what tells its format may stand behind long values. */
export const LONG_LOOK = 4_000_000;

/** How much of an archive is looked at, at its beginning and at its end. */
export const ARCHIVE_LOOK = { first: 200, last: 1_000_000 };

const HEAD = 20_000;

/** Finds the names at the top of a JSON text, even when it is cut off or broken further down. */
export function shapeOf(text: string): Shape {
  const start = Math.max(0, text.search(/\S/));
  const head = text.slice(start, start + HEAD);
  if (text[start] !== '{' && text[start] !== '[') return { kind: 'text', keys: new Set(), head };
  const isArray = text[start] === '[';
  const { keys, end } = scan(text, start, isArray ? 2 : 1);
  const isLines = !isArray && end !== null && /^[ \t\r]*\n\s*\{/.test(text.slice(end, end + 100));
  return { kind: isArray ? 'array' : isLines ? 'lines' : 'object', keys, head };
}

/** Names that are told of a file; more say little. */
const TOLD = 8;

/** What a file looks like, for people: "a JSON object with foo, bar", "a table with the columns x, y". */
export function looksLike({ kind, keys, head }: Shape): string {
  if (kind === 'zip') return 'an archive';
  if (kind === 'database') return 'a database';
  if (kind !== 'text') return `${KINDS[kind]} with ${told([...keys])}`;
  const [line = ''] = head.split('\n');
  const columns = line.split(line.includes('\t') ? '\t' : ',').map((name) => name.trim());
  return columns.length > 1 ? `a table with the columns ${told(columns)}` : 'text';
}

const KINDS = {
  object: 'a JSON object',
  array: 'a JSON list of objects',
  lines: 'lines of JSON objects',
  table: 'a table',
} as const;

function told(names: readonly string[]): string {
  if (names.length === 0) return 'no names';
  const rest = names.length > TOLD ? ` and ${names.length - TOLD} more` : '';
  return names.slice(0, TOLD).join(', ') + rest;
}

/** Whether a shape has all of these names. */
export function has(shape: Shape, ...names: readonly string[]): boolean {
  return names.every((name) => shape.keys.has(name));
}

/** Names of the members of the first object that lies this deep, and where the value ends (null: further on). */
function scan(text: string, start: number, wanted: number): { keys: Set<string>; end: number | null } {
  const keys = new Set<string>();
  const scanner = scanFrom(text.slice(0, start + LONG_LOOK), start);
  let name = '';
  let depth = 0;
  let complete = false;
  for (let token = scanner.scan(); token !== END; token = scanner.scan()) {
    if (token === TEXT) name = scanner.getTokenValue();
    else if (token === COLON && depth === wanted && !complete) keys.add(name);
    const change = depthChange(token);
    if (change < 0 && depth === wanted) complete = keys.size > 0;
    depth += change;
    if (depth === 0 && change < 0) return { keys, end: scanner.getPosition() };
  }
  return { keys, end: null };
}
