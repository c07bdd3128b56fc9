import type { SizeLimits } from '../open/text/size-limits.ts';
import type { LogFile } from '../open/log-file.ts';
import { jsonOf, recordsOf } from '../open/text/records.ts';
import { has } from '../open/text/shape.ts';
import { at, isObject, listOf, nameAt } from './json-values.ts';
import { readOrReject, type Format } from './format.ts';
import type { FileRows, AllRows, RowPlace, Run } from './rows.ts';

/** Output of promptfoo, as one JSON document or one result a line. */
export const promptfoo: Format = {
  id: 'promptfoo',
  label: 'promptfoo results',
  recognise: ({ shape }) => {
    const named = has(shape, 'evalId') || has(shape, 'shareableUrl');
    if (shape.kind === 'object' && has(shape, 'results', 'config') && named)
      return 'evalId, results and config';
    return has(shape, 'promptIdx', 'testIdx', 'success') ? 'promptIdx, testIdx and success' : null;
  },
  read: (files, all, { limits }) => {
    for (const file of files) {
      const rows = all.file(file, 'promptfoo', ['guess']);
      readOrReject(rows, () => readFile(file, rows, all, limits));
    }
  },
};

function readFile(file: LogFile, rows: FileRows, _: AllRows, limits: SizeLimits): void {
  const runs = new Map<string, Run>();
  if (file.shape.keys.has('promptIdx')) {
    for (const { line, value, error } of recordsOf(file, limits)) {
      if (error) rows.unreadable(error);
      else readResult(value, { line, field: null }, 'promptfoo', runs, rows);
    }
    return;
  }
  const log = jsonOf(file, limits);
  const task = nameAt(log, 'config', 'description') ?? 'promptfoo';
  const outer = at(log, 'results');
  const results = Array.isArray(outer) ? outer : listOf(at(outer, 'results'));
  for (const [index, result] of results.entries())
    readResult(result, { line: null, field: `results[${index}]` }, task, runs, rows);
}

function readResult(
  result: unknown,
  place: RowPlace,
  task: string,
  runs: Map<string, Run>,
  rows: FileRows,
): void {
  const success = at(result, 'success');
  const model = providerOf(result);
  if (!isObject(result) || typeof success !== 'boolean' || model === null) {
    rows.fault(place, 'bad-result', 'not a result', 'an object with provider and success', result);
    return;
  }
  if (result['failureReason'] === FAILED_BY_ERROR) {
    const error = nameAt(result, 'error') ?? 'no message';
    rows.reject(place, 'a judged response', `an error: ${error.slice(0, 100)}`);
    return;
  }
  const template = nameAt(result, 'prompt', 'label');
  const key = JSON.stringify([model, template]);
  const run = runs.get(key) ?? {
    model,
    origin: rows.file.name,
    identity: template === null ? {} : { template },
  };
  runs.set(key, run);
  const usage = at(result, 'response', 'tokenUsage') ?? at(result, 'tokenUsage');
  rows.sample(run, place, {
    task,
    item: nameAt(result, 'testIdx') ?? undefined,
    correct: Number(success),
    truncated: rows.cutOff(at(result, 'response', 'finishReason')),
    prompt_tokens: rows.count('prompt_tokens', at(usage, 'prompt')),
    completion_tokens: rows.count('completion_tokens', at(usage, 'completion')),
    cost: rows.count('cost', at(result, 'response', 'cost') ?? at(result, 'cost')),
  });
}

/** How the format marks a response that was never judged. */
const FAILED_BY_ERROR = 2;

function providerOf(result: unknown): string | null {
  return (
    nameAt(result, 'provider', 'label') ?? nameAt(result, 'provider', 'id') ?? nameAt(result, 'provider')
  );
}
