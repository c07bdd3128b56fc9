import { parseNumber } from '../dataset/cell-values.ts';
import type { LogFile } from '../open/log-file.ts';
import { baseName, notAsExpected } from '../open/text/records.ts';
import { at, isObject, type JsonObject, nameAt } from './json-values.ts';
import { parseYaml, type RepeatedKey } from './parse-yaml.ts';
import { countFromMean } from './derived-counts.ts';
import { readOrReject, type Format } from './format.ts';
import type { FileRows, PointValues, RowPlace, Run } from './rows.ts';
import { recordedSettings } from './settings.ts';

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
    const lists = files.flatMap((file) => {
      const rows = all.file(file, 'aider', ['guess']);
      const list = readOrReject(rows, () => entriesOf(file));
      return list === null ? [] : [{ ...list, rows }];
    });
    for (const [suite, own] of Map.groupBy(lists, ({ rows }) => suiteOf(rows.file))) {
      const usual = usualCases(own.flatMap(({ entries }) => entries));
      for (const list of own) readEntries(list, { suite, usual });
    }
  },
};

interface Entries {
  readonly entries: readonly unknown[];
  readonly repeated: readonly RepeatedKey[];
}

/** What runs are compared in, and how many cases most of them have. */
interface Suite {
  readonly suite: string;
  readonly usual: number;
}

function entriesOf(file: LogFile): Entries {
  const { value, repeated } = parseYaml(file);
  if (!Array.isArray(value)) throw notAsExpected(file, 'a list of runs');
  return { entries: value as unknown[], repeated };
}

function readEntries({ entries, repeated, rows }: Entries & { readonly rows: FileRows }, suite: Suite): void {
  for (const [index, entry] of entries.entries()) {
    const place = { line: null, field: `[${index}]` };
    const model = nameAt(entry, 'model');
    const cases = parseNumber(at(entry, 'test_cases'));
    if (
      isTwice(
        repeated.filter((one) => one.entry === index),
        place,
        rows,
      )
    )
      continue;
    if (!isObject(entry) || model === null || typeof cases !== 'number' || cases <= 0)
      rows.fault(place, 'bad-run', 'not a run', 'model and test_cases', entry);
    else readEntry(entry, model, { cases, ...suite }, place, rows);
  }
}

/** Keys that neither name a run nor count anything. */
const ASIDE =
  /^(?:date|versions|command|commit_hash|seconds_per_case|num_malformed.*|num_error.*|num_user_asks|lazy_comments|syntax_errors|indentation_errors|user_asks|map_tokens|released|error_outputs|test_timeouts|total_tests)$/;

/**
 * What stands twice in one run, with values that differ: a run whose counts or names do so is rejected, and of anything else
 * the last counts, as the tool itself reads it, and that is said.
 */
function isTwice(repeated: readonly RepeatedKey[], { field }: RowPlace, rows: FileRows): boolean {
  const [open, aside] = [
    repeated.filter(({ key }) => !ASIDE.test(key)),
    repeated.filter(({ key }) => ASIDE.test(key)),
  ];
  for (const { key, values } of aside)
    rows.note(
      `${rows.file.name}: ${field ?? ''} has ${key} twice, ${values.join(' and ')}; the last one is read.`,
    );
  const [first] = open;
  if (first === undefined) return false;
  const { line, key, values } = first;
  const place = { line, field: `${field ?? ''}.${key}` };
  rows.fault(place, 'repeated-key', 'the same key twice in one run', `${key} once`, values.join(' and '));
  return true;
}

/** `polyglot_leaderboard.yml`: the runs do not say which exercises they solved, and a case that a run lacks makes no other suite. */
function suiteOf(file: LogFile): string {
  const stem = baseName(file).replace(/\.ya?ml(?:\.\w+)?$/i, '');
  return stem.replace(/[-_]?leaderboard$/i, '') || stem;
}

/** How many cases most runs have; of several such numbers the largest. */
function usualCases(entries: readonly unknown[]): number {
  const cases = entries
    .map((entry) => parseNumber(at(entry, 'test_cases')))
    .filter((count) => typeof count === 'number');
  const groups = [...Map.groupBy(cases, (count) => count)];
  const [first] = groups.toSorted(([a, x], [b, y]) => y.length - x.length || b - a);
  return first?.[0] ?? 0;
}

/** A case or two that a run lacks are no reason to call it incomplete, nor a case or two more another suite. */
const WHOLE = 0.9;

function readEntry(
  entry: JsonObject,
  model: string,
  { cases, usual, suite: task }: Suite & { readonly cases: number },
  place: { line: null; field: string },
  rows: FileRows,
): void {
  if (WHOLE * cases > usual) {
    rows.reject(place, `a run of the ${usual} cases that most runs have`, `${cases} cases: another suite`);
    return;
  }
  const tries = Object.hasOwn(entry, 'pass_rate_2') || Object.hasOwn(entry, 'pass_num_2') ? 2 : 1;
  const run = runOf(entry, model, rows);
  const rate = parseNumber(entry[`pass_rate_${tries}`]);
  const written = parseNumber(entry[`pass_num_${tries}`]);
  const percent = typeof rate === 'number' ? rate : null;
  const correct = written ?? (percent === null ? null : fromPercent(percent, cases));
  if (correct !== null) {
    if (written === undefined) rows.note('Counts are derived from the pass rate and the number of cases.');
    rows.point(run, place, { task, correct, ...countersOf(entry, cases, rows) });
    const isShort = cases < WHOLE * usual;
    const incomplete = isShort
      ? { why: 'the run has fewer cases than most of its suite', planned: usual }
      : null;
    const mean = percent === null ? null : Math.round(percent * 1e8) / 1e10;
    rows.states({ run, task, place, responses: cases, mean, incomplete });
  } else if (percent === null) rows.fault(place, 'bad-score', 'not judged', 'pass_num or pass_rate', entry);
  else {
    const about = { evaluation: model, task, metric: `pass_rate_${tries}`, total: cases };
    rows.mean(place, { ...about, score: percent / 100 });
  }
}

function runOf(entry: JsonObject, model: string, { file }: FileRows): Run {
  return {
    model,
    origin: file.name,
    variant: nameAt(entry, 'dirname') ?? '',
    identity: recordedSettings({
      template: nameAt(entry, 'edit_format'),
      editor: nameAt(entry, 'editor_model'),
      editor_template: nameAt(entry, 'editor_edit_format'),
      reasoning_effort: nameAt(entry, 'reasoning_effort'),
      thinking_tokens: nameAt(entry, 'thinking_tokens'),
    }),
  };
}

function countersOf(entry: JsonObject, cases: number, rows: FileRows): Omit<PointValues, 'task' | 'correct'> {
  const cost = rows.count('cost', entry['total_cost']);
  return {
    total: cases,
    truncated: truncatedOf(entry, rows),
    prompt_tokens: rows.count('prompt_tokens', entry['prompt_tokens']),
    completion_tokens: rows.count('completion_tokens', entry['completion_tokens']),
    // A price that is not known is written as nothing at all.
    cost: cost === 0 ? undefined : cost,
  };
}

/**
 * The log counts how often a window was exhausted, over all tries of a case, and a case may have passed in a later try: only
 * 0 says how many cases were truncated.
 */
function truncatedOf(entry: JsonObject, rows: FileRows): number | undefined {
  const exhausted = rows.count('truncated', entry['exhausted_context_windows']);
  if (exhausted === undefined || exhausted === 0) return exhausted;
  rows.countsElse('truncated');
  const which = nameAt(entry, 'dirname') ?? nameAt(entry, 'model') ?? '';
  rows.note(
    `${which}: the context window was exhausted ${exhausted} times, in any try of a case; how many cases were truncated is not known.`,
  );
  return undefined;
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
