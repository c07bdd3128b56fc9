import { problem, type Problem, UserError } from '../../errors.ts';
import type { Limits } from './limits.ts';

/**
 * JSON as people's tools write it: bare NaN and Infinity become the texts "NaN" and "Infinity", which no reader of
 * numbers takes for a number.
 *
 * @param firstLine Line of the file in which the text begins.
 * @throws UserError `limit-json-depth` before anything is parsed, `bad-json` with the line.
 */
export function parseJsonText(
  text: string,
  file: string,
  { jsonDepth: most }: Limits,
  firstLine = 1,
): unknown {
  if (jsonDepth(text) > most) {
    const message = 'arrays and objects are nested too deep';
    const expected = `at most ${most} levels`;
    throw new UserError(
      problem({ code: 'limit-json-depth', file, line: firstLine, message, expected, got: 'more' }),
    );
  }
  try {
    return JSON.parse(text);
  } catch {
    return parseTolerantly(text, file, firstLine);
  }
}

function parseTolerantly(text: string, file: string, firstLine: number): unknown {
  const quoted = quoteBareNumbers(text);
  try {
    return JSON.parse(quoted);
  } catch (error) {
    throw badJson(quoted, file, firstLine, error instanceof Error ? error.message : '');
  }
}

const BARE = /-?\b(?:NaN|Infinity)\b/g;

function quoteBareNumbers(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let quote = text.indexOf('"'); quote >= 0; quote = text.indexOf('"', from)) {
    const end = Math.min(text.length, endOfString(text, quote) + 1);
    parts.push(text.slice(from, quote).replace(BARE, '"$&"'), text.slice(quote, end));
    from = end;
  }
  return parts.join('') + text.slice(from).replace(BARE, '"$&"');
}

function badJson(text: string, file: string, firstLine: number, reason: string): UserError {
  const found = /position (\d+)/.exec(reason);
  const position = found ? Number(found[1]) : text.length;
  const line = firstLine + text.slice(0, position).split('\n').length - 1;
  const about =
    position >= text.trimEnd().length
      ? {
          message: 'the JSON ends too early',
          expected: 'closing quotes and brackets',
          got: 'the end',
          hint: 'it may have been cut off while it was written or copied',
        }
      : { message: 'not JSON', expected: 'valid JSON', got: text.slice(position, position + 40) };
  return new UserError(problem({ code: 'bad-json', file, line, ...about }));
}

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [34, 92, 91, 93, 123, 125];

/** Deepest nesting of arrays and objects, told without parsing: a parser may run out of stack first. */
export function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) i = endOfString(text, i);
    else if (code === OPEN_LIST || code === OPEN_OBJECT) deepest = Math.max(deepest, ++depth);
    else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth--;
  }
  return deepest;
}

/** Index of the quote that closes the string opened at `start`; the end of the text when nothing closes it. */
export function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text.charCodeAt(i) !== QUOTE) i += text.charCodeAt(i) === BACKSLASH ? 2 : 1;
  return i;
}

/** Where a value of a JSON text begins, so that a message can name its line. The text must have been parsed before. */
export function positionAt(text: string, path: readonly PropertyKey[]): number | null {
  let position = skipSpace(text, 0);
  for (const step of path) {
    const members = [...membersAt(text, position)];
    // Of a key given twice the last one counts, for the parser as for us.
    const member = members.findLast(({ key }) => key === step);
    if (!member) return null;
    position = member.start;
  }
  return position;
}

export interface Member {
  /** A name in an object, a number in an array. */
  readonly key: string | number;
  /** Where its value begins. */
  readonly start: number;
}

/** The members of the object or array that begins at this position; none for any other value. */
export function* membersAt(text: string, position: number): Generator<Member> {
  const isArray = text[position] === '[';
  if (!isArray && text[position] !== '{') return;
  let at = skipSpace(text, position + 1);
  for (let count = 0; at < text.length && text[at] !== ']' && text[at] !== '}'; count++) {
    let key: string | number = count;
    if (!isArray) {
      const end = endOfString(text, at) + 1;
      key = String(JSON.parse(text.slice(at, end)));
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    yield { key, start: at };
    at = skipSpace(text, endOfValue(text, at));
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
}

/** What a message says of a value's place: its line and `evals[3].groups[0]`. */
export function placeOf(
  path: readonly PropertyKey[],
  text: string,
): { line: number | null; field: string | null } {
  const field = path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${String(step)}`))
    .join('');
  return { line: lineAt(text, path), field: field === '' ? null : field };
}

/** Line of a value, or of the nearest thing around it that is there; null when the text holds nothing. */
function lineAt(text: string, path: readonly PropertyKey[]): number | null {
  if (text === '') return null;
  const position = positionAt(text, path);
  if (position === null) return lineAt(text, path.slice(0, -1));
  return linesOf(text, [position])[0] ?? null;
}

/** Line numbers, from 1, of ascending positions. */
export function linesOf(text: string, positions: readonly number[]): number[] {
  let line = 1;
  let next = text.indexOf('\n');
  return positions.map((position) => {
    while (next >= 0 && next < position) {
      line++;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  });
}

function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const character = text[i];
    if (character === '"') i = endOfString(text, i);
    else if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') {
      if (depth === 0) return i;
      depth--;
    } else if (character === ',' && depth === 0) return i;
  }
  return text.length;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (' \t\r\n'.includes(text[at] ?? '.')) at++;
  return at;
}

/** Keys that one object of a dataset file gives twice; a parser would silently take the last. Rows are not looked at. */
export function duplicateKeys(text: string, file: string): Problem[] {
  const problems: Problem[] = [];
  const look = (position: number, path: string): void => {
    const seen = new Set<string | number>();
    for (const { key, start } of membersAt(text, position)) {
      const field = typeof key === 'number' ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
      if (seen.has(key)) {
        const [line = null] = linesOf(text, [start]);
        const message = 'a key is given twice';
        problems.push(
          problem({ code: 'duplicate-key', file, line, field, message, expected: 'each key once' }),
        );
      }
      seen.add(key);
      if (path !== '' || (key !== 'points' && key !== 'samples')) look(start, field);
    }
  };
  look(text.search(/\S/), '');
  return problems;
}
