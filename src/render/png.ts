import { renderAsync } from '@resvg/resvg-js';
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
 * An SVG as our figures write it as PNG bytes, the same pixels on every machine: only the given fonts are used. Pixels are
 * made and compressed by Node's own threads, while this one draws pages.
 * @throws Error when there is no font, or one is without letters
 * @throws RangeError when the picture would be larger than 16,384 px a side or 64 megapixels, and nothing is
 * drawn then; or when the drawing has no ground
 */
export async function renderPng(svg: string, { fonts, scale }: PngOptions): Promise<Uint8Array> {
  const outlined = outlineText(drawableText(svg, fonts), fonts);
  const [width, height] = sizeOf(outlined);
  if (scale !== undefined) return draw(outlined, width, height, scale);
  for (const one of SCALES) {
    const isLast = one === SCALES.at(-1);
    if (!isLast && height * one > PAGE.height) continue;
    const png = await draw(outlined, width, height, one);
    if (isLast || png.length <= PAGE.bytes) return png;
  }
  throw new RangeError('renderPng: expected a last scale, got none');
}

/** As the drawing itself says it, in px. */
function sizeOf(svg: string): [width: number, height: number] {
  const [tag = ''] = /<svg\b[^>]*>/.exec(svg) ?? [];
  const side = (name: string): number => Number(new RegExp(`\\s${name}="([\\d.]+)"`).exec(tag)?.[1]);
  const [width, height] = [side('width'), side('height')];
  if (width > 0 && height > 0) return [width, height];
  throw new RangeError('renderPng: expected an <svg> with a width and a height in px');
}

async function draw(svg: string, width: number, height: number, scale: number): Promise<Uint8Array> {
  checkFigureSize(width * scale, height * scale, 'A picture');
  const options = { fitTo: { mode: 'zoom', value: scale }, font: { loadSystemFonts: false } } as const;
  const picture = await renderAsync(svg, options);
  return indexedPng({ width: picture.width, height: picture.height, data: picture.pixels });
}
