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
const inkOf = async (text: string): Promise<number> =>
  decodePng(
    await renderPng(
      drawing(400, 60, `<text x="10" y="45" font-family="Inter" font-size="40">${text}</text>`),
      {
        fonts,
        scale: 1,
      },
    ),
  ).ink('#ffffff', 0, 0, 400, 60);

describe('renderPng', () => {
  const board = sampleBoard({ evaluations: 4, holes: true });

  it.each(['light', 'dark'] as const)(
    'draws the %s figure at twice its size, with its text, bars and hatches',
    async (theme) => {
      const svg = heatbarsSvg(board, { theme });
      const { width = '', height = '' } = readSvg(svg).attributes;
      const picture = decodePng(await renderPng(svg, { fonts }));
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

  it('gives the same bytes again', async () => {
    const svg = heatbarsSvg(board, { theme: 'light' });
    const [one, other] = await Promise.all([renderPng(svg, { fonts }), renderPng(svg, { fonts })]);
    expect(Buffer.from(one).equals(other)).toBe(true);
  });

  it('draws a box for a letter that the fonts lack, never a gap', async () => {
    expect(await inkOf(' ')).toBe(0);
    expect(await inkOf('通')).toBeGreaterThan(50);
    expect(await inkOf('通')).toBe(await inkOf('□'));
    expect(await inkOf('a\u{fe0f}\u{200d}')).toBe(await inkOf('a'));
  });

  it('refuses to draw without fonts: the text would be missing', async () => {
    await expect(renderPng(drawing(10, 10), { fonts: [] })).rejects.toThrow(
      /^No text can be drawn without fonts\.$/,
    );
    const broken = fonts.map((font) => ({ ...font, data: font.data.subarray(0, 1000) }));
    await expect(renderPng(drawing(10, 10), { fonts: broken })).rejects.toThrow(
      /^No text can be drawn with the font .*Inter-Regular\.ttf\.$/,
    );
  });

  it('refuses a picture above 16,384 px a side or 64 megapixels, and draws one below', async () => {
    await expect(renderPng(drawing(8193, 10), { fonts, scale: 2 })).rejects.toThrow(
      /^A picture would be 16386 × 20 px; the limit is 16384/,
    );
    await expect(renderPng(drawing(10, 16_385), { fonts })).rejects.toThrow(RangeError);
    await expect(renderPng(drawing(8001, 8000), { fonts, scale: 1 })).rejects.toThrow(/64 megapixels/);
    expect(decodePng(await renderPng(drawing(8192, 2), { fonts })).width).toBe(16_384);
  });

  it('has fewer pixels where the picture would be too high for a page, or too large a file', async () => {
    const heightOf = async (svg: string): Promise<number> =>
      decodePng(await renderPng(svg, { fonts })).height;
    expect(await heightOf(drawing(2, 2048))).toBe(4096);
    expect(await heightOf(drawing(2, 2050))).toBe(3075);
    expect(await heightOf(drawing(2, 3000))).toBe(3750);
    expect(await heightOf(drawing(2, 4096))).toBe(4096);
    expect(await heightOf(drawing(2, 5000))).toBe(5000);
    // Lines at any distance from each other are worth nearly a byte a pixel.
    const lines = Array.from({ length: 250 }, (_, index) => {
      const [x, y] = [(index * 617) % 900, (index * 389) % 900];
      return `<path d="M${x} 0L${y} 900" stroke="#${String(100_000 + index * 997).slice(0, 6)}" stroke-width="1.3"/>`;
    }).join('');
    const busy = await renderPng(drawing(900, 900, lines), { fonts });
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
