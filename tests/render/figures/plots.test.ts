import { describe, expect, it } from 'vitest';
import { paretoSvg } from '../../../src/render/figures/pareto/pareto.ts';
import { scalingSvg } from '../../../src/render/figures/scaling/scaling.ts';
import { readFonts } from '../../../src/render/fonts.ts';
import { renderPng } from '../../../src/render/png.ts';
import type { FullBoard } from '../../../src/board/full-board.ts';
import { palette } from '../../../src/theme.ts';
import { decodePng } from '../../support/decode-png.ts';
import { projectRoot } from '../../support/project-files.ts';
import { boxesOf, MANY, sample, value } from '../../support/read-plot.ts';
import { everyElement, readSvg, skeleton } from '../../support/read-svg.ts';
import type { SampleShape } from '../../support/sample-board.ts';
import { HOSTILE_TEXTS } from '../hostile-texts.ts';

const FIGURES = {
  pareto: (board: FullBoard, theme: 'light' | 'dark' = 'light') =>
    paretoSvg(board, { theme, axis: 'tokens' }),
  scaling: (board: FullBoard, theme: 'light' | 'dark' = 'light') => scalingSvg(board, { theme }),
};

describe.each(Object.entries(FIGURES))('the %s figure', (_, svgOf) => {
  it('is an image with a name and a description, the same bytes every time', () => {
    const root = readSvg(svgOf(MANY));
    const ids = everyElement(root).flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(root.attributes['role']).toBe('img');
    expect(root.attributes['aria-labelledby']?.split(' ').every((id) => ids.includes(id))).toBe(true);
    expect(svgOf(sample({ evaluations: 20, holes: true }))).toBe(svgOf(MANY));
  });

  it('keeps every letter at 4.5 pt or more on a column of 240 pt, and inside the figure', () => {
    const root = readSvg(svgOf(MANY));
    const width = value(root, 'width');
    const sizes = everyElement(root).flatMap(({ attributes }) => attributes['font-size'] ?? []);
    expect((Math.min(...sizes.map(Number)) * 240) / width).toBeGreaterThanOrEqual(4.5);
    expect(boxesOf(root).filter(({ left, right }) => left < 0 || right > width)).toEqual([]);
  });

  it('draws hostile words with the skeleton of harmless ones', () => {
    const words = HOSTILE_TEXTS.slice(0, 12);
    const harmless = words.map((word) => 'a'.repeat(word.length));
    const shapeOf = (texts: readonly string[]): SampleShape => ({
      labels: texts.map((text, index) => `${index}${text}`),
      tiers: [`e${texts[0] ?? ''}`, `f${texts[1] ?? ''}`],
      title: `t${texts[2] ?? ''}`,
    });
    const names = (board: FullBoard): string[] =>
      skeleton(readSvg(svgOf(board))).filter((line) => !/\b(text|line|g) /.test(line));
    expect(names(sample(shapeOf(words)))).toEqual(names(sample(shapeOf(harmless))));
    const tags = new Set(everyElement(readSvg(svgOf(sample(shapeOf(words))))).map(({ name }) => name));
    for (const tag of ['script', 'img', 'a', 'foreignObject']) expect(tags).not.toContain(tag);
  });

  it.each(['light', 'dark'] as const)('becomes a %s picture at twice its size, with ink', async (theme) => {
    const svg = svgOf(MANY, theme);
    const root = readSvg(svg);
    const picture = decodePng(await renderPng(svg, { fonts: readFonts(`${projectRoot}public/fonts`) }));
    const { bg, ink, accent } = palette(theme);
    expect([picture.width, picture.height]).toEqual([2 * value(root, 'width'), 2 * value(root, 'height')]);
    expect(picture.pixel(0, 0)).toBe(bg);
    expect(picture.count(ink)).toBeGreaterThan(500);
    if (svg.includes(`"${accent}"`)) expect(picture.count(accent)).toBeGreaterThan(200);
  });
});
