import { isUtf8 } from 'node:buffer';
import { bindColumns, type ColumnNames } from '../../dataset/bind-columns.ts';
import { isObject, notAnObject } from '../../open/json-rows.ts';
import type { SizeLimits } from '../../open/size-limits.ts';
import { parseJsonText } from '../../open/parse-json-text.ts';
import { UserError } from '../../../errors.ts';
import { alikeFields, alikeOf, readFields, spendingFields } from '../alike.ts';
import { RawIndex } from './raw-index.ts';
import { LineScanner } from './scan-line.ts';
import { addResponse, Tally, type Group, type SummedTable, type TableOfResponses } from '../tally.ts';

const [COMPLETION, PROMPT, COST] = spendingFields.map((_, index) => alikeFields.length + index) as [
  number,
  number,
  number,
];
const [NEWLINE, DOT, ZERO] = [10, 46, 48] as const;

/**
 * Sums newline-delimited JSON, one response a line.
 *
 * @param blocks Bytes of the file, cut between lines.
 * @throws UserError when required columns are nowhere
 */
export async function sumNdjson(
  blocks: AsyncIterable<Buffer>,
  { file, columns, limits }: TableOfResponses,
): Promise<SummedTable> {
  const reader = new LineReader(new Tally(file, limits), columns, limits);
  for await (const block of blocks) reader.block(block);
  const { doubts, problems } = bindColumns([...reader.scanner.names], 'samples', columns, file);
  if (problems.length > 0) throw new UserError(problems);
  return reader.tally.table(doubts);
}

class LineReader {
  readonly tally: Tally;
  readonly scanner: LineScanner;
  private readonly index = new RawIndex(alikeFields.length);
  private readonly groups: Group[] = [];
  private readonly named: readonly string[];
  private readonly limits: SizeLimits;
  private line = 0;

  constructor(tally: Tally, columns: ColumnNames, limits: SizeLimits) {
    this.tally = tally;
    this.limits = limits;
    this.named = readFields.map(
      (field) => (Object.hasOwn(columns, field) ? columns[field] : undefined) ?? field,
    );
    this.scanner = new LineScanner(new Map(this.named.map((name, index) => [name, index])), limits.jsonDepth);
  }

  block(bytes: Buffer): void {
    const isText = isUtf8(bytes);
    let start = this.line === 0 && bytes.toString('latin1', 0, MARK.length) === MARK ? MARK.length : 0;
    while (start < bytes.length) {
      this.line++;
      let end = isText ? this.scanner.scan(bytes, start, bytes.length) : -1;
      if (end < 0 || !this.add(bytes)) {
        const found = bytes.indexOf(NEWLINE, start);
        end = found < 0 ? bytes.length : found;
        this.parse(bytes.subarray(start, end));
      }
      start = end + 1;
    }
  }

  /** Adds a line whose values were found; false when one of them is not JSON after all. */
  private add(bytes: Buffer): boolean {
    const group = this.groupOf(bytes);
    if (group === null) return false;
    addResponse(
      group,
      this.number(bytes, COMPLETION, 'completion_tokens'),
      this.number(bytes, PROMPT, 'prompt_tokens'),
      this.number(bytes, COST, 'cost'),
    );
    this.tally.log.close();
    return true;
  }

  private groupOf(bytes: Buffer): Group | null {
    const { from, to } = this.scanner;
    const known = this.groups[this.index.find(bytes, from, to)];
    if (known) return known;
    const values = alikeFields.map((_, field) => parsed(bytes, from[field] ?? 0, to[field] ?? 0));
    if (values.includes(undefined)) return null;
    return (this.groups[this.index.add(bytes, from, to)] = this.tally.groupOf(alikeOf(values), this.line));
  }

  private number(bytes: Buffer, index: number, field: string): number | null {
    const [from, to] = [this.scanner.from[index] ?? 0, this.scanner.to[index] ?? 0];
    if (to === 0) return null;
    const plain = plainNumber(bytes, from, to);
    return plain >= 0 ? plain : this.tally.count(parsed(bytes, from, to), field, this.line);
  }

  /** A line that the scanner would not take: the parser has the last word. */
  private parse(bytes: Buffer): void {
    const text = bytes.toString();
    if (text.trim() === '') return;
    try {
      const row = isUtf8(bytes)
        ? parseJsonText(text, this.tally.log.file, this.limits, this.line)
        : undefined;
      if (isObject(row)) this.addParsed(row);
      else this.tally.broken(this.line, row === undefined ? NOT_UTF8 : notAnObject(row));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.tally.broken(this.line, notAnObject(error));
    }
  }

  private addParsed(row: Readonly<Record<string, unknown>>): void {
    for (const name of Object.keys(row)) this.scanner.names.add(name);
    const values = this.named.map((name) => (Object.hasOwn(row, name) ? row[name] : undefined));
    this.tally.add(values, this.line);
  }
}

/** UTF-8's byte order mark, as three characters of Latin-1. */
const MARK = '\u00ef\u00bb\u00bf';

const NOT_UTF8 = { message: 'not UTF-8 text', expected: 'UTF-8', got: 'other bytes' };

/** null: not there; undefined: no JSON. */
function parsed(bytes: Buffer, from: number, to: number): unknown {
  if (to === 0) return null;
  try {
    return JSON.parse(bytes.toString('utf8', from, to)) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * A number written in at most fifteen digits, perhaps with a dot among them; −1 for any other value. Both parts of the
 * quotient are exact, so it is the number nearest to what is written.
 */
function plainNumber(bytes: Buffer, from: number, to: number): number {
  if (to - from > 15) return -1;
  let digits = 0;
  let scale = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === DOT && scale === 0) scale = 1;
    else if (byte !== undefined && byte >= ZERO && byte <= ZERO + 9) {
      digits = digits * 10 + byte - ZERO;
      scale *= 10;
    } else return -1;
  }
  return scale === 0 ? digits : digits / scale;
}
