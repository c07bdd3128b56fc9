import { membersAt } from './parse-json-text.ts';

/**
 * For rows of JSON that give a key twice, that key by the place of the row: a parser takes the last of the two values and
 * says nothing, and either may be the right one.
 *
 * @param rows what the text was parsed to
 * @param start where the array of rows begins in the text
 */
export function twinKeys(rows: readonly unknown[], text: string, start: number): ReadonlyMap<number, string> {
  const twins = new Map<number, string>();
  if (isEveryKeyKept(rows, text, start)) return twins;
  let index = 0;
  for (const row of membersAt(text, start)) {
    const twin = twinAt(text, row.start);
    if (twin !== null) twins.set(index, twin);
    index += 1;
  }
  return twins;
}

/** The key that a row gives twice whose text is this; null when it gives none twice. */
export function twinKey(row: unknown, text: string): string | null {
  return isEveryKeyKept(row, text, 0) ? null : twinAt(text, text.search(/\S/));
}

function twinAt(text: string, start: number): string | null {
  if (text[start] !== '{') return null;
  const seen = new Set<string | number>();
  for (const { key } of membersAt(text, start)) {
    if (seen.has(key)) return String(key);
    seen.add(key);
  }
  return null;
}

/** Every key is followed by a colon: with as many colons behind quotes as there are keys, the parser has dropped none. */
function isEveryKeyKept(value: unknown, text: string, start: number): boolean {
  return colonsBehindQuotes(text, start) === keysOf(value);
}

function colonsBehindQuotes(text: string, start: number): number {
  let count = 0;
  for (let at = text.indexOf(':', start); at !== -1; at = text.indexOf(':', at + 1)) {
    let before = at - 1;
    while (/\s/.test(text.charAt(before))) before -= 1;
    if (text[before] === '"') count += 1;
  }
  return count;
}

function keysOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  for (const inner of Object.values(value)) count += keysOf(inner);
  return Array.isArray(value) ? count : count + Object.keys(value).length;
}
