import { problem, UserError } from '../../../errors.ts';
import { canonicalJson } from '../../dataset/cell-values.ts';
import type { SizeLimits } from '../../open/text/size-limits.ts';
import type { LogFile } from '../../open/log-file.ts';
import { baseName, jsonOf, recordsOf } from '../../open/text/records.ts';
import { has } from '../../open/text/shape.ts';
import { readOrReject, type Format } from '../format.ts';
import { at, isObject, type JsonObject, listOf, nameAt, objectOf } from '../json-values.ts';
import { isCsv, readCsv } from './csv.ts';
import { parseYaml } from '../parse-yaml.ts';
import { contentId } from '../responses.ts';
import type { FileRows, RowPlace, Run, SampleValues } from '../rows.ts';
import { modelFacts, settingsText } from '../settings.ts';

/** Output of promptfoo: one document of JSON or YAML, one result a line, or a table. */
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
    if (shape.kind === 'text' && isYaml(shape.head)) return 'evalId and results, in YAML';
    if (shape.kind === 'text' && isCsv(shape.head))
      return 'prompts by providers, each response with PASS or FAIL';
    return has(shape, 'promptIdx', 'testIdx', 'success') ? 'promptIdx, testIdx and success' : null;
  },
  read: (files, all, { limits }) => {
    const tables = files.filter(isTable);
    const known = new Map<string, LogFile>();
    for (const file of files) {
      if (isTable(file)) continue;
      const rows = all.file(file, 'promptfoo', ['guess']);
      readOrReject(rows, () => {
        readFile(file, rows, limits);
      });
      known.set(countsOf(rows), file);
    }
    for (const file of tables) {
      const rows = all.file(file, 'promptfoo', [
        'guess',
        'truncated',
        'prompt_tokens',
        'completion_tokens',
        'cost',
      ]);
      readOrReject(rows, () => {
        readCsv(file, stemOf(file), rows);
      });
      const twin = known.get(countsOf(rows));
      if (twin) rows.leaveOutAll('each result once', `the results of ${twin.name}, as a table`);
    }
  },
};

/** Outputs of older versions name no evaluation. */
function isYaml(head: string): boolean {
  return /^results:/m.test(head) && (/^evalId:/m.test(head) || /^results:\s*\n\s+version: \d/m.test(head));
}

function isTable({ shape }: LogFile): boolean {
  return shape.kind === 'text' && !isYaml(shape.head);
}

/** What each prompt by each provider passed and failed: the same in every output of one evaluation. */
function countsOf({ samples }: FileRows): string {
  const counts = Map.groupBy(samples, ({ run: { model, identity } }) =>
    canonicalJson([model, identity?.['template'] ?? '']),
  );
  return canonicalJson(
    Array.from(counts, ([key, rows]) =>
      [key, rows.length, rows.filter(({ values }) => values.correct === 1).length].join(' '),
    ).toSorted(),
  );
}

/** What the suite is called; a file without a description is a suite of its own. */
function stemOf(file: LogFile): string {
  return baseName(file).replace(/\.(?:jsonl?|ndjson|ya?ml|txt|csv)(?:\.\w+)?$/i, '');
}

function readFile(file: LogFile, rows: FileRows, limits: SizeLimits): void {
  const stem = stemOf(file);
  if (file.shape.keys.has('promptIdx')) {
    const records = recordsOf(file, limits);
    const suite = new Suite(
      stem,
      null,
      records.map(({ value }) => value),
      rows,
    );
    for (const { line, value, error } of records) {
      if (error) rows.unreadable(error);
      else suite.read(value, { line, field: null });
    }
    return;
  }
  const log = file.shape.kind === 'text' ? yamlOf(file) : jsonOf(file, limits);
  const outer = at(log, 'results');
  const results = Array.isArray(outer) ? outer : listOf(at(outer, 'results'));
  const suite = new Suite(nameAt(log, 'config', 'description') ?? stem, log, results, rows);
  for (const [index, result] of results.entries())
    suite.read(result, { line: null, field: `results[${index}]` });
  suite.stateTotals();
}

/** @throws UserError for a key that stands twice with values that differ */
function yamlOf(file: LogFile): unknown {
  const { value, repeated } = parseYaml(file);
  const [first] = repeated;
  if (first === undefined) return value;
  const { line, key, values } = first;
  const about = {
    message: 'the same key twice in one mapping',
    expected: `${key} once`,
    got: values.join(' and '),
  };
  throw new UserError(problem({ code: 'repeated-key', file: file.name, line, ...about }));
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
  /** Numbers of the prompts that a template has with a model: more than one where only the number tells them apart. */
  private readonly numbers: ReadonlyMap<string, ReadonlySet<unknown>>;

  constructor(task: string, log: unknown, results: readonly unknown[], rows: FileRows) {
    this.task = task;
    this.log = log;
    this.numbers = new Map(
      [...Map.groupBy(results, promptOf)].map(([prompt, own]) => [
        prompt,
        new Set(own.map((result) => at(result, 'promptIdx'))),
      ]),
    );
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

  /** What each prompt and provider passed and failed, as the log counted it; of a single one also what the whole did. */
  stateTotals(): void {
    const [prompts, stats] = [promptsOf(this.log), at(this.log, 'results', 'stats')];
    for (const run of this.runs.values()) {
      const index = Number(run.identity?.['prompt'] ?? this.indexOf.get(run));
      const metrics = at(prompts, index, 'metrics');
      const own = {
        of: metrics,
        names: ['testPassCount', 'testFailCount'],
        field: `prompts[${index}].metrics`,
      };
      const all = { of: stats, names: ['successes', 'failures'], field: 'stats' };
      const { of, names, field } = metrics === undefined && this.runs.size === 1 ? all : own;
      const [passed, failed] = names.map((name) => at(of, name));
      if (typeof passed !== 'number' || typeof failed !== 'number') continue;
      const responses = passed + failed;
      const place = { line: null, field: `results.${field}` };
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
    const prompts = promptsOf(this.log);
    const columns = prompts.flatMap((prompt, index) => (nameAt(prompt, 'provider') === model ? [index] : []));
    const index = at(result, 'promptIdx');
    if (own.length <= 1) {
      const settings = settingsText(modelFacts(at(own[0], 'config')));
      const isOneOfSeveral = (this.numbers.get(promptOf(result))?.size ?? 0) > 1;
      return { ...(settings !== '' && { settings }), ...(isOneOfSeveral && { prompt: String(index) }) };
    }
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

/** The model with what it was asked by. */
function promptOf(result: unknown): string {
  return JSON.stringify([providerOf(result), nameAt(result, 'prompt', 'label')]);
}

/** Prompts with their totals; older versions keep them at the head of a table. */
function promptsOf(log: unknown): readonly unknown[] {
  const prompts = listOf(at(log, 'results', 'prompts'));
  return prompts.length > 0 ? prompts : listOf(at(log, 'results', 'table', 'head', 'prompts'));
}

function providerOf(result: unknown): string | null {
  return providerName(at(result, 'provider'));
}

/** As a result or a configuration names it: by its label, else by its id. */
function providerName(provider: unknown): string | null {
  return nameAt(provider, 'label') ?? nameAt(provider, 'id') ?? nameAt([provider], 0);
}
