import type { SizeLimits } from '../../open/text/size-limits.ts';
import type { LogFile } from '../../open/log-file.ts';
import { jsonOf, type LogRecord, recordsOf } from '../../open/text/records.ts';
import { has } from '../../open/text/shape.ts';
import { nameAt } from '../json-values.ts';
import { readOrReject, type Format } from '../format.ts';
import type { FileRows, AllRows, Run } from '../rows.ts';
import type { WantedMeasure } from '../wanted.ts';
import { naturalOrder } from '../../dataset/natural-order.ts';
import { chooseResults, type ChosenResult } from './choose.ts';
import { judgedSamples, type JudgedSamples, type JudgedTask, readInstances, sampleKey } from './samples.ts';
import { type EeeResult, readResult, resultsOf } from './results.ts';

/** Every Eval Ever: one aggregate record per run, and its samples in a file of their own. */
export const everyEvalEver: Format = {
  id: 'every-eval-ever',
  label: 'Every Eval Ever record',
  facts: {
    identity: 'read',
    items: 'read',
    direction: 'read',
    scale: 'read',
    totals: 'read',
    stopReason: 'read',
    invalid: 'read',
    guess: 'derived',
    tokens: 'read',
    cost: 'read',
    aborted: 'not in the format',
  },
  recognise: ({ shape }) => {
    if (has(shape, 'schema_version', 'evaluation_results')) return 'schema_version and evaluation_results';
    const isRecord = has(shape, 'schema_version', 'evaluation_id', 'sample_id');
    return isRecord ? 'schema_version, evaluation_id and sample_id' : null;
  },
  read: (files, all, { limits }) => {
    const aggregates = files.filter(({ shape }) => shape.keys.has('evaluation_results'));
    const results = aggregates.flatMap((file) => readAggregate(file, all, limits));
    const samples = files
      .filter((file) => !aggregates.includes(file))
      .map((file) => {
        const rows = all.file(file, 'every-eval-ever');
        return { rows, records: readOrReject(rows, () => recordsOf(file, limits)) ?? [] };
      });
    // Samples of one run may lie in several files.
    const judged = judgedSamples(samples.flatMap(({ records }) => records));
    const samplesOf = (result: EeeResult): JudgedSamples | undefined => judged.get(keyOf(result));
    const list = results.map(({ result }) => result);
    const { chosen, repeated } = chooseResults(list, samplesOf, all.wanted);
    const counted = countedTasks(list, chosen, judged, all.wanted);
    for (const { rows, records } of samples) readInstances(records, counted, rows);
    const filesOf = new Map(results.map(({ result, rows }) => [result, rows.file.name]));
    for (const { result, rows } of results) {
      const own = counted.get(keyOf(result)) ?? null;
      const first = repeated.get(result);
      if (first) rows.leaveOut(result.place, 'each result once', alsoIn(first, filesOf));
      else if (!chosen.has(result)) rows.leaveOut(result.place, 'the one metric that counts', result.metric);
      else if (own?.of === result) readResult({ ...result, run: own.run }, true, rows);
      else if (chosen.get(result)?.isAgain) readResult(asAnotherRun(result, rows), false, rows);
      else readResult(result, false, rows);
    }
  },
};

function alsoIn(first: EeeResult, filesOf: ReadonlyMap<EeeResult, string>): string {
  return `the same result as ${filesOf.get(first) ?? ''}, ${first.place.field ?? ''}`;
}

/** Two results of one run that contradict each other cannot both be its own. */
function asAnotherRun(result: EeeResult, { file }: FileRows): EeeResult {
  const { run, place } = result;
  const origin = `${run.origin} ${file.name} ${place.line ?? ''} ${place.field ?? ''}`;
  return { ...result, run: { ...run, origin } };
}

function keyOf({ run, task }: EeeResult): string {
  return sampleKey(run.origin, task);
}

type CountedTask = JudgedTask & ({ readonly of: EeeResult; readonly run: Run } | { readonly of: null });

/** Which samples stand for which result; null for a task with results that none stand for. */
function countedTasks(
  results: readonly EeeResult[],
  chosen: ReadonlyMap<EeeResult, ChosenResult>,
  judged: ReadonlyMap<string, JudgedSamples>,
  wanted: WantedMeasure,
): ReadonlyMap<string, CountedTask | null> {
  const counted = new Map<string, CountedTask | null>(results.map((result) => [keyOf(result), null]));
  for (const [key, { task, results: own }] of judged) {
    if (counted.has(key)) continue;
    const ids = [...own.keys()].filter((id) => id !== '').toSorted(naturalOrder);
    counted.set(key, { judgedAs: wanted.among('metric', ids, task) ?? ids[0] ?? '', run: null, of: null });
  }
  for (const [result, { judgedAs }] of chosen) {
    if (judgedAs === null) continue;
    const highest = judged.get(keyOf(result))?.results.get(judgedAs)?.highest ?? 0;
    counted.set(keyOf(result), { judgedAs, run: withScaleOfMarks(result.run, highest), of: result });
  }
  return counted;
}

/** The bounds of a percentage are those of the mean, where its marks are shares. */
function withScaleOfMarks(run: Run, highest: number): Run {
  return run.scale?.join(' ') === '0 100' && highest <= 1 ? { ...run, scale: [0, 1] } : run;
}

const NOT_IN_FORMAT = ['item'];

interface ReadResult {
  readonly result: EeeResult;
  readonly rows: FileRows;
}

function readAggregate(file: LogFile, all: AllRows, limits: SizeLimits): ReadResult[] {
  const rows = all.file(file, 'every-eval-ever', NOT_IN_FORMAT);
  const records = readOrReject(rows, () => aggregatesOf(file, limits)) ?? [];
  return records.flatMap((record) => readOrReject(rows, () => readRecord(record, rows)) ?? []);
}

/** One document, or one record a line. */
function aggregatesOf(file: LogFile, limits: SizeLimits): LogRecord[] {
  if (file.shape.kind === 'lines') return recordsOf(file, limits);
  return [{ line: null, value: jsonOf(file, limits), error: null }];
}

function readRecord({ value, line, error }: LogRecord, rows: FileRows): ReadResult[] {
  if (error) throw error;
  const { file } = rows;
  const version = nameAt(value, 'schema_version') ?? '';
  if (!version.startsWith('0.3')) rows.note(`${file.name}: schema ${version || 'not named'}, read as 0.3.`);
  return resultsOf(value, file, line).map((result) => ({ result, rows }));
}
