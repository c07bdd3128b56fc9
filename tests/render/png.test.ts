import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { heatbarsSvg } from '../../src/render/figures/heatbars/heatbars.ts';
import { readFonts } from '../../src/render/fonts.ts';
import { renderPng } from '../../src/render/png.ts';
import { palette } from '../../src/theme.ts';
import { decodePng } from '../support/decode-png.ts';
import { projectRoot } from '../support/project-files.ts';
import { readSvg } from '../support/read-svg.ts';
import { sampleBoard } from '../support/sample-board.ts';

const fonts = readFonts(`${projectRoot}public/fonts`);
const folder = mkdtempSync(join(tmpdir(), 'evalpress-fonts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const drawing = (width: number, height: number, content = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#ffffff"/>${content}</svg>`;

/** Pixels that one line of text inks at 40 px. */
const inkOf = (text: string): number =>
  decodePng(
    renderPng(drawing(400, 60, `<text x="10" y="45" font-family="Inter" font-size="40">${text}</text>`), {
      fonts,
      scale: 1,
    }),
  ).ink('#ffffff', 0, 0, 400, 60);

describe('renderPng', () => {
  const board = sampleBoard({ evaluations: 4, holes: true });

  it.each(['light', 'dark'] as const)(
    'draws the %s figure at twice its size, with its text, bars and hatches',
    (theme) => {
      const svg = heatbarsSvg(board, { theme });
      const { width = '', height = '' } = readSvg(svg).attributes;
      const picture = decodePng(renderPng(svg, { fonts }));
      const { bg, ink, bands, hatch } = palette(theme);
      expect([picture.width, picture.height]).toEqual([2 * Number(width), 2 * Number(height)]);
      expect(picture.pixel(0, 0)).toBe(bg);
      // The title stands in the upper left corner; without it the place would be empty.
      expect(picture.ink(bg, 48, 40, 140, 50)).toBeGreaterThan(1000);
      const used = new Set(
        board.rows.flatMap((row) => row.tiers.flatMap((tier) => tier.cells.map((cell) => cell.band))),
      );
      for (const [index, band] of bands.entries())
        if (used.has(index + 1)) expect(picture.count(band)).toBeGreaterThan(100);
      expect(picture.count(ink)).toBeGreaterThan(1000);
      expect(picture.count(hatch)).toBeGreaterThan(0);
    },
  );

  it('gives the same bytes again', () => {
    const svg = heatbarsSvg(board, { theme: 'light' });
    expect(Buffer.from(renderPng(svg, { fonts })).equals(renderPng(svg, { fonts }))).toBe(true);
  });

  it('draws a box for a letter that the fonts lack, never a gap', () => {
    expect(inkOf(' ')).toBe(0);
    expect(inkOf('通')).toBeGreaterThan(50);
    expect(inkOf('通')).toBe(inkOf('□'));
    expect(inkOf('a\u{fe0f}\u{200d}')).toBe(inkOf('a'));
  });

  it('refuses to draw without fonts: the text would be missing', () => {
    expect(() => renderPng(drawing(10, 10), { fonts: [] })).toThrow(/^No text can be drawn without fonts\.$/);
    const broken = fonts.map((font) => ({ ...font, data: font.data.subarray(0, 1000) }));
    expect(() => renderPng(drawing(10, 10), { fonts: broken })).toThrow(
      /^No text can be drawn with the font .*Inter-Regular\.ttf\.$/,
    );
  });

  it('refuses a picture above 16,384 px a side or 64 megapixels, and draws one below', () => {
    expect(() => renderPng(drawing(8193, 10), { fonts, scale: 2 })).toThrow(
      /^A picture would be 16386 × 20 px; the limit is 16384/,
    );
    expect(() => renderPng(drawing(10, 16_385), { fonts })).toThrow(RangeError);
    expect(() => renderPng(drawing(8001, 8000), { fonts, scale: 1 })).toThrow(/64 megapixels/);
    expect(decodePng(renderPng(drawing(8192, 2), { fonts })).width).toBe(16_384);
  });

  it('has fewer pixels where the picture would be too high for a page, or too large a file', () => {
    const heightOf = (svg: string): number => decodePng(renderPng(svg, { fonts })).height;
    expect(heightOf(drawing(2, 2048))).toBe(4096);
    expect(heightOf(drawing(2, 2050))).toBe(3075);
    expect(heightOf(drawing(2, 3000))).toBe(3750);
    expect(heightOf(drawing(2, 4096))).toBe(4096);
    expect(heightOf(drawing(2, 5000))).toBe(5000);
    // Lines at any distance from each other are worth nearly a byte a pixel.
    const lines = Array.from({ length: 250 }, (_, index) => {
      const [x, y] = [(index * 617) % 900, (index * 389) % 900];
      return `<path d="M${x} 0L${y} 900" stroke="#${String(100_000 + index * 997).slice(0, 6)}" stroke-width="1.3"/>`;
    }).join('');
    const busy = renderPng(drawing(900, 900, lines), { fonts });
    expect(decodePng(busy).height).toBeLessThan(1800);
    expect(busy.length).toBeLessThanOrEqual(500_000);
  });
});

describe('readFonts', () => {
  it('says which font is missing', () => {
    expect(() => readFonts(folder)).toThrow(/Inter-Regular\.ttf: cannot be read/);
  });

  it('does not take a web font for a font', () => {
    for (const face of ['Regular', 'Medium', 'SemiBold']) {
      copyFileSync(`${projectRoot}public/fonts/Inter-${face}.woff2`, join(folder, `Inter-${face}.ttf`));
    }
    expect(() => readFonts(folder)).toThrow(/expected TrueType/);
  });

  it('reads three weights, once', () => {
    expect(fonts.map(({ weight }) => weight)).toEqual([400, 500, 600]);
    expect(readFonts(`${projectRoot}public/fonts`)).toBe(fonts);
  });
});
