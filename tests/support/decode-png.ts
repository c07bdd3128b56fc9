import { crc32, inflateSync } from 'node:zlib';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** `#rrggbb` at a place. */
  pixel(x: number, y: number): string;
  /** How many pixels have this colour. */
  count(colour: string): number;
  /** How many pixels of a rectangle do not have this colour. */
  ink(ground: string, x: number, y: number, width: number, height: number): number;
}

/** Reads a PNG with a palette, 8 bits a pixel, unfiltered: what our renderer writes. */
export const decodePng = (png: Uint8Array): Picture => {
  const bytes = Buffer.from(png);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (bytes.readUInt8(24) !== 8 || bytes.readUInt8(25) !== 3)
    throw new SyntaxError('decodePng: expected 8 bits a pixel and a palette');
  const palette = dataOf(bytes, 'PLTE');
  const rows = inflateSync(dataOf(bytes, 'IDAT'));
  const colours = Uint32Array.from({ length: width * height }, (_, index) => {
    const row = Math.floor(index / width) * (width + 1);
    if (rows[row] !== 0) throw new SyntaxError('decodePng: expected rows without a filter');
    return palette.readUIntBE(3 * (rows[row + 1 + (index % width)] ?? Number.NaN), 3);
  });
  const numberOf = (hex: string): number => Number.parseInt(hex.slice(1), 16);
  return {
    width,
    height,
    pixel: (x, y) => `#${(colours[y * width + x] ?? 0).toString(16).padStart(6, '0')}`,
    count: (colour) => colours.reduce((sum, other) => sum + Number(other === numberOf(colour)), 0),
    ink: (ground, x, y, wide, high) => {
      const rows = Array.from({ length: high }, (_, row) =>
        colours.subarray((y + row) * width + x, (y + row) * width + x + wide),
      );
      return rows.reduce((sum, row) => sum + row.filter((colour) => colour !== numberOf(ground)).length, 0);
    },
  };
};

/** The data of all chunks of a kind. */
const dataOf = (bytes: Buffer, kind: string): Buffer => {
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const end = at + 8 + bytes.readUInt32BE(at);
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end))
      throw new SyntaxError('decodePng: a checksum is wrong');
    if (bytes.toString('latin1', at + 4, at + 8) === kind) parts.push(bytes.subarray(at + 8, end));
  }
  return Buffer.concat(parts);
};
