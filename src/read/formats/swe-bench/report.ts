import { thousands } from '../../../errors.ts';
import { parseNumber } from '../../dataset/cell-values.ts';
import type { LogFile } from '../../open/log-file.ts';
import { jsonOf, notAsExpected } from '../../open/text/records.ts';
import { at, isObject, listOf } from '../json-values.ts';
import type { FileRows, Incomplete, Run } from '../rows.ts';
import { benchmarkOf, type Context, isOfSuite, namedBy } from './names.ts';

/** Lists of a report that are outcomes of predictions. An empty patch and an evaluation that failed are not resolved. */
const OUTCOMES = [
  ['resolved_ids', 1],
  ['unresolved_ids', 0],
  ['empty_patch_ids', 0],
  ['error_ids', 0],
  ['failed_ids', 0],
] as const;

/** The report of a whole run. */
export function readReport(file: LogFile, rows: FileRows, context: Context): void {
  const report = jsonOf(file, context.limits);
  if (!isObject(report)) throw notAsExpected(file, 'an object with resolved_ids');
  const outcomes = outcomesIn(report, rows);
  const others = ['incomplete_ids', 'submitted_ids', 'pending_ids'].flatMap((name) => idsAt(report, name));
  const named = namedBy(file);
  const task = named.benchmark ?? benchmarkOf(countAt(report, 'total_instances'), [...outcomes.keys()]);
  if (!isOfSuite(task, [...outcomes.keys(), ...others], file, rows, context)) return;
  const run: Run = { model: named.model, variant: named.run, origin: file.name };
  context.reported.add(JSON.stringify([named.run, named.model]));
  rows.note(`${file.name}: the model is named by the file; the format does not say it.`);
  rows.note(DENOMINATOR);
  for (const [id, { list, index, correct }] of outcomes)
    rows.sample(
      run,
      { line: null, field: `${list}[${index}]` },
      { task, item: id, correct, invalid: list === 'empty_patch_ids' },
    );
  const isListed = outcomes.size > 0 || idsAt(report, 'submitted_ids').length > 0;
  stateTotals(report, { run, task, outcomes, isListed }, rows);
}

export const DENOMINATOR =
  'SWE-bench: every prediction counts; one with an empty patch, or whose evaluation failed, is not resolved.';

interface Outcome {
  readonly list: string;
  readonly index: number;
  readonly correct: number;
}

function outcomesIn(report: unknown, rows: FileRows): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  for (const [list, correct] of OUTCOMES) {
    const stated = at(report, list);
    if (stated !== undefined && !Array.isArray(stated))
      rows.fault(
        { line: null, field: list },
        'bad-report',
        'not a list of instances',
        'a list of ids',
        stated,
      );
    for (const [index, id] of listOf(stated).entries()) {
      const place = { line: null, field: `${list}[${index}]` };
      const known = typeof id === 'string' ? outcomes.get(id) : undefined;
      if (typeof id !== 'string' || id === '')
        rows.fault(place, 'bad-instance', 'not an instance', 'the id of an instance', id);
      else if (known !== undefined) {
        const got = `${id}, also in ${known.list}`;
        rows.fault(place, 'bad-report', 'one instance stands in two lists', 'one outcome', got);
      } else outcomes.set(id, { list, index, correct });
    }
  }
  return outcomes;
}

export function idsAt(report: unknown, name: string): string[] {
  return listOf(at(report, name)).filter((id) => typeof id === 'string');
}

function countAt(report: unknown, name: string): number | null {
  const count = parseNumber(at(report, name));
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : null;
}

interface Read {
  readonly run: Run;
  readonly task: string;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly isListed: boolean;
}

/** Holds the counts of the report against its lists; where there are no lists, its counts are all there is. */
function stateTotals(report: unknown, { run, task, outcomes, isListed }: Read, rows: FileRows): void {
  const place = { line: null, field: 'resolved_instances' };
  const submitted = countAt(report, 'submitted_instances');
  const resolved = countAt(report, 'resolved_instances');
  const foreign = leaveOutOthers(report, outcomes, rows);
  const responses = submitted === null ? null : Math.max(0, submitted - foreign);
  if (!isListed) {
    if (resolved === null || responses === null || resolved > responses)
      throw notAsExpected(rows.file, 'resolved_ids, or counts of resolved and submitted instances');
    const invalid = countAt(report, 'empty_patch_instances') ?? undefined;
    rows.point(run, place, { task, correct: resolved, total: responses, invalid });
  }
  const mean = resolved === null || responses === null || responses === 0 ? null : resolved / responses;
  const judged = isListed ? outcomes.size : (responses ?? 0);
  const incomplete = incompleteOf(report, judged, foreign);
  rows.states({ run, task, place, responses, mean, incomplete });
}

/** Of the instances of the benchmark; where the report does not count them, of those with a prediction. */
function incompleteOf(report: unknown, judged: number, unjudged: number): Incomplete | null {
  const planned = countAt(report, 'total_instances') ?? judged + unjudged;
  const missing = planned - judged;
  if (missing <= 0) return null;
  const lack = missing === 1 ? '1 instance has' : `${thousands(missing)} instances have`;
  const why = `${lack} no judged prediction, which the leaderboard of SWE-bench counts as unresolved`;
  return { why, planned };
}

/**
 * Predictions without an outcome: of instances that are not in the benchmark, or that were not judged yet.
 *
 * @returns how many there are
 */
function leaveOutOthers(report: unknown, outcomes: ReadonlyMap<string, Outcome>, rows: FileRows): number {
  const pending = new Set(idsAt(report, 'pending_ids'));
  const without = [...new Set(idsAt(report, 'submitted_ids'))].filter((id) => !outcomes.has(id));
  for (const id of without) {
    const place = { line: null, field: 'submitted_ids' };
    if (pending.has(id)) rows.reject(place, 'a judged prediction', `${id}, which is pending`);
    else rows.leaveOut(place, 'an instance with an outcome', id);
  }
  const unanswered = idsAt(report, 'incomplete_ids').length;
  if (unanswered > 0)
    rows.leaveOut(
      { line: null, field: 'incomplete_ids' },
      'instances with a prediction',
      `${unanswered} without`,
    );
  return without.length;
}
