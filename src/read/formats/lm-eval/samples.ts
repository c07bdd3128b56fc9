import type { LogRecord } from '../../open/text/records.ts';
import { at, isObject, type JsonObject, listOf, nameAt, objectOf } from '../json-values.ts';
import { GUESS_DERIVED, guessChance, markOf } from '../responses.ts';
import type { FileRows, Run, SampleValues } from '../rows.ts';
import { A_SHARE, filterName, mayBeShare, PREDICT_ONLY, type ResultRow } from './results.ts';

/**
 * Documents of one task. Every filter writes each document again, so only one filter counts.
 *
 * @param expected what the file of results says of this task
 * @param suite what the positions of documents count in, where they have no hash
 * @returns whether a sample stands for the task
 */
export function readDocuments(
  records: readonly LogRecord[],
  about: {
    readonly run: Run;
    readonly task: string;
    readonly expected: ResultRow | null;
    /** Which metric of a document counts; null where it has none whose mean is one of shares. */
    readonly metric: string | null;
    readonly suite: string;
  },
  rows: FileRows,
): boolean {
  const { run, task, expected, metric, suite } = about;
  const filter = expected === null ? filterAskedFor(records, task, rows) : filterOf(records, expected);
  const before = rows.samples.length;
  const itemOf = itemsOf(suite);
  for (const { line, value, error } of records) {
    const place = { line, field: null };
    if (error) rows.unreadable(error);
    else if (!isObject(value)) rows.fault(place, 'bad-sample', 'not a sample', 'an object', value);
    else if ((nameAt(value, 'filter') ?? 'none') !== filter)
      rows.leaveOut(
        place,
        `filter ${filter}`,
        `filter ${nameAt(value, 'filter') ?? 'none'}: the same document again`,
      );
    else readDocument(value, line, { run, task, metric, itemOf }, rows);
  }
  return rows.samples.length > before;
}

function filterOf(records: readonly LogRecord[], expected: ResultRow | null): string {
  const written = expected === null ? '' : filterName(expected.key);
  const first = records.find(({ value }) => isObject(value));
  return written === '' ? (nameAt(first?.value, 'filter') ?? 'none') : written;
}

/** Without a file of results the documents themselves say after which filters they were judged. */
function filterAskedFor(records: readonly LogRecord[], task: string, rows: FileRows): string {
  const names = new Set(records.flatMap(({ value }) => nameAt(value, 'filter') ?? []));
  return rows.wanted.among('filter', [...names], task) ?? filterOf(records, null);
}

interface Document {
  readonly run: Run;
  readonly task: string;
  readonly metric: string | null;
  readonly itemOf: (value: JsonObject) => Pick<SampleValues, 'item' | 'suite'>;
}

function readDocument(value: JsonObject, line: number | null, document: Document, rows: FileRows): void {
  const { run, task, metric, itemOf } = document;
  if (metric === null) {
    const others = metricsOf(value).filter((name) => name !== 'bypass');
    if (others.length > 0) rows.leaveOut({ line, field: null }, A_SHARE, others.join(', '));
    else rows.leaveOut({ line, field: null }, 'a scored document', PREDICT_ONLY);
    return;
  }
  const correct = markOf(value[metric]);
  if (correct === null) {
    rows.fault({ line, field: metric }, 'bad-score', 'not a score', 'a number', value[metric]);
    return;
  }
  rows.sample(
    run,
    { line, field: null },
    {
      task,
      correct,
      guess: guessOf(value, rows),
      ...itemOf(value),
      // What the harness scores as right is right, whatever its filter made of it.
      invalid: correct === 0 && at(value, 'filtered_resps', 0) === '[invalid]' ? true : undefined,
    },
  );
}

/** The hash of a document names its content; a document that the task holds twice is asked twice. Else only its position. */
function itemsOf(suite: string): Document['itemOf'] {
  const times = new Map<string, number>();
  return (value) => {
    const hash = nameAt(value, 'doc_hash');
    if (hash === null) return { item: nameAt(value, 'doc_id') ?? undefined, suite };
    const time = (times.get(hash) ?? 0) + 1;
    times.set(hash, time);
    return { item: time === 1 ? hash : `${hash} (${time})` };
  };
}

/** One request for each choice, each with one response; anything else is answered freely. */
function guessOf(value: JsonObject, rows: FileRows): number {
  const given = value['arguments'];
  const requests = Array.isArray(given) ? given.length : Object.keys(objectOf(given)).length;
  // For mutual information every choice is asked for again, without the question.
  const choices = listOf(value['metrics']).includes('acc_mutual_info') ? requests / 2 : requests;
  const chance = listOf(value['resps']).length === requests ? guessChance(choices) : undefined;
  if (chance !== undefined) rows.note(GUESS_DERIVED);
  return chance ?? 0;
}

function metricsOf(value: unknown): string[] {
  return listOf(at(value, 'metrics')).filter((name) => typeof name === 'string');
}

/** Without a file of results; null: the run was told to score nothing, or nothing whose mean is one of shares. */
export function metricIn(records: readonly LogRecord[], task: string, rows: FileRows): string | null {
  const names = metricsOf(records.find(({ value }) => isObject(value))?.value).filter(mayBeShare);
  if (names.length === 0) return null;
  const asked = rows.wanted.among('metric', names, task);
  return asked ?? names.find((one) => ['exact_match', 'acc'].includes(one)) ?? names[0] ?? null;
}
