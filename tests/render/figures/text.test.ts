import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutName, cutText, fitText, wrapText } from '../../../src/render/figures/draw/fit-text.ts';
import { escapeSvg } from '../../../src/render/figures/draw/svg.ts';
import { textWidth } from '../../../src/render/figures/draw/text-width.ts';
import { projectRoot } from '../../support/project-files.ts';

const FILES = ['Regular', 'Medium', 'SemiBold'].map((face) => `${projectRoot}public/fonts/Inter-${face}.ttf`);

/** Width of the ink of a text as the renderer of pictures draws it, at 1,000 px a em. */
const drawnWidth = (text: string, weight: number): number => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text font-family="Inter" font-size="1000" font-weight="${weight}">${escapeSvg(text)}</text></svg>`;
  const font = { loadSystemFonts: false, fontFiles: FILES };
  return new Resvg(svg, { font }).getBBox()?.width ?? 0;
};

const LABELS = [
  'Borealis Think 70B',
  'gpt-4.1-mini (2025-04-14)',
  'Модель Сокол 12Б',
  'naïve Ångström œuvre',
  '692 (654–724)',
];

describe('textWidth', () => {
  it.each(LABELS)('agrees within 2 % with what is drawn: %s', (text) => {
    for (const weight of [400, 600]) {
      // Ink lacks the side bearings of the first and last letter: bars of known ink stand outside.
      const drawn = drawnWidth(`|${text}|`, weight) - drawnWidth('||', weight);
      expect(Math.abs(textWidth(text, 1000, weight) / drawn - 1)).toBeLessThan(0.02);
    }
  });

  it('gives every digit the same width, as the fonts do', () => {
    const widths = Array.from('0123456789', (digit) => drawnWidth(`|${digit}|`, 400));
    expect(Math.max(...widths) - Math.min(...widths)).toBeLessThan(1);
    expect(new Set(Array.from('0123456789', (digit) => textWidth(digit, 13))).size).toBe(1);
  });

  it('counts a letter that Inter lacks as a whole em', () => {
    expect(textWidth('通', 12)).toBe(12);
  });
});

describe('cutName', () => {
  it('keeps both ends of a name, because members of a family differ in the last words', () => {
    const names = ['Cinder MoE 235B Think', 'Cinder MoE 235B Instruct', 'Cinder MoE 235B'];
    const cut = names.map((name) => cutName(name, 100, 13));
    expect(new Set(cut).size).toBe(3);
    expect(cut[0]).toMatch(/^Cinder.*….*Think$/);
    for (const text of cut) expect(textWidth(text, 13)).toBeLessThanOrEqual(100);
    expect(cutName('Sort', 100, 13)).toBe('Sort');
    for (const width of [0, 5, 20]) expect(cutName('W'.repeat(50), width, 13)).toMatch(/^W?…W?$/);
  });
});

describe('cutText', () => {
  const anyText = fc.string({ unit: 'grapheme', maxLength: 60 });

  it('never exceeds the width, and keeps a beginning of the text', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 20, max: 300 }), (text, width) => {
        const cut = cutText(text, width, 13);
        expect(textWidth(cut, 13)).toBeLessThanOrEqual(width);
        expect(cut === text || (cut.endsWith('…') && text.startsWith(cut.slice(0, -1)))).toBe(true);
      }),
    );
  });

  it('leaves alone what fits, and does not tear marks from letters', () => {
    expect(cutText('Sort', 40, 13)).toBe('Sort');
    expect(cutText('e\u0301e\u0301e\u0301e\u0301', 40, 13)).toMatch(/^(e\u0301)+…$/);
  });

  it('survives ten thousand marks on one letter', () => {
    expect(cutText(`a${'\u0301'.repeat(10_000)}b`, 200, 13).length).toBeLessThan(40);
  });
});

describe('wrapText', () => {
  it('keeps every word, in order, in lines that fit', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 30 });
    fc.assert(
      fc.property(words, fc.integer({ min: 90, max: 400 }), (list, width) => {
        const lines = wrapText(list.join(' '), width, 12);
        expect(lines.join(' ')).toBe(list.join(' '));
        for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('fitText', () => {
  const name = fc.stringMatching(/^[a-z]{1,12}([ -][a-z]{1,12}){0,8}$/);
  const squeezed = (text: string): string => text.replaceAll(' ', '');

  it('takes at most the lines it is given, and loses nothing but an end that it marks', () => {
    fc.assert(
      fc.property(
        name,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 60, max: 240 }),
        (text, most, width) => {
          const lines = fitText(text, most, width, 12);
          expect(lines.length).toBeLessThanOrEqual(most);
          for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(width);
          const shown = squeezed(lines.join(''));
          const cut = shown.indexOf('…');
          expect(squeezed(text).startsWith(cut < 0 ? shown : shown.slice(0, cut))).toBe(true);
          if (cut < 0) expect(shown).toBe(squeezed(text));
        },
      ),
    );
  });

  it('breaks where names of models and tasks are held together', () => {
    expect(fitText('rectangle_count', 2, 60, 11)).toEqual(['rectangle_', 'count']);
    expect(fitText('Llama-3-Instruct', 2, 70, 13)).toEqual(['Llama-3-', 'Instruct']);
  });
});
