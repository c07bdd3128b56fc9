import type { LogRecord } from '../../open/text/records.ts';
import { at, isObject, listOf, nameAt } from '../json-values.ts';
import { GUESS_DERIVED, guessChance } from '../responses.ts';
import type { FileRows, Run } from '../rows.ts';
import type { EeeResult } from './results.ts';

export type ExpectedResult = Pick<EeeResult, 'run' | 'task' | 'total' | 'correct'>;

/**
 * Samples of any runs.
 *
 * @returns the runs and tasks that they stand for: not those of which they are an excerpt while the aggregate counts all.
 */
export function readInstances(
  records: readonly LogRecord[],
  expected: ReadonlyMap<string, ExpectedResult>,
  rows: FileRows,
): Set<string> {
  const taken = new Set<string>();
  for (const [key, group] of Map.groupBy(records, keyOf)) {
    const aggregate = expected.get(key);
    const result = resultOf(group[0]);
    const own = group.filter((record) => resultOf(record) === result).length;
    const all = aggregate !== undefined && aggregate.correct !== null ? (aggregate.total ?? 0) : 0;
    if (own >= all) taken.add(key);
    for (const record of group) {
      const place = { line: record.line, field: null };
      if (record.error) rows.unreadable(record.error);
      else if (own < all) rows.leaveOut(place, `all ${all} samples`, 'an excerpt; the mean is read instead');
      else if (![result, ''].includes(resultOf(record)))
        rows.leaveOut(place, `result ${result}`, 'the same sample under another metric');
      else readInstance(record, aggregate?.run, rows);
    }
  }
  return taken;
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
