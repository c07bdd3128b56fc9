import { Resvg } from '@resvg/resvg-js';
import { drawableText } from './drawable-text.ts';
import { checkFigureSize, PIXELS_PER_PX } from './figures/draw/figure-frame.ts';
import type { Font } from './fonts.ts';
import { indexedPng } from './indexed-png.ts';
import { outlineText } from './outline-text.ts';

export interface PngOptions {
  readonly fonts: readonly Font[];
  /** Pixels per px of the drawing; default 2. */
  readonly scale?: number;
}

/**
 * An SVG as our figures write it as PNG bytes, the same pixels on every machine: only the given fonts are used.
 * @throws Error when there is no font, or one is without letters
 * @throws RangeError when the picture would be larger than 16,384 px a side or 64 megapixels, and nothing is
 * drawn then; or when the drawing has no ground
 */
export function renderPng(svg: string, { fonts, scale = PIXELS_PER_PX }: PngOptions): Uint8Array {
  const drawing = new Resvg(outlineText(drawableText(svg, fonts), fonts), {
    fitTo: { mode: 'zoom', value: scale },
    font: { loadSystemFonts: false },
  });
  checkFigureSize(drawing.width * scale, drawing.height * scale, 'A picture');
  const { width, height, pixels } = drawing.render();
  return indexedPng({ width, height, data: pixels });
}
