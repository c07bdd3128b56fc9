import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from '../../src/render/csv-text.ts';
import { escapeSvg } from '../../src/render/figures/draw/svg.ts';
import { jsonText } from '../../src/render/json-text.ts';
import { markdownText } from '../../src/render/markdown-text.ts';

/** What a runner of CI acts on: lines that begin with two colons, and `##[` and its kind anywhere. */
const commandsIn = (text: string): string[] =>
  text.split(/[\r\n]/).filter((line) => /^\s*::/.test(line) || /##[A-Za-z]*\[/.test(line));

const anything = fc.string({
  unit: fc.constantFrom(
    '::',
    ':',
    '##',
    '#',
    '[',
    ']',
    'vso[',
    '\n',
    '\r',
    ' ',
    'a',
    '"',
    ',',
    '\\',
    '\u009b',
    '\u202e',
    '\u0085',
  ),
});

describe('what is printed for machines', () => {
  it.each([
    ['JSON', (text: string) => jsonText({ [text]: [text] })],
    ['JSON on one line', (text: string) => jsonText(text, 0)],
    ['CSV', (text: string) => csvLine([text, 1, text])],
    ['Markdown', (text: string) => markdownText(text)],
    ['SVG', (text: string) => escapeSvg(text)],
  ])('as %s holds no command of a CI runner, whatever the data say', (_, print) => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(commandsIn(print(text))).toEqual([]);
      }),
    );
  });

  it('as JSON is written as it is where nothing acts on it', () => {
    expect(jsonText('C# #1 ## a ##[x', 0)).toBe('"C# #1 ## a \\u0023#[x"\n');
  });

  it('as JSON is the same value, without what a terminal would run or hide', () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.string({ unit: 'binary' })), (text) => {
        const printed = jsonText({ [text]: text });
        expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify({ [text]: text })));
        expect(printed.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
      }),
    );
  });

  it('as CSV keeps the words', () => {
    expect(csvLine(['::set-output name=a::1', '##[add-mask]e', '##vso[x', 'a::b', '## a'])).toBe(
      '"::set-output name=a::1",## [add-mask]e,## vso[x,a::b,## a\r\n',
    );
  });

  it('as SVG keeps the words', () => {
    expect(escapeSvg('::a ::b\n  ::c ##[d] #1')).toBe('&#58;:a ::b\n  &#58;:c &#35;#[d] #1');
  });
});

describe('a colon', () => {
  it('keeps what stands around it', () => {
    expect(csvLine(['a\n ::b'])).toBe('"a\n : :b"\r\n');
    expect(['::x', ':x', 'a::b', 'a:b'].map(markdownText)).toEqual(['\\::x', ':x', 'a::b', 'a:b']);
  });
});
