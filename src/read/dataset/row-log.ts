import { problem, type Problem } from '../../errors.ts';
import type { LineOf } from '../open/text/row-sink.ts';
import { written } from '../open/text/written.ts';
import type { UnusedRow } from './dataset.ts';

export interface Fault {
  readonly code: string;
  readonly field: string | null;
  readonly message: string;
  readonly expected: string;
  readonly got: unknown;
  readonly hint?: string | null;
}

interface Missing {
  count: number;
  line: number | null;
  got: string;
}

/** What had become of rows before the log of their file was begun. */
export interface Earlier {
  readonly rejected: readonly UnusedRow[];
  readonly problems: readonly Problem[];
  readonly missing?: RowLog['missing'];
}

/** What became of every row of one file. A row with any fault is rejected, and each of its faults is a problem. */
export class RowLog {
  readonly file: string;
  problems: Problem[] = [];
  rejected: UnusedRow[] = [];
  /** Per field: how many values were no numbers and are read as not recorded, with the first of them. */
  readonly missing = new Map<string, Missing>();
  rows = 0;
  used = 0;
  private current: UnusedRow | null = null;

  constructor(file: string) {
    this.file = file;
  }

  /** Whether the current row has had a fault. */
  get faulty(): boolean {
    return this.current !== null;
  }

  fault(line: number | null, fault: Fault): void {
    const got = written(fault.got);
    const { code, field, message, expected, hint = null } = fault;
    this.problems.push(problem({ code, file: this.file, line, field, message, expected, got, hint }));
    this.current ??= { line, field, expected, got };
  }

  notRecorded(line: number | null, field: string, value: unknown): void {
    const seen = this.missing.get(field);
    if (seen) seen.count++;
    else this.missing.set(field, { count: 1, line, got: written(value) });
  }

  /** Ends the current row, or as many as it stands for: rejected when it had a fault, else used. */
  close(rows = 1): void {
    this.rows += rows;
    if (!this.current) this.used += rows;
    else for (let row = 0; row < rows; row++) this.rejected.push(this.current);
    this.current = null;
  }

  /** Adds rows that were rejected before they came here. */
  precede({ rejected, problems, missing }: Earlier): void {
    this.rows += rejected.length;
    this.rejected = [...rejected, ...this.rejected];
    this.problems = [...problems, ...this.problems];
    for (const [field, first] of missing ?? []) this.missing.set(field, first);
  }

  /** Turns the places of rows, which were logged, into lines. */
  settle(lineOf: LineOf): void {
    const settled = <Entry extends { readonly line: number | null }>(entry: Entry): Entry => ({
      ...entry,
      line: entry.line === null ? null : lineOf(entry.line),
    });
    this.problems = this.problems.map(settled);
    this.rejected = this.rejected.map(settled);
    for (const [field, missing] of this.missing) this.missing.set(field, settled(missing));
  }
}
