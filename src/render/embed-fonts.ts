import { PAGE } from './figures/draw/figure-frame.ts';
import type { Font } from './fonts.ts';
import { subsetFont } from './subset-font.ts';
import { replaceTexts } from './svg-texts.ts';
import { woffOf } from './woff.ts';

/** Chromium on Linux else makes every letter a whole pixel wide, and lines run out of the figure. */
const PRECISE = 'text{text-rendering:geometricPrecision}';

/**
 * An SVG as our figures write it, with the letters that it uses: it looks the same wherever it is opened, and its text
 * stays text. Letters that the fonts lack are drawn in whatever the reader has. Where they would be too much for a page,
 * as with hundreds of different letters, they are left out.
 */
export function embedFonts(svg: string, fonts: readonly Font[]): string {
  const used = charactersOf(svg);
  const faces = fonts.flatMap(({ name, weight, data }) => {
    const characters = used.get(weight);
    if (!characters) return [];
    const letters = Buffer.from(woffOf(subsetFont(data, characters))).toString('base64');
    return [
      `@font-face{font-family:${name};font-weight:${weight};src:url(data:font/woff;base64,${letters})}`,
    ];
  });
  const embedded = svg.replace('</desc>', () => `</desc><style>${faces.join('')}${PRECISE}</style>`);
  return Buffer.byteLength(embedded) > PAGE.bytes ? svg : embedded;
}

/** The characters that are set in every weight. */
export function charactersOf(svg: string): Map<number, Set<string>> {
  const used = new Map<number, Set<string>>();
  replaceTexts(svg, (_, runs) => {
    for (const { text, style } of runs) {
      const characters = used.get(style.weight) ?? new Set();
      used.set(style.weight, characters);
      for (const character of text) characters.add(character);
    }
    return '';
  });
  return used;
}
