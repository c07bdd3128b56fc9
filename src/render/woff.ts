import { deflateSync } from 'node:zlib';

const SFNT = { header: 12, entry: 16 } as const;
const WOFF = { header: 44, entry: 20 } as const;

const fourBytes = (size: number): number => (size + 3) & ~3;

/** A TrueType font as a web font of the first kind: each table compressed by itself. W3C, WOFF 1.0. */
export function woffOf(font: Uint8Array): Uint8Array {
  const sfnt = Buffer.from(font);
  const count = sfnt.readUInt16BE(4);
  const head = Buffer.alloc(WOFF.header + count * WOFF.entry);
  const tables: Buffer[] = [];
  let end = head.length;
  for (let index = 0; index < count; index += 1) {
    const entry = SFNT.header + index * SFNT.entry;
    const [start, length] = [sfnt.readUInt32BE(entry + 8), sfnt.readUInt32BE(entry + 12)];
    const plain = sfnt.subarray(start, start + length);
    const packed = deflateSync(plain, { level: 9 });
    const stored = packed.length < length ? packed : plain;
    const own = WOFF.header + index * WOFF.entry;
    // Name and checksum stay; then where the table is, its length here, its length there.
    sfnt.copy(head, own, entry, entry + 4);
    [end, stored.length, length].forEach((value, field) => head.writeUInt32BE(value, own + 4 + field * 4));
    sfnt.copy(head, own + 16, entry + 4, entry + 8);
    tables.push(stored, Buffer.alloc(fourBytes(stored.length) - stored.length));
    end += fourBytes(stored.length);
  }
  head.write('wOFF', 0, 'latin1');
  sfnt.copy(head, 4, 0, 4);
  head.writeUInt32BE(end, 8);
  head.writeUInt16BE(count, 12);
  head.writeUInt32BE(plainSize(sfnt, count), 16);
  head.writeUInt16BE(1, 20);
  return Buffer.concat([head, ...tables]);
}

/** How long the font is once it is unpacked. */
function plainSize(sfnt: Buffer, count: number): number {
  let size = SFNT.header + count * SFNT.entry;
  for (let index = 0; index < count; index += 1) {
    size += fourBytes(sfnt.readUInt32BE(SFNT.header + index * SFNT.entry + 12));
  }
  return size;
}
