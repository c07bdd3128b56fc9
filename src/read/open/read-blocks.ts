import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { problem, UserError } from '../../errors.ts';
import type { Compression } from './text/decode-text.ts';
import type { OpenFile } from './open-file.ts';
import { zstdBlocks } from './zstd.ts';

const BLOCK = 1 << 18;
const LONGEST_LINE = 256 * BLOCK;
const NEWLINE = 10;

/** Bytes of a file, decompressed. Held in memory is what one block needs. @param name what it is called in messages */
export async function bytesOf(
  source: OpenFile,
  compression: Compression | null,
  name: string,
): Promise<Readable> {
  const stored = await source.stream(BLOCK);
  if (compression === null) return stored;
  if (compression === 'zstd') return Readable.from(zstdBlocks(stored, name));
  // An error of one ends both, and whoever reads the unpacked bytes is told of it.
  return pipeline(stored, createGunzip({ chunkSize: BLOCK }), () => undefined);
}

/** The same bytes, cut between lines. @throws UserError for a line that is too long to be one */
export async function* lineBlocks(bytes: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const block of bytes) {
    const cut = block.lastIndexOf(NEWLINE) + 1;
    if (cut > 0) {
      yield rest.length > 0 ? Buffer.concat([rest, block.subarray(0, cut)]) : block.subarray(0, cut);
      rest = Buffer.from(block.subarray(cut));
    } else if (rest.length < LONGEST_LINE) rest = Buffer.concat([rest, block]);
    else throw tooLong(file);
  }
  if (rest.length > 0) yield rest;
}

function tooLong(file: string): UserError {
  const expected = `lines of at most ${LONGEST_LINE} bytes`;
  const message = 'a line is too long';
  const hint = 'was the table written as one JSON array? Write one object a line';
  return new UserError(problem({ code: 'limit-line-bytes', file, message, expected, got: 'more', hint }));
}
