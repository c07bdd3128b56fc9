import type { LogRecord } from '../../open/text/records.ts';
import { at, isObject, listOf, nameAt } from '../json-values.ts';
import { GUESS_DERIVED, guessChance } from '../responses.ts';
import type { FileRows, Run } from '../rows.ts';

/** What is judged of one task of one run, in whatever files. */
export interface JudgedSamples {
  readonly task: string;
  /** By the result that the samples name; '' where they name none. */
  readonly results: ReadonlyMap<string, JudgedResult>;
}

interface JudgedResult {
  readonly mean: number | null;
  readonly highest: number;
}

/** @returns by `sampleKey` */
export function judgedSamples(records: readonly LogRecord[]): ReadonlyMap<string, JudgedSamples> {
  return new Map(
    Array.from(Map.groupBy(records, keyOf), ([key, group]) => {
      const results = new Map(Array.from(Map.groupBy(group, resultOf), ([id, own]) => [id, sumsOf(own)]));
      return [key, { task: nameAt(group[0]?.value, 'evaluation_name') ?? '', results }];
    }),
  );
}

function sumsOf(records: readonly LogRecord[]): JudgedResult {
  const marks = records.flatMap(({ value }) => correctOf(value) ?? []);
  const sum = marks.reduce((before, mark) => before + mark, 0);
  const highest = marks.reduce((most, mark) => Math.max(most, mark), 0);
  return { mean: marks.length === 0 ? null : sum / marks.length, highest };
}

/** Which samples of a task count, and for whom; without a result of the task the samples say it themselves. */
export interface JudgedTask {
  readonly judgedAs: string;
  readonly run: Run | null;
}

/**
 * The samples of one file.
 *
 * @param counted by `sampleKey`; null where the results of a task have none that these samples stand for
 */
export function readInstances(
  records: readonly LogRecord[],
  counted: ReadonlyMap<string, JudgedTask | null>,
  rows: FileRows,
): void {
  for (const record of records) {
    const own = counted.get(keyOf(record)) ?? null;
    const place = { line: record.line, field: null };
    if (record.error) rows.unreadable(record.error);
    else if (own === null)
      rows.leaveOut(place, 'a sample of the result that counts', 'the same sample under another metric');
    else if (![own.judgedAs, ''].includes(resultOf(record)))
      rows.leaveOut(place, `result ${own.judgedAs}`, 'the same sample under another metric');
    else readInstance(record, own.run ?? undefined, rows);
  }
}

/** Samples are written again for each metric. */
function resultOf(record: LogRecord | undefined): string {
  return nameAt(record?.value, 'evaluation_result_id') ?? '';
}

/** What the samples of one task of one run have in common. */
export function sampleKey(origin: string | null, task: string | null): string {
  return JSON.stringify([origin, task]);
}

function keyOf({ value }: LogRecord): string {
  return sampleKey(nameAt(value, 'evaluation_id'), nameAt(value, 'evaluation_name'));
}

function readInstance({ line, value }: LogRecord, known: Run | undefined, rows: FileRows): void {
  const place = { line, field: null };
  const model = nameAt(value, 'model_id');
  const task = nameAt(value, 'evaluation_name');
  if (!isObject(value) || model === null || task === null) {
    rows.fault(place, 'bad-sample', 'not a sample', 'an object with model_id and evaluation_name', value);
    return;
  }
  const correct = correctOf(value);
  if (correct === null) {
    rows.fault(
      { line, field: 'evaluation' },
      'bad-score',
      'not judged',
      'is_correct, or a score',
      at(value, 'evaluation'),
    );
    return;
  }
  const [score, flag] = [at(value, 'evaluation', 'score'), at(value, 'evaluation', 'is_correct')];
  const guess = guessChance(listOf(at(value, 'input', 'choices')).length);
  if (guess !== undefined) rows.note(GUESS_DERIVED);
  const reason = at(value, 'metadata', 'stop_reason') ?? at(value, 'metadata', 'finish_reason');
  rows.sample(known ?? runOf(model, value, rows), place, {
    task,
    correct,
    isRight: typeof score === 'number' && typeof flag === 'boolean' ? flag : undefined,
    guess,
    item: nameAt(value, 'sample_id') ?? undefined,
    trial: 1,
    truncated: rows.cutOff(reason),
    prompt_tokens: rows.count('prompt_tokens', at(value, 'token_usage', 'input_tokens')),
    completion_tokens: rows.count('completion_tokens', at(value, 'token_usage', 'output_tokens')),
  });
}

const runs = new WeakMap<FileRows, Map<string, Run>>();

function runOf(model: string, value: unknown, rows: FileRows): Run {
  const origin = nameAt(value, 'evaluation_id') ?? rows.file.name;
  const own = runs.get(rows) ?? new Map<string, Run>();
  runs.set(rows, own);
  const known = own.get(`${model} ${origin}`);
  if (known) return known;
  const run: Run = { model, origin };
  own.set(`${model} ${origin}`, run);
  return run;
}

function correctOf(value: unknown): number | null {
  const score = at(value, 'evaluation', 'score');
  const flag = at(value, 'evaluation', 'is_correct');
  if (typeof score === 'number') return score;
  return typeof flag === 'boolean' ? Number(flag) : null;
}
