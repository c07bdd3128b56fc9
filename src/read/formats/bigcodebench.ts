import { thousands } from '../../errors.ts';
import type { FileHead, LogFile } from '../open/log-file.ts';
import { baseName, folderOfFile, jsonOf, notAsExpected } from '../open/text/records.ts';
import { has } from '../open/text/shape.ts';
import type { SizeLimits } from '../open/text/size-limits.ts';
import { countFromMean } from './derived-counts.ts';
import { type Format, readOrReject } from './format.ts';
import { at, isObject, type JsonObject, listOf, nameAt, objectOf } from './json-values.ts';
import { type AllRows, fewerThanWhole, type FileRows, type Run } from './rows.ts';
import { recordedSettings } from './settings.ts';

/** Results of BigCodeBench: solutions of every problem with their status, and the file of their pass@k. */
export const bigcodebench: Format = {
  id: 'bigcodebench',
  label: 'BigCodeBench results',
  facts: {
    identity: 'derived',
    items: 'read',
    direction: 'not in the format',
    scale: 'read',
    totals: 'read',
    stopReason: 'not in the format',
    invalid: 'not in the format',
    guess: 'not in the format',
    tokens: 'not in the format',
    cost: 'not in the format',
    aborted: 'derived',
  },
  recognise: (head) =>
    isTotals(head)
      ? 'pass@1, split and subset'
      : isResults(head)
        ? 'a date, and solutions with their status'
        : null,
  read: (files, all, { limits }) => {
    const totals = new Map<string, JsonObject>();
    for (const file of files.filter(isTotals)) {
      const rows = all.file(file, 'bigcodebench', NOT_IN_FORMAT);
      readOrReject(rows, () => totals.set(stemOf(file), objectOf(jsonOf(file, limits))));
    }
    const read = new Set<string>();
    for (const file of files.filter(isResults)) {
      const rows = all.file(file, 'bigcodebench', NOT_IN_FORMAT);
      readOrReject(rows, () => {
        readResults(file, totals.get(stemOf(file)) ?? {}, rows, limits);
        read.add(stemOf(file));
      });
    }
    for (const file of files.filter(isTotals)) readTotals(file, totals.get(stemOf(file)), read, all);
  },
};

const NOT_IN_FORMAT = ['truncated', 'guess', 'prompt_tokens', 'completion_tokens', 'cost'];

function isResults({ shape }: Pick<FileHead, 'shape'>): boolean {
  return shape.kind === 'object' && has(shape, 'date', 'eval') && shape.head.includes('"BigCodeBench/');
}

function isTotals({ shape }: Pick<FileHead, 'shape'>): boolean {
  return shape.kind === 'object' && has(shape, 'pass@1', 'split', 'subset');
}

/** What the files of one run share: all of the name but what it is of. */
function stemOf(file: LogFile): string {
  return file.name.replace(/_?(?:eval_results|pass_at_k)\.json(?:\.\w+)?$/, '');
}

interface Named {
  readonly run: Run;
  readonly task: string;
  readonly samples: number | null;
  /** Problems of the benchmark. */
  readonly problems: number;
}

/** `<model>--<revision>--bigcodebench[-hard]-<split>--<backend>-<temperature>-<samples>-…`, as the harness names it. */
const NAME =
  /^(?<model>.+?)--bigcodebench(?<hard>-hard)?-(?<split>complete|instruct)(?:--(?<backend>[a-z_]+)-(?<temperature>[\d.]+)-(?<samples>\d+))?(?<rest>.*)$/;

/** Problems of the whole benchmark, and of its hard part. */
const SIZES: Readonly<Record<string, number>> = { full: 1140, hard: 148 };

/** @throws UserError where neither the name nor the totals say which prompts were used */
function namedBy(file: LogFile, totals: JsonObject): Named {
  const stem = baseName({ name: stemOf(file) });
  const named = NAME.exec(stem)?.groups ?? {};
  const { split = nameAt(totals, 'split'), temperature, samples, rest = '' } = named;
  const subset = named['hard'] === undefined ? (nameAt(totals, 'subset') ?? 'full') : 'hard';
  const problems = SIZES[subset];
  if (split === null || problems === undefined) throw notAsExpected(file, PROMPTS);
  const name = named['model'] ?? nameAt(totals, 'model') ?? modelFolder(file, stem);
  const calibrated = calibratedIn(totals, rest);
  const { model, identity } = modelIn(name, rest);
  const run: Run = {
    model,
    origin: stemOf(file),
    identity: { ...identity, ...samplerOf(temperature) },
    variant: calibrated === 'true' ? 'calibrated' : '',
    taskRuler: recordedSettings({ calibrated }),
  };
  return { run, task: taskName(subset, split), problems, samples: countOf(samples) };
}

function taskName(subset: string, split: string): string {
  return `bigcodebench${subset === 'hard' ? '-hard' : ''}-${split}`;
}

function samplerOf(temperature: string | undefined): { readonly sampler?: string } {
  return temperature === undefined ? {} : { sampler: `temperature ${temperature}` };
}

function countOf(samples: string | undefined): number | null {
  return samples === undefined ? null : Number(samples);
}

const PROMPTS =
  'a name …--bigcodebench-complete… or -instruct…, or the file of its pass@k beside it, because both ask the same problems';

/** Whether the head of the function that was asked for was put before each solution. */
function calibratedIn(totals: JsonObject, rest: string): string | null {
  const { calibrated } = totals;
  if (typeof calibrated === 'boolean') return String(calibrated);
  return rest === '' ? null : String(rest.includes('calibrated'));
}

function modelFolder(file: LogFile, stem: string): string {
  const folder = folderOfFile(file).split('/').at(-1) ?? '';
  if (stem === '' && folder === '') throw notAsExpected(file, 'a name that begins with the model');
  return stem === '' ? folder : stem;
}

/**
 * "--" stands for "/". Versions that sanitize and calibrate in one step name the revision, too, all but the first of them:
 * of two steps the last is "main", or the model.
 */
function modelIn(name: string, rest: string): Pick<Run, 'model' | 'identity'> {
  const steps = name.split('--');
  const isNamed = steps.at(-1) !== 'skip_prefill' && (steps.length > 2 || steps.at(-1) === 'main');
  const hasRevision = rest.includes('sanitized_calibrated') && steps.length > 1 && isNamed;
  const revision = hasRevision ? steps.pop() : undefined;
  const isPlain = steps.at(-1) === 'skip_prefill';
  if (isPlain) steps.pop();
  return {
    model: steps.join('/'),
    identity: {
      ...(revision !== undefined && { revision }),
      ...(isPlain && { template: 'without prefill' }),
      ...(rest.includes('sanitized') && { code: 'sanitized' }),
    },
  };
}

function readResults(file: LogFile, totals: JsonObject, rows: FileRows, limits: SizeLimits): void {
  const problems = at(jsonOf(file, limits), 'eval');
  if (!isObject(problems)) throw notAsExpected(file, 'an object "eval"');
  const named = namedBy(file, totals);
  const { run, task } = named;
  rows.note(`${file.name}: the model is named by the file; the format does not say it.`);
  for (const [id, entry] of Object.entries(problems)) {
    const solutions = listOf(entry);
    const field = `eval.${id}`;
    if (solutions.length === 0)
      rows.fault({ line: null, field }, 'bad-status', 'not judged', 'a list of solutions', entry);
    for (const [trial, solution] of solutions.entries()) {
      const place = { line: null, field: `${field}[${trial}]` };
      const status = nameAt(solution, 'status')?.toLowerCase();
      if (status === undefined || !STATUSES.has(status))
        rows.fault(place, 'bad-status', 'not judged', 'status pass, fail or timeout', solution);
      else rows.sample(run, place, { task, item: id, trial, correct: Number(status === 'pass') });
    }
  }
  noteReference(totals, problems, task, rows);
  stateTotals(named, problems, totals, rows);
}

const STATUSES = new Set(['pass', 'fail', 'timeout']);

/** Problems of which the harness' own solutions failed on the machine of the run: all of them where it was not checked. */
function noteReference(totals: JsonObject, problems: JsonObject, task: string, rows: FileRows): void {
  const failed = listOf(totals['failed_tasks']).length;
  if (failed === 0 || failed >= Object.keys(problems).length) return;
  const some = failed === 1 ? '1 problem' : `${thousands(failed)} problems`;
  rows.note(
    `${task}: where ${rows.file.name} was made the reference solutions of ${some} failed, too; they count all the same.`,
  );
}

/** pass@1 is a mean over problems: over solutions, too, where every problem has as many. */
function stateTotals(
  { run, task, problems: whole }: Named,
  problems: JsonObject,
  totals: JsonObject,
  rows: FileRows,
): void {
  const solutions = Object.values(problems).map((entry) => listOf(entry).length);
  const stated = totals['pass@1'];
  const place = { line: null, field: 'eval' };
  const mean = typeof stated === 'number' ? stated : null;
  const incomplete = fewerThanWhole(solutions.length, whole, solutions[0]);
  rows.states({ run, task, place, responses: null, mean, incomplete });
}

/** Totals without the solutions behind them: counts where the mean and the number of solutions lead to some. */
function readTotals(
  file: LogFile,
  totals: JsonObject | undefined,
  read: ReadonlySet<string>,
  all: AllRows,
): void {
  const rows = all.file(file, 'bigcodebench', NOT_IN_FORMAT);
  if (totals === undefined) return;
  const place = { line: null, field: 'pass@1' };
  if (read.has(stemOf(file))) {
    rows.leaveOut(place, 'totals without solutions', 'the solutions beside them are read instead');
    return;
  }
  readOrReject(rows, () => {
    const { run, task, samples, problems } = namedBy(file, totals);
    const mean = totals['pass@1'];
    if (typeof mean !== 'number') throw notAsExpected(file, 'pass@1 as a number');
    const total = samples === null ? null : samples * problems;
    const correct = total === null ? null : countFromMean(mean, total, 'full');
    if (correct === null || total === null)
      rows.mean(place, { evaluation: run.model, task, metric: 'pass@1', score: mean, total });
    else {
      rows.note(
        `${file.name}: counts are derived from pass@1, the number of problems and that of solutions.`,
      );
      rows.point(run, place, { task, correct, total });
    }
  });
}
