import type { Limits } from '../../open/size-limits.ts';
import { jsonOf, type LogFile, type LogRecord, recordsOf } from '../../open/log-file.ts';
import { has } from '../../open/shape.ts';
import { nameAt } from '../json-values.ts';
import { type FileFindings, type Findings, guarded, type LogFormat } from '../rows.ts';
import { type ExpectedResult, readInstances } from './samples.ts';
import { type EeeResult, readResult, resultsOf } from './results.ts';

/** Every Eval Ever: one aggregate record per run, and its samples in a file of their own. */
export const everyEvalEver: LogFormat = {
  id: 'every-eval-ever',
  label: 'Every Eval Ever record',
  sniff: ({ shape }) => {
    if (has(shape, 'schema_version', 'evaluation_results')) return 'schema_version and evaluation_results';
    const isRecord = has(shape, 'schema_version', 'evaluation_id', 'sample_id');
    return isRecord ? 'schema_version, evaluation_id and sample_id' : null;
  },
  read: (files, findings, limits) => {
    const aggregates = files.filter(({ shape }) => shape.keys.has('evaluation_results'));
    const results = aggregates.flatMap((file) => readAggregate(file, findings, limits));
    const expected = new Map<string, ExpectedResult>();
    for (const { result } of results)
      if (result.leftOut === null) expected.set(JSON.stringify([result.run.origin, result.task]), result);
    const taken = new Set<string>();
    for (const file of files) {
      if (file.shape.keys.has('evaluation_results')) continue;
      const found = findings.file(file, 'every-eval-ever');
      guarded(found, () => {
        for (const key of readInstances(recordsOf(file, limits), expected, found)) taken.add(key);
      });
    }
    for (const { result, found } of results) readResult(result, taken, found);
  },
};

const LACKS = ['item'];

interface ReadResult {
  readonly result: EeeResult;
  readonly found: FileFindings;
}

function readAggregate(file: LogFile, findings: Findings, limits: Limits): ReadResult[] {
  const found = findings.file(file, 'every-eval-ever', LACKS);
  const records = guarded(found, () => aggregatesOf(file, limits)) ?? [];
  return records.flatMap((record) => guarded(found, () => readRecord(record, found)) ?? []);
}

/** One document, or one record a line. */
function aggregatesOf(file: LogFile, limits: Limits): LogRecord[] {
  if (file.shape.kind === 'lines') return recordsOf(file, limits);
  return [{ line: null, value: jsonOf(file, limits), error: null }];
}

function readRecord({ value, line, error }: LogRecord, found: FileFindings): ReadResult[] {
  if (error) throw error;
  const { file } = found;
  const version = nameAt(value, 'schema_version') ?? '';
  if (!version.startsWith('0.3')) found.note(`${file.name}: schema ${version || 'not named'}, read as 0.3.`);
  return resultsOf(value, file, line).map((result) => ({ result, found }));
}
