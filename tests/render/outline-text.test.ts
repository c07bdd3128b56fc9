import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawableText } from '../../src/render/drawable-text.ts';
import { escapeSvg } from '../../src/render/figures/draw/svg.ts';
import { heatbarsSvg } from '../../src/render/figures/heatbars/heatbars.ts';
import { readFonts } from '../../src/render/fonts.ts';
import { outlineText } from '../../src/render/outline-text.ts';
import { projectRoot } from '../support/project-files.ts';
import { sampleBoard } from '../support/sample-board.ts';

const fonts = readFonts(`${projectRoot}public/fonts`);

/** The pixels of a drawing at twice its size; the renderer sets text itself only where it is given fonts. */
const pixelsOf = (svg: string, files: readonly string[]): Uint8Array =>
  new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: { loadSystemFonts: false, fontFiles: [...files], defaultFontFamily: 'Inter' },
  }).render().pixels;

/** Edges are smoothed in four steps; a line that ends just on one may take the next. */
const ONE_STEP = 70;

interface Difference {
  /** Pixels that are not the same. */
  readonly different: number;
  /** Pixels that are not white. */
  readonly ink: number;
  readonly all: number;
}

/** What changes where texts become outlines before the renderer gets them. */
const compare = (svg: string): Difference => {
  const shaped = pixelsOf(
    svg,
    fonts.map(({ path }) => path),
  );
  const outlined = pixelsOf(outlineText(svg, fonts), []);
  let [different, ink] = [0, 0];
  for (let at = 0; at < shaped.length; at += 4) {
    const apart = [0, 1, 2].map((channel) =>
      Math.abs((shaped[at + channel] ?? 0) - (outlined[at + channel] ?? 0)),
    );
    if (Math.max(...apart) > ONE_STEP) different += 1;
    if (shaped[at] !== 255) ink += 1;
  }
  return { different, ink, all: shaped.length / 4 };
};

const drawing = (content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="420" height="60" font-family="Inter" font-size="13" fill="#111"><rect width="420" height="60" fill="#fff"/>${content}</svg>`;

const SETTINGS: readonly (readonly [string, string])[] = [
  ['kerning', '<text x="10" y="30">AVATAR Ty. To, LT 11.7 “Wo”</text>'],
  ['marks on letters', '<text x="10" y="30">naïve A\u030angstro\u0308m X\u0302\u0304 q\u0323\u0302</text>'],
  ['Greek, Cyrillic and mathematics', '<text x="10" y="30">Модель Ψ ≈ 12 ≤ α → β</text>'],
  [
    'every weight',
    [400, 500, 600, 700]
      .map((weight, row) => `<text x="10" y="${12 + 14 * row}" font-weight="${weight}">Borealis 70B</text>`)
      .join(''),
  ],
  [
    'size and anchor of a group',
    '<g font-size="21" text-anchor="end"><g><text x="400" y="30">.957</text></g></g>',
  ],
  ['a middle anchor', '<text x="210" y="30" text-anchor="middle">in the middle</text>'],
  ['letters set tighter', '<text x="10" y="30" font-size="26" letter-spacing="-0.5">Leaderboard</text>'],
  ['white space', '<text x="10" y="30">  two   blanks\n and a line  </text>'],
  [
    'a part in another colour and weight',
    '<text x="10" y="30">692 <tspan fill="#c00" font-weight="600">(654–724)</tspan> after</text>',
  ],
  [
    'parts under one anchor',
    '<text x="400" y="30" text-anchor="end">692 <tspan fill="#c00">(654–724)</tspan></text>',
  ],
  [
    'a part on a line of its own',
    '<text x="100" y="20" text-anchor="end">first <tspan x="100" dy="14.5">second</tspan> more</text>',
  ],
  ['a turned text', '<text transform="translate(60 50) rotate(-40)">rectangle_count</text>'],
  [
    'a rim around digits',
    '<text x="10" y="30" stroke="#8cc" stroke-width="3" stroke-linejoin="round" paint-order="stroke">.88</text>',
  ],
  ['markup in a name', '<text x="10" y="30">&lt;b&gt; &amp;amp; &quot;c&quot;</text>'],
  ['a blank', '<text x="10" y="30"> </text><text x="10" y="30"/><text x="10" y="30"></text>'],
];

describe('outlineText', () => {
  it.each(SETTINGS)('draws what the renderer would set itself: %s', (name, content) => {
    const { different, ink } = compare(drawing(content));
    if (name !== 'a blank') expect(ink).toBeGreaterThan(200);
    expect(different).toBeLessThanOrEqual(0.01 * ink);
  });

  it('does so with any text, in the same advance', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (text) => {
        const written = drawableText(escapeSvg(text), fonts);
        const { different, ink } = compare(drawing(`<text x="10" y="40" font-size="24">|${written}|</text>`));
        expect(different).toBeLessThanOrEqual(0.01 * ink + 2);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['light', 'dark'] as const)('leaves the %s heat-bars as they are', (theme) => {
    const { different, all } = compare(heatbarsSvg(sampleBoard({ evaluations: 3, holes: true }), { theme }));
    expect(different).toBeLessThan(0.0001 * all);
  });

  it('leaves neither texts nor words behind', () => {
    const outlined = outlineText(heatbarsSvg(sampleBoard({ evaluations: 2 }), { theme: 'light' }), fonts);
    expect(outlined).not.toMatch(/<(text|tspan|title|desc)\b/);
  });
});
