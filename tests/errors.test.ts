import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatProblems, problem, thousands, UserError } from '../src/errors.ts';

const bad = (line: number, field = 'total') =>
  problem({
    code: 'bad',
    file: 'a.csv',
    line,
    field,
    message: 'not a number',
    expected: 'a number',
    got: 'x',
  });

describe('problems, for people', () => {
  it('say where, what, what was expected, what was there and what to do', () => {
    const one = problem({ ...bad(7), hint: 'look again' });
    expect(formatProblems([one])).toBe(
      'a.csv, line 7, total: not a number\n  expected  a number\n  got       x\n  hint      look again',
    );
  });

  it('leave out what does not apply', () => {
    expect(formatProblems([problem({ code: 'x', message: 'no such command' })])).toBe('no such command');
  });

  it('of one kind stand together: three in full, the rest as a count, and the sum at the end', () => {
    const many = Array.from({ length: 1207 }, (_, index) => bad(index + 2));
    const text = formatProblems([...many, bad(1, 'correct')]);
    expect(text.split('\n').slice(-5)).toEqual([
      '  … and 1,204 more like this',
      'a.csv, line 1, correct: not a number',
      '  expected  a number',
      '  got       x',
      '1,208 problems.',
    ]);
    expect(text.match(/line/g)).toHaveLength(4);
  });

  it('stand together whatever their place in a list and their file, and say how many files', () => {
    const many = Array.from({ length: 4000 }, (_, index) => ({
      ...bad(index, `evals[${index}].label`),
      file: `${index % 7}.json`,
    }));
    const lines = formatProblems(many).split('\n');
    expect(lines).toHaveLength(11);
    expect(lines.slice(-2)).toEqual(['  … and 3,997 more like this; in 7 files', '4,000 problems.']);
  });

  it('of many kinds end in a count', () => {
    const lines = formatProblems(Array.from({ length: 500 }, (_, index) => bad(1, `c${index}`))).split('\n');
    expect(lines).toHaveLength(40 * 3 + 2);
    expect(lines.slice(-2)).toEqual(['… and 460 problems of 460 other kinds', '500 problems.']);
  });

  it('cannot move the cursor, colour the terminal, turn a line round or speak to a CI runner', () => {
    const got = '\u001b[31mred\u0007\r\n::add-mask::x\u202eabc\u200b\ud800\u009b2J';
    const text = formatProblems([problem({ code: 'x', message: 'm', got })]);
    expect(text).toBe(
      'm\n  got       \\u{1b}[31mred\\u{7}\\u{d}\\u{a}::add-mask::x\\u{202e}abc\\u{200b}\\u{d800}\\u{9b}2J',
    );
  });

  it('never hold a control character besides their own line ends', () => {
    const anything = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(anything, anything, anything, (file, field, got) => {
        const text = formatProblems([
          problem({ code: 'x', file, field, message: got, expected: got, got, hint: got }),
        ]);
        expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cs}/u);
        expect(text.split('\n')).toHaveLength(4);
      }),
    );
  });

  it('cut a value that is too long and say how long it was', () => {
    const text = formatProblems([problem({ code: 'x', message: 'm', got: 'x'.repeat(1234) })]);
    expect(text).toBe(`m
  got       ${'x'.repeat(80)}… (1,234 characters)`);
  });
});

describe('an error of the user', () => {
  it('carries every problem and their text', () => {
    const error = new UserError([bad(2), bad(3)]);
    expect(error.problems).toHaveLength(2);
    expect(error.message).toBe(formatProblems(error.problems));
    expect(new UserError(bad(2)).problems).toHaveLength(1);
  });
});

describe('a count', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1234567, '1,234,567'],
  ])('%d reads %s', (count, text) => {
    expect(thousands(count)).toBe(text);
  });
});
