import type { Readable } from 'node:stream';
import { createZstdDecompress, zstdDecompressSync } from 'node:zlib';
import { problem, UserError } from '../../errors.ts';

/**
 * What Zstandard frames hold, one after the other. Some writers end a frame each time they flush, and Node's decoder stops
 * after the first one and reports nothing.
 *
 * @param most Bytes the result may have.
 * @throws RangeError `ERR_BUFFER_TOO_LARGE` for a result that is too long, before it fills the memory; what Node throws for
 *   bytes that are no frame, damaged or cut off.
 */
export function decompressZstd(bytes: Uint8Array, most: number): Buffer {
  const parts: Buffer[] = [];
  let left = most;
  for (let start = 0; start < bytes.length;) {
    const { buffer, engine } = decompressFrame(bytes.subarray(start), Math.max(1, left));
    left -= buffer.length;
    if (left < 0) throw Object.assign(new RangeError('too many bytes'), { code: 'ERR_BUFFER_TOO_LARGE' });
    parts.push(buffer);
    start += engine.bytesWritten;
  }
  return Buffer.concat(parts);
}

interface Frame {
  readonly buffer: Buffer;
  /** Its decoder, which knows how many bytes it took. */
  readonly engine: { readonly bytesWritten: number };
}

function decompressFrame(bytes: Uint8Array, maxOutputLength: number): Frame {
  return zstdDecompressSync(bytes, { maxOutputLength, info: true }) as unknown as Frame;
}

/** Most bytes of the beginning of a file: a few of them can stand for gigabytes. */
export const MOST_AT_HEAD = 1 << 22;

/** What the beginning of a compressed file holds, as far as it goes. */
export async function beginningOfZstd(bytes: Uint8Array): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for (let start = 0; start < bytes.length && length < MOST_AT_HEAD;) {
      const decoder = createZstdDecompress();
      decoder.end(bytes.subarray(start));
      for await (const part of decoder as AsyncIterable<Buffer>) {
        parts.push(part);
        length += part.length;
        if (length >= MOST_AT_HEAD) break;
      }
      start += decoder.bytesWritten;
    }
  } catch {
    // The bytes end in the middle of a frame.
  }
  return Buffer.concat(parts);
}

/**
 * What a file of one frame holds, in blocks.
 *
 * @throws UserError for bytes behind the frame, which Node's decoder would ignore
 */
export async function* zstdBlocks(
  stored: Readable & { readonly bytesRead: number },
  file: string,
): AsyncGenerator<Buffer> {
  const decoder = createZstdDecompress();
  stored.once('error', (error) => decoder.destroy(error)).pipe(decoder);
  yield* decoder as AsyncIterable<Buffer>;
  // The decoder may still get a block that lies behind the frame, and emits an error for it.
  decoder.on('error', () => stored.destroy());
  stored.destroy();
  if (stored.bytesRead > decoder.bytesWritten) throw severalFrames(file);
}

function severalFrames(file: string): UserError {
  const expected = 'one Zstandard frame in a file that is too large to be held';
  const about = { message: 'cannot be decompressed', expected, got: 'more behind it' };
  const hint = 'unpack the file, or install @duckdb/node-api, which reads all frames';
  return new UserError(problem({ code: 'bad-compression', file, ...about, hint }));
}
