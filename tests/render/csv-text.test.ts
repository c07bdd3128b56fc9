import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from '../../src/render/csv-text.ts';
import { HOSTILE_TEXTS } from './hostile-texts.ts';

const readLine = (line: string): string[] | undefined => {
  const lines: string[][] = parse(line);
  return lines[0];
};

/** What a spreadsheet takes for the beginning of a formula, after the white space it skips. */
const FORMULA = /^[\s\u0000]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u;

describe('a line of CSV', () => {
  it('reads back as its fields (RFC 4180), in any reader', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((one) => !FORMULA.test(one));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (fields) => {
        fc.pre(fields.length > 1 || fields[0] !== '');
        expect(readLine(csvLine(fields))).toEqual(fields);
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a," \r\n;]{1,6}$/), { minLength: 2, maxLength: 4 }),
        (fields) => {
          fc.pre(!fields.some((field) => FORMULA.test(field)));
          expect(readLine(csvLine(fields))).toEqual(fields);
        },
      ),
    );
  });

  it('ends with CR LF and is one record, whatever its fields hold', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...HOSTILE_TEXTS), { minLength: 2, maxLength: 5 }), (fields) => {
        expect(csvLine(fields).endsWith('\r\n')).toBe(true);
        expect(readLine(csvLine(fields))).toHaveLength(fields.length);
      }),
    );
  });

  it.each(HOSTILE_TEXTS)('holds no formula: %j', (text) => {
    const [, field = ''] = readLine(csvLine(['x', text])) ?? [];
    expect(field).not.toMatch(FORMULA);
    expect([text, `'${text}`].map((one) => one.toWellFormed())).toContain(field);
  });

  it('holds no formula for any text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ \t\r\n=+@'"a,-]{0,6}$/), (text) => {
        expect(readLine(csvLine(['x', text]))?.[1]).not.toMatch(FORMULA);
      }),
    );
  });

  it('quotes a field only where a reader would lose a part of it', () => {
    expect(csvLine(['a b', 'a;b', ' a', 'a ', 'a,b', 'a"b', 'a\nb', 'a\rb'])).toBe(
      'a b,a;b," a","a ","a,b","a""b","a\nb","a\rb"\r\n',
    );
  });

  it('writes numbers exactly, even negative ones, and nothing for null', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(readLine(csvLine(['x', value]))?.[1])).toBe(value === 0 ? 0 : value);
      }),
    );
    expect(csvLine([1, null, true, -0.5])).toBe('1,,true,-0.5\r\n');
  });
});
