import { thousands } from '../../../errors.ts';
import type { LogRecord } from '../../open/text/records.ts';
import { at, isObject, type JsonObject, listOf, nameAt, objectOf } from '../json-values.ts';
import { GUESS_DERIVED, guessChance, markOf } from '../responses.ts';
import type { FileRows, Run } from '../rows.ts';
import { metricName, type ResultRow } from './results.ts';

/**
 * Documents of one task. Every filter writes each document again, so only one filter counts.
 *
 * @param expected What the file of results says of this task; where it counts more documents than there are here, the
 *   counts are taken from there and the samples are left out.
 * @returns whether the samples stand for the task.
 */
export function readDocuments(
  records: readonly LogRecord[],
  run: Run,
  task: string,
  expected: ResultRow | null,
  rows: FileRows,
): boolean {
  const filter = filterOf(records, expected);
  const wanted = records.filter(({ value }) => (nameAt(value, 'filter') ?? 'none') === filter).length;
  const all = expected !== null && expected.correct !== null ? (expected.total ?? 0) : 0;
  const excerpt = wanted < all;
  for (const record of records) {
    const place = { line: record.line, field: null };
    if (record.error) rows.unreadable(record.error);
    else if (excerpt)
      rows.leaveOut(place, `all ${thousands(all)} samples`, 'an excerpt; the mean is read instead');
    else readDocument(record, filter, run, task, expected, rows);
  }
  if (excerpt) rows.note(`${task}: samples are an excerpt, so counts come from the results.`);
  return !excerpt;
}

function filterOf(records: readonly LogRecord[], expected: ResultRow | null): string {
  const written = expected?.metric.split(',').slice(1).join(',') ?? '';
  const first = records.find(({ value }) => isObject(value));
  return written === '' ? (nameAt(first?.value, 'filter') ?? 'none') : written;
}

function readDocument(
  { line, value }: LogRecord,
  filter: string,
  run: Run,
  task: string,
  expected: ResultRow | null,
  rows: FileRows,
): void {
  const place = { line, field: null };
  if (!isObject(value)) {
    rows.fault(place, 'bad-sample', 'not a sample', 'an object', value);
    return;
  }
  const own = nameAt(value, 'filter') ?? 'none';
  if (own !== filter) {
    rows.leaveOut(place, `filter ${filter}`, `filter ${own}: the same document again`);
    return;
  }
  const metric = expected === null ? metricIn(value) : metricName(expected.metric);
  const correct = markOf(metric === null ? undefined : value[metric]);
  if (correct === null) {
    const got = metric === null ? undefined : value[metric];
    rows.fault({ line, field: metric }, 'bad-score', 'not a score', 'a number', got);
    return;
  }
  rows.sample(run, place, {
    task,
    correct,
    guess: guessOf(value, rows),
    item: nameAt(value, 'doc_id') ?? undefined,
    // What the harness scores as right is right, whatever its filter made of it.
    invalid: correct === 0 && at(value, 'filtered_resps', 0) === '[invalid]' ? true : undefined,
  });
}

/** One request for each choice, each with one response; anything else is answered freely. */
function guessOf(value: JsonObject, rows: FileRows): number {
  const given = value['arguments'];
  const choices = Array.isArray(given) ? given.length : Object.keys(objectOf(given)).length;
  const chance = listOf(value['resps']).length === choices ? guessChance(choices) : undefined;
  if (chance !== undefined) rows.note(GUESS_DERIVED);
  return chance ?? 0;
}

function metricIn(value: unknown): string | null {
  const names = listOf(at(value, 'metrics')).filter((name) => typeof name === 'string');
  return names.find((name) => ['exact_match', 'acc'].includes(name)) ?? names[0] ?? null;
}
