import { readCsvRows } from '../dataset/csv-rows.ts';
import { fieldsOf, type RowKind } from '../dataset/field-names.ts';
import { readJsonRows, readNdjsonRows } from '../dataset/json-rows.ts';
import type { Limits } from '../open/limits.ts';
import type { LineOf, RowSink } from '../../dataset/row-sink.ts';
import type { FileFindings } from './findings.ts';
import type { Run } from '../../importers/found.ts';
import { guarded } from '../../importers/guarded.ts';
import type { LogFile } from '../open/log-file.ts';
import type { LogFormat } from '../../importers/log-format.ts';
import { sumTable } from '../../importers/sum-table.ts';

/** Our own tables without a dataset file, among logs of others. */
export const ownTables: readonly LogFormat[] = [
  { id: 'points', label: 'table of points', ...tableOf('points', (names) => names.has('total')) },
  {
    id: 'samples',
    label: 'table of samples',
    ...tableOf('samples', (names) => names.has('correct') || names.has('outcome')),
  },
];

function tableOf(
  kind: RowKind,
  fits: (names: ReadonlySet<string>) => boolean,
): Pick<LogFormat, 'sniff' | 'read'> {
  return {
    sniff: (file) => {
      const names = namesOf(file);
      const own = names.has('eval_id') && names.has('task') && fits(names);
      return own ? `columns eval_id and task, and those of ${kind}` : null;
    },
    read: async (files, findings, limits, engine) => {
      for (const file of files) {
        const found = findings.file(file, kind);
        if (file.stored) await sumTable(file.stored, found, limits, engine);
        else guarded(found, () => readTable(file, kind, found, limits));
      }
    },
  };
}

function namesOf({ shape }: LogFile): ReadonlySet<string> {
  if (shape.kind !== 'text') return shape.keys;
  const header = shape.head.split(/\r?\n|\r/, 1)[0] ?? '';
  return new Set(header.split(/[,;\t]/).map((name) => name.trim().replace(/^"|"$/g, '')));
}

function readTable(file: LogFile, kind: RowKind, found: FileFindings, limits: Limits): void {
  const sink = new TableSink(file.name, kind, limits);
  sink.give(found, readFormat(file, sink));
}

function readFormat({ shape, text }: LogFile, sink: RowSink): LineOf {
  if (shape.kind === 'text') return readCsvRows(text, sink);
  return shape.kind === 'array' ? readJsonRows(text, sink) : readNdjsonRows(text, sink);
}

interface Broken {
  readonly place: number;
  readonly fault: Parameters<RowSink['broken']>[1];
}

class TableSink implements RowSink {
  readonly file: string;
  readonly limits: Limits;
  private readonly kind: RowKind;
  private readonly rows: { place: number; values: Record<string, unknown> }[] = [];
  private readonly faults: Broken[] = [];

  constructor(file: string, kind: RowKind, limits: Limits) {
    this.file = file;
    this.kind = kind;
    this.limits = limits;
  }

  bind(header: readonly string[]): readonly (string | null)[] {
    return fieldsOf[this.kind].map((name) => (header.includes(name) ? name : null));
  }

  row(values: readonly unknown[], place: number): void {
    const named = fieldsOf[this.kind].flatMap((name, index) => {
      const value = values[index];
      return value === undefined || value === null || value === '' ? [] : [[name, value] as const];
    });
    this.rows.push({ place, values: Object.fromEntries(named) });
  }

  broken(place: number, fault: Broken['fault']): void {
    this.faults.push({ place, fault });
  }

  give(found: FileFindings, lineOf: LineOf): void {
    for (const { place, fault } of this.faults)
      found.fault({ line: lineOf(place), field: null }, 'bad-row', fault.message, fault.expected, fault.got);
    const runs = new Map<string, Run>();
    for (const { place, values } of this.rows) {
      const { eval_id: id, task, tier, ...rest } = values;
      const where = { line: lineOf(place), field: null };
      if (!isName(id) || !isName(task)) {
        found.fault(where, 'required', 'every row needs eval_id and task', 'names or numbers', values);
        continue;
      }
      const model = String(id);
      const run = runs.get(model) ?? { model, origin: this.file };
      runs.set(model, run);
      const named = { task: String(task), ...(isName(tier) && { tier: String(tier) }), ...rest };
      if (this.kind === 'points') found.point(run, where, { correct: undefined, total: undefined, ...named });
      else found.sample(run, where, named);
    }
  }
}

function isName(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
