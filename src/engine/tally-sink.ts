import { bindColumns } from '../read/dataset/bind-columns.ts';
import { sampleFields } from '../read/dataset/field-names.ts';
import type { Limits } from '../read/open/limits.ts';
import type { RowSink } from '../dataset/row-sink.ts';
import { UserError } from '../errors.ts';
import { readFields } from '../read/sum/alike.ts';
import type { Tally, TableOfResponses } from '../read/sum/tally.ts';

/** Where the readers of tables put rows that are to be summed. */
export class TallySink implements RowSink {
  readonly file: string;
  readonly limits: Limits;
  doubts: readonly string[] = [];
  private readonly table: TableOfResponses;
  private readonly tally: Tally;

  constructor(table: TableOfResponses, tally: Tally) {
    this.file = table.file;
    this.limits = table.limits;
    this.table = table;
    this.tally = tally;
  }

  bind(header: readonly string[]): readonly (string | null)[] {
    const { names, doubts, problems } = bindColumns(header, 'samples', this.table.columns, this.file);
    if (problems.length > 0) throw new UserError(problems);
    this.doubts = doubts;
    return readFields.map((field) => names[sampleFields.indexOf(field)] ?? null);
  }

  row(values: readonly unknown[], line: number): void {
    this.tally.add(values, line);
  }

  broken(line: number, fault: Parameters<RowSink['broken']>[1]): void {
    this.tally.broken(line, fault);
  }
}
