import { written } from '../../open/text/written.ts';
import type { SizeLimits } from '../../open/text/size-limits.ts';
import type { LogFile } from '../../open/log-file.ts';
import { baseName, folderOfFile, jsonOf, recordsOf } from '../../open/text/records.ts';
import { has } from '../../open/text/shape.ts';
import { canonicalJson } from '../../dataset/cell-values.ts';
import { at, isObject, type JsonObject, nameAt, objectOf } from '../json-values.ts';
import { modelFacts, recordedSettings, settingsText } from '../settings.ts';
import { type Format, readOrReject } from '../format.ts';
import type { FileRows, AllRows, Run } from '../rows.ts';
import { metricName, PREDICT_ONLY, type ResultRow, resultRows } from './results.ts';
import { metricIn, readDocuments } from './samples.ts';

const NOT_IN_FORMAT = ['truncated', 'prompt_tokens', 'completion_tokens', 'cost'];

/** Output of the LM Evaluation Harness: one file of results per run, one file of samples per task. */
export const lmEval: Format = {
  id: 'lm-eval',
  label: 'LM Evaluation Harness',
  facts: {
    identity: 'read',
    items: 'read',
    direction: 'read',
    scale: 'derived',
    totals: 'read',
    stopReason: 'not in the format',
    invalid: 'derived',
    guess: 'derived',
    tokens: 'not in the format',
    cost: 'not in the format',
    aborted: 'derived',
  },
  recognise: ({ shape }) => {
    if (shape.kind === 'object' && has(shape, 'results', 'configs')) return 'results and configs';
    if (shape.kind === 'object' && has(shape, 'results', 'versions', 'config'))
      return 'results, versions and config, as before version 0.4';
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
  const runs = new Map<string, Run>();
  const runFor = (task: string, metric: string | null = null): Run => {
    const known = runs.get(task);
    if (known) return known;
    const row = expected.get(task);
    const made = {
      ...model,
      origin,
      variant: shotsOf(header, task),
      taskRuler: rulerOf(header, task, row?.key ?? metric),
      better: row?.better,
    };
    runs.set(task, made);
    return made;
  };
  const taken = new Set<string>();
  for (const file of documents) {
    const rows = all.file(file, 'lm-eval', NOT_IN_FORMAT);
    const task = taskOf(file);
    const records = readOrReject(rows, () => recordsOf(file, limits)) ?? [];
    const row = expected.get(task);
    // What the file of results has, but not as shares, is none in the documents either.
    const isNoShare = read.some(({ results }) => results.some((one) => one.task === task));
    const metric = row ? metricName(row.key) : isNoShare ? null : metricIn(records, task, rows);
    const about = {
      run: runFor(task, metric),
      task,
      expected: row ?? null,
      metric,
      suite: suiteOf(header, task, origin),
    };
    if (readDocuments(records, about, rows)) taken.add(task);
  }
  for (const one of read)
    for (const row of one.results) useResult(row, runFor(row.task), header, taken, one.rows);
}

/** Positions of documents pair runs of one version of a task that hold equally many; without a header no others. */
function suiteOf(header: unknown, task: string, origin: string): string {
  const [version, documents] = [at(header, 'versions', task), at(header, 'n-samples', task, 'original')];
  return canonicalJson(documents === undefined ? [origin] : [version ?? null, documents]);
}

function readResults(file: LogFile, all: AllRows, limits: SizeLimits) {
  const rows = all.file(file, 'lm-eval', [...NOT_IN_FORMAT, 'item']);
  const value = readOrReject(rows, () => jsonOf(file, limits));
  return { value, results: value === null ? [] : resultRows(value, rows.wanted), rows };
}

/** What the harness called the model; without a file of results the folder has to say it. */
function modelOf(header: unknown, origin: string): Pick<Run, 'model' | 'identity'> {
  const kwargs = at(header, 'config', 'gen_kwargs');
  const sampler = isObject(kwargs) ? settingsText(kwargs) : (nameAt(kwargs) ?? '');
  const args = argumentsOf(at(header, 'config', 'model_args'));
  const system = nameAt(header, 'system_instruction_sha');
  const parts = [
    ...(nameAt(header, 'chat_template_sha') === null ? [] : ['chat template']),
    ...(at(header, 'fewshot_as_multiturn') === true ? ['examples as turns'] : []),
    ...(system === null ? [] : [`system prompt ${system.slice(0, 8)}`]),
  ];
  return {
    model: nameIn(header, args) ?? nameAt(origin.split('/').slice(-2, -1), 0) ?? 'unknown model',
    identity: {
      ...(sampler !== '' && { sampler }),
      ...(parts.length > 0 && { template: parts.join(', ') }),
      ...modelFacts({ revision: nameAt(header, 'config', 'model_sha') ?? undefined, ...args }),
    },
  };
}

/** `pretrained=org/model,dtype=float16` in older versions, an object in newer ones. */
function argumentsOf(args: unknown): JsonObject {
  if (typeof args !== 'string') return objectOf(args);
  const pairs = args.split(',').map((pair) => pair.split(/=(.*)/s));
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name.trim(), value.trim()]));
}

function nameIn(header: unknown, args: JsonObject): string | null {
  return (
    nameAt(header, 'model_name') ??
    nameAt(args, 'pretrained') ??
    nameAt(args, 'model') ??
    nameAt(header, 'config', 'model')
  );
}

/**
 * Not the hash of the task: it covers what the model's own chat template made of the prompts. Nor the version of the
 * harness: that of the task is what it keeps for comparisons.
 */
function rulerOf(header: unknown, task: string, scorer: string | null): Record<string, string> {
  return recordedSettings({
    version: nameAt(header, 'versions', task),
    examples: nameAt(header, 'n-shot', task),
    scorer: scorer?.replace(/,none$/, '').replace(',', ' after ') ?? null,
  });
}

function shotsOf(header: unknown, task: string): string {
  const shots = objectOf(at(header, 'n-shot'))[task];
  return typeof shots === 'number' ? `${shots}-shot` : '';
}

/** `samples_<task>_<moment>.jsonl`: the lines themselves do not name their task. What follows the moment is no part of it. */
function taskOf(file: LogFile): string {
  const base = baseName(file);
  const moment = base.search(STAMP);
  const name = moment < 0 ? base.replace(/\.jsonl?$/i, '') : base.slice(0, moment);
  return /samples_(.+?)_*$/.exec(name)?.[1] ?? name;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function useResult(
  row: ResultRow,
  run: Run,
  header: unknown,
  taken: ReadonlySet<string>,
  rows: FileRows,
): void {
  const { task, place, key, mean, total, correct, guess } = row;
  if (row.leftOut === PREDICT_ONLY) rows.leaveOut(place, 'a scored document', PREDICT_ONLY);
  else if (row.leftOut !== null) rows.leaveOut(place, row.leftOut, key);
  else if (taken.has(task)) {
    rows.leaveOut(place, 'a task without samples', 'the samples of this task are read instead');
    stateTotal(row, run, header, rows);
  } else if (!isNumber(row.written)) rows.reject(place, 'a mean', written(row.written));
  else if (mean === null || correct === null || total === null)
    rows.mean(place, { evaluation: run.model, task, metric: key, score: row.written, total });
  else {
    rows.note(`${task}: counts are derived from the mean and the number of samples.`);
    rows.point(run, place, { task, correct, total, ...(guess !== null && { guess_sum: guess * total }) });
    stateTotal(row, run, header, rows);
  }
}

/** How many documents there were, with which mean; fewer than the task has where the run was limited. */
function stateTotal(
  { task, place, written: mean, total }: ResultRow,
  run: Run,
  header: unknown,
  rows: FileRows,
): void {
  const original = at(header, 'n-samples', task, 'original');
  const isLimited = typeof original === 'number' && total !== null && total < original;
  const incomplete = isLimited
    ? { why: 'the run was limited to a part of the task', planned: original }
    : null;
  rows.states({ run, task, place, responses: total, mean: isNumber(mean) ? mean : null, incomplete });
}
