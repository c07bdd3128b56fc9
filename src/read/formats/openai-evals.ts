import type { Limits } from '../open/size-limits.ts';
import { type LogFile, type LogRecord, notAsExpected, recordsOf } from '../open/log-file.ts';
import { has } from '../open/shape.ts';
import { at, nameAt } from './json-values.ts';
import { type FileFindings, guarded, type LogFormat, type Run } from './rows.ts';

/** Event logs of OpenAI Evals: a first line with the specification, then one event a line. */
export const openaiEvals: LogFormat = {
  id: 'openai-evals',
  label: 'OpenAI Evals log',
  sniff: ({ shape }) =>
    has(shape, 'spec') && /"(?:completion_fns|eval_name|base_eval)"/.test(shape.head)
      ? 'a spec with its eval and completion function'
      : null,
  read: (files, findings, limits) => {
    for (const file of files) {
      const found = findings.file(file, 'openai-evals', ['guess', 'cost']);
      guarded(found, () => readEvents(file, found, limits));
    }
  },
};

function readEvents(file: LogFile, found: FileFindings, limits: Limits): void {
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
  for (const { error } of records) if (error) found.unreadable(error);
  for (const record of matches.length > 0 ? matches : typed('metrics'))
    readEvent(record, run, task, usage, found);
  if (!records.some(({ value }) => at(value, 'final_report') !== undefined))
    found.note(`${file.name}: the run did not finish; what was recorded until then counts.`);
}

function readEvent(
  { line, value }: LogRecord,
  run: Run,
  task: string,
  usage: ReadonlyMap<string | null, unknown>,
  found: FileFindings,
): void {
  const place = { line, field: null };
  const correct = scoreOf(at(value, 'data'));
  const item = nameAt(value, 'sample_id');
  if (correct === null)
    found.fault(place, 'bad-score', 'not judged', 'data.correct, or data.score from 0 to 1', value);
  else
    found.sample(run, place, {
      ...{ task, correct, item: item ?? undefined },
      prompt_tokens: found.count('prompt_tokens', at(usage.get(item), 'prompt_tokens')),
      completion_tokens: found.count('completion_tokens', at(usage.get(item), 'completion_tokens')),
    });
}

function scoreOf(data: unknown): number | null {
  const correct = at(data, 'correct') ?? at(data, 'score') ?? at(data, 'accuracy');
  if (typeof correct === 'boolean') return Number(correct);
  return typeof correct === 'number' && correct >= 0 && correct <= 1 ? correct : null;
}
