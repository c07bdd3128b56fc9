import { written } from '../../open/text/written.ts';
import type { SizeLimits } from '../../open/text/size-limits.ts';
import type { LogFile } from '../../open/log-file.ts';
import { baseName, folderOfFile, jsonOf, recordsOf } from '../../open/text/records.ts';
import { has } from '../../open/text/shape.ts';
import { at, isObject, nameAt, objectOf } from '../json-values.ts';
import { settingsText, recordedSettings } from '../settings.ts';
import { type Format, readOrReject } from '../format.ts';
import type { FileRows, AllRows, Run } from '../rows.ts';
import { type ResultRow, resultRows } from './results.ts';
import { readDocuments } from './samples.ts';

const NOT_IN_FORMAT = ['truncated', 'prompt_tokens', 'completion_tokens', 'cost'];

/** Output of the LM Evaluation Harness: one file of results per run, one file of samples per task. */
export const lmEval: Format = {
  id: 'lm-eval',
  label: 'LM Evaluation Harness',
  recognise: ({ shape }) => {
    if (shape.kind === 'object' && has(shape, 'results', 'configs')) return 'results and configs';
    const lines = shape.kind === 'lines' || shape.kind === 'object';
    return lines && has(shape, 'doc_id', 'resps', 'filtered_resps')
      ? 'doc_id, resps and filtered_resps'
      : null;
  },
  read: (files, all, { limits }) => {
    const groups = Map.groupBy(files, (file) => `${folderOfFile(file)}/${stampOf(file)}`);
    for (const [origin, group] of groups) readRun(origin, group, all, limits);
  },
};

const STAMP = /\d{4}-\d\d-\d\dT\d\d[-:]\d\d[-:]\d\d(?:\.\d+)?/;

/** The moment of the run in a name; files of one run share it. */
function stampOf(file: LogFile): string {
  return STAMP.exec(baseName(file))?.[0] ?? '';
}

function readRun(origin: string, files: readonly LogFile[], all: AllRows, limits: SizeLimits): void {
  const documents = files.filter(({ shape }) => shape.keys.has('doc_id'));
  const results = files.filter(({ shape }) => !shape.keys.has('doc_id'));
  const read = results.map((file) => readResults(file, all, limits));
  const header = read.find(({ value }) => value !== null)?.value ?? null;
  const model = modelOf(header, origin);
  const expected = new Map(
    read.flatMap(({ results }) => results.filter(({ chosen }) => chosen).map((row) => [row.task, row])),
  );
  const runFor = (task: string): Run => ({
    ...model,
    origin,
    variant: shotsOf(header, task),
    taskRuler: rulerOf(header, task, expected.get(task)),
  });
  const taken = new Set<string>();
  for (const file of documents) {
    const rows = all.file(file, 'lm-eval', NOT_IN_FORMAT);
    const task = taskOf(file);
    const records = readOrReject(rows, () => recordsOf(file, limits)) ?? [];
    if (readDocuments(records, runFor(task), task, expected.get(task) ?? null, rows)) taken.add(task);
  }
  for (const one of read) for (const row of one.results) useResult(row, runFor(row.task), taken, one.rows);
}

function readResults(file: LogFile, all: AllRows, limits: SizeLimits) {
  const rows = all.file(file, 'lm-eval', [...NOT_IN_FORMAT, 'item']);
  const value = readOrReject(rows, () => jsonOf(file, limits));
  return { value, results: value === null ? [] : resultRows(value), rows };
}

/** What the harness called the model; without a file of results the folder has to say it. */
function modelOf(header: unknown, origin: string): Pick<Run, 'model' | 'identity'> {
  const kwargs = at(header, 'config', 'gen_kwargs');
  const sampler = isObject(kwargs) ? settingsText(kwargs) : (nameAt(kwargs) ?? '');
  const hasTemplate = nameAt(header, 'chat_template_sha') !== null;
  return {
    model: nameIn(header) ?? nameAt(origin.split('/').slice(-2, -1), 0) ?? 'unknown model',
    identity: {
      ...(sampler !== '' && { sampler }),
      ...(hasTemplate && { template: 'chat template' }),
    },
  };
}

function nameIn(header: unknown): string | null {
  const args = at(header, 'config', 'model_args');
  const written =
    typeof args === 'string' ? /(?:^|,)(?:pretrained|model)=([^,]+)/.exec(args)?.[1] : undefined;
  return (
    nameAt(header, 'model_name') ?? nameAt(args, 'pretrained') ?? written ?? nameAt(header, 'config', 'model')
  );
}

/**
 * Not the hash of the task: it covers what the model's own chat template made of the prompts. Nor the version of the
 * harness: that of the task is what it keeps for comparisons.
 */
function rulerOf(header: unknown, task: string, row: ResultRow | undefined): Record<string, string> {
  return recordedSettings({
    version: nameAt(header, 'versions', task),
    examples: nameAt(header, 'n-shot', task),
    scorer: row?.metric.replace(/,none$/, '').replace(',', ' after ') ?? null,
  });
}

function shotsOf(header: unknown, task: string): string {
  const shots = objectOf(at(header, 'n-shot'))[task];
  return typeof shots === 'number' ? `${shots}-shot` : '';
}

/** `samples_<task>_<moment>.jsonl`: the lines themselves do not name their task. */
function taskOf(file: LogFile): string {
  const name = baseName(file)
    .replace(STAMP, '')
    .replace(/\.jsonl?$/i, '');
  return /samples_(.+?)_*$/.exec(name)?.[1] ?? name;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function useResult(row: ResultRow, run: Run, taken: ReadonlySet<string>, rows: FileRows): void {
  const { task, place, metric, mean, total, correct } = row;
  if (row.leftOut !== null) rows.leaveOut(place, row.leftOut, metric);
  else if (taken.has(task))
    rows.leaveOut(place, 'a task without samples', 'the samples of this task are read instead');
  else if (!isNumber(row.written)) rows.reject(place, 'a mean', written(row.written));
  else if (mean === null || correct === null || total === null)
    rows.mean(place, { evaluation: run.model, task, metric, score: row.written, total });
  else {
    rows.note(`${task}: counts are derived from the mean and the number of samples.`);
    const chance = row.guess;
    rows.point(run, place, {
      task,
      correct,
      total,
      ...(chance !== null && { guess_sum: chance * total, guess_square_sum: (1 - chance) ** 2 * total }),
    });
  }
}
