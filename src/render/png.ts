import { Resvg } from '@resvg/resvg-js';
import { drawableText } from './drawable-text.ts';
import { checkFigureSize, PIXELS_PER_PX } from './figures/draw/figure-frame.ts';
import type { Font } from './fonts.ts';

export interface PngOptions {
  readonly fonts: readonly Font[];
  /** Pixels per px of the drawing; default 2. */
  readonly scale?: number;
}

/**
 * An SVG text as PNG bytes, the same on every machine: only the given fonts are used.
 * @throws Error when the fonts draw no text
 * @throws RangeError when the picture would be larger than 16,384 px a side or 64 megapixels; nothing is
 * drawn then
 */
export function renderPng(svg: string, { fonts, scale = PIXELS_PER_PX }: PngOptions): Uint8Array {
  requireText(fonts);
  const drawing = open(drawableText(svg, fonts), fonts, scale);
  checkFigureSize(drawing.width * scale, drawing.height * scale, 'A picture');
  return drawing.render().asPng();
}

const open = (svg: string, fonts: readonly Font[], scale: number): Resvg =>
  new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { loadSystemFonts: false, fontFiles: fonts.map(({ path }) => path), defaultFontFamily: 'Inter' },
  });

const PROBE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9" font-family="Inter">H</text></svg>';

const proven = new WeakSet<readonly Font[]>();

/**
 * The renderer leaves text out without a word when it cannot use a font, so it is asked to draw a letter
 * first.
 */
function requireText(fonts: readonly Font[]): void {
  if (proven.has(fonts)) return;
  if (open(PROBE, fonts, 1).getBBox() === undefined) {
    throw new Error(
      `No text can be drawn with the fonts ${fonts.map(({ path }) => path).join(', ') || '(none)'}.`,
    );
  }
  proven.add(fonts);
}
