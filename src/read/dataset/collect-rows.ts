import { UserError } from '../../errors.ts';
import type { SizeLimits } from '../open/text/size-limits.ts';
import { bindColumns, type ColumnNames, kindOfColumns } from './bind-columns.ts';
import { readCsvRows } from '../open/text/csv-rows.ts';
import type { Point } from './dataset.ts';
import type { Declared } from './declare.ts';
import { type RowKind, summedColumn } from './field-names.ts';
import { IdList } from './id-list.ts';
import { readInlineRows, readJsonRows, readNdjsonRows } from '../open/text/json-rows.ts';
import { readPointRow } from './point-rows.ts';
import { SamplePool } from './pool-samples.ts';
import type { RowContext } from './row-context.ts';
import { type Earlier, RowLog } from './row-log.ts';
import type { LineOf, RowSink } from '../open/text/row-sink.ts';
import { readSampleRow, readSummedRow } from './sample-rows.ts';
import { SampleTableBuilder } from './sample-table.ts';

/** Where the rows are. */
export interface RowSource {
  readonly file: string;
  /** null: told by the columns; a number of responses makes them points. */
  readonly kind: RowKind | null;
  readonly format: 'csv' | 'json' | 'ndjson' | 'inline';
  readonly text: string;
  /** Rows that stand inside a dataset file, or were made from a log of another format. */
  readonly inline: readonly unknown[];
  /** Line of every inline row, where they were not cut out of `text`. */
  readonly lines?: readonly (number | null)[];
  readonly columns: ColumnNames;
  /** Added to a board that is there already: no fault of them is passed over, and their marks are shares by now. */
  readonly isAdded?: boolean;
  /** Rows of this file that never came here, because the reader of its format had rejected them. */
  readonly before?: Earlier;
}

/** Everything the rows say; ids are still numbered in the order of their appearance. */
export interface CollectedRows {
  /** What became of the rows, source by source. */
  readonly logs: readonly RowLog[];
  readonly context: Omit<RowContext, 'log'>;
  readonly points: readonly Point[];
  /** How many of the points came as such; those that were pooled from samples follow. */
  readonly pointRows: number;
  /** File of the point with this index, and its line; no line for one that was pooled from samples. */
  readonly placeOf: (index: number) => PlaceOfPoint;
  readonly samples: { readonly pool: SamplePool; readonly table: SampleTableBuilder };
  /** Columns in doubt, one sentence each. */
  readonly doubts: readonly string[];
}

export interface PlaceOfPoint {
  readonly file: string;
  readonly line: number | null;
}

type Samples = CollectedRows['samples'];

/**
 * Rows of all sources, which share their evaluations, tasks and tiers.
 *
 * @throws UserError when required columns are not there; faulty rows are only logged.
 */
export function collectRows(
  sources: readonly RowSource[],
  declared: Declared,
  limits: SizeLimits,
): CollectedRows {
  const context = newContext(sources[0]?.file ?? '', declared, limits);
  const samples = { pool: new SamplePool(), table: new SampleTableBuilder() };
  const logs: RowLog[] = [];
  const collectors = sources.map((source) => {
    const log = new RowLog(source.file);
    const collector = new Collector(source, { ...context, log }, samples);
    collector.lineOf = readSource(source, collector, [...logs, log]);
    log.settle(collector.lineOf);
    if (source.before) log.precede(source.before);
    logs.push(log);
    return collector;
  });
  const points = collectors.flatMap((collector) => collector.points);
  return {
    logs,
    context,
    samples,
    pointRows: points.length,
    points: [...points, ...samples.pool.points()],
    placeOf: placesIn(collectors),
    doubts: collectors.flatMap(({ doubts }) => doubts),
  };
}

function placesIn(collectors: readonly Collector[]): (index: number) => PlaceOfPoint {
  return (index) => {
    let rest = index;
    for (const { file, places, lineOf } of collectors) {
      const place = places[rest];
      if (place !== undefined) return { file, line: lineOf(place) };
      rest -= places.length;
    }
    return { file: collectors.at(-1)?.file ?? '', line: null };
  };
}

class Collector implements RowSink {
  readonly file: string;
  readonly limits: SizeLimits;
  readonly points: Point[] = [];
  readonly places: number[] = [];
  lineOf: LineOf = () => null;
  doubts: readonly string[] = [];
  private kind: RowKind;
  private readonly source: RowSource;
  private readonly context: RowContext;
  private readonly samples: Samples;

  constructor(source: RowSource, context: RowContext, samples: Samples) {
    this.file = source.file;
    this.limits = context.limits;
    this.kind = source.kind ?? 'points';
    this.source = source;
    this.context = source.isAdded === true ? { ...context, scales: [] } : context;
    this.samples = samples;
  }

  bind(header: readonly string[]): readonly (string | null)[] {
    const { kind, columns, file } = this.source;
    this.kind = kind ?? kindOfColumns(header, columns);
    const { names, doubts, problems } = bindColumns(header, this.kind, columns, file);
    if (problems.length > 0) throw new UserError(problems);
    this.doubts = doubts;
    return names;
  }

  row(values: readonly unknown[], place: number): void {
    if (this.kind === 'points') {
      const point = readPointRow(values, place, this.context);
      if (point) this.places[this.points.push(point) - 1] = place;
    } else this.sample(values, place);
    this.context.log.close(this.kind === 'sums' ? Number(values[summedColumn.responses]) : 1);
  }

  private sample(values: readonly unknown[], place: number): void {
    const read = this.kind === 'sums' ? readSummedRow : readSampleRow;
    const sample = read(values, place, this.context);
    if (!sample) return;
    this.samples.pool.add(sample);
    if (this.kind === 'samples') this.samples.table.add(sample);
  }

  broken(place: number, fault: { message: string; expected: string; got: unknown }): void {
    this.context.log.fault(place, { code: 'bad-row', field: null, ...fault });
    this.context.log.close();
  }
}

function newContext(
  file: string,
  { evaluations, tasks, tiers, scales }: Declared,
  limits: SizeLimits,
): CollectedRows['context'] {
  const list = (
    name: 'evaluations' | 'tasks' | 'tiers',
    declared: readonly { readonly id: string }[] | null,
  ) => new IdList({ name, file, most: limits[name], declared: declared?.map(({ id }) => id) ?? null });
  return {
    limits,
    evaluations: list('evaluations', evaluations),
    tasks: list('tasks', tasks),
    tiers: list('tiers', tiers),
    guess: tasks?.map(({ guess }) => guess) ?? [],
    scales,
    tierSets: new Map(),
    params: new Map(),
  };
}

/** @throws UserError for a file that cannot be read to its end, with what was wrong in the rows before. */
function readSource(source: RowSource, sink: RowSink, logs: readonly RowLog[]): LineOf {
  try {
    return readRows(source, sink);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError([...logs.flatMap(({ problems }) => problems), ...error.problems]);
  }
}

/** The rows of a source, wherever they are. @throws UserError for a text that cannot be read to its end */
export function readRows({ format, text, inline, lines, before, kind }: RowSource, sink: RowSink): LineOf {
  if (format === 'inline') {
    // Nothing but rows that were rejected before: there are no columns to look for.
    if (before !== undefined && inline.length === 0) return () => null;
    const lineOf = readInlineRows(inline, text, kind === null ? [] : [kind], sink);
    return lines ? (index) => lines[index] ?? null : lineOf;
  }
  if (format === 'csv') return readCsvRows(text, sink);
  return format === 'ndjson' ? readNdjsonRows(text, sink) : readJsonRows(text, sink);
}
