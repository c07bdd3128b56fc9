import { cleanLabel } from '../dataset/clean-text.ts';
import type { LeftOutRow, UncountedScore } from '../dataset/dataset.ts';
import { parseNumber } from '../../dataset/parse-number.ts';
import { written } from '../dataset/row-log.ts';
import { problem, type Problem, type UserError } from '../../errors.ts';
import type { FoundPoint, FoundSample, Place, PointValues, Run, SampleValues, TaskFacts } from '../../importers/found.ts';
import type { LogFile } from '../open/log-file.ts';

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
