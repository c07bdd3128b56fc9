import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineScanner } from '../../../src/read/sum/ndjson/scan-line.ts';

const FIELDS = ['task', 'params', 'cost'];
const scanner = () => new LineScanner(new Map(FIELDS.map((name, index) => [name, index])), 64);

/** Values of the fields as the scanner finds them; null when it does not take the line. */
const found = (line: string, using = scanner()): Record<string, unknown> | null => {
  const bytes = Buffer.from(line);
  if (using.scan(bytes, 0, bytes.length) < 0) return null;
  const entries = FIELDS.flatMap((name, index) => {
    const [from = 0, to = 0] = [using.from[index], using.to[index]];
    return to === 0 ? [] : [[name, JSON.parse(bytes.toString('utf8', from, to)) as unknown] as const];
  });
  return Object.fromEntries(entries);
};

const only = (row: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([name]) => FIELDS.includes(name)));

const row = fc.dictionary(fc.oneof(fc.constantFrom(...FIELDS, 'note'), fc.string()), fc.jsonValue());

describe('a scanner of lines', () => {
  it('finds in any object what a parser finds', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), fc.boolean(), (rows, isSpaced) => {
        const one = scanner();
        for (const object of rows) {
          const line = isSpaced
            ? JSON.stringify(object, null, 1).replaceAll('\n', ' ')
            : JSON.stringify(object);
          const values = found(line, one);
          // It may leave a line to the parser, but then for a reason.
          if (values === null) expect(line).toMatch(/\\u|^\{\s*\}$/);
          else expect(values).toEqual(only(JSON.parse(line) as object));
        }
      }),
    );
  });

  it('takes no line that a parser would not take', () => {
    const at = fc.tuple(
      fc.nat(),
      fc.constantFrom('', '"', ',', '{', '}', '[', ']', ':', '0', '-', '.', 'e', ' ', '\\', '\u0001'),
    );
    fc.assert(
      fc.property(row, fc.array(at, { minLength: 1, maxLength: 3 }), (object, damages) => {
        let line = JSON.stringify(object);
        for (const [place, character] of damages) {
          const index = place % (line.length + 1);
          line = line.slice(0, index) + character + line.slice(index + 1);
        }
        const bytes = Buffer.from(line);
        const one = scanner();
        if (one.scan(bytes, 0, bytes.length) < 0) return;
        // The inside of a value that is read is parsed by whoever reads it.
        const isRead = FIELDS.every((_, index) => {
          const to = one.to[index] ?? 0;
          return to === 0 || isJson(bytes.toString('utf8', one.from[index] ?? 0, to));
        });
        if (isRead) expect(isJson(line)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['an array', '[1]'],
    ['two objects', '{"task":1}{"task":2}'],
    ['a comma too many', '{"task":1,}'],
    ['a leading zero', '{"task":01}'],
    ['a bare word', '{"task":NaN}'],
    ['half a line', '{"task":"a'],
    ['a nested value with the wrong brackets', '{"note":[1}}'],
    ['too many levels', `{"note":${'['.repeat(65)}${']'.repeat(65)}}`],
  ])('leaves %s to a parser', (_, line) => expect(found(line)).toBeNull());

  it('takes the last of two members with one name, as a parser does', () => {
    expect(found('{"task":1,"task":2}')).toEqual({ task: 2 });
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
