import { crc32 } from 'node:zlib';

export interface ZipEntry {
  readonly data: Buffer;
  /** 0 stored, 8 deflate, 93 Zstandard. */
  readonly method?: number;
  /** The bytes as they lie in the archive; the data themselves when absent. */
  readonly stored?: Buffer;
  readonly crc?: number;
}

/** A ZIP archive, written by hand so that its parts can be wrong. */
export function zipOf(entries: Readonly<Record<string, ZipEntry>>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, { data, method = 0, stored = data, crc = crc32(data) }] of Object.entries(entries)) {
    const path = Buffer.from(name);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(63, 0);
    about.writeUInt16LE(method, 4);
    about.writeUInt32LE(crc >>> 0, 10);
    about.writeUInt32LE(stored.length, 14);
    about.writeUInt32LE(data.length, 18);
    about.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), about, path, stored]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x3f\x00', 'latin1'), about, tail, path]));
    bodies.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listed, end]);
}
