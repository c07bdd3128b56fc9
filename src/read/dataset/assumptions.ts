import { thousands } from '../../errors.ts';
import type { CollectedRows } from './collect-rows.ts';
import type { Dataset, SourceFile } from './dataset.ts';
import type { Declared } from './declare.ts';
import type { OnDuplicate } from './merge-duplicates.ts';
import type { FilledGuesses } from './fill-guesses.ts';
import { naturalOrder } from './natural-order.ts';
import type { RowLog } from './row-log.ts';
import type { DatasetConfig } from './schema.ts';

export interface ReadingSoFar {
  readonly dataset: Omit<Dataset, 'provenance'>;
  readonly files: readonly SourceFile[];
  readonly declared: Declared;
  readonly rows: CollectedRows;
  readonly config: DatasetConfig;
  readonly guesses: FilledGuesses;
  readonly duplicates: number;
  readonly onDuplicate: OnDuplicate;
}

/** What the reader had to assume, one plain sentence each, the weightiest first. */
export function assumptions(reading: ReadingSoFar): string[] {
  return [
    ...rejected(reading),
    ...duplicates(reading),
    ...withoutRows(reading),
    ...inferred(reading),
    ...partialCredit(reading),
    ...guessing(reading),
    ...truncation(reading),
    ...notRecorded(reading),
    ...items(reading),
    ...reading.rows.doubts,
    ...notUsed(reading),
  ];
}

function rejected({ files }: ReadingSoFar): string[] {
  return files.flatMap(({ rejected: list, rows, name }) => {
    if (list.length === 0) return [];
    const verb = list.length === 1 ? 'was' : 'were';
    return [`${name}: ${thousands(list.length)} of ${counted(rows, 'row')} ${verb} rejected.`];
  });
}

function duplicates({ duplicates: count, onDuplicate }: ReadingSoFar): string[] {
  if (count === 0) return [];
  const verb = count === 1 ? 'repeats' : 'repeat';
  const done = onDuplicate === 'sum' ? 'the counters are summed' : 'the last one counts';
  return [
    `${counted(count, 'row')} ${verb} the evaluation, task, tier and params of an earlier one, ${done}.`,
  ];
}

function withoutRows({ dataset, declared }: ReadingSoFar): string[] {
  const emptyOf = (
    list: readonly { readonly label: string }[] | null,
    numbers: readonly number[],
  ): string[] => {
    const seen = new Set(numbers);
    const empty = list?.filter((_, index) => !seen.has(index)).map(({ label }) => label) ?? [];
    return empty.length === 0 ? [] : [`No rows for ${listed(empty)}.`];
  };
  const { points } = dataset;
  return [
    ...emptyOf(
      declared.evaluations && dataset.evaluations,
      points.map(({ evaluation }) => evaluation),
    ),
    ...emptyOf(
      declared.tasks && dataset.tasks,
      points.map(({ task }) => task),
    ),
    ...emptyOf(
      declared.tiers && dataset.tiers,
      points.flatMap(({ tiers }) => tiers),
    ),
  ];
}

function inferred({ dataset, declared }: ReadingSoFar): string[] {
  const said: string[] = [];
  if (!declared.evaluations) said.push('Evaluations are not declared and were taken from the rows.');
  if (!declared.tasks) said.push('Tasks are not declared and were taken from the rows.');
  if (!declared.tiers && dataset.tiers.length > 1) {
    const order = dataset.tiers.map(({ label }) => label).join(' < ');
    said.push(`Tiers are not declared and were taken from the rows, from easy to hard: ${order}.`);
  }
  return said;
}

function partialCredit({ rows }: ReadingSoFar): string[] {
  const tasks = Array.from(rows.samples.pool.partial, (task) => rows.context.tasks.ids[task] ?? '');
  return tasks.toSorted(naturalOrder).map(partialCreditNote);
}

/** What is said of a task that gives partial credit. */
export function partialCreditNote(task: string): string {
  return `${task} gives partial credit; the shares are summed.`;
}

function guessing({ dataset, rows, guesses: { assumed, free, shared } }: ReadingSoFar): string[] {
  const namesOf = (list: ReadonlySet<number>): string[] =>
    Array.from(list, (task) => rows.context.tasks.ids[task] ?? '').toSorted(naturalOrder);
  const where = assumed.size === dataset.tasks.length ? '' : ` for ${listed(namesOf(assumed))}`;
  return [
    ...(assumed.size === 0 ? [] : [`No chance of guessing is declared or recorded${where}; 0 is assumed.`]),
    ...(free.size === 0
      ? []
      : [`Responses to ${listed(namesOf(free))} without a chance of a guess count as answered freely.`]),
    ...(shared.size === 0
      ? []
      : [
          `The chance of a guess on ${listed(namesOf(shared))} is not recorded for every response; what the others recorded holds for all.`,
        ]),
  ];
}

function truncation({ dataset, rows: { pointRows, samples } }: ReadingSoFar): string[] {
  const { truncationUnknown, responses } = samples.pool;
  const pooled = pointRows === 0;
  const unknown = pooled
    ? truncationUnknown
    : dataset.points.filter(({ truncated }) => truncated === null).length;
  const all = pooled ? responses : dataset.points.length;
  if (unknown === 0) return [];
  const part =
    unknown === all ? '' : ` for ${thousands(unknown)} of ${counted(all, pooled ? 'response' : 'point')}`;
  const then = pooled
    ? `; ${part === '' ? 'a truncated response' : 'a truncated one among them'} counts as wrong`
    : '';
  return [`Truncation is not recorded${part}${then}.`];
}

function notRecorded({ rows: { logs } }: ReadingSoFar): string[] {
  return logs.flatMap(notNumbers);
}

function notNumbers({ missing, file }: RowLog): string[] {
  return Array.from(missing, ([field, { count, line, got }]) => {
    const first = `${JSON.stringify(got)}${line === null ? '' : ` in line ${line}`}`;
    const values =
      count === 1 ? `${first}, which is` : `${thousands(count)} values, the first ${first}, which are`;
    return `${file}: ${field} holds ${values} no such ${field === 'tier' ? 'name' : 'number'} and read as not recorded.`;
  });
}

function items({ rows, dataset }: ReadingSoFar): string[] {
  if (dataset.samples === null) return [];
  const { pool, table } = rows.samples;
  const said: string[] = [];
  if (table.withoutItem > 0) {
    said.push(`${thousands(table.withoutItem)} of ${counted(pool.responses, 'response')} name no item.`);
  }
  if (table.repeats > 0)
    said.push(`${counted(table.repeats, 'response')} repeat an item; each trial counts.`);
  return said;
}

function notUsed({ config }: ReadingSoFar): string[] {
  const said: string[] = [];
  if (config.db !== undefined && (config.points ?? config.samples) !== undefined)
    said.push('"db" is not used.');
  if (config.evals?.some(({ evaluate }) => evaluate !== undefined))
    said.push('"evaluate" of the evals is not used.');
  if (config.tiers?.some(({ filters }) => filters !== undefined))
    said.push('"filters" of the tiers is not used.');
  return said;
}

function counted(count: number, noun: string): string {
  return `${thousands(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}
