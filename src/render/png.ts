import { Resvg } from '@resvg/resvg-js';
import { drawableText } from './drawable-text.ts';
import { checkFigureSize, PAGE, SCALES } from './figures/draw/figure-frame.ts';
import type { Font } from './fonts.ts';
import { indexedPng } from './indexed-png.ts';
import { outlineText } from './outline-text.ts';

export interface PngOptions {
  readonly fonts: readonly Font[];
  /** Pixels per px of the drawing. By default 2, or less where the picture would be too much for a page. */
  readonly scale?: number;
}

/**
 * An SVG as our figures write it as PNG bytes, the same pixels on every machine: only the given fonts are used.
 * @throws Error when there is no font, or one is without letters
 * @throws RangeError when the picture would be larger than 16,384 px a side or 64 megapixels, and nothing is
 * drawn then; or when the drawing has no ground
 */
export function renderPng(svg: string, { fonts, scale }: PngOptions): Uint8Array {
  const outlined = outlineText(drawableText(svg, fonts), fonts);
  if (scale !== undefined) return draw(open(outlined, scale), scale);
  for (const one of SCALES) {
    const drawing = open(outlined, one);
    const isLast = one === SCALES.at(-1);
    if (!isLast && drawing.height * one > PAGE.height) continue;
    const png = draw(drawing, one);
    if (isLast || png.length <= PAGE.bytes) return png;
  }
  throw new RangeError('renderPng: expected a last scale, got none');
}

const open = (svg: string, scale: number): Resvg =>
  new Resvg(svg, { fitTo: { mode: 'zoom', value: scale }, font: { loadSystemFonts: false } });

function draw(drawing: Resvg, scale: number): Uint8Array {
  checkFigureSize(drawing.width * scale, drawing.height * scale, 'A picture');
  const { width, height, pixels } = drawing.render();
  return indexedPng({ width, height, data: pixels });
}
