import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { indexedPng, type Pixels } from '../../src/render/indexed-png.ts';

/** A picture whose pixels have the given colours, red first. */
const picture = (width: number, colours: readonly number[]): Pixels => {
  const data = Buffer.alloc(colours.length * 4, 255);
  colours.forEach((colour, place) => data.writeUIntBE(colour, place * 4, 3));
  return { width, height: colours.length / width, data };
};

/** The colours that another decoder finds. */
const decode = (png: Uint8Array, { width, height }: Pixels): number[] => {
  const source = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" image-rendering="optimizeSpeed" href="${source}"/></svg>`;
  const { pixels } = new Resvg(svg).render();
  return Array.from({ length: width * height }, (_, place) => pixels.readUIntBE(place * 4, 3));
};

const apart = (one: number, other: number): number =>
  Math.max(...[0, 8, 16].map((shift) => Math.abs(((one >> shift) & 255) - ((other >> shift) & 255))));

/** Chance that repeats. */
const noise = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => Math.imul(index + 1, 0x9e3779b1) >>> 8);

describe('indexedPng', () => {
  it('keeps up to 256 colours as they are', async () => {
    const few = picture(
      32,
      Array.from({ length: 1024 }, (_, index) => (index % 256) * 0x01_00_01),
    );
    expect(decode(await indexedPng(few), few)).toEqual(
      Array.from({ length: 1024 }, (_, index) => (index % 256) * 0x01_00_01),
    );
    const one = picture(1, [0x12_34_56]);
    expect(decode(await indexedPng(one), one)).toEqual([0x12_34_56]);
  });

  it('keeps the colours of areas as they are, however near they are to each other', async () => {
    const areas = Array.from({ length: 90 }, (_, index) => 0xf0_f0_00 + index);
    const colours = [...areas, ...areas, ...noise(6 * 90)];
    const many = picture(90, colours);
    expect(decode(await indexedPng(many), many).slice(0, 180)).toEqual([...areas, ...areas]);
  });

  it('gives every other colour one that is near', async () => {
    const colours = noise(20_000);
    const many = picture(100, colours);
    const found = decode(await indexedPng(many), many);
    expect(new Set(found).size).toBeLessThanOrEqual(256);
    expect(Math.max(...found.map((colour, place) => apart(colour, colours[place] ?? 0)))).toBeLessThan(64);
    // Smoothed edges between two colours differ far less.
    const edges = noise(20_000).map((colour) => 0xe0_e0_e0 | (colour & 0x1f_1f_1f));
    const smooth = picture(100, edges);
    const shown = decode(await indexedPng(smooth), smooth);
    expect(Math.max(...shown.map((colour, place) => apart(colour, edges[place] ?? 0)))).toBeLessThan(12);
  });

  it('refuses what it cannot show', async () => {
    const glass = { ...picture(1, [0]), data: Buffer.from([1, 2, 3, 128]) };
    await expect(indexedPng(glass)).rejects.toThrow(
      'indexedPng: expected opaque pixels, got a transparent one',
    );
  });
});
