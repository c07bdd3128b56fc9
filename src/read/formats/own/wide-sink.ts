import type { RowSink } from '../../open/text/row-sink.ts';
import type { SizeLimits } from '../../open/text/size-limits.ts';

/** What is wrong with a row or a cell. */
export interface WideFault {
  readonly line: number | null;
  readonly field: string | null;
  readonly code: string;
  readonly message: string;
  readonly expected: string;
  readonly got: unknown;
}

/** Holds a small table as it is. */
export class WideSink implements RowSink {
  readonly file: string;
  readonly limits: SizeLimits;
  header: readonly string[] = [];
  readonly rows: { place: number; values: readonly unknown[] }[] = [];
  readonly faults: (Omit<WideFault, 'line'> & { readonly line: number })[] = [];

  constructor(file: string, limits: SizeLimits) {
    this.file = file;
    this.limits = limits;
  }

  bind(header: readonly string[]): readonly string[] {
    this.header = header;
    return header;
  }

  row(values: readonly unknown[], place: number): void {
    this.rows.push({ place, values });
  }

  broken(line: number, fault: Parameters<RowSink['broken']>[1]): void {
    this.faults.push({ line, field: null, code: 'bad-row', ...fault });
  }
}
