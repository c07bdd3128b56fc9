import { crc32, deflate } from 'node:zlib';

/** Pixels in rows, four bytes each: red, green, blue, opacity. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A colour without its opacity. */
const COLOUR = 0xff_ff_ff;

/** What a palette holds. */
const MOST_COLOURS = 256;

/** So many of the most frequent colours stay as they are: those of all areas. */
const KEPT_COLOURS = 96;

/** Steps by which the other colours, those along edges, are made alike until they fit; the last always does. */
const STEPS = [1, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 28, 32, 40, 48, 64] as const;

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Opaque pixels as a PNG with a palette, a quarter of the size of one with full colours. Up to 256 colours are exact; of
 * more, the 96 most frequent are, and each of the others becomes one that is less than a step away:
 * they are where letters and lines are smoothed.
 * @throws RangeError when a pixel is not opaque
 */
export async function indexedPng({ width, height, data }: Pixels): Promise<Uint8Array> {
  const { colours, counts, numbers } = numberColours(
    new Int32Array(data.buffer, data.byteOffset, width * height),
  );
  const { palette, places } = makePalette(colours, counts);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0, at = 0; y < height; y += 1) {
    // A row begins with its filter: none.
    at += 1;
    for (let pixel = y * width; pixel < (y + 1) * width; pixel += 1, at += 1) {
      rows[at] = places[numbers[pixel] ?? 0] ?? 0;
    }
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header(width, height)),
    chunk('PLTE', Buffer.from(palette.flatMap(channelsOf))),
    chunk('IDAT', await compress(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function compress(rows: Buffer): Promise<Buffer> {
  return new Promise((done, fail) => {
    deflate(rows, { level: 6, memLevel: 9 }, (error, bytes) => (error ? fail(error) : done(bytes)));
  });
}

const channelsOf = (colour: number): [number, number, number] => [
  colour & 255,
  (colour >> 8) & 255,
  (colour >> 16) & 255,
];

/** The colours of a picture, numbered as they come. */
interface Numbered {
  readonly colours: readonly number[];
  /** How often each occurs. */
  readonly counts: readonly number[];
  /** The number of every pixel's colour. */
  readonly numbers: Uint32Array;
}

function numberColours(pixels: Int32Array): Numbered {
  const known = new Map<number, number>();
  const colours: number[] = [];
  const counts: number[] = [];
  const numbers = new Uint32Array(pixels.length);
  for (let start = 0, end = 0; start < pixels.length; start = end) {
    const pixel = pixels[start] ?? 0;
    const number = known.get(pixel) ?? colours.push(pixel & COLOUR) - 1;
    if (number === known.size) known.set(opaque(pixel), number);
    for (end = start; end < pixels.length && pixels[end] === pixel; end += 1) numbers[end] = number;
    counts[number] = (counts[number] ?? 0) + end - start;
  }
  return { colours, counts, numbers };
}

function opaque(pixel: number): number {
  if (pixel >>> 24 === 255) return pixel;
  throw new RangeError('indexedPng: expected opaque pixels, got a transparent one');
}

interface Palette {
  readonly palette: readonly number[];
  /** The place in the palette of every colour of the picture. */
  readonly places: Uint8Array;
}

function makePalette(colours: readonly number[], counts: readonly number[]): Palette {
  const often = (number: number): number => counts[number] ?? 0;
  const sorted = [...colours.keys()].sort((a, b) => often(b) - often(a) || a - b);
  for (const step of STEPS) {
    const palette = alike(colours, sorted, step);
    if (palette) return palette;
  }
  throw new RangeError('makePalette: expected the last step to leave at most 256 colours');
}

/** Colours of one step are one: the most frequent among them. Null where that leaves too many. */
function alike(colours: readonly number[], sorted: readonly number[], step: number): Palette | null {
  const stepOf = (channel: number): number => Math.round(channel / step);
  const palette: number[] = [];
  const places = new Uint8Array(colours.length);
  const known = new Map<number, number>();
  for (const [rank, number] of sorted.entries()) {
    const colour = colours[number] ?? 0;
    const key = stepOf(colour & 255) | (stepOf((colour >> 8) & 255) << 8) | (stepOf(colour >> 16) << 16);
    const other = rank < KEPT_COLOURS ? undefined : known.get(key);
    if (other === undefined && palette.length === MOST_COLOURS) return null;
    const place = other ?? palette.push(colour) - 1;
    if (!known.has(key)) known.set(key, place);
    places[number] = place;
  }
  return { palette, places };
}

/** Eight bits a pixel, each a place in the palette; PNG specification, section 11.2.2. */
function header(width: number, height: number): Buffer {
  const bytes = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  return bytes;
}

/** Length, name, data, checksum of the two. */
function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}
