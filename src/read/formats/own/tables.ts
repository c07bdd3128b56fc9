import { UserError } from '../../../errors.ts';
import { bindColumns } from '../../dataset/bind-columns.ts';
import { fieldsOf, type RowKind } from '../../dataset/field-names.ts';
import type { LineOf, RowSink } from '../../open/text/row-sink.ts';
import { countsResponses } from '../../open/text/table-kind.ts';
import type { SizeLimits } from '../../open/text/size-limits.ts';
import type { LogFile } from '../../open/log-file.ts';
import type { StoredTable } from '../../open/stored-table.ts';
import type { Engine } from '../../sum/engine.ts';
import { readOrReject, type Format } from '../format.ts';
import { namesOf, readFormat, wideTable } from './wide-rows.ts';
import { tierText } from '../json-values.ts';
import { cleanName, type FileRows, type RowPlace, type Run } from '../rows.ts';

/** What a row per response can say. */
export const SAMPLES_FACTS: Format['facts'] = {
  identity: 'read',
  items: 'read',
  direction: 'not in the format',
  scale: 'read',
  totals: 'not in the format',
  stopReason: 'read',
  invalid: 'read',
  guess: 'read',
  tokens: 'read',
  cost: 'read',
  aborted: 'not in the format',
};

/** Our own tables without a dataset file, among logs of others. */
export const ownTables: readonly Format[] = [
  {
    id: 'points',
    label: 'table of points',
    facts: { ...SAMPLES_FACTS, items: 'not in the format' },
    ...tableOf('points', (names) => names.has('total') || (names.has('correct') && countsResponses(names))),
  },
  {
    id: 'samples',
    label: 'table of samples',
    facts: SAMPLES_FACTS,
    ...tableOf('samples', (names) => names.has('correct') || names.has('outcome')),
  },
  wideTable,
];

function tableOf(
  kind: RowKind,
  fits: (names: ReadonlySet<string>) => boolean,
): Pick<Format, 'recognise' | 'read'> {
  return {
    recognise: (head) => {
      const names = namesOf(head);
      const isNamed = names.has('eval_id') || (kind === 'points' && names.has('id') && !names.has('model'));
      const own = isNamed && names.has('task') && fits(names);
      return own ? `columns of evaluation and task, and those of ${kind}` : null;
    },
    read: async (files, all, { limits, engine }) => {
      for (const file of files) {
        const rows = all.file(file, kind);
        if (file.table) await sumTable(file.table, rows, engine);
        else readOrReject(rows, () => readTable(file, kind, rows, limits));
      }
    },
  };
}

function readTable(file: LogFile, kind: RowKind, rows: FileRows, limits: SizeLimits): void {
  const sink = new TableSink(file.name, kind, limits);
  sink.give(rows, readFormat(file, sink));
}

interface Broken {
  readonly place: number;
  readonly fault: Parameters<RowSink['broken']>[1];
}

class TableSink implements RowSink {
  readonly file: string;
  readonly limits: SizeLimits;
  private readonly kind: RowKind;
  private readonly held: { place: number; values: Record<string, unknown> }[] = [];
  private readonly faults: Broken[] = [];
  private doubts: readonly string[] = [];

  constructor(file: string, kind: RowKind, limits: SizeLimits) {
    this.file = file;
    this.kind = kind;
    this.limits = limits;
  }

  bind(header: readonly string[]): readonly (string | null)[] {
    const { names, doubts, problems } = bindColumns(header, this.kind, {}, this.file);
    if (problems.length > 0) throw new UserError(problems);
    this.doubts = doubts;
    return names;
  }

  row(values: readonly unknown[], place: number): void {
    const named = fieldsOf[this.kind].flatMap((name, index) => {
      const value = values[index];
      return value === undefined || value === null || value === '' ? [] : [[name, value] as const];
    });
    this.held.push({ place, values: Object.fromEntries(named) });
  }

  broken(place: number, fault: Broken['fault']): void {
    this.faults.push({ place, fault });
  }

  give(rows: FileRows, lineOf: LineOf): void {
    for (const sentence of this.doubts) rows.note(sentence);
    for (const { place, fault } of this.faults)
      rows.fault({ line: lineOf(place), field: null }, 'bad-row', fault.message, fault.expected, fault.got);
    const runs = new Map<string, Run>();
    for (const { place, values } of this.held) {
      const { eval_id: id, task, tier, ...rest } = values;
      const where = { line: lineOf(place), field: null };
      if (!isName(id) || !isName(task)) {
        rows.fault(where, 'required', 'every row needs eval_id and task', 'names or numbers', values);
        continue;
      }
      const tiers = tierText(tier);
      if (tier !== undefined && tiers === null)
        rows.note(`${this.file}: a tier that is neither a name nor a list of names counts as none.`);
      const model = String(id);
      const run = runs.get(model) ?? { model, origin: this.file };
      runs.set(model, run);
      const named = { task: String(task), ...(tiers !== null && { tier: tiers }), ...rest };
      if (this.kind === 'points') rows.point(run, where, { correct: undefined, total: undefined, ...named });
      else rows.sample(run, where, named);
    }
  }
}

function isName(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** A table of responses too large to be held, as sums. */
async function sumTable(stored: StoredTable, rows: FileRows, engine: Engine): Promise<void> {
  try {
    const { table, sha256, notes } = await engine.sum(stored, rows.file.name);
    rows.sha256 = sha256;
    for (const one of table.log.problems) rows.problems.push(one);
    for (const row of table.log.rejected) rows.rejected.push(row);
    for (const [column, { count }] of table.log.missing) rows.notNumbers.set(column, count);
    for (const note of notes) rows.note(note);
    addSums(table.rows, table.lines, rows);
  } catch (error) {
    // What is wrong with an engine is not the fault of a file.
    if (!(error instanceof UserError) || error.problems[0]?.file === null) throw error;
    rows.unreadable(error);
  }
}

function addSums(
  sums: readonly Readonly<Record<string, unknown>>[],
  lines: readonly (number | null)[],
  rows: FileRows,
): void {
  const runs = new Map<string, Run>();
  for (const [index, { eval_id: id, task, tier, ...values }] of sums.entries()) {
    const model = typeof id === 'string' ? id : '';
    const run = runs.get(model) ?? { model, origin: rows.file.name };
    runs.set(model, run);
    const place = { line: lines[index] ?? null, field: null };
    if (model !== '' && typeof task === 'string')
      rows.sums(run, place, { ...values, task: cleanName(task), tier: tierText(tier) ?? undefined });
    else unnamed(rows, place, values);
  }
}

/** One problem, and as many rejected rows as there are responses. */
function unnamed(rows: FileRows, place: RowPlace, values: Readonly<Record<string, unknown>>): void {
  const expected = 'names or numbers';
  rows.fault(place, 'required', 'every row needs eval_id and task', expected, values);
  for (let more = 1; more < Number(values['responses']); more++) rows.reject(place, expected, 'nothing');
}
