import { problem, UserError } from '../../../errors.ts';
import { cellText, parseNumber } from '../../dataset/cell-values.ts';
import type { NamedMean } from '../../dataset/build-means.ts';
import type { UnusedRow } from '../../dataset/dataset.ts';
import type { DataRows } from '../../dataset/describe-source.ts';
import type { DatasetConfig } from '../../dataset/schema.ts';
import type { FileHead, LogFile } from '../../open/log-file.ts';
import { readCsvRows, rowsAtHead } from '../../open/text/csv-rows.ts';
import { readJsonRows, readNdjsonRows } from '../../open/text/json-rows.ts';
import type { LineOf, RowSink } from '../../open/text/row-sink.ts';
import type { SizeLimits } from '../../open/text/size-limits.ts';
import { written } from '../../open/text/written.ts';
import type { Format } from '../format.ts';
import { readOrReject } from '../format.ts';
import type { FileRows, Run } from '../rows.ts';
import { countIn, decimalsIn, readWideCell, unitOf, type WideCell } from './wide-cells.ts';
import {
  baseOf,
  evaluationIn,
  isNoTask,
  isWideHeader,
  layoutOf,
  type NamedRow,
  type WideLayout,
} from './wide-layout.ts';
import { NO_COUNTS, NO_NUMBER, wideMeans } from './wide-means.ts';
import { type WideFault, WideSink } from './wide-sink.ts';

/** Tables with one row per evaluation and one column per task. */
export const wideTable: Format = {
  id: 'wide',
  label: 'wide table',
  facts: {
    identity: 'read',
    items: 'not in the format',
    direction: 'not in the format',
    scale: 'read',
    totals: 'not in the format',
    stopReason: 'not in the format',
    invalid: 'not in the format',
    guess: 'not in the format',
    tokens: 'not in the format',
    cost: 'not in the format',
    aborted: 'not in the format',
  },
  recognise: (head) =>
    isWide(head)
      ? 'one row per evaluation, a number of responses, and one column per task'
      : isMeans(head)
        ? 'one row per evaluation, and columns of numbers from 0 to 100'
        : null,
  read: (files, all, { limits }) => {
    for (const file of files) {
      const rows = all.file(file, 'wide');
      const table = readOrReject(rows, () => readWide(file, {}, limits));
      if (table) give(table, rows);
    }
  },
};

function give({ points, means, faults, leftOut, notes }: WideTable, rows: FileRows): void {
  const runs = new Map<string, Run>();
  for (const { line, values } of points) {
    const { eval_id: model, ...rest } = values;
    const run = runs.get(model) ?? { model, origin: rows.file.name };
    runs.set(model, run);
    rows.point(run, { line, field: null }, rest);
  }
  for (const { evaluation, task, tier, value, error, line } of means ?? []) {
    const name = tier === '' ? task : `${task} (${tier})`;
    const score = { evaluation, task: name, metric: 'mean', score: value, error, total: null, isShare: true };
    rows.mean({ line, field: task }, score);
  }
  for (const { line, field, code, message, expected, got } of faults)
    rows.fault({ line, field }, code, message, expected, got);
  for (const { line, field, expected, got } of leftOut) rows.leaveOut({ line, field }, expected, got);
  for (const note of notes) rows.note(note);
}

/** Whether a table is certainly a wide one of counts, or of percentages with the number of responses. */
export function isWide(head: FileHead): boolean {
  const { kind } = head.shape;
  return (kind === 'text' || kind === 'array') && isWideHeader(namesOf(head));
}

/**
 * Whether delimited text has one row per evaluation and nothing but numbers that may be percentages or shares. A row of
 * another length is a fault of its own, which the reader names.
 */
export function isMeans({ shape }: FileHead): boolean {
  if (shape.kind !== 'text') return false;
  const [header = [], ...all] = rowsAtHead(shape.head);
  const rows = all.filter(({ length }) => length === header.length);
  return 2 * rows.length > all.length && areMeans(header, rows);
}

/** The same of rows that were written as JSON, or in Parquet, and of one of counts. */
export function isWideJson(file: LogFile, limits: SizeLimits): boolean {
  const { kind, keys } = file.shape;
  if (kind !== 'lines' && kind !== 'array' && kind !== 'object') return false;
  if (isWideHeader(keys)) return true;
  if (evaluationIn([...keys]) === null) return false;
  const table = new WideSink(file.name, limits);
  readFormat(file, table);
  const rows = table.rows.map(({ values }) => values);
  return table.faults.length === 0 && areMeans(table.header, rows);
}

function areMeans(header: readonly string[], rows: readonly (readonly unknown[])[]): boolean {
  const place = evaluationIn(header.map((name) => name.trim()));
  const tier = header.findIndex((name) => name.trim() === 'tier');
  const isAside = (index: number): boolean =>
    index === place || index === tier || isNoTask(header[index] ?? '');
  const isMean = (cell: unknown): boolean => {
    const read = readWideCell(cell);
    return read === null || (read !== undefined && read.value >= 0 && read.value <= 100);
  };
  return (
    place !== null &&
    header.some((_, index) => !isAside(index)) &&
    rows.every((row) => row.every((cell, index) => isAside(index) || isMean(cell)))
  );
}

/** Names of the columns, as far as the head of the file tells them. */
export function namesOf({ shape }: FileHead): ReadonlySet<string> {
  if (shape.kind !== 'text') return shape.keys;
  const header = shape.head.split(/\r?\n|\r/, 1)[0] ?? '';
  return new Set(header.split(/[,;\t]/).map((name) => name.trim().replace(/^"|"$/g, '')));
}

/** The rows of a small table, however they are written. */
export function readFormat({ shape, text }: LogFile, sink: RowSink): LineOf {
  if (shape.kind === 'text') return readCsvRows(text, sink);
  return shape.kind === 'array' ? readJsonRows(text, sink) : readNdjsonRows(text, sink);
}

/** Points of a wide table, as a dataset takes them. @throws UserError for a table that does not say what it holds */
export function wideRows(file: LogFile, config: DatasetConfig, limits: SizeLimits): DataRows {
  if (file.table || file.database) {
    const about = {
      message: 'not a wide table',
      expected: 'CSV, TSV, JSON, NDJSON or Parquet',
      got: 'another file',
    };
    throw new UserError(problem({ code: 'not-rows', file: file.name, ...about }));
  }
  const { points, faults, leftOut, notes, means } = readWide(file, config, limits);
  const source = {
    file: file.name,
    kind: 'points',
    format: 'inline',
    text: '',
    inline: points.map(({ values }) => values),
    lines: points.map(({ line }) => line),
    columns: {},
    before: {
      rejected: faults.map(({ line, field, expected, got }) => ({
        line,
        field,
        expected,
        got: written(got),
      })),
      problems: faults.map(({ got, ...fault }) => problem({ ...fault, file: file.name, got: written(got) })),
    },
  } as const;
  const said = file.note === null ? notes : [...notes, file.note];
  if (means === null) return { source, sha256: file.sha256, leftOut, notes: said };
  return { source, sha256: file.sha256, leftOut, notes: [NO_COUNTS(file.name), ...said], means };
}

interface WidePoint {
  readonly line: number | null;
  readonly values: {
    readonly eval_id: string;
    readonly task: string;
    readonly tier?: string;
    readonly correct: number;
    readonly total: number;
  };
}

interface WideTable {
  readonly points: readonly WidePoint[];
  readonly faults: readonly WideFault[];
  /** Rows without any number. */
  readonly leftOut: readonly UnusedRow[];
  readonly notes: readonly string[];
  /** In place of points, where nothing says how many responses there are. */
  readonly means: readonly NamedMean[] | null;
}

type Faults = WideFault[];

/** One cell: what is in it, whose it is, and how many responses are behind it. */
interface PlacedCell {
  readonly row: NamedRow;
  readonly task: string;
  readonly cell: WideCell;
  readonly total: number;
  /** Decimals that the column really has. */
  readonly trusted: number;
}

function readWide(file: LogFile, config: DatasetConfig, limits: SizeLimits): WideTable {
  const table = new WideSink(file.name, limits);
  const lineOf = readFormat(file, table);
  const layout = layoutOf(table.header, config, file.name);
  const faults: Faults = table.faults.map((fault) => ({ ...fault, line: lineOf(fault.line) }));
  const named = table.rows.flatMap(({ values, place }): NamedRow[] => {
    const [line, evaluation] = [lineOf(place), cellText(values[layout.evaluation])];
    if (evaluation !== '') return [{ line, values, evaluation }];
    const about = { code: 'required', message: 'every row needs a name', expected: 'a name', got: values };
    faults.push({ line, field: table.header[layout.evaluation] ?? null, ...about });
    return [];
  });
  const [rows, empty] = withNumbers(named, layout);
  const leftOut = empty.map(({ line }) => ({ line, field: null, expected: NO_NUMBER, got: 'none' }));
  const notRead = (names: readonly string[]): string[] =>
    names.length === 0 ? [] : [`${file.name}: no column of a task, and not read: ${names.join(', ')}.`];
  const left = [...emptyNote(empty, file.name), ...emptyColumns(rows, layout, file.name)];
  if (layout.responses === null && config.wide?.n === undefined && config.wide?.cells !== 'counts') {
    const means = wideMeans(rows, layout, table.header, config, file.name);
    const isError = (name: string): boolean =>
      layout.tasks.some(({ id }) => id === baseOf(name, table.header));
    const others = layout.others.filter((name) => !isError(name));
    return { points: [], faults, leftOut, means, notes: [...notRead(others), ...left] };
  }
  const cells = cellsOf(rows, layout, config, faults, file.name);
  const unit = config.wide?.cells ?? unitOf(cells, file.name);
  const points = cells.flatMap((one) => {
    const point = pointOf(one, unit, layout, faults);
    return point === null ? [] : [point];
  });
  const notes = [
    `${file.name}: a wide table; its cells are read as ${unit} of the responses behind them, truncated ones included.`,
    ...notRead(layout.others),
    ...left,
  ];
  return { points, faults, leftOut, notes, means: null };
}

/** Rows with a number for some task, and those with none. */
function withNumbers(rows: readonly NamedRow[], { tasks }: WideLayout): readonly [NamedRow[], NamedRow[]] {
  const isEmpty = ({ values }: NamedRow): boolean =>
    tasks.every(({ column }) => readWideCell(values[column]) === null);
  return [rows.filter((row) => !isEmpty(row)), rows.filter(isEmpty)];
}

const SHOWN = 3;

function emptyNote(rows: readonly NamedRow[], file: string): string[] {
  if (rows.length === 0) return [];
  const names = rows.slice(0, SHOWN).map(({ evaluation }) => evaluation);
  const more = rows.length > SHOWN ? ` and ${rows.length - SHOWN} more` : '';
  const what = rows.length === 1 ? '1 row' : `${rows.length} rows`;
  return [`${file}: ${what} left out, without a number for any task: ${names.join(', ')}${more}.`];
}

/** Columns that would be tasks, if anything stood in them. */
function emptyColumns(rows: readonly NamedRow[], { tasks }: WideLayout, file: string): string[] {
  const empty = tasks.filter(({ column }) =>
    rows.every(({ values }) => readWideCell(values[column]) === null),
  );
  if (empty.length === 0 || rows.length === 0) return [];
  const names = empty.slice(0, SHOWN).map(({ id }) => id);
  const more = empty.length > SHOWN ? ` and ${empty.length - SHOWN} more` : '';
  return [`${file}: without a number for any evaluation: ${names.join(', ')}${more}.`];
}

function cellsOf(
  rows: readonly NamedRow[],
  layout: WideLayout,
  config: DatasetConfig,
  faults: Faults,
  file: string,
): PlacedCell[] {
  return layout.tasks.flatMap(({ id: task, column }) => {
    const read = rows.map(({ values }) => readWideCell(values[column]));
    const trusted = decimalsIn(read);
    return rows.flatMap((row, index): PlacedCell[] => {
      const cell = read[index];
      const { line } = row;
      if (cell === null) return [];
      const got = row.values[column];
      if (cell === undefined) {
        if (config.tasks === undefined) throw noTask(task, line, got, file);
        const about = { message: 'not a number', expected: 'a number', got };
        faults.push({ line, field: task, code: 'not-a-number', ...about });
        return [];
      }
      const total = totalOf(task, row, layout, config);
      const contrary = contraryTo(total, row, layout);
      if (contrary !== undefined) {
        const about = {
          message: 'dataset.json and a column say how many responses, and differ',
          got: contrary,
        };
        const expected = `${String(total)}, or "columns" that name another column of responses, or no "n"`;
        faults.push({ line, field: task, code: 'contradiction', expected, ...about });
        return [];
      }
      if (total === undefined) throw withoutNumber(task, file);
      if (total !== null) return [{ row, task, cell, total, trusted }];
      const about = { message: 'not a number of responses', expected: 'a whole number above 0' };
      faults.push({
        line,
        field: task,
        code: 'out-of-range',
        ...about,
        got: row.values[layout.responses ?? -1],
      });
      return [];
    });
  });
}

/** Responses behind a cell; undefined where nothing says it, null where what says it is no such number. */
function totalOf(
  task: string,
  { values }: NamedRow,
  { responses }: WideLayout,
  { wide }: DatasetConfig,
): number | null | undefined {
  const declared = typeof wide?.n === 'object' ? wide.n[task] : wide?.n;
  if (declared !== undefined || responses === null) return declared;
  const number = parseNumber(values[responses]);
  return typeof number === 'number' && Number.isInteger(number) && number > 0 ? number : null;
}

/** What the row itself says of its responses, where it is something else. */
function contraryTo(
  total: number | null | undefined,
  { values }: NamedRow,
  { responses }: WideLayout,
): number | undefined {
  const own = responses === null ? undefined : parseNumber(values[responses]);
  return typeof own === 'number' && typeof total === 'number' && own !== total ? own : undefined;
}

function pointOf(
  { row, task, cell, total, trusted }: PlacedCell,
  unit: NonNullable<DatasetConfig['wide']>['cells'] & string,
  { tier }: WideLayout,
  faults: Faults,
): WidePoint | null {
  const { line, evaluation, values } = row;
  const correct = countIn(cell, unit, total, trusted);
  const level = tier === null ? '' : cellText(values[tier]);
  if (correct !== null)
    return {
      line,
      values: { eval_id: evaluation, task, ...(level !== '' && { tier: level }), correct, total },
    };
  faults.push({
    line,
    field: task,
    code: 'wide-no-count',
    message: unit === 'counts' ? 'not a count of right answers' : 'does not lead to exactly one count',
    expected:
      unit === 'counts'
        ? `a whole number from 0 to ${total}`
        : `what one whole number of ${total} responses gives, with enough digits to tell it from the next`,
    got: cell.text,
  });
  return null;
}

function noTask(task: string, line: number | null, got: unknown, file: string): UserError {
  const message = 'a column that holds no numbers may be no task';
  const expected = 'in dataset.json, the columns that are tasks: "tasks": [{"id": …}, …]';
  return new UserError(
    problem({ code: 'wide-unsure', file, line, field: task, message, expected, got: written(got) }),
  );
}

function withoutNumber(task: string, file: string): UserError {
  const message = 'nothing says how many responses are behind the cells';
  const expected = `in dataset.json, "wide": {"file": ${JSON.stringify(file)}, "n": …} with one number, or {${JSON.stringify(task)}: …}; or a column "n"`;
  return new UserError(problem({ code: 'wide-no-n', file, field: task, message, expected }));
}
