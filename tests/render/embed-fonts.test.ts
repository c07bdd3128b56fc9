import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { embedFonts } from '../../src/render/embed-fonts.ts';
import { heatbarsSvg } from '../../src/render/figures/heatbars/heatbars.ts';
import { readCharacters } from '../../src/render/font-characters.ts';
import { readFonts } from '../../src/render/fonts.ts';
import { projectRoot } from '../support/project-files.ts';
import { sampleBoard } from '../support/sample-board.ts';

const fonts = readFonts(`${projectRoot}public/fonts`);

/** W3C, WOFF 1.0: the font inside, its tables in their old places. */
const unpack = (woff: Buffer): Buffer => {
  expect(woff.toString('latin1', 0, 4)).toBe('wOFF');
  expect(woff.readUInt32BE(8)).toBe(woff.length);
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(12 + count * 16);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  const parts: Buffer[] = [head];
  let end = head.length;
  for (let index = 0; index < count; index += 1) {
    const entry = 44 + index * 20;
    const [start = 0, packed = 0, size = 0] = [4, 8, 12].map((field) => woff.readUInt32BE(entry + field));
    const stored = woff.subarray(start, start + packed);
    const table = packed < size ? inflateSync(stored) : stored;
    expect(table).toHaveLength(size);
    woff.copy(head, 12 + index * 16, entry, entry + 4);
    woff.copy(head, 16 + index * 16, entry + 16, entry + 20);
    head.writeUInt32BE(end, 20 + index * 16);
    head.writeUInt32BE(size, 24 + index * 16);
    parts.push(table, Buffer.alloc(-size & 3));
    end += size + (-size & 3);
  }
  expect(woff.readUInt32BE(16)).toBe(end);
  return Buffer.concat(parts);
};

/** The letters of every weight that a drawing brings. */
const lettersOf = (svg: string): Map<number, string> =>
  new Map(
    Array.from(
      svg.matchAll(
        /@font-face\{font-family:Inter;font-weight:(\d+);src:url\(data:font\/woff;base64,([^)]+)\)\}/g,
      ),
      ([, weight, data = '']) => {
        const codes = readCharacters(unpack(Buffer.from(data, 'base64')));
        return [
          Number(weight),
          [...codes]
            .sort((a, b) => a - b)
            .map((code) => String.fromCodePoint(code))
            .join(''),
        ];
      },
    ),
  );

const drawing = (content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg"><title>Q</title><desc>J</desc>${content}</svg>`;

describe('embedFonts', () => {
  it('brings the letters of every weight, and no others', () => {
    const svg = drawing(
      '<text>bad &amp; cab</text><g font-weight="600"><text>né<tspan font-weight="400">x</tspan></text></g>',
    );
    expect(lettersOf(embedFonts(svg, fonts))).toEqual(
      new Map([
        [400, ' &abcdx'],
        [600, 'né'],
      ]),
    );
  });

  it('leaves out what the fonts lack', () => {
    expect(lettersOf(embedFonts(drawing('<text>通 a</text>'), fonts))).toEqual(new Map([[400, ' a']]));
  });

  it('changes nothing else, and takes little room', () => {
    const svg = heatbarsSvg(sampleBoard({ evaluations: 3 }), { theme: 'light' });
    const embedded = embedFonts(svg, fonts);
    expect([...lettersOf(embedded).keys()]).toEqual([400, 500, 600]);
    expect(embedded.replace(/<style>[^<]*<\/style>/, '')).toBe(svg);
    expect(embedded.length - svg.length).toBeLessThan(30_000);
  });

  it('brings no letters where they would be too much for a page', () => {
    const all = [...readCharacters(fonts[0]?.data ?? new Uint8Array())].filter((code) => code > 0x7f);
    const text = String.fromCodePoint(...all);
    const svg = drawing(
      [400, 500, 600].map((weight) => `<text font-weight="${weight}">${text}</text>`).join(''),
    );
    expect(embedFonts(svg, fonts)).toBe(svg);
  });

  it('refuses what is no font', () => {
    const broken = fonts.map((font) => ({ ...font, data: new Uint8Array(100) }));
    expect(() => embedFonts(drawing('<text>a</text>'), broken)).toThrow('subsetFont: expected a font');
  });
});
