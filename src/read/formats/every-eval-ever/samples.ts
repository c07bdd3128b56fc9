import type { LogRecord } from '../../open/text/records.ts';
import { at, isObject, listOf, nameAt } from '../json-values.ts';
import { GUESS_DERIVED, guessChance } from '../responses.ts';
import type { FileRows, Run } from '../rows.ts';
import type { EeeResult } from './results.ts';

export type ExpectedResult = Pick<EeeResult, 'run' | 'task' | 'total' | 'correct'>;

/** What is there of one task of one run, in whatever files. */
export interface InstanceGroup {
  /** The metric that counts. */
  readonly result: string;
  /** How many samples the aggregate counts of which these are an excerpt; null where they stand for it. */
  readonly excerptOf: number | null;
}

/** What the samples of all files stand for: not the aggregate of which they are an excerpt while that counts all. */
export function instanceGroups(
  records: readonly LogRecord[],
  expected: ReadonlyMap<string, ExpectedResult>,
): ReadonlyMap<string, InstanceGroup> {
  const groups = Map.groupBy(records, keyOf);
  return new Map(
    Array.from(groups, ([key, group]) => {
      const aggregate = expected.get(key);
      const result = resultOf(group[0]);
      const own = group.filter((record) => resultOf(record) === result).length;
      const all = aggregate !== undefined && aggregate.correct !== null ? (aggregate.total ?? 0) : 0;
      return [key, { result, excerptOf: own >= all ? null : all }];
    }),
  );
}

/** The samples of one file. */
export function readInstances(
  records: readonly LogRecord[],
  groups: ReadonlyMap<string, InstanceGroup>,
  expected: ReadonlyMap<string, ExpectedResult>,
  rows: FileRows,
): void {
  for (const record of records) {
    const key = keyOf(record);
    const { result = '', excerptOf = null } = groups.get(key) ?? {};
    const place = { line: record.line, field: null };
    if (record.error) rows.unreadable(record.error);
    else if (excerptOf !== null)
      rows.leaveOut(place, `all ${excerptOf} samples`, 'an excerpt; the mean is read instead');
    else if (![result, ''].includes(resultOf(record)))
      rows.leaveOut(place, `result ${result}`, 'the same sample under another metric');
    else readInstance(record, expected.get(key)?.run, rows);
  }
}

/** Samples are written again for each metric; the first one counts. */
function resultOf(record: LogRecord | undefined): string {
  return nameAt(record?.value, 'evaluation_result_id') ?? '';
}

function keyOf({ value }: LogRecord): string {
  return JSON.stringify([nameAt(value, 'evaluation_id'), nameAt(value, 'evaluation_name')]);
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
  const guess = guessChance(listOf(at(value, 'input', 'choices')).length);
  if (guess !== undefined) rows.note(GUESS_DERIVED);
  const reason = at(value, 'metadata', 'stop_reason') ?? at(value, 'metadata', 'finish_reason');
  rows.sample(known ?? runOf(model, value, rows), place, {
    task,
    correct,
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
