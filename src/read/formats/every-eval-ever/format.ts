import type { SizeLimits } from '../../open/text/size-limits.ts';
import type { LogFile } from '../../open/log-file.ts';
import { jsonOf, type LogRecord, recordsOf } from '../../open/text/records.ts';
import { has } from '../../open/text/shape.ts';
import { nameAt } from '../json-values.ts';
import { readOrReject, type Format } from '../format.ts';
import type { FileRows, AllRows } from '../rows.ts';
import { type ExpectedResult, instanceGroups, readInstances } from './samples.ts';
import { type EeeResult, readResult, resultsOf } from './results.ts';

/** Every Eval Ever: one aggregate record per run, and its samples in a file of their own. */
export const everyEvalEver: Format = {
  id: 'every-eval-ever',
  label: 'Every Eval Ever record',
  facts: {
    identity: 'read',
    items: 'read',
    direction: 'not read',
    scale: 'read',
    totals: 'not read',
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
    const expected = new Map<string, ExpectedResult>();
    for (const { result } of results)
      if (result.leftOut === null) expected.set(JSON.stringify([result.run.origin, result.task]), result);
    const samples = files
      .filter((file) => !aggregates.includes(file))
      .map((file) => {
        const rows = all.file(file, 'every-eval-ever');
        return { rows, records: readOrReject(rows, () => recordsOf(file, limits)) ?? [] };
      });
    // Samples of one run may lie in several files.
    const groups = instanceGroups(
      samples.flatMap(({ records }) => records),
      expected,
    );
    for (const { rows, records } of samples) readInstances(records, groups, expected, rows);
    const taken = new Set(Array.from(groups, ([key, { excerptOf }]) => (excerptOf === null ? key : '')));
    for (const { result, rows } of results) readResult(result, taken, rows);
  },
};

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
