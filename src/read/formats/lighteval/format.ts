import type { SizeLimits } from '../../open/text/size-limits.ts';
import type { FileHead, LogFile } from '../../open/log-file.ts';
import { baseName, folderOfFile, jsonOf, notAsExpected, recordsOf } from '../../open/text/records.ts';
import { has, type Shape } from '../../open/text/shape.ts';
import { type Format, readOrReject } from '../format.ts';
import { canonicalJson } from '../../dataset/cell-values.ts';
import { at, nameAt, objectOf } from '../json-values.ts';
import { contentId } from '../responses.ts';
import type { FileRows } from '../rows.ts';
import { documentsOf, readDocuments } from './details.ts';
import { modelOf, type RunHeader, runOfTask, useResult } from './results.ts';
import { metricsOf, type TaskMetrics } from './metrics.ts';

const NOT_IN_FORMAT = ['truncated', 'cost'];

/** Output of lighteval: one file of results per run, one table of details per task. */
export const lighteval: Format = {
  id: 'lighteval',
  label: 'lighteval results',
  facts: {
    identity: 'read',
    items: 'read',
    direction: 'read',
    scale: 'derived',
    totals: 'read',
    stopReason: 'not in the format',
    invalid: 'not in the format',
    guess: 'derived',
    tokens: 'read',
    cost: 'not in the format',
    aborted: 'derived',
  },
  recognise: ({ shape }: FileHead) => {
    if (isDetails(shape)) return 'documents with their metrics and the response of the model';
    return shape.kind === 'object' && has(shape, 'config_general', 'results')
      ? 'config_general and results'
      : null;
  },
  read: (files, all, { limits }) => {
    const headers = new Map<string, RunHeader[]>();
    for (const file of files.filter(({ shape }) => !isDetails(shape))) {
      const rows = all.file(file, 'lighteval', NOT_IN_FORMAT);
      readOrReject(rows, () => {
        readHeader(file, rows, headers, limits);
      });
    }
    const read = new Map<string, ReadTask>();
    for (const file of files.filter(({ shape }) => isDetails(shape))) {
      const rows = all.file(file, 'lighteval', NOT_IN_FORMAT);
      readOrReject(rows, () => {
        readDetails(file, rows, { headers, read, limits });
      });
    }
    for (const header of [...headers.values()].flat()) useResults(header);
  },
};

/** Before version 0.10 the parts of a document stood in columns of their own. */
function isDetails(shape: Shape): boolean {
  if (shape.kind !== 'lines' && shape.kind !== 'object') return false;
  return (
    has(shape, 'doc', 'metric', 'model_response') ||
    has(shape, '__doc__', '__metric__', '__model_response__') ||
    has(shape, 'full_prompt', 'metrics', 'gold_index')
  );
}

const STAMP = /\d{4}-\d\d-\d\dT\d\d[-:]\d\d[-:]\d\d(?:\.\d+)?/;

/** The moment of the run in a name; the files of one run share it. */
function stampOf(file: LogFile): string {
  return STAMP.exec(baseName(file))?.[0] ?? '';
}

function readHeader(
  file: LogFile,
  rows: FileRows,
  headers: Map<string, RunHeader[]>,
  limits: SizeLimits,
): void {
  const value = resultsIn(file, limits);
  const stamp = stampOf(file);
  const model = modelOf(value);
  if (model === null) throw notAsExpected(file, 'config_general.model_name');
  const known = headers.get(stamp) ?? [];
  headers.set(stamp, known);
  const origin = `${stamp === '' ? file.name : stamp} ${model.model}`;
  const twin = known.find((one) => one.origin === origin);
  if (twin)
    rows.leaveOut({ line: null, field: 'results' }, 'each run once', `the run of ${twin.rows.file.name}`);
  else known.push({ value, rows, model, origin, details: new Set() });
}

/** Where results are kept as a table, its one row holds each part as the text of JSON. */
function resultsIn(file: LogFile, limits: SizeLimits): unknown {
  const value = jsonOf(file, limits);
  const part = (name: string): unknown => {
    const inner = at(value, name);
    return typeof inner === 'string' ? jsonOf({ name: file.name, text: inner }, limits) : inner;
  };
  if (typeof at(value, 'results') !== 'string') return value;
  const names = ['config_general', 'results', 'versions', 'config_tasks', 'summary_tasks'];
  return Object.fromEntries(names.map((name) => [name, part(name)]));
}

/** Documents of one task of one run: by their content, the file that held them first. */
type ReadTask = Map<string, LogFile>;

interface Context {
  readonly headers: ReadonlyMap<string, readonly RunHeader[]>;
  /** Tasks of which details were read. */
  readonly read: Map<string, ReadTask>;
  readonly limits: SizeLimits;
}

function readDetails(file: LogFile, rows: FileRows, { headers, read, limits }: Context): void {
  const header = headerOf(file, headers.get(stampOf(file)) ?? []);
  const all = recordsOf(file, limits);
  const task = taskOf(file, all[0]?.value, header.value);
  const key = JSON.stringify([header.origin, task]);
  const known = read.get(key) ?? new Map<string, LogFile>();
  read.set(key, known);
  const records = all.filter(({ line, value }) => {
    const content = contentId(canonicalJson(value));
    const first = known.get(content);
    if (first === undefined) known.set(content, file);
    const isCopy = first !== undefined && first !== file;
    if (isCopy) rows.leaveOut({ line, field: null }, 'each response once', `the details of ${first.name}`);
    return !isCopy;
  });
  const documents = documentsOf(records, rows);
  const metrics = metricsOf(header.value, task, documents[0]?.metrics ?? {}, rows.wanted);
  if (metrics.chosen === null) {
    const names = metrics.names.join(', ');
    for (const { line } of documents)
      rows.leaveOut({ line, field: null }, 'a metric that is a share of each response', names || 'no metric');
    return;
  }
  const before = rows.samples.length;
  readDocuments(documents, runOfTask(header, task, metrics), metrics.chosen, rows);
  noteChoice(task, metrics, rows);
  if (rows.samples.length > before) header.details.add(task);
}

function noteChoice(task: string, { chosen, names }: TaskMetrics, rows: FileRows): void {
  const others = names.filter((name) => name !== chosen?.name);
  if (chosen !== null && others.length > 0)
    rows.note(
      `${task}: metric ${chosen.name} counts, ${others.join(', ')} ${others.length === 1 ? 'is' : 'are'} not read.`,
    );
}

/** The results of the same run; details alone do not say which model they are of. */
function headerOf(file: LogFile, headers: readonly RunHeader[]): RunHeader {
  const steps = `/${folderOfFile(file)}/`;
  // The moment in a name tells a run; without it, folders have to.
  const isTold = headers.length === 1 && stampOf(file) !== '';
  const own = isTold
    ? headers
    : headers.filter(
        ({ model, rows }) =>
          steps.includes(`/${model.model}/`) ||
          steps.includes(`/${model.model.replaceAll('/', '__')}/`) ||
          (headers.length === 1 && folderOfFile(rows.file) === folderOfFile(file)),
      );
  const [header] = own;
  if (header !== undefined && own.length === 1) return header;
  throw notAsExpected(
    file,
    'the results of the same run with it, because they say which model it was: results_<moment>.json',
    ['none of that moment', 'those of another folder'][headers.length] ?? 'several of that moment',
  );
}

/** `details_<task>_<moment>.parquet`, where documents do not name their task; some disks take no `|` and `:`. */
function taskOf(file: LogFile, first: unknown, value: unknown): string {
  const named = nameAt(first, 'doc', 'task_name') ?? nameAt(first, '__doc__', 'task_name');
  if (named !== null) return named;
  const name = baseName(file)
    .replace(STAMP, '')
    .replace(/_*\.\w+$/, '');
  const own = /details_(.+)$/.exec(name)?.[1] ?? name;
  const tasks = Object.keys(objectOf(at(value, 'results')));
  return tasks.find((task) => task.replaceAll(/[|:]/g, '__') === own) ?? own;
}

function useResults(header: RunHeader): void {
  for (const task of Object.keys(objectOf(at(header.value, 'results')))) useResult(header, task);
}
