import { canonicalJson } from '../dataset/cell-values.ts';
import type { SizeLimits } from '../open/text/size-limits.ts';
import type { LogFile } from '../open/log-file.ts';
import { baseName, jsonOf, recordsOf } from '../open/text/records.ts';
import { has } from '../open/text/shape.ts';
import { readOrReject, type Format } from './format.ts';
import { at, isObject, type JsonObject, listOf, nameAt, objectOf } from './json-values.ts';
import { parseYaml } from './parse-yaml.ts';
import { contentId } from './responses.ts';
import type { FileRows, RowPlace, Run, SampleValues } from './rows.ts';
import { modelFacts, settingsText } from './settings.ts';

/** Output of promptfoo, as one document of JSON or YAML, or one result a line. */
export const promptfoo: Format = {
  id: 'promptfoo',
  label: 'promptfoo results',
  facts: {
    identity: 'read',
    items: 'derived',
    direction: 'not in the format',
    scale: 'read',
    totals: 'read',
    stopReason: 'read',
    invalid: 'not in the format',
    guess: 'not in the format',
    tokens: 'read',
    cost: 'read',
    aborted: 'not in the format',
  },
  recognise: ({ shape }) => {
    const named = has(shape, 'evalId') || has(shape, 'shareableUrl');
    if (shape.kind === 'object' && has(shape, 'results', 'config') && named)
      return 'evalId, results and config';
    if (shape.kind === 'text' && /^evalId:/m.test(shape.head) && /^results:/m.test(shape.head))
      return 'evalId and results, in YAML';
    return has(shape, 'promptIdx', 'testIdx', 'success') ? 'promptIdx, testIdx and success' : null;
  },
  read: (files, all, { limits }) => {
    for (const file of files) {
      const rows = all.file(file, 'promptfoo', ['guess']);
      readOrReject(rows, () => {
        readFile(file, rows, limits);
      });
    }
  },
};

function readFile(file: LogFile, rows: FileRows, limits: SizeLimits): void {
  // What the suite is called; a file without a description is a suite of its own.
  const stem = baseName(file).replace(/\.(?:jsonl?|ndjson|ya?ml)(?:\.\w+)?$/i, '');
  if (file.shape.keys.has('promptIdx')) {
    const suite = new Suite(stem, null, rows);
    for (const { line, value, error } of recordsOf(file, limits)) {
      if (error) rows.unreadable(error);
      else suite.read(value, { line, field: null });
    }
    return;
  }
  const log = file.shape.kind === 'text' ? parseYaml(file) : jsonOf(file, limits);
  const suite = new Suite(nameAt(log, 'config', 'description') ?? stem, log, rows);
  const outer = at(log, 'results');
  const results = Array.isArray(outer) ? outer : listOf(at(outer, 'results'));
  for (const [index, result] of results.entries())
    suite.read(result, { line: null, field: `results[${index}]` });
  suite.stateTotals();
}

/** How the format marks a response that was never judged. */
const FAILED_BY_ERROR = 2;

/** The results of one file: every prompt that was tried with every provider is a run. */
class Suite {
  private readonly task: string;
  private readonly log: unknown;
  private readonly rows: FileRows;
  private readonly origin: string;
  private readonly runs = new Map<string, Run>();

  constructor(task: string, log: unknown, rows: FileRows) {
    this.task = task;
    this.log = log;
    this.rows = rows;
    this.origin = nameAt(log, 'evalId') ?? rows.file.name;
  }

  read(result: unknown, place: RowPlace): void {
    const { rows, task } = this;
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
    const usage = at(result, 'response', 'tokenUsage') ?? at(result, 'tokenUsage');
    rows.sample(this.runOf(result, model), place, {
      task,
      ...this.itemOf(result),
      correct: Number(success),
      result: nameAt(result, 'id') ?? undefined,
      truncated: rows.cutOff(at(result, 'response', 'finishReason')),
      prompt_tokens: rows.count('prompt_tokens', at(usage, 'prompt')),
      completion_tokens: rows.count('completion_tokens', at(usage, 'completion')),
      cost: rows.count('cost', at(result, 'response', 'cost') ?? at(result, 'cost')),
    });
  }

  /** What each prompt and provider passed and failed, as the log counted it. */
  stateTotals(): void {
    for (const run of this.runs.values()) {
      const index = Number(run.identity?.['prompt'] ?? this.indexOf.get(run));
      const metrics = at(this.log, 'results', 'prompts', index, 'metrics');
      const [passed, failed] = [at(metrics, 'testPassCount'), at(metrics, 'testFailCount')];
      if (typeof passed !== 'number' || typeof failed !== 'number') continue;
      const responses = passed + failed;
      const place = { line: null, field: `results.prompts[${index}].metrics` };
      const mean = responses > 0 ? passed / responses : null;
      this.rows.states({ run, task: this.task, place, responses, mean, incomplete: null });
    }
  }

  private readonly indexOf = new Map<Run, number>();

  private runOf(result: JsonObject, model: string): Run {
    const index = at(result, 'promptIdx');
    const template = nameAt(result, 'prompt', 'label');
    const key = JSON.stringify([model, template, index]);
    const known = this.runs.get(key);
    if (known) return known;
    const run = {
      model,
      origin: this.origin,
      identity: { ...(template !== null && { template }), ...this.settingsOf(result, model) },
    };
    this.runs.set(key, run);
    if (typeof index === 'number') this.indexOf.set(run, index);
    return run;
  }

  /** Settings of the provider; where several of one name cannot be told apart, the number of the prompt. */
  private settingsOf(result: JsonObject, model: string): Record<string, string> {
    const own = listOf(at(this.log, 'config', 'providers')).filter((one) => providerName(one) === model);
    const prompts = listOf(at(this.log, 'results', 'prompts'));
    const columns = prompts.flatMap((prompt, index) => (nameAt(prompt, 'provider') === model ? [index] : []));
    if (own.length <= 1) {
      const settings = settingsText(modelFacts(at(own[0], 'config')));
      return settings === '' ? {} : { settings };
    }
    const index = at(result, 'promptIdx');
    const place = columns.indexOf(Number(index));
    const block = columns.length / own.length;
    if (place < 0 || !Number.isInteger(block)) return { prompt: String(index) };
    const settings = settingsText(modelFacts(at(own[Math.floor(place / block)], 'config')));
    return { settings: settings === '' ? `provider ${Math.floor(place / block) + 1}` : settings };
  }

  /** A test is named by its content: its number pairs nothing but the runs of one evaluation. */
  private itemOf(result: JsonObject): Pick<SampleValues, 'item' | 'suite' | 'trial'> {
    const number = nameAt(result, 'testIdx') ?? undefined;
    const vars = objectOf(at(result, 'testCase', 'vars') ?? result['vars']);
    if (Object.keys(vars).length === 0) return { item: number, suite: this.origin, trial: 1 };
    const content = canonicalJson([vars, at(result, 'testCase', 'assert') ?? null]);
    return { item: contentId(content), trial: number };
  }
}

function providerOf(result: unknown): string | null {
  return providerName(at(result, 'provider'));
}

/** As a result or a configuration names it: by its label, else by its id. */
function providerName(provider: unknown): string | null {
  return nameAt(provider, 'label') ?? nameAt(provider, 'id') ?? nameAt([provider], 0);
}
