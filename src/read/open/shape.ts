import { endOfString } from './parse-json-text.ts';

/** What the first look at a file shows: enough to tell its format, without reading it to the end. */
export interface Shape {
  /** `lines`: newline-delimited JSON of two lines or more · `zip`: an archive · `table`: too large to be held · `text`: anything else. */
  readonly kind: 'object' | 'array' | 'lines' | 'zip' | 'table' | 'text';
  /** Names in the object, in the first object of the array, or in the object on the first line. */
  readonly keys: ReadonlySet<string>;
  /** How the text begins; names of the entries, one a line, for an archive. */
  readonly head: string;
}

const LOOKED_AT = 4_000_000;
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

/** Whether a shape has all of these names. */
export function has(shape: Shape, ...names: readonly string[]): boolean {
  return names.every((name) => shape.keys.has(name));
}

/** Names of the members of the first object that lies this deep, and where the value ends (null: further on). */
function scan(text: string, start: number, wanted: number): { keys: Set<string>; end: number | null } {
  const keys = new Set<string>();
  const looked = text.slice(0, start + LOOKED_AT);
  let depth = 0;
  let complete = false;
  for (let i = start; i < looked.length; i++) {
    if (text[i] === '"') {
      const close = endOfString(text, i);
      if (!complete && depth === wanted && isName(text, close)) keys.add(text.slice(i + 1, close));
      i = close;
      continue;
    }
    const step = stepOf(looked.charAt(i));
    if (step < 0 && depth === wanted) complete = keys.size > 0;
    depth += step;
    if (depth === 0 && step < 0) return { keys, end: i + 1 };
  }
  return { keys, end: null };
}

function stepOf(character: string): number {
  if (character === '{' || character === '[') return 1;
  return character === '}' || character === ']' ? -1 : 0;
}

/** Whether a colon follows the quote that closes a string. */
function isName(text: string, quote: number): boolean {
  let next = quote + 1;
  while (' \t\r\n'.includes(text[next] ?? '.')) next++;
  return text[next] === ':';
}
