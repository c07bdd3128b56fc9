import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { terminalLines, terminalText } from '../src/terminal-text.ts';

/** What a runner acts on, as its source reads lines: trimmed, and anywhere. */
const isCommand = (line: string): boolean => /^\s*::/.test(line) || /##[A-Za-z]*\[/.test(line);

const anything = fc.string({
  unit: fc.oneof(
    fc.constantFrom('::', ':', '##', '#', '[', 'vso[', '\n', '\r', ' ', '\u001b'),
    fc.string({ unit: 'binary', maxLength: 1 }),
  ),
});

describe('a piece of data on a terminal', () => {
  it.each([
    ['plain', 'plain'],
    ['a::b #1 ## c [d]', 'a::b #1 ## c [d]'],
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['a\r\nb\tc', 'a\\u{d}\\u{a}b\\u{9}c'],
    [
      '\u009b2J\u202ea\u2066\u200b\ufeff\u2028\ud800',
      '\\u{9b}2J\\u{202e}a\\u{2066}\\u{200b}\\u{feff}\\u{2028}\\u{d800}',
    ],
    ['::set-output name=a::b', '\\u{3a}:set-output name=a::b'],
    ['  ::error::x', '  \\u{3a}:error::x'],
    ['a ##[add-mask]b ##vso[x] ###[y', 'a \\u{23}#[add-mask]b \\u{23}#vso[x] #\\u{23}#[y'],
  ])('is shown by its escapes, case %#', (text, shown) => {
    expect(terminalText(text, 80)).toBe(shown);
  });

  it('is cut where it is too long, and says how long it was', () => {
    expect(terminalText('x'.repeat(1234), 10)).toBe('xxxxxxxxxx… (1,234 characters)');
    expect(terminalText('x'.repeat(10), 10)).toBe('x'.repeat(10));
    // Never in the middle of a character, which is two units long here.
    expect(terminalText('a🦙', 2)).toBe('a… (3 characters)');
  });

  it('is one line without controls and without commands, whatever it is, also where it begins a line', () => {
    fc.assert(
      fc.property(anything, fc.nat({ max: 30 }), (text, longest) => {
        const shown = terminalText(text, longest);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cs}]/u);
        expect(isCommand(shown)).toBe(false);
      }),
    );
  });
});

describe('lines on a terminal', () => {
  it('keep their ends and their tabs, and lose what else they could do', () => {
    expect(terminalLines('a\n\tb\u001bc\r\n::x\n')).toBe('a\n\tb\\u{1b}c\\u{d}\n\\u{3a}:x\n');
  });

  it('hold no command, whatever they are', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const shown = terminalLines(text);
        expect(shown.split(/[\r\n]/).filter(isCommand)).toEqual([]);
        expect(shown.split('\n')).toHaveLength(text.split('\n').length);
      }),
    );
  });
});
