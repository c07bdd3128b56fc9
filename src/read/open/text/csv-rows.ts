import { CsvError, type Options, parse } from 'csv-parse/sync';
import { problem, UserError } from '../../../errors.ts';
import { RESERVED, reservedName } from './reserved-name.ts';
import { placeIsLine, type LineOf, type RowSink } from './row-sink.ts';

/** Delimited text. The delimiter is the one of comma, tab and semicolon that cuts the header into most names. */
export function readCsvRows(text: string, sink: RowSink): LineOf {
  const delimiter = delimiterOf(text);
  const table = new CsvTable(sink, delimiter);
  try {
    parse(text, optionsFor(delimiter, table));
  } catch (error) {
    throw table.understood(error);
  }
  table.end(/[\r\n]$/.test(text));
  return placeIsLine;
}

export interface CsvRecord {
  /** Where it ends. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Records of comma-separated text by position, the header first: its columns may share names. @throws UserError `bad-quotes` */
export function csvRecords(text: string, file: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  try {
    parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { lines }) => {
        records.push({ line: lines, cells });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw strayQuote(error, file, (records.at(-1)?.line ?? 0) + 1);
  }
  return records;
}

/** Names of the columns. */
export function headerOf(head: string): readonly string[] {
  const end = head.search(/[\r\n]/);
  const [header = []] = parse(end < 0 ? head : head.slice(0, end), {
    delimiter: delimiterOf(head),
    bom: true,
  });
  return header.map((name) => name.trim());
}

/** The first lines of a table, its header among them; the last one is left out, because it may be cut. Empty for other text. */
export function rowsAtHead(head: string): readonly (readonly string[])[] {
  const end = Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r'));
  const lines = /[\r\n]./.test(head.slice(0, end)) ? head.slice(0, end + 1) : head;
  try {
    return parse(lines, { ...CUT, delimiter: delimiterOf(head), bom: true });
  } catch (error) {
    if (error instanceof CsvError) return [];
    throw error;
  }
}

/** How a table is cut into rows. */
export function optionsFor(delimiter: string, table: CsvTable): Options {
  return {
    ...CUT,
    delimiter,
    on_record: (record, { lines }) => {
      table.record(record, lines);
      return null;
    },
  };
}

const CUT = {
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  skip_empty_lines: true,
};

/** Takes the rows of a table: the first one names the columns. */
export class CsvTable {
  /** Where the last row that could be read ends. */
  lastLine = 0;
  private readonly sink: RowSink;
  private header: readonly string[] | null = null;
  private sources: readonly number[] = [];
  /** A row with too few fields; held back, because what is wrong with it depends on whether it is the last one. */
  private short: { line: number; record: string[] } | null = null;
  private readonly points: PointDoubt | null;

  constructor(sink: RowSink, delimiter: string) {
    this.sink = sink;
    this.points = delimiter === ';' ? new PointDoubt() : null;
  }

  record(record: string[], line: number): void {
    this.flush('not as many fields as the header has');
    this.lastLine = line;
    if (this.header === null) this.bind(record.map((name) => name.trim()));
    else if (record.length !== this.header.length) this.short = { line, record };
    else {
      const values = pick(record, this.sources);
      this.points?.see(values, line);
      this.sink.row(values, line);
    }
  }

  /** @param isWhole whether the last line was ended */
  end(isWhole: boolean): void {
    this.flush(isWhole ? 'not as many fields as the header has' : 'the last line is cut short');
    if (this.header === null) throw new UserError(noHeader(this.sink.file));
    this.points?.refuse(this.sink.file);
  }

  /** What a reader of tables has against a file, in our words. */
  understood(error: unknown): unknown {
    return error instanceof CsvError ? strayQuote(error, this.sink.file, this.lastLine + 1) : error;
  }

  private bind(header: readonly string[]): void {
    if (header.includes(RESERVED)) throw new UserError(reservedName(this.sink.file, 1));
    const names = this.sink.bind(header);
    const doubled = names.filter(
      (name) => name !== null && header.indexOf(name) !== header.lastIndexOf(name),
    );
    if (doubled.length > 0) throw new UserError(doubledColumns(this.sink.file, doubled.join(', ')));
    this.header = header;
    this.sources = names.map((name) => (name === null ? -1 : header.indexOf(name)));
  }

  private flush(message: string): void {
    if (this.short === null || this.header === null) return;
    const { line, record } = this.short;
    this.short = null;
    const got = `${record.length} fields: ${record.join(', ')}`;
    this.sink.broken(line, { message, expected: `${this.header.length} fields`, got });
  }
}

/**
 * Whether points are decimal. Programs that write semicolons between columns may write 1319 as "1.319"; nothing but another
 * number of the table tells.
 */
class PointDoubt {
  private doubtful: { readonly line: number; readonly got: string } | null = null;
  private isSure = false;

  see(values: readonly unknown[], line: number): void {
    if (this.isSure) return;
    for (const got of values) {
      if (typeof got !== 'string' || !/^\s*-?\d+\.\d+\s*$/.test(got)) continue;
      if (!/^\s*-?[1-9]\d{0,2}\.\d{3}\s*$/.test(got)) this.isSure = true;
      else this.doubtful ??= { line, got };
    }
  }

  /** @throws UserError where every number with a point may be one of thousands */
  refuse(file: string): void {
    if (this.isSure || this.doubtful === null) return;
    const message = 'the point of this number may be one of decimals or of thousands';
    const expected = 'numbers without separators of thousands, such as 1319';
    const hint = 'where it is one of decimals, put commas between the columns';
    throw new UserError(problem({ code: 'doubtful-point', file, message, expected, hint, ...this.doubtful }));
  }
}

function pick(record: readonly string[], sources: readonly number[]): unknown[] {
  const values: unknown[] = [];
  for (const source of sources) values.push(source < 0 ? undefined : record[source]);
  return values;
}

export function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const firstLine = end < 0 ? text : text.slice(0, end);
  const pieces = (delimiter: string) => firstLine.split(delimiter).length;
  return [',', '\t', ';'].reduce((best, next) => (pieces(next) > pieces(best) ? next : best));
}

/** Not even `keepGoing` goes on here: the rest of the file would silently be one field. */
function strayQuote(error: CsvError, file: string, line: number): UserError {
  const unclosed = error.code === 'CSV_QUOTE_NOT_CLOSED';
  const message = 'the quotes do not match; from here on nobody can tell where rows end';
  const expected =
    'quotes around a field that holds a delimiter, a quote or a line break, and quotes inside it doubled';
  const got = unclosed ? 'a quote that is never closed' : 'a quote in the middle of a field';
  return new UserError(problem({ code: 'bad-quotes', file, line, message, expected, got }));
}

function doubledColumns(file: string, got: string) {
  const message = 'two columns have the same name, and it is one that is read';
  return problem({ code: 'duplicate-column', file, line: 1, message, expected: 'unique names', got });
}

function noHeader(file: string) {
  const message = 'the table has no header';
  return problem({ code: 'no-header', file, line: 1, message, expected: 'column names in the first line' });
}
