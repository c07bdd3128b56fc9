import { problem, UserError } from '../../../errors.ts';

export type Compression = 'gzip' | 'zstd';

/** How the bytes are compressed, told by their first bytes whatever the file is called. */
export function compressionOf(bytes: Uint8Array): Compression | null {
  if (startsWith(bytes, [0x1f, 0x8b])) return 'gzip';
  return startsWith(bytes, [0x28, 0xb5, 0x2f, 0xfd]) ? 'zstd' : null;
}

export function isArchive(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 3, 4]);
}

export function isParquet(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x41, 0x52, 0x31]);
}

/** DuckDB writes its name behind the checksum of the first block. */
export function isDatabase(bytes: Uint8Array): boolean {
  return startsWith(bytes.subarray(8), [0x44, 0x55, 0x43, 0x4b]);
}

interface Foreign {
  readonly what: string;
  readonly hint: string;
}

const asCsv = 'export the table as CSV, or as newline-delimited JSON';

const FOREIGN: readonly (readonly [offset: number, magic: string, Foreign])[] = [
  [
    0,
    'PK\x03\x04',
    {
      what: 'a ZIP archive (also .xlsx and .eval)',
      hint: 'save a sheet as CSV; unpack anything else and give what is inside',
    },
  ],
  [0, 'PAR1', { what: 'a Parquet file', hint: asCsv }],
  [0, 'SQLite format 3', { what: 'an SQLite database', hint: asCsv }],
  [8, 'DUCK', { what: 'a DuckDB database', hint: 'unpack it, and name it as "db" in dataset.json' }],
  [0, '%PDF', { what: 'a PDF', hint: asCsv }],
  [0, '\x1f\x8b', { what: 'compressed twice', hint: 'unpack it once' }],
  [0, '\x28\xb5\x2f\xfd', { what: 'compressed twice', hint: 'unpack it once' }],
];

export interface DecodedText {
  readonly text: string;
  /** What had to be assumed, or null. */
  readonly note: string | null;
}

/**
 * Text of a data file: UTF-8, or UTF-16 with a byte order mark.
 *
 * @throws UserError naming what the file is when it is not text of ours: an archive, a database, a Git LFS pointer, a
 *   file with merge conflicts, an HTML page, an unknown encoding, nothing at all.
 * @param isWhole false: the bytes end somewhere, perhaps in the middle of a character
 */
export function decodeText(bytes: Uint8Array, file: string, isWhole = true): DecodedText {
  const foreign = foreignContent(bytes);
  if (foreign) throw notData(file, foreign);
  const utf16 = startsWith(bytes, [0xff, 0xfe])
    ? 'utf-16le'
    : startsWith(bytes, [0xfe, 0xff])
      ? 'utf-16be'
      : null;
  const cut = { stream: !isWhole };
  const text = utf16 ? new TextDecoder(utf16).decode(bytes, cut) : decodeUtf8(bytes, file, cut);
  refuseForeignText(text, file);
  return { text, note: utf16 ? `${file} is UTF-16 text and was read as such.` : null };
}

function foreignContent(bytes: Uint8Array): Foreign | null {
  const known = FOREIGN.find(([offset, magic]) =>
    startsWith(
      bytes.subarray(offset),
      Array.from(magic, (character) => character.charCodeAt(0)),
    ),
  );
  return known ? known[2] : null;
}

function decodeUtf8(bytes: Uint8Array, file: string, cut: { stream: boolean }): string {
  if (bytes.subarray(0, 1000).includes(0)) {
    throw notData(file, { what: 'not text, or UTF-16 without a byte order mark', hint: 'save it as UTF-8' });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, cut);
  } catch {
    const before = new TextDecoder().decode(bytes).split('\ufffd', 1)[0] ?? '';
    const line = before.split('\n').length;
    throw notData(
      file,
      { what: 'not UTF-8 text', hint: 'it may be Latin-1 or Windows-1252; save it as UTF-8' },
      line,
    );
  }
}

/** How a page or a document of markup begins; a table may begin with a tag as well, as a model may be called `<think>`. */
const PAGE = /^\s*<(?:!doctype|\?xml|!--|(?:html|head|body|svg|rss|feed|error|meta|script|title|div|p)\b)/i;

function refuseForeignText(text: string, file: string): void {
  if (text.trim() === '') throw notData(file, { what: 'empty', hint: 'was it written to the end?' });
  if (text.startsWith('version https://git-lfs.github.com/spec/')) {
    throw notData(file, { what: 'a Git LFS pointer, not the data', hint: 'fetch the data: git lfs pull' });
  }
  if (PAGE.test(text)) {
    throw notData(file, {
      what: 'an HTML or XML page',
      hint: 'the download may have failed; open the file and look',
    });
  }
  const conflict = /^<{7} .*$/m.exec(text);
  if (conflict && /^>{7} /m.test(text)) {
    const line = text.slice(0, conflict.index).split('\n').length;
    throw notData(
      file,
      { what: 'a file with unresolved merge conflicts', hint: 'resolve them and save' },
      line,
    );
  }
}

function notData(file: string, { what, hint }: Foreign, line: number | null = null): UserError {
  const expected = 'CSV, TSV, JSON or newline-delimited JSON, in UTF-8';
  return new UserError(problem({ code: 'not-data', file, line, message: `this is ${what}`, expected, hint }));
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
