import type { Readable } from 'node:stream';
import { problem, UserError } from '../../errors.ts';
import { bindColumns, type ColumnNames } from '../dataset/bind-columns.ts';
import { parseNumber } from '../dataset/cell-values.ts';
import { sampleFields } from '../dataset/field-names.ts';
import { RowLog } from '../dataset/row-log.ts';
import type { RowSink } from '../open/text/row-sink.ts';
import type { SizeLimits } from '../open/text/size-limits.ts';
import { readCsvStream } from '../open/csv-stream.ts';
import { type Parquet, readParquetRows } from '../open/parquet.ts';
import { type GroupKey, sharedFields, groupKeyOf, readFields } from './group-key.ts';

/** Sums over responses that agree in the shared fields. */
export interface Group {
  readonly key: GroupKey;
  /** Of the first of them; null when the engine does not know. */
  readonly line: number | null;
  responses: number;
  completion: number;
  completionSquared: number;
  tokenResponses: number;
  prompt: number;
  promptResponses: number;
  /** Cost in 1e-12 of the currency: what has not been carried over into `carried` yet. */
  picos: number;
  carried: bigint;
  costResponses: number;
}

/** A table of responses, summed. */
export interface SummedTable {
  /** Rows in the columns `summedFields`, in an order that depends on their content only. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Line of the first response of every row. */
  readonly lines: readonly (number | null)[];
  /** Rows that could not be read, and values that are no numbers. */
  readonly log: RowLog;
  /** Columns in doubt, one sentence each. */
  readonly doubts: readonly string[];
}

/** What an engine has to know of a table. */
export interface TableOfResponses {
  readonly file: string;
  readonly columns: ColumnNames;
  readonly limits: SizeLimits;
}

/** Most rows that may remain once responses are summed. */
const MOST_ROWS = 1_000_000;

const MOST_BROKEN = 100_000;
const MOST_SHOWN = 20;

/** Sums responses by what they have in common. */
export class Tally {
  readonly log: RowLog;
  private readonly limits: SizeLimits;
  private readonly groups = new Map<string, Group>();
  private readonly spelled = new Map<string, Group>();

  constructor(file: string, limits: SizeLimits) {
    this.log = new RowLog(file);
    this.limits = limits;
  }

  /** @throws UserError when nearly every response differs from all others: most likely `params` names the item */
  groupOf(key: GroupKey, line: number | null): Group {
    const text = key.join('\u001f');
    let group = this.groups.get(text);
    if (!group) {
      if (this.groups.size >= MOST_ROWS) throw tooMany(this.log.file);
      this.groups.set(text, (group = emptyGroup(key, line)));
    }
    return group;
  }

  /** A count, or null where none is recorded. What is there and is none is noted. */
  count(value: unknown, field: string, line: number): number | null {
    const number = parseNumber(value);
    if (typeof number === 'number' && number >= 0 && number <= this.limits.number) return number;
    if (number !== undefined) this.log.notRecorded(line, field, value);
    return null;
  }

  /** One response whose values are known, in the order of `readFields`. */
  add(values: readonly unknown[], line: number): void {
    const [completion, prompt, cost] = values.slice(sharedFields.length);
    addResponse(
      this.groupLike(values.slice(0, sharedFields.length), line),
      this.count(completion, 'completion_tokens', line),
      this.count(prompt, 'prompt_tokens', line),
      this.count(cost, 'cost', line),
    );
    this.log.close();
  }

  /** Values are mostly spelled as they were before: then there is nothing to work out. */
  private groupLike(values: readonly unknown[], line: number): Group {
    const key = values.map(spelling).join('\u001f');
    let group = this.spelled.get(key);
    if (!group) {
      if (this.spelled.size >= MOST_ROWS) this.spelled.clear();
      this.spelled.set(key, (group = this.groupOf(groupKeyOf(values), line)));
    }
    return group;
  }

  /** @throws UserError when too many rows cannot be read: this is another kind of file */
  broken(line: number, fault: Parameters<RowSink['broken']>[1]): void {
    this.log.fault(line, { code: 'bad-row', field: null, ...fault });
    this.log.close();
    if (this.log.rejected.length > MOST_BROKEN) throw new UserError(this.log.problems.slice(0, MOST_SHOWN));
  }

  table(doubts: readonly string[] = []): SummedTable {
    const sorted = [...this.groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
    return { rows: sorted.map(rowOf), lines: sorted.map(({ line }) => line), log: this.log, doubts };
  }
}

/** One response more, and what it spent; null: not recorded. */
function addResponse(
  group: Group,
  completion: number | null,
  prompt: number | null,
  cost: number | null,
): void {
  group.responses++;
  if (completion !== null) {
    group.completion += completion;
    group.completionSquared += completion * completion;
    group.tokenResponses++;
    if (prompt !== null) {
      group.prompt += prompt;
      group.promptResponses++;
    }
  }
  if (cost === null) return;
  const picos = Math.round(cost * 1e12);
  group.costResponses++;
  if (group.picos + picos <= Number.MAX_SAFE_INTEGER) group.picos += picos;
  else group.carried += BigInt(picos);
}

function spelling(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

function emptyGroup(key: GroupKey, line: number | null): Group {
  return {
    key,
    line,
    responses: 0,
    completion: 0,
    completionSquared: 0,
    tokenResponses: 0,
    prompt: 0,
    promptResponses: 0,
    picos: 0,
    carried: 0n,
    costResponses: 0,
  };
}

function rowOf(group: Group): Record<string, unknown> {
  const named = sharedFields.map((field, index) => [field, group.key[index] ?? null] as const);
  return {
    ...Object.fromEntries(named),
    tier: listOrName(group.key[sharedFields.indexOf('tier')] ?? null),
    responses: group.responses,
    completion_tokens: group.completion,
    completion_tokens_squared: group.completionSquared,
    token_responses: group.tokenResponses,
    prompt_tokens: group.prompt,
    prompt_responses: group.promptResponses,
    cost_picos: String(group.carried + BigInt(group.picos)),
    cost_responses: group.costResponses,
  };
}

/** Several tiers may come as a JSON list. */
function listOrName(tier: string | null): unknown {
  if (tier?.startsWith('[') !== true) return tier;
  try {
    return JSON.parse(tier) as unknown;
  } catch {
    return tier;
  }
}

function tooMany(file: string): UserError {
  const message = 'hardly any two responses agree in task and setting, so nothing is gained by counting them';
  const expected = `at most ${MOST_ROWS} different settings and endings`;
  const hint = 'does "columns" read params from a column that names the item?';
  return new UserError(problem({ code: 'limit-points', file, message, expected, got: 'more', hint }));
}

/** Where the readers of tables put rows that are to be summed. */
class TallySink implements RowSink {
  readonly file: string;
  readonly limits: SizeLimits;
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

/** Sums delimited text, one response a row. @param head how the text begins */
export async function sumCsv(bytes: Readable, head: string, table: TableOfResponses): Promise<SummedTable> {
  const tally = new Tally(table.file, table.limits);
  const sink = new TallySink(table, tally);
  await readCsvStream(bytes, head, sink);
  return tally.table(sink.doubts);
}

/** Sums the rows of a Parquet file, one response each. */
export async function sumParquet(parquet: Parquet, table: TableOfResponses): Promise<SummedTable> {
  const tally = new Tally(table.file, table.limits);
  const sink = new TallySink(table, tally);
  await readParquetRows(parquet, sink);
  return tally.table(sink.doubts);
}
