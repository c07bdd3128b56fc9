import { isUtf8 } from 'node:buffer';
import { UserError } from '../../errors.ts';
import { bindColumns } from '../dataset/bind-columns.ts';
import { isObject, notAnObject, parseRow } from '../open/text/json-rows.ts';
import { readFields } from './group-key.ts';
import { type SummedTable, type TableOfResponses, Tally } from './tally.ts';

/**
 * Sums newline-delimited JSON, one response a line.
 *
 * @param blocks Bytes of the file, cut between lines.
 * @throws UserError when required columns are nowhere; what is wrong with the first line, when no line is an object
 */
export async function sumNdjson(
  blocks: AsyncIterable<Buffer>,
  table: TableOfResponses,
): Promise<SummedTable> {
  const { file, columns, limits } = table;
  const tally = new Tally(file, limits);
  const members = readFields.map((field) => (Object.hasOwn(columns, field) ? columns[field] : null) ?? field);
  const names = new Set<string>();
  let first: unknown;
  let number = 0;
  for await (const block of blocks) {
    for (const line of linesIn(block)) {
      number++;
      if (line?.trim() === '') continue;
      const row = parsed(line, number, table);
      if (isObject(row)) {
        for (const name in row) names.add(name);
        tally.add(
          members.map((name) => (Object.hasOwn(row, name) ? row[name] : undefined)),
          number,
        );
      } else {
        first ??= row;
        tally.broken(number, row === undefined ? NOT_UTF8 : notAnObject(row));
      }
    }
  }
  if (names.size === 0 && first instanceof UserError) throw first;
  const { doubts, problems } = bindColumns([...names], 'samples', columns, file);
  if (problems.length > 0) throw new UserError(problems);
  return tally.table(doubts);
}

const NOT_UTF8 = { message: 'not UTF-8 text', expected: 'UTF-8', got: 'other bytes' };

/** Byte order mark, with which a text may begin. */
const MARK = '\ufeff';

const NEWLINE = 10;

/** Lines of a block that ends where a line does; null for one that is not UTF-8. */
function linesIn(block: Buffer): (string | null)[] {
  const end = block.at(-1) === NEWLINE ? block.length - 1 : block.length;
  const bytes = block.subarray(0, end);
  if (isUtf8(bytes)) return bytes.toString().split('\n');
  const lines: Buffer[] = [];
  for (let from = 0; from <= end;) {
    const newline = bytes.indexOf(NEWLINE, from);
    const to = newline < 0 ? end : newline;
    lines.push(bytes.subarray(from, to));
    from = to + 1;
  }
  return lines.map((line) => (isUtf8(line) ? line.toString() : null));
}

/** The value of a line, or what is wrong with it; undefined for a line that is not UTF-8. */
function parsed(line: string | null, number: number, { file, limits }: TableOfResponses): unknown {
  if (line === null) return undefined;
  const text = number === 1 && line.startsWith(MARK) ? line.slice(MARK.length) : line;
  try {
    return parseRow(text, file, limits, number);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}
