import { problem, type Problem, UserError } from '../../errors.ts';
import { parseNumber } from '../dataset/cell-values.ts';
import { cleanLabel } from '../dataset/clean-text.ts';
import type { LeftOutRow, UncountedScore } from '../dataset/dataset.ts';
import { written } from '../dataset/row-log.ts';
import type { Limits } from '../open/size-limits.ts';
import type { LogFile } from '../open/log-file.ts';
import type { Engine } from '../sum/sum-responses.ts';

/** What the readers of formats found, in one heap; `assemble` makes a dataset source of it. */
export class Findings {
  readonly files: FileFindings[] = [];
  readonly tasks = new Map<string, TaskFacts>();
  readonly uncounted: UncountedScore[] = [];
  /** What was derived or decided, one plain sentence each. */
  readonly notes = new Set<string>();

  /** @param lacks columns of rows that the format has no place for */
  file(file: LogFile, format: string, lacks: readonly string[] = []): FileFindings {
    const known = this.files.find((one) => one.file === file);
    if (known) return known;
    const made = new FileFindings(file, format, lacks, this);
    this.files.push(made);
    return made;
  }

  /** Says more of a task than its name. */
  task(id: string, facts: TaskFacts): void {
    this.tasks.set(cleanName(id), { ...this.tasks.get(cleanName(id)), ...facts });
  }
}

/** What became of every row of one file: used, dropped by a rule of the format, or rejected. */
export class FileFindings {
  readonly file: LogFile;
  readonly format: string;
  readonly lacks: readonly string[];
  readonly samples: FoundSample[] = [];
  readonly points: FoundPoint[] = [];
  /** Responses that were summed because there are too many to keep; each row stands for `responses` of them. */
  readonly summed: FoundSample[] = [];
  /** Of the file; of its sums where they are all that is kept. */
  sha256: string;
  readonly dropped: LeftOutRow[] = [];
  readonly rejected: LeftOutRow[] = [];
  readonly problems: Problem[] = [];
  /** Per column, how many values were there and no numbers. */
  readonly notNumbers = new Map<string, number>();
  private readonly heap: Findings;

  constructor(file: LogFile, format: string, lacks: readonly string[], heap: Findings) {
    this.file = file;
    this.sha256 = file.sha256;
    this.format = format;
    this.lacks = lacks;
    this.heap = heap;
  }

  sample(run: Run, place: Place, values: SampleValues): void {
    this.samples.push({ kind: 'samples', run, place, values: cleanNames(values) });
  }

  point(run: Run, place: Place, values: PointValues): void {
    this.points.push({ kind: 'points', run, place, values: cleanNames(values) });
  }

  /** How many rows were taken, those that were summed one by one. */
  get used(): number {
    const summed = this.summed.reduce((sum, { values }) => sum + Number(values.responses ?? 0), 0);
    return this.samples.length + this.points.length + summed;
  }

  sums(run: Run, place: Place, values: SampleValues): void {
    this.summed.push({ kind: 'samples', run, place, values: cleanNames(values) });
  }

  /** A mean without counts: a row that is read and shown, and takes no part in the ranking. */
  uncounted(place: Place, score: Omit<UncountedScore, 'file'>): void {
    this.heap.uncounted.push({ file: this.file.name, ...score });
    this.drop(place, 'counts, or a mean that leads to counts', `${score.metric} ${score.score}`);
  }

  /** A row that a rule of the format leaves out: nothing is wrong with it. */
  drop({ line, field }: Place, expected: string, got: string): void {
    this.dropped.push({ line, field, expected, got });
  }

  /** A response that was never judged, or by no measure of ours: it is missed, and the others count without it. */
  reject({ line, field }: Place, expected: string, got: string): void {
    this.rejected.push({ line, field, expected, got });
  }

  /** A row that cannot be read. */
  fault(place: Place, code: string, message: string, expected: string, got: unknown): void {
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

  /** What was derived or decided, in a plain sentence. */
  note(sentence: string): void {
    this.heap.notes.add(sentence);
  }
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
export interface Place {
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
  /** What its task was measured with: version, scorer… Runs that state it hold one task each. */
  readonly taskRuler?: Readonly<Record<string, string>>;
  /** Files that speak of the same run share it; two runs of one task under one evaluation are duplicates. */
  readonly origin: string;
  readonly label?: string | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly hfId?: string | null | undefined;
  readonly hfQuantId?: string | null | undefined;
}

export interface TaskFacts {
  readonly label?: string | undefined;
  readonly group?: string | undefined;
}

interface RowValues {
  readonly task: string;
  readonly tier?: string | undefined;
  readonly params?: unknown;
  readonly prompt_tokens?: unknown;
  readonly completion_tokens?: unknown;
  readonly cost?: unknown;
}

/** One response, in the columns of a file of samples. An absent member was not recorded. */
export interface SampleValues extends RowValues {
  readonly item?: unknown;
  readonly outcome?: unknown;
  /** 0…1; what lies between is partial credit. */
  readonly correct?: unknown;
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

interface Found<Kind, Values> {
  readonly kind: Kind;
  readonly run: Run;
  readonly place: Place;
  readonly values: Values;
}

export type FoundSample = Found<'samples', SampleValues>;
export type FoundPoint = Found<'points', PointValues>;

/** The result of some work on a file; null when the file cannot be read, which is then one of its problems. */
export function guarded<Result>(found: FileFindings, work: () => Result): Result | null {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    found.unreadable(error);
    return null;
  }
}

/** A format of result logs. */
export interface LogFormat {
  /** What `--from` calls it. */
  readonly id: string;
  readonly label: string;
  /** Why a file is in this format, as the end of "it has …"; null when it is not. */
  sniff(file: LogFile): string | null;
  /** Reads all files of this format together, because some of them explain others. */
  read(files: readonly LogFile[], findings: Findings, limits: Limits, engine: Engine): void | Promise<void>;
}
