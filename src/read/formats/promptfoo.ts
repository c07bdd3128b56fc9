import type { Limits } from '../open/size-limits.ts';
import { jsonOf, type LogFile, recordsOf } from '../open/log-file.ts';
import { has } from '../open/shape.ts';
import { at, endedAtLimit, isObject, listOf, nameAt } from './json-values.ts';
import { type FileFindings, type Findings, guarded, type LogFormat, type Place, type Run } from './rows.ts';

/** Output of promptfoo, as one JSON document or one result a line. */
export const promptfoo: LogFormat = {
  id: 'promptfoo',
  label: 'promptfoo results',
  sniff: ({ shape }) => {
    const named = has(shape, 'evalId') || has(shape, 'shareableUrl');
    if (shape.kind === 'object' && has(shape, 'results', 'config') && named)
      return 'evalId, results and config';
    return has(shape, 'promptIdx', 'testIdx', 'success') ? 'promptIdx, testIdx and success' : null;
  },
  read: (files, findings, limits) => {
    for (const file of files) {
      const found = findings.file(file, 'promptfoo', ['guess']);
      guarded(found, () => readFile(file, found, findings, limits));
    }
  },
};

function readFile(file: LogFile, found: FileFindings, _: Findings, limits: Limits): void {
  const runs = new Map<string, Run>();
  if (file.shape.keys.has('promptIdx')) {
    for (const { line, value, error } of recordsOf(file, limits)) {
      if (error) found.unreadable(error);
      else readResult(value, { line, field: null }, 'promptfoo', runs, found);
    }
    return;
  }
  const log = jsonOf(file, limits);
  const task = nameAt(log, 'config', 'description') ?? 'promptfoo';
  const outer = at(log, 'results');
  const results = Array.isArray(outer) ? outer : listOf(at(outer, 'results'));
  for (const [index, result] of results.entries())
    readResult(result, { line: null, field: `results[${index}]` }, task, runs, found);
}

function readResult(
  result: unknown,
  place: Place,
  task: string,
  runs: Map<string, Run>,
  found: FileFindings,
): void {
  const success = at(result, 'success');
  const model = providerOf(result);
  if (!isObject(result) || typeof success !== 'boolean' || model === null) {
    found.fault(place, 'bad-result', 'not a result', 'an object with provider and success', result);
    return;
  }
  if (result['failureReason'] === FAILED_BY_ERROR) {
    const error = nameAt(result, 'error') ?? 'no message';
    found.reject(place, 'a judged response', `an error: ${error.slice(0, 100)}`);
    return;
  }
  const template = nameAt(result, 'prompt', 'label');
  const key = JSON.stringify([model, template]);
  const run = runs.get(key) ?? {
    model,
    origin: found.file.name,
    identity: template === null ? {} : { template },
  };
  runs.set(key, run);
  const usage = at(result, 'response', 'tokenUsage') ?? at(result, 'tokenUsage');
  found.sample(run, place, {
    task,
    item: nameAt(result, 'testIdx') ?? undefined,
    correct: Number(success),
    truncated: endedAtLimit(at(result, 'response', 'finishReason')),
    prompt_tokens: found.count('prompt_tokens', at(usage, 'prompt')),
    completion_tokens: found.count('completion_tokens', at(usage, 'completion')),
    cost: found.count('cost', at(result, 'response', 'cost') ?? at(result, 'cost')),
  });
}

/** How the format marks a response that was never judged. */
const FAILED_BY_ERROR = 2;

function providerOf(result: unknown): string | null {
  return (
    nameAt(result, 'provider', 'label') ?? nameAt(result, 'provider', 'id') ?? nameAt(result, 'provider')
  );
}
