import { describe, expect, it } from 'vitest';
import { drawableText } from '../../src/render/drawable-text.ts';
import { readCharacters } from '../../src/render/font-characters.ts';
import { readFonts } from '../../src/render/fonts.ts';
import { projectRoot } from '../support/project-files.ts';

const fonts = readFonts(`${projectRoot}public/fonts`);

/** A font of one table: a character map (format 12) of one run of characters. */
const fontOf = (first: number, last: number): Uint8Array => {
  const font = new DataView(new ArrayBuffer(68));
  font.setUint16(4, 1);
  for (let index = 0; index < 4; index += 1) font.setUint8(12 + index, 'cmap'.charCodeAt(index));
  font.setUint32(20, 28);
  // One subtable, 12 bytes further on, that holds one group.
  font.setUint16(30, 1);
  font.setUint32(36, 12);
  font.setUint16(40, 12);
  font.setUint32(52, 1);
  font.setUint32(56, first);
  font.setUint32(60, last);
  return new Uint8Array(font.buffer);
};

describe('readCharacters', () => {
  it('finds what Inter has, and not what it lacks', () => {
    for (const font of fonts) {
      const characters = readCharacters(font.data);
      // As the package that Inter comes in counts them.
      expect(characters.size).toBe(2849);
      for (const letter of 'AzéЖΩ→–≈…□') expect(characters).toContain(letter.codePointAt(0));
      for (const letter of '通فあ🦙') expect(characters).not.toContain(letter.codePointAt(0));
    }
  });

  it('refuses what is not a font', () => {
    expect(() => readCharacters(new Uint8Array(64))).toThrow(/expected a font with a cmap table/);
  });
});

describe('drawableText', () => {
  it('leaves alone what can be drawn, and markup', () => {
    const text = '<b a="x">naïve – Жук ≈ 3</b>';
    expect(drawableText(text, fonts)).toBe(text);
  });

  it('puts one box for each letter that cannot be drawn, and nothing for what is invisible', () => {
    expect(drawableText('通义 Qwen', fonts)).toBe('□□ Qwen');
    expect(drawableText('🦙\u{200d}\u{fe0f}!', fonts)).toBe('□!');
  });

  it('asks every font before it puts a box', () => {
    const [inter] = fonts;
    if (!inter) throw new Error('no font');
    const digits = { ...inter, data: fontOf('0'.charCodeAt(0), '9'.charCodeAt(0)) };
    const han = { ...inter, data: fontOf(0x4e00, 0x9fff) };
    expect(drawableText('é 通 1', [digits, han])).toBe('□ 通 1');
    expect(drawableText('é 通 1', [digits, inter])).toBe('é □ 1');
  });
});
