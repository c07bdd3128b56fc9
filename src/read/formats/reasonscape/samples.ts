import { parseFlag } from '../../dataset/cell-values.ts';
import type { LogFile } from '../../open/log-file.ts';
import { baseName, folderOfFile, recordsOf } from '../../open/text/records.ts';
import { at, isObject, nameAt, tierText } from '../json-values.ts';
import { markOf } from '../responses.ts';
import { cleanName, type FileRows, type Run } from '../rows.ts';
import { type InterviewColumn, interviewColumns, type InterviewNames } from './columns.ts';
import { cohortOf, describedRun, type Naming, type Surroundings } from './cohorts.ts';

/** Whether names of a line look like those of a response: its task, and whether it is correct. */
export function isInterview(keys: ReadonlySet<string>): boolean {
  const has = (column: InterviewColumn): boolean => interviewColumns[column].some((name) => keys.has(name));
  const marks = ['guess', 'truncated', 'template', 'sampler', 'completion_tokens'] as const;
  return !keys.has('eval_id') && has('task') && (has('correct') || has('outcome')) && marks.some(has);
}

/** Interviews: one response a line. Which name was taken for which column is said. */
export function readInterview(file: LogFile, rows: FileRows, surroundings: Surroundings): void {
  const { limits, columns } = surroundings;
  const reader = new ResponseReader(columns);
  const runOf = runsOf(file, reader, surroundings, rows);
  for (const { line, value, error } of recordsOf(file, limits)) {
    const place = { line, field: null };
    if (error) {
      rows.unreadable(error);
      continue;
    }
    const task = reader.name(value, 'task');
    const run = runOf(value);
    if (!isObject(value) || task === null || run === null) {
      rows.fault(place, 'bad-response', 'not a response', 'an object that names its model and task', value);
      continue;
    }
    readResponse(value, task, run, place, reader, rows);
  }
  reader.say(rows);
}

/**
 * Which run a response belongs to: named by itself, else by the metadata beside it, else by its folder, else by the cohort
 * whose glob leads to it; null when nobody names a model. Files of one folder belong to one run.
 */
function runsOf(
  file: LogFile,
  reader: ResponseReader,
  { cohorts, metadata }: Surroundings,
  rows: FileRows,
): (value: unknown) => Run | null {
  const runs = new Map<string, Run | null>();
  const folder = folderOfFile(file);
  const beside = metadata.get(folder);
  const inName = runInFolder(file);
  return (value) => {
    const name = (key: keyof Naming): string | null =>
      reader.name(value, key) ?? beside?.[key] ?? inName[key];
    const naming = { model: name('model'), template: name('template'), sampler: name('sampler') };
    const id = JSON.stringify(naming);
    const seen = runs.get(id);
    if (seen !== undefined) return seen;
    const known = cohortOf(naming, file.name, cohorts);
    if (cohorts.byFile.has(file.name) && known === undefined)
      rows.note(`${file.name}: no cohort that leads here asks for ${spoken(naming)}.`);
    const model = naming.model ?? known?.naming.model ?? null;
    const run = model === null ? null : describedRun(naming, model, folder || file.name, known);
    runs.set(id, run);
    return run;
  };
}

function spoken(naming: Naming): string {
  return Object.values(naming)
    .flatMap((name) => (name === null ? [] : cleanName(name)))
    .join(', ');
}

/** `<model>+<template>+<sampler>` as the name of the folder, or of the file. */
function runInFolder(file: LogFile): Naming {
  const parts = [
    ...file.name.split('/').slice(0, -1),
    baseName(file).replace(/\.(?:ndjson|jsonl)(?:\.\w+)?$/, ''),
  ];
  const named = parts.findLast((part) => part.split('+').length >= 3)?.split('+') ?? [];
  const [model = null, template = null, sampler = null] = named;
  return { model, template, sampler };
}

class ResponseReader {
  private readonly columns: InterviewNames;
  private readonly taken = new Map<InterviewColumn, string>();

  constructor(columns: InterviewNames) {
    this.columns = columns;
  }

  value(record: unknown, column: InterviewColumn): unknown {
    const own = this.columns[column];
    const names = own === undefined ? interviewColumns[column] : [own];
    for (const name of names) {
      const value = at(record, ...name.split('.'));
      if (value === undefined || value === null) continue;
      this.taken.set(column, name);
      return value;
    }
    return undefined;
  }

  name(record: unknown, column: InterviewColumn): string | null {
    return nameAt([this.value(record, column)], 0);
  }

  say(rows: FileRows): void {
    const said = Array.from(this.taken, ([column, name]) =>
      column === name ? column : `${column} from ${name}`,
    );
    if (said.length > 0) rows.note(`Columns of interviews: ${said.toSorted().join(', ')}.`);
  }
}

function readResponse(
  value: unknown,
  task: string,
  run: Run,
  place: { line: number | null; field: null },
  reader: ResponseReader,
  rows: FileRows,
): void {
  const flag = parseFlag(reader.value(value, 'truncated'));
  const truncated = typeof flag === 'boolean' ? flag : rows.cutOff(reader.value(value, 'finish_reason'));
  const outcome = reader.name(value, 'outcome');
  const correct = markOf(reader.value(value, 'correct'));
  const invalid = parseFlag(reader.value(value, 'invalid'));
  if (outcome === null && correct === null && truncated !== true && invalid !== true) {
    rows.fault(
      place,
      'bad-score',
      'not judged',
      'correct: 0, 1, true or false',
      reader.value(value, 'correct'),
    );
    return;
  }
  rows.sample(run, place, {
    task,
    tier: tierText(reader.value(value, 'tier')) ?? undefined,
    params: reader.value(value, 'params'),
    item: reader.name(value, 'item') ?? undefined,
    truncated,
    // Where both are there they have to agree.
    ...(outcome === null ? { correct: correct ?? 0 } : { outcome, ...(correct !== null && { correct }) }),
    ...(typeof invalid === 'boolean' && { invalid }),
    guess: rows.count('guess', reader.value(value, 'guess')),
    prompt_tokens: rows.count('prompt_tokens', reader.value(value, 'prompt_tokens')),
    completion_tokens: rows.count('completion_tokens', reader.value(value, 'completion_tokens')),
    cost: rows.count('cost', reader.value(value, 'cost')),
  });
}
