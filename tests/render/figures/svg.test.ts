import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, element, escapeSvg, join, label, pixel, title } from '../../../src/render/figures/draw/svg.ts';
import { readSvg } from '../../support/read-svg.ts';

describe('escapeSvg', () => {
  it('gives back any text that XML can hold, and no markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const allowed = [...text].filter((character) => isAllowed(character.codePointAt(0) ?? 0)).join('');
        expect(readSvg(`<text>${escapeSvg(text)}</text>`).text).toBe(allowed);
      }),
    );
  });

  it('writes what markup is made of as its name', () => {
    expect(escapeSvg('<b> & "c"')).toBe('&lt;b&gt; &amp; &quot;c&quot;');
  });

  it('drops what no XML may contain: controls, lone surrogates, non-characters', () => {
    expect(escapeSvg('a\u0000b\u001b[31mc\ud800d\udc00e\ufffef\uffffg')).toBe('ab[31mcdefg');
    expect(escapeSvg('tab\tline\n𝒳 é')).toBe('tab\tline\n𝒳 é');
  });
});

/** XML 1.0, production 2. */
const isAllowed = (code: number): boolean =>
  [0x9, 0xa, 0xd].includes(code) ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  code >= 0x10000;

describe('element', () => {
  it('writes numbers as pixels, escapes texts, leaves undefined out', () => {
    expect(element('rect', { x: 1.005, width: 3, fill: '"<', stroke: undefined })).toBe(
      '<rect x="1" width="3" fill="&quot;&lt;"/>',
    );
    expect(label(0, 1.5, '<b>')).toBe('<text x="0" y="1.5">&lt;b&gt;</text>');
  });
});

describe('pieces of a drawing', () => {
  const dot = element('circle', { r: 1 });

  it('stand in one another', () => {
    expect(element('g', { id: 'a' }, dot, dot)).toBe('<g id="a"><circle r="1"/><circle r="1"/></g>');
    expect(at(1.5, -2, dot)).toBe('<g transform="translate(1.5 -2)"><circle r="1"/></g>');
    expect(title('a < b', { id: 't' })).toBe('<title id="t">a &lt; b</title>');
  });

  it('stand beside one another, on lines of their own where asked', () => {
    expect(join([dot, dot])).toBe('<circle r="1"/><circle r="1"/>');
    expect(join([dot, dot], '\n')).toBe('<circle r="1"/>\n<circle r="1"/>');
  });
});

describe('pixel', () => {
  it('stays within half a hundredth and never writes an exponent or a minus zero', () => {
    fc.assert(
      fc.property(fc.double({ min: -20_000, max: 20_000, noNaN: true }), (length) => {
        expect(pixel(length)).toMatch(/^-?\d+(\.\d{1,2})?$/);
        expect(pixel(length)).not.toBe('-0');
        expect(Math.abs(Number(pixel(length)) - length)).toBeLessThanOrEqual(0.005 + 1e-9);
      }),
    );
  });

  it('refuses what is not a number', () => {
    for (const length of [Number.NaN, Infinity, -Infinity]) expect(() => pixel(length)).toThrow(RangeError);
    expect(() => pixel(Number.NaN)).toThrow('pixel: expected a finite number, got NaN');
  });
});
