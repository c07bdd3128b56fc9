import { problem, type Problem, thousands, type UserError } from '../../errors.ts';
import type { DatasetSource } from '../dataset/build-dataset.ts';
import { parseNumber } from '../dataset/cell-values.ts';
import type { ConfigFile } from '../dataset/describe-source.ts';
import { cleanLabel } from '../dataset/clean-text.ts';
import { endedAtLimit, isUnknownReason } from '../dataset/stop-reason.ts';
import type { UnusedRow, ScoreWithoutCounts } from '../dataset/dataset.ts';
import { written } from '../open/text/written.ts';
import type { LogFile } from '../open/log-file.ts';
import { WantedMeasure } from './wanted.ts';

/** What the readers of formats took from all files; `settle` makes one account of it. */
export class AllRows {
  readonly files: FileRows[] = [];
  readonly tasks = new Map<string, TaskWords>();
  readonly withoutCounts: ScoreWithoutCounts[] = [];
  /** What was derived or decided, one plain sentence each. */
  readonly notes = new Set<string>();
  /** A dataset of our own: it names its evaluations itself, and its rows are checked as they are. */
  dataset: DatasetSource | null = null;
  /** What a person says of the logs in a dataset file. */
  description: ConfigFile | null = null;
  /** Which metric and filter of logs are to count. */
  readonly wanted: WantedMeasure;
  /** Files whose results are added to a board that is there already. */
  readonly added = new Set<LogFile>();

  constructor(wanted = new WantedMeasure()) {
    this.wanted = wanted;
  }

  /** @param notInFormat columns of rows that the format has no place for */
  file(file: LogFile, format: string, notInFormat: readonly string[] = []): FileRows {
    const known = this.files.find((one) => one.file === file);
    if (known) return known;
    const made = new FileRows(file, format, notInFormat, this);
    this.files.push(made);
    return made;
  }

  /** Says more of a task than its name. */
  task(id: string, words: TaskWords): void {
    this.tasks.set(cleanName(id), { ...this.tasks.get(cleanName(id)), ...words });
  }
}

/** What became of every row of one file: used, left out by a rule of the format, or rejected. */
export interface FileAccount {
  readonly file: LogFile;
  /** Of the file; of its sums where they are all that is kept. */
  readonly sha256: string;
  readonly format: string;
  /** Columns that the format has no place for. */
  readonly notInFormat: readonly string[];
  readonly samples: readonly SampleOfRun[];
  readonly points: readonly PointOfRun[];
  /** Responses that were summed because there are too many to keep; each row stands for `responses` of them. */
  readonly summed: readonly SampleOfRun[];
  readonly leftOut: readonly UnusedRow[];
  readonly rejected: readonly UnusedRow[];
  readonly problems: readonly Problem[];
  /** Per column, how many values were there and no numbers. */
  readonly notNumbers: ReadonlyMap<string, number>;
  /** Per column, how many rows have a number there that cannot be its count. */
  readonly otherCounts: ReadonlyMap<string, number>;
  /** What the log itself says of its tasks as a whole. */
  readonly stated: readonly StatedTotals[];
}

/** The account of one file while it is read. */
export class FileRows implements FileAccount {
  readonly file: LogFile;
  readonly format: string;
  readonly notInFormat: readonly string[];
  readonly samples: SampleOfRun[] = [];
  readonly points: PointOfRun[] = [];
  readonly summed: SampleOfRun[] = [];
  sha256: string;
  readonly leftOut: UnusedRow[] = [];
  readonly rejected: UnusedRow[] = [];
  readonly problems: Problem[] = [];
  readonly notNumbers = new Map<string, number>();
  readonly otherCounts = new Map<string, number>();
  readonly stated: StatedTotals[] = [];
  private readonly all: AllRows;

  constructor(file: LogFile, format: string, notInFormat: readonly string[], all: AllRows) {
    this.file = file;
    this.sha256 = file.sha256;
    this.format = format;
    this.notInFormat = notInFormat;
    this.all = all;
  }

  /** Which metric and filter are to count. */
  get wanted(): WantedMeasure {
    return this.all.wanted;
  }

  sample(run: Run, place: RowPlace, values: SampleValues): void {
    this.samples.push({ kind: 'samples', run, place, values: cleanNames(values) });
  }

  point(run: Run, place: RowPlace, values: PointValues): void {
    this.points.push({ kind: 'points', run, place, values: cleanNames(values) });
  }

  sums(run: Run, place: RowPlace, values: SampleValues): void {
    this.summed.push({ kind: 'samples', run, place, values: cleanNames(values) });
  }

  /** What the log says of a task as a whole; it has to agree with what was counted. */
  states(totals: StatedTotals): void {
    this.stated.push({ ...totals, task: cleanName(totals.task) });
  }

  /** A mean without counts: a row that is read and shown, and takes no part in the ranking. */
  mean(place: RowPlace, score: Omit<ScoreWithoutCounts, 'file'>): void {
    this.all.withoutCounts.push({ file: this.file.name, ...score });
    this.leaveOut(place, 'counts, or a mean that leads to counts', `${score.metric} ${score.score}`);
  }

  /** A row that a rule of the format leaves out: nothing is wrong with it. */
  leaveOut({ line, field }: RowPlace, expected: string, got: string): void {
    this.leftOut.push({ line, field, expected, got });
  }

  /** Leaves out all that was read of the file so far, because another one stands in its place. */
  leaveOutAll(expected: string, got: string): void {
    for (const { place } of [...this.samples, ...this.points, ...this.summed])
      this.leaveOut(place, expected, got);
    for (const list of [this.samples, this.points, this.summed, this.stated]) list.length = 0;
  }

  /** Looks at every row again: it stays as it is, gets its tier, or is left out for a reason. */
  review(judge: (values: SampleValues) => ReviewedRow): void {
    fill(this.samples, this.reviewed(this.samples, judge));
    fill(this.points, this.reviewed(this.points, judge));
    fill(this.summed, this.reviewed(this.summed, judge));
  }

  /** A response that was never judged, or by no measure of ours: the others count without it. */
  reject({ line, field }: RowPlace, expected: string, got: string): void {
    this.rejected.push({ line, field, expected, got });
  }

  /** A row that cannot be read. */
  fault(place: RowPlace, code: string, message: string, expected: string, got: unknown): void {
    const text = written(got);
    this.problems.push(problem({ code, file: this.file.name, ...place, message, expected, got: text }));
    this.rejected.push({ ...place, expected, got: text });
  }

  /** A record that could not even be parsed; a whole file counts as one row. */
  unreadable({ problems }: UserError): void {
    for (const one of problems) this.problems.push(one);
    const { line = null, field = null, message = '', expected = null, got = null } = problems[0] ?? {};
    this.rejected.push({ line, field, expected: expected ?? 'a readable record', got: got ?? message });
  }

  /** A count where one is recorded. What is there and is none is not recorded either, and is counted as such. */
  count(column: string, value: unknown): number | undefined {
    const number = parseNumber(value);
    if (typeof number === 'number' && number >= 0) return number;
    if (number !== undefined) this.notNumbers.set(column, (this.notNumbers.get(column) ?? 0) + 1);
    return undefined;
  }

  /** A number that stands where a column is read from, and cannot be what the column counts. */
  countsElse(column: string): void {
    this.otherCounts.set(column, (this.otherCounts.get(column) ?? 0) + 1);
  }

  /** Whether a response ended at a token limit; what an unknown reason means is not recorded, and that is said. */
  cutOff(reason: unknown): boolean | undefined {
    if (isUnknownReason(reason))
      this.note(
        `What the stop reason ${written(reason)} means is not known: truncation is not recorded there.`,
      );
    return endedAtLimit(reason);
  }

  /** What was derived or decided, in a plain sentence. */
  note(sentence: string): void {
    this.all.notes.add(sentence);
  }

  private reviewed<Row extends RowOfRun>(
    rows: readonly Row[],
    judge: (values: SampleValues) => ReviewedRow,
  ): Row[] {
    return rows.flatMap((row) => {
      const { tier, leftOut } = judge(row.values);
      if (leftOut === undefined)
        return [tier === undefined ? row : { ...row, values: { ...row.values, tier } }];
      this.leaveOut(row.place, leftOut.expected, leftOut.got);
      return [];
    });
  }
}

/** Puts these rows in the place of others. */
function fill<Row>(list: Row[], rows: readonly Row[]): void {
  list.length = 0;
  for (const row of rows) list.push(row);
}

/** What becomes of a row that is looked at again: its tier where that was not said, or why it is left out. */
export interface ReviewedRow {
  readonly tier?: string | undefined;
  readonly leftOut?: Pick<UnusedRow, 'expected' | 'got'>;
}

/** How many rows of a file count; of responses that were summed, each. */
export function usedRows({ samples, points, summed }: FileAccount): number {
  const responses = summed.reduce((sum, { values }) => sum + Number(values.responses ?? 0), 0);
  return samples.length + points.length + responses;
}

/** A name that can be seen and fits on a line. */
export function cleanName(text: string): string {
  return cleanLabel(text) || 'unnamed';
}

function cleanNames<Values extends SampleValues>(values: Values): Values {
  const { task, tier } = values;
  return { ...values, task: cleanName(task), ...(tier !== undefined && { tier: cleanName(tier) }) };
}

/** Where a row stands in its file: a line, or a path such as `samples[3].scores`. */
export interface RowPlace {
  readonly line: number | null;
  readonly field: string | null;
}

/** What a format says of one run of a model; rows refer to it. */
export interface Run {
  readonly model: string;
  /** What else identifies the evaluation, whatever the task: template, sampler, endpoint. */
  readonly identity?: Readonly<Record<string, string>>;
  /** Settings that belong to the task; they tell runs apart only where a model ran one task with several. */
  readonly variant?: string;
  /** What the evaluation was measured with, whatever the task. */
  readonly ruler?: Readonly<Record<string, string>>;
  /** What its task was measured with: version, scorer… Runs that say it hold one task each. */
  readonly taskRuler?: Readonly<Record<string, string>>;
  /** Which direction of the marks is better, where the log states it of the scorer of this run. */
  readonly better?: 'higher' | 'lower' | undefined;
  /** The lowest and the highest mark, where the log states them; null where it says that marks are no amounts. */
  readonly scale?: readonly [number, number] | null | undefined;
  /** Files that speak of the same run share it; two runs of one task under one evaluation are duplicates. */
  readonly origin: string;
  readonly label?: string | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly hfId?: string | null | undefined;
  readonly hfQuantId?: string | null | undefined;
}

/** What a format says of a task besides its name. */
export interface TaskWords {
  readonly label?: string | undefined;
  readonly group?: string | undefined;
}

/** What a log says of a task of one run besides its responses. */
export interface StatedTotals {
  readonly run: Run;
  readonly task: string;
  readonly place: RowPlace;
  /** How many responses it judged; null when it does not say. */
  readonly responses: number | null;
  /** Mean of their marks; null when it does not say. */
  readonly mean: number | null;
  /** Whether the mean may have been rounded to the digits that are there; with every digit where nothing is said. */
  readonly precision?: 'full' | 'printed';
  /** Why the task is not whole; null when nothing is said against it. */
  readonly incomplete: Incomplete | null;
}

export interface Incomplete {
  /** "cancelled", "stopped by an error", "limited by --limit" … */
  readonly why: string;
  /** Responses that a whole run has; null when the log does not say. */
  readonly planned: number | null;
}

/**
 * A run with fewer problems than its benchmark has; null for a whole one.
 *
 * @param whole problems of the benchmark
 * @param each responses to each of them
 */
export function fewerThanWhole(problems: number, whole: number, each = 1): Incomplete | null {
  if (problems >= whole) return null;
  const why = `${thousands(problems)} of the ${thousands(whole)} problems were evaluated`;
  return { why, planned: whole * each };
}

interface RowValues {
  readonly task: string;
  readonly tier?: string | undefined;
  readonly params?: unknown;
  readonly prompt_tokens?: unknown;
  readonly completion_tokens?: unknown;
  readonly cost?: unknown;
}

/** One response, in the columns of a file of samples. A member that is not there was not recorded. */
export interface SampleValues extends RowValues {
  /** What the log calls the question, whatever the run. */
  readonly item?: unknown;
  /** Where `item` is only a position: what it counts in. Positions pair only within one suite. */
  readonly suite?: string | undefined;
  /** Which of several responses to the item it is, where the log says that it asked more than once. */
  readonly trial?: string | number | undefined;
  /** What the log calls this result: the same id in two places is one result. */
  readonly result?: string | undefined;
  /** When it was judged, in any unit of the format: of two judgments of one response the later stands. */
  readonly judged?: number | undefined;
  readonly outcome?: unknown;
  /** The mark as the log has it, a number or a flag; all marks of its scorer together tell what it means. */
  readonly correct?: unknown;
  /** What the log calls the response besides its mark: right or wrong. */
  readonly isRight?: boolean | undefined;
  readonly invalid?: unknown;
  readonly truncated?: unknown;
  readonly guess?: unknown;
  /** How many responses it stands for, where they were summed; their sums stand beside it. */
  readonly responses?: unknown;
}

/** Counters of many responses, in the columns of a file of points. */
export interface PointValues extends RowValues {
  readonly correct: unknown;
  readonly total: unknown;
  readonly invalid?: unknown;
  readonly truncated?: unknown;
  readonly guess_sum?: unknown;
  readonly guess_square_sum?: unknown;
}

interface OfRun<Kind, Values> {
  readonly kind: Kind;
  readonly run: Run;
  readonly place: RowPlace;
  readonly values: Values;
}

export type SampleOfRun = OfRun<'samples', SampleValues>;
export type PointOfRun = OfRun<'points', PointValues>;
export type RowOfRun = SampleOfRun | PointOfRun;
