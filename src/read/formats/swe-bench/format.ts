import { problem, UserError } from '../../../errors.ts';
import type { FileHead, LogFile } from '../../open/log-file.ts';
import { jsonOf, notAsExpected } from '../../open/text/records.ts';
import { has } from '../../open/text/shape.ts';
import type { SizeLimits } from '../../open/text/size-limits.ts';
import { type Format, readOrReject } from '../format.ts';
import { at, objectOf } from '../json-values.ts';
import type { AllRows, FileRows, Run } from '../rows.ts';
import { type Context, isOfSuite, modelOf, type NamedRun, type Suite, UNNAMED } from './names.ts';
import { DENOMINATOR, idsAt, readReport } from './report.ts';

/**
 * Results of SWE-bench: reports of its harness, which list instances by outcome, also as its cloud service and others write
 * them; reports of single instances; and `results.json` of submissions to its leaderboard.
 */
export const sweBench: Format = {
  id: 'swe-bench',
  label: 'SWE-bench report',
  facts: {
    identity: 'derived',
    items: 'read',
    direction: 'not in the format',
    scale: 'read',
    totals: 'read',
    stopReason: 'not in the format',
    invalid: 'read',
    guess: 'not in the format',
    tokens: 'not in the format',
    cost: 'not in the format',
    aborted: 'read',
  },
  recognise: (head) => {
    const kind = kindOf(head);
    return kind === null ? null : WHY[kind];
  },
  read: (files, all, { limits }) => {
    const suites = new Map<string, Suite>();
    const reported = new Set<string>();
    const unread: LogFile[] = [];
    for (const file of files) {
      const rows = all.file(file, 'swe-bench', NOT_IN_FORMAT);
      const kind = kindOf(file);
      if (kind === 'instance') unread.push(file);
      else
        readOrReject(rows, () => {
          if (kind === 'submission') readSubmission(file, rows, limits);
          else readReport(file, rows, { suites, reported, limits });
        });
    }
    readInstances(unread, all, { suites, reported, limits });
  },
};

const NOT_IN_FORMAT = ['truncated', 'guess', 'prompt_tokens', 'completion_tokens', 'cost'];

type Kind = 'report' | 'submission' | 'instance';

const WHY: Readonly<Record<Kind, string>> = {
  report: 'instances by outcome, resolved among them',
  submission: 'resolved and no_generation',
  instance: 'an instance with patch_exists and resolved',
};

function kindOf({ shape }: Pick<FileHead, 'shape'>): Kind | null {
  if (shape.kind !== 'object') return null;
  const isReport =
    has(shape, 'resolved_ids', 'submitted_ids') ||
    has(shape, 'resolved_ids', 'unresolved_ids') ||
    has(shape, 'resolved_instances', 'submitted_instances');
  if (isReport) return 'report';
  if (has(shape, 'resolved', 'no_generation')) return 'submission';
  return /^\{\s*"[^"]+"\s*:\s*\{\s*"patch_(?:is_None|exists)"/.test(shape.head) ? 'instance' : null;
}

/** Instances that were evaluated; one whose evaluation failed leaves no report. */
function readInstances(files: readonly LogFile[], all: AllRows, context: Context): void {
  for (const [folder, group] of Map.groupBy(files, (file) => runFolder(file))) {
    const [first] = group;
    if (first === undefined) continue;
    const rows = all.file(first, 'swe-bench', NOT_IN_FORMAT);
    readOrReject(rows, () => readRun(folder, group, all, context));
  }
}

function readRun(folder: string, group: readonly LogFile[], all: AllRows, context: Context): void {
  const [first] = group;
  if (first === undefined) return;
  const named = namedByFolder(folder, first);
  const isReported = context.reported.has(JSON.stringify([named.run, named.model]));
  const run: Run = { model: named.model, variant: named.run, origin: folder };
  const about = { run, isReported, limits: context.limits };
  const ids: string[] = [];
  for (const file of group) {
    const rows = all.file(file, 'swe-bench', NOT_IN_FORMAT);
    for (const id of readOrReject(rows, () => readInstance(file, rows, about)) ?? []) ids.push(id);
  }
  const rows = all.file(first, 'swe-bench', NOT_IN_FORMAT);
  if (ids.length === 0) return;
  if (!isOfSuite(UNNAMED, ids, first, rows, context)) {
    for (const file of group)
      all.file(file, 'swe-bench').leaveOutAll('a benchmark that is known', 'another one');
    return;
  }
  rows.note(DENOMINATOR);
  const why =
    'reports of single instances do not say how many were submitted, and failed evaluations leave none';
  const place = { line: null, field: ids[0] ?? null };
  const incomplete = { why, planned: null };
  rows.states({ run, task: UNNAMED, place, responses: null, mean: null, incomplete });
}

/** `<run>/<model>/<instance>/report.json` without its last two steps. */
function runFolder(file: LogFile): string {
  return file.name.split('/').slice(0, -2).join('/');
}

/** In submissions to the leaderboard all instances of a system lie in its folder of logs. */
function namedByFolder(folder: string, file: LogFile): Pick<NamedRun, 'model' | 'run'> {
  const [run = '', last = ''] = `/${folder}`.split('/').slice(-2);
  const named = last === 'logs' ? { model: run, run: '' } : { model: modelOf(last), run };
  if (named.model === '')
    throw notAsExpected(file, 'folders that name it: <run>/<model>/<instance>/report.json');
  return named;
}

function readInstance(
  file: LogFile,
  rows: FileRows,
  { run, isReported, limits }: { run: Run; isReported: boolean; limits: SizeLimits },
): string[] {
  return Object.entries(objectOf(jsonOf(file, limits))).flatMap(([id, outcome]) => {
    const place = { line: null, field: id };
    const resolved = at(outcome, 'resolved');
    if (isReported) rows.leaveOut(place, 'the report of the run', 'the report of one of its instances');
    else if (typeof resolved !== 'boolean')
      rows.fault(place, 'bad-instance', 'not judged', 'resolved: true or false', resolved);
    else {
      const invalid = at(outcome, 'patch_exists') === false;
      rows.sample(run, place, { task: UNNAMED, item: id, correct: Number(resolved), invalid });
      return [id];
    }
    return [];
  });
}

/** Folders of the leaderboard's submissions, by the benchmark that they are for, and how many instances that has. */
const LEADERBOARDS: ReadonlyMap<string, readonly [task: string, instances: number]> = new Map([
  ['lite', ['swe-bench-lite', 300]],
  ['verified', ['swe-bench-verified', 500]],
  ['bash-only', ['swe-bench-verified', 500]],
  ['test', ['swe-bench-full', 2294]],
]);

/** Lists what was resolved; what was not stands in no list, so the folder has to say of how many. */
function readSubmission(file: LogFile, rows: FileRows, limits: SizeLimits): void {
  const results = jsonOf(file, limits);
  const steps = file.path.split(/[/\\]/).slice(0, -1);
  if (steps.at(-1) === 'results') steps.pop();
  const [leaderboard = '', folder = ''] = steps.slice(-2);
  const [task, total] = LEADERBOARDS.get(leaderboard) ?? [];
  if (task === undefined || total === undefined) throw withoutTotal(file);
  const resolved = new Set(idsAt(results, 'resolved'));
  const empty = new Set(idsAt(results, 'no_generation'));
  const [, date = '', model = folder] = /^(\d{8})_(.+)$/.exec(folder) ?? [];
  const place = { line: null, field: 'resolved' };
  if (resolved.size + empty.size > total || [...empty].some((id) => resolved.has(id))) {
    const got = `${resolved.size} resolved, ${empty.size} without a patch`;
    rows.fault(place, 'bad-report', 'more outcomes than instances', `${total} instances`, got);
    return;
  }
  rows.note(`${file.name}: the system is named by its folder; the format does not say it.`);
  rows.note('SWE-bench: submissions are counted as its leaderboard does, out of all instances.');
  const run: Run = { model, variant: date, origin: file.name };
  rows.point(run, place, { task, correct: resolved.size, total, invalid: empty.size });
}

function withoutTotal(file: LogFile): UserError {
  const message = 'it lists what was resolved, and does not say out of how many';
  const expected = `a folder of submissions that says it: ${[...LEADERBOARDS.keys()].join(', ')}`;
  const hint =
    'read evaluation/verified/… as the leaderboard keeps it, or the report that the harness writes';
  const about = { code: 'unknown-total', message, expected, hint };
  return new UserError(problem({ ...about, file: file.name, field: 'resolved' }));
}
