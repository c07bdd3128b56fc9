import { parseNumber } from '../dataset/cell-values.ts';
import type { LogFile } from '../open/log-file.ts';
import { baseName, notAsExpected } from '../open/text/records.ts';
import { at, isObject, type JsonObject, nameAt } from './json-values.ts';
import { parseYaml } from './parse-yaml.ts';
import { countFromMean } from './derived-counts.ts';
import { readOrReject, type Format } from './format.ts';
import type { FileRows, PointValues, Run } from './rows.ts';

/** Leaderboards of aider, written in YAML: one entry per benchmark run. */
export const aider: Format = {
  id: 'aider',
  label: 'aider leaderboard',
  facts: {
    identity: 'read',
    items: 'not in the format',
    direction: 'not in the format',
    scale: 'read',
    totals: 'read',
    stopReason: 'derived',
    invalid: 'not in the format',
    guess: 'not in the format',
    tokens: 'read',
    cost: 'read',
    aborted: 'read',
  },
  recognise: ({ shape }) =>
    shape.kind === 'text' &&
    /^\s*-\s/m.test(shape.head) &&
    /^\s+(?:- )?(?:pass_rate|pass_num)_1:/m.test(shape.head)
      ? 'a YAML list of runs with pass rates'
      : null,
  read: (files, all) => {
    for (const file of files) {
      const rows = all.file(file, 'aider', ['guess']);
      readOrReject(rows, () => readEntries(file, rows));
    }
  },
};

function readEntries(file: LogFile, rows: FileRows): void {
  const entries = parseYaml(file);
  if (!Array.isArray(entries)) throw notAsExpected(file, 'a list of runs');
  const most = (entries as unknown[]).reduce<number>((largest, entry) => {
    const cases = parseNumber(at(entry, 'test_cases'));
    return typeof cases === 'number' ? Math.max(largest, cases) : largest;
  }, 0);
  for (const [index, entry] of (entries as unknown[]).entries()) {
    const place = { line: null, field: `[${index}]` };
    const model = nameAt(entry, 'model');
    const cases = parseNumber(at(entry, 'test_cases'));
    if (!isObject(entry) || model === null || typeof cases !== 'number' || cases <= 0)
      rows.fault(place, 'bad-run', 'not a run', 'model and test_cases', entry);
    else readEntry(entry, model, { cases, most }, place, rows);
  }
}

/** `polyglot_leaderboard.yml`: the runs do not say which exercises they solved, and a case that a run lacks makes no other suite. */
function suiteOf(file: LogFile): string {
  const stem = baseName(file).replace(/\.ya?ml(?:\.\w+)?$/i, '');
  return stem.replace(/[-_]?leaderboard$/i, '') || stem;
}

/** A case or two that a run lacks are no reason to call it incomplete. */
const WHOLE = 0.9;

function readEntry(
  entry: JsonObject,
  model: string,
  { cases, most }: { readonly cases: number; readonly most: number },
  place: { line: null; field: string },
  rows: FileRows,
): void {
  const task = suiteOf(rows.file);
  const tries = Object.hasOwn(entry, 'pass_rate_2') || Object.hasOwn(entry, 'pass_num_2') ? 2 : 1;
  const run = runOf(entry, model, rows);
  const rate = parseNumber(entry[`pass_rate_${tries}`]);
  const written = parseNumber(entry[`pass_num_${tries}`]);
  const percent = typeof rate === 'number' ? rate : null;
  const correct = written ?? (percent === null ? null : fromPercent(percent, cases));
  if (correct !== null) {
    if (written === undefined) rows.note('Counts are derived from the pass rate and the number of cases.');
    rows.point(run, place, { task, correct, ...countersOf(entry, cases, correct, rows) });
    if (cases < WHOLE * most) {
      const incomplete = { why: 'the run has fewer cases than others in its file', planned: most };
      rows.states({ run, task, place, responses: cases, mean: null, incomplete });
    }
  } else if (percent === null) rows.fault(place, 'bad-score', 'not judged', 'pass_num or pass_rate', entry);
  else {
    const about = { evaluation: model, task, metric: `pass_rate_${tries}`, total: cases };
    rows.mean(place, { ...about, score: percent / 100 });
  }
}

function runOf(entry: JsonObject, model: string, { file }: FileRows): Run {
  const format = nameAt(entry, 'edit_format');
  return {
    model,
    origin: file.name,
    variant: nameAt(entry, 'dirname') ?? '',
    identity: format === null ? {} : { template: format },
  };
}

function countersOf(
  entry: JsonObject,
  cases: number,
  correct: number,
  rows: FileRows,
): Omit<PointValues, 'task' | 'correct'> {
  const exhausted = rows.count('truncated', entry['exhausted_context_windows']);
  // A case may have run out of context and still have passed in the end: then this is no count of truncated cases.
  const truncated = exhausted !== undefined && exhausted <= cases - correct ? exhausted : undefined;
  if (truncated !== undefined && truncated > 0)
    rows.note('Truncation is derived: cases that exhausted their context window.');
  const cost = rows.count('cost', entry['total_cost']);
  return {
    total: cases - (truncated ?? 0),
    truncated,
    prompt_tokens: rows.count('prompt_tokens', entry['prompt_tokens']),
    completion_tokens: rows.count('completion_tokens', entry['completion_tokens']),
    // A price that is not known is written as nothing at all.
    cost: cost === 0 ? undefined : cost,
  };
}

/** A percentage that was printed with one digit leads to one count only while there are fewer than 1,000 cases. */
function fromPercent(percent: number, cases: number): number | null {
  const count = Math.round((percent * cases) / 100);
  const digits = String(percent).split('.')[1]?.length ?? 0;
  const step = 10 ** -Math.max(1, digits);
  const fits = (candidate: number): boolean =>
    candidate >= 0 && candidate <= cases && Math.abs((100 * candidate) / cases - percent) <= step / 2 + 1e-9;
  return fits(count) && !fits(count - 1) && !fits(count + 1)
    ? count
    : countFromMean(percent / 100, cases, 'printed');
}
