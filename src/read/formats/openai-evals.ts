import { canonicalJson } from '../dataset/cell-values.ts';
import type { SizeLimits } from '../open/text/size-limits.ts';
import type { LogFile } from '../open/log-file.ts';
import { type LogRecord, notAsExpected, recordsOf } from '../open/text/records.ts';
import { has } from '../open/text/shape.ts';
import { at, nameAt } from './json-values.ts';
import { markOf } from './responses.ts';
import { readOrReject, type Format } from './format.ts';
import type { FileRows, Run } from './rows.ts';

/** Event logs of OpenAI Evals: a first line with the specification, then one event a line. */
export const openaiEvals: Format = {
  id: 'openai-evals',
  label: 'OpenAI Evals log',
  facts: {
    identity: 'read',
    items: 'read',
    direction: 'not in the format',
    scale: 'derived',
    totals: 'read',
    stopReason: 'not in the format',
    invalid: 'not in the format',
    guess: 'not in the format',
    tokens: 'read',
    cost: 'not in the format',
    aborted: 'derived',
  },
  recognise: ({ shape }) =>
    has(shape, 'spec') && /"(?:completion_fns|eval_name|base_eval)"/.test(shape.head)
      ? 'a spec with its eval and completion function'
      : null,
  read: (files, all, { limits }) => {
    for (const file of files) {
      const rows = all.file(file, 'openai-evals', ['truncated', 'guess', 'cost']);
      readOrReject(rows, () => readEvents(file, rows, limits));
    }
  },
};

function readEvents(file: LogFile, rows: FileRows, limits: SizeLimits): void {
  const records = recordsOf(file, limits);
  const spec = records.map(({ value }) => at(value, 'spec')).find((one) => one !== undefined);
  const model = nameAt(spec, 'completion_fns', 0) ?? nameAt(spec, 'model_name');
  const task = nameAt(spec, 'base_eval') ?? nameAt(spec, 'eval_name');
  if (model === null || task === null) throw notAsExpected(file, 'spec.completion_fns and spec.eval_name');
  const run: Run = { model, origin: nameAt(spec, 'run_id') ?? file.name };
  const typed = (type: string): LogRecord[] => records.filter(({ value }) => at(value, 'type') === type);
  const usage = new Map(
    typed('sampling').map(({ value }) => [nameAt(value, 'sample_id'), at(value, 'data', 'usage')]),
  );
  const matches = typed('match');
  for (const { error } of records) if (error) rows.unreadable(error);
  const judged = matches.length > 0 ? matches : typed('metrics');
  for (const record of judged) readEvent(record, run, task, usage, rows);
  stateEnd(records, judged, { run, task }, rows);
}

/** What an event may call its mark, and its last line the mean of them; the first that an event has counts. */
const MARKS = ['correct', 'score', 'accuracy'];

function markName(value: unknown): string | undefined {
  return MARKS.find((name) => (at(value, 'data', name) ?? null) !== null);
}

/** The last line of a run that came to its end is a report; without one, what was recorded until then counts. */
function stateEnd(
  records: readonly LogRecord[],
  judged: readonly LogRecord[],
  { run, task }: { readonly run: Run; readonly task: string },
  rows: FileRows,
): void {
  const last = records.findLast(({ value }) => at(value, 'final_report') !== undefined);
  const place = { line: last?.line ?? null, field: 'final_report' };
  const name = markName(judged[0]?.value);
  const mean = at(last?.value, 'final_report', name === 'correct' ? 'accuracy' : (name ?? ''));
  const incomplete = last === undefined ? { why: 'the run did not finish', planned: null } : null;
  if (typeof mean === 'number' || incomplete !== null)
    rows.states({
      run,
      task,
      place,
      responses: null,
      mean: typeof mean === 'number' ? mean : null,
      incomplete,
    });
}

/** An event of a run is one result, in whatever file it stands. */
function resultOf(value: unknown): string | undefined {
  const [run, event] = [nameAt(value, 'run_id'), nameAt(value, 'event_id')];
  return run === null || event === null
    ? undefined
    : canonicalJson([run, event, nameAt(value, 'type'), nameAt(value, 'sample_id')]);
}

function readEvent(
  { line, value }: LogRecord,
  run: Run,
  task: string,
  usage: ReadonlyMap<string | null, unknown>,
  rows: FileRows,
): void {
  const place = { line, field: null };
  const correct = markOf(at(value, 'data', markName(value) ?? ''));
  const item = nameAt(value, 'sample_id');
  if (correct === null) rows.fault(place, 'bad-score', 'not judged', 'data.correct, or data.score', value);
  else
    rows.sample(run, place, {
      task,
      correct,
      item: item ?? undefined,
      result: resultOf(value),
      prompt_tokens: rows.count('prompt_tokens', at(usage.get(item), 'prompt_tokens')),
      completion_tokens: rows.count('completion_tokens', at(usage.get(item), 'completion_tokens')),
    });
}
