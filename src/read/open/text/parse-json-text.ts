import { problem, type Problem, UserError } from '../../../errors.ts';
import { COMMA, depthChange, END, faultAt, type Scanner, scanFrom, UNKNOWN } from './json-tokens.ts';
import type { SizeLimits } from './size-limits.ts';

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
  { jsonDepth: most }: SizeLimits,
  firstLine = 1,
): unknown {
  if (isDeeperThan(most, text)) {
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

function quoteBareNumbers(text: string): string {
  const scanner = scanFrom(text, 0);
  const parts: string[] = [];
  let from = 0;
  for (let token = scanner.scan(); token !== END; token = scanner.scan()) {
    const word = scanner.getTokenValue();
    if (token !== UNKNOWN || (word !== 'NaN' && word !== 'Infinity')) continue;
    const start = scanner.getTokenOffset();
    const signed = text[start - 1] === '-' ? start - 1 : start;
    parts.push(text.slice(from, signed), '"', text.slice(signed, scanner.getPosition()), '"');
    from = scanner.getPosition();
  }
  return parts.join('') + text.slice(from);
}

/** A short text has no position in the parser's own message, so the place is searched for. */
function badJson(text: string, file: string, firstLine: number, reason: string): UserError {
  const digits = /position (\d+)/.exec(reason)?.[1];
  const position = digits === undefined ? (faultAt(text) ?? text.length) : Number(digits);
  const line = firstLine + text.slice(0, position).split('\n').length - 1;
  return new UserError(problem({ code: 'bad-json', file, line, ...faultOf(text, position) }));
}

function faultOf(text: string, position: number): Pick<Problem, 'message' | 'expected' | 'got' | 'hint'> {
  if (position >= text.trimEnd().length)
    return {
      message: 'the JSON ends too early',
      expected: 'closing quotes and brackets',
      got: 'the end',
      hint: 'it may have been cut off while it was written or copied',
    };
  const [got = ''] = text.slice(position, position + 40).split('\n');
  const before = text.slice(0, position).trimEnd();
  if (/^[\]}]/.test(got) && before.endsWith(','))
    return {
      message: 'there is a comma before the closing bracket',
      expected: 'no comma behind the last element',
      got: `,${got}`,
      hint: null,
    };
  if (/^\/[/*]/.test(got))
    return { message: 'there is a comment', expected: 'JSON, which has no comments', got, hint: null };
  return { message: 'not JSON', expected: 'valid JSON', got, hint: null };
}

/** Whether arrays and objects are nested deeper than this, told without parsing. */
export function isDeeperThan(most: number, text: string): boolean {
  if (!holdsMore(most, text)) return false;
  const scanner = scanFrom(text, 0);
  let depth = 0;
  for (let token = scanner.scan(); token !== END; token = scanner.scan()) {
    depth += depthChange(token);
    if (depth > most) return true;
  }
  return false;
}

/** Whether a text holds more opening brackets than this. Few lines do, and this is much faster than a scan. */
function holdsMore(most: number, text: string): boolean {
  let count = 0;
  for (const bracket of '[{')
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1))
      if (++count > most) return true;
  return false;
}

/** Where a value of a JSON text begins, so that a message can name its line. The text must have been parsed before. */
export function positionAt(text: string, path: readonly PropertyKey[]): number | null {
  let position = text.search(/\S/);
  for (const step of path) {
    const start = startsIn(text, position).get(typeof step === 'symbol' ? '' : step);
    if (start === undefined) return null;
    position = start;
  }
  return position;
}

/** Of the text asked for last: where the members of its objects and arrays begin. A list of faults asks for each of them. */
let known = { text: '', starts: new Map<number, ReadonlyMap<string | number, number>>() };

function startsIn(text: string, position: number): ReadonlyMap<string | number, number> {
  if (known.text !== text) known = { text, starts: new Map() };
  // The last of two equal keys counts, as in JSON.parse.
  const starts =
    known.starts.get(position) ??
    new Map(Array.from(membersAt(text, position), ({ key, start }) => [key, start]));
  known.starts.set(position, starts);
  return starts;
}

export interface Member {
  /** A name in an object, a number in an array. */
  readonly key: string | number;
  /** Where its value begins. */
  readonly start: number;
}

/** The members of the object or array that begins at this position; none for any other value. */
export function* membersAt(text: string, position: number): Generator<Member> {
  const scanner = scanFrom(text, position);
  const isArray = text[position] === '[';
  if (depthChange(scanner.scan()) !== 1) return;
  scanner.scan();
  for (let count = 0; depthChange(scanner.getToken()) !== -1 && scanner.getToken() !== END; count++) {
    const key = isArray ? count : nameAt(scanner);
    yield { key, start: scanner.getTokenOffset() };
    skipValue(scanner);
    if (scanner.getToken() === COMMA) scanner.scan();
  }
}

/** Moves a scanner that stands on the name of a member to the value of that member. */
function nameAt(scanner: Scanner): string {
  const name = scanner.getTokenValue();
  scanner.scan();
  scanner.scan();
  return name;
}

/** Moves a scanner from the first token of a value to the comma or the bracket behind it. */
function skipValue(scanner: Scanner): void {
  let depth = 0;
  for (let token = scanner.getToken(); token !== END; token = scanner.scan()) {
    if (depth === 0 && (token === COMMA || depthChange(token) < 0)) return;
    depth += depthChange(token);
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
