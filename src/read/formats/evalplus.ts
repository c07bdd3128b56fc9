import type { SizeLimits } from '../open/text/size-limits.ts';
import type { LogFile } from '../open/log-file.ts';
import { baseName, jsonOf, notAsExpected } from '../open/text/records.ts';
import { has } from '../open/text/shape.ts';
import { at, isObject, type JsonObject, listOf, nameAt, objectOf } from './json-values.ts';
import { readOrReject, type Format } from './format.ts';
import { type FileRows, type AllRows, fewerThanWhole, type Run } from './rows.ts';
import { recordedSettings } from './settings.ts';

/** Results of EvalPlus: every problem judged by the original tests, and by those and many more. */
export const evalplus: Format = {
  id: 'evalplus',
  label: 'EvalPlus results',
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
  recognise: ({ shape }) =>
    shape.kind === 'object' &&
    has(shape, 'eval', 'hash') &&
    /"(?:plus_status|base_status|base|nfiles)"/.test(shape.head)
      ? 'eval and hash, with base and plus results'
      : null,
  read: (files, all, { limits }) => {
    for (const file of files) {
      const rows = all.file(file, 'evalplus', [
        'truncated',
        'prompt_tokens',
        'completion_tokens',
        'cost',
        'guess',
      ]);
      readOrReject(rows, () => readResults(file, rows, all, limits));
    }
  },
};

function readResults(file: LogFile, rows: FileRows, all: AllRows, limits: SizeLimits): void {
  const log = jsonOf(file, limits);
  const problems = at(log, 'eval');
  if (!isObject(problems)) throw notAsExpected(file, 'an object "eval"');
  const run = runOf(file);
  // The added tests are another set in every version, and in the small ones of it; the log names theirs.
  const plusRun = { ...run, taskRuler: recordedSettings({ tests: nameAt(log, 'hash') }) };
  rows.note(`${file.name}: the model is named by the file; the format does not say it.`);
  for (const [problem, entry] of Object.entries(problems)) {
    const suite = suiteOf(problem);
    all.task(`${suite}+`, { label: `${suite}+` });
    const solutions = solutionsOf(entry);
    if (solutions.length === 0) {
      const field = `eval.${problem}`;
      rows.fault({ line: null, field }, 'bad-status', 'not judged', 'a list of solutions', entry);
    }
    for (const [index, solution] of solutions.entries()) {
      const base = statusOf(solution, 'base');
      const plus = statusOf(solution, 'plus');
      const place = { line: null, field: `eval.${problem}[${index}]` };
      if (base === null)
        rows.fault(place, 'bad-status', 'not judged', 'base_status pass, fail or timeout', solution);
      else {
        rows.sample(run, place, { task: suite, item: problem, trial: index, correct: Number(base) });
        if (plus !== null)
          rows.sample(plusRun, place, {
            task: `${suite}+`,
            item: problem,
            trial: index,
            correct: Number(base && plus),
          });
      }
    }
  }
  stateTotals(log, problems, { base: run, plus: plusRun }, rows);
}

/** Problems of the newest version of a benchmark; older ones have no fewer. */
const SIZES: ReadonlyMap<string, number> = new Map([
  ['humaneval', 164],
  ['mbpp', 378],
]);

/** pass@1 is a mean over problems: over solutions, too, where every problem has as many. */
function stateTotals(
  log: unknown,
  problems: JsonObject,
  runs: Readonly<Record<'base' | 'plus', Run>>,
  rows: FileRows,
): void {
  const suites = new Set(Object.keys(problems).map(suiteOf));
  const [suite] = suites;
  if (suite === undefined || suites.size > 1) return;
  const solutions = Object.values(problems).map((entry) => solutionsOf(entry).length);
  const incomplete = fewerThanWhole(solutions.length, SIZES.get(suite) ?? 0, solutions[0]);
  for (const [name, task] of [
    ['base', suite],
    ['plus', `${suite}+`],
  ] as const) {
    const stated = at(log, 'pass_at_k', name, 'pass@1');
    const mean = typeof stated === 'number' ? stated : null;
    const place = { line: null, field: `pass_at_k.${name}` };
    const isJudged = rows.samples.some(({ values }) => values.task === task);
    if (isJudged && (mean !== null || incomplete !== null))
      rows.states({ run: runs[name], task, place, responses: null, mean, incomplete });
  }
}

function suiteOf(problem: string): string {
  return problem.split('/', 1)[0]?.toLowerCase() ?? problem;
}

/** One entry for each solution; older files hold two lists of them instead. */
function solutionsOf(entry: unknown): unknown[] {
  if (Array.isArray(entry)) return entry as unknown[];
  const { base, plus } = objectOf(entry);
  return listOf(base).map((one, index) => ({
    base_status: at(one, 0),
    plus_status: at(listOf(plus)[index], 0),
  }));
}

function statusOf(solution: unknown, suite: 'base' | 'plus'): boolean | null {
  const status = nameAt(solution, `${suite}_status`)?.toLowerCase();
  if (status === 'pass' || status === 'success') return true;
  return status === undefined ? null : false;
}

/** Backends that EvalPlus names in its files. */
const BACKENDS = 'vllm|hf|openai|anthropic|google|bedrock|ollama|mistral|gptqmodel|gptq|mlx|sglang|azure';

/**
 * `<model>_<backend>_temp_<temperature>_eval_results.json`, or the folder of an `eval_results.json`. A slash in the name of a
 * model is written `--`; code that was cut down to what runs is another measurement.
 */
function runOf(file: LogFile): Run {
  const stem = baseName(file).replace(/[-_.]?eval_results\.json.*$/, '');
  const folder = file.name.split('/').at(-2) ?? '';
  const name = stem === '' ? folder : stem;
  const [, temperature] = /_temp_([\d.]+?)(?=[-_.]*(?:$|[-_]))/.exec(name) ?? [];
  const model = name
    .replace(/_temp_[\d.]+.*$/, '')
    .replace(/[-_]sanitized$/, '')
    .replace(new RegExp(`_(?:${BACKENDS})$`), '')
    .replace('--', '/');
  const identity = {
    ...(temperature !== undefined && { sampler: `temperature ${Number(temperature)}` }),
    ...(/[-_]sanitized(?:$|[-_.])/.test(name) && { code: 'sanitized' }),
  };
  return { model: model === '' ? 'unknown model' : model, identity, origin: file.name };
}
