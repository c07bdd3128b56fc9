import { readCharacters } from './font-characters.ts';
import type { Font } from './fonts.ts';

/** What stands in a picture for a letter that the fonts do not have. */
const BOX = '□';

const known = new WeakMap<Uint8Array, ReadonlySet<number>>();

const charactersOf = (font: Font): ReadonlySet<number> => {
  const characters = known.get(font.data) ?? readCharacters(font.data);
  known.set(font.data, characters);
  return characters;
};

/**
 * The text with a box for every letter that no font can draw: renderers of pictures leave those out without
 * a word, and a name must not look shorter than it is. Marks and invisible characters without a glyph go.
 * Works on SVG text as well: markup is ASCII.
 */
export function drawableText(text: string, fonts: readonly Font[]): string {
  return text.replace(/[^\0-\x7f]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (fonts.some((font) => charactersOf(font).has(code))) return character;
    return /[\p{M}\p{C}\p{Z}]/u.test(character) ? '' : BOX;
  });
}
