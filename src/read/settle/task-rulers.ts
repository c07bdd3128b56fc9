import { settingsText } from '../formats/settings.ts';
import { mostFrequent } from '../dataset/most-frequent.ts';
import { naturalOrder } from '../dataset/natural-order.ts';
import type { FileAccount, Run } from '../formats/rows.ts';
import type { NamedRuns } from './name-evaluations.ts';

/**
 * What the tasks of a board were measured with. Logs say it task by task, and evaluations that merely hold different tasks
 * stay together: only where two of them measured one task differently do they get rulers that differ.
 */
export interface TaskRulers {
  /** Task → what most evaluations measured it with, in words: "scorer acc, version 2". */
  readonly usual: ReadonlyMap<string, string>;
  /** Evaluation → what it measured its tasks with where most others measured them otherwise. */
  readonly unusual: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** One sentence for each kind of fact in which evaluations differ. */
  readonly notes: readonly string[];
}

export function taskRulers(files: readonly FileAccount[], named: Pick<NamedRuns, 'idOf'>): TaskRulers {
  const usual = new Map<string, Record<string, string>>();
  const deviations: Deviation[] = [];
  for (const { task, fact, values } of recordedFacts(files, named)) {
    const most = mostFrequent([...values.values()]);
    usual.set(task, { ...usual.get(task), [fact]: most });
    for (const [evaluation, value] of values)
      deviations.push({ evaluation, task, fact, value, deviates: value !== most });
  }
  return {
    usual: new Map(Array.from(usual, ([task, facts]) => [task, settingsText(facts)])),
    unusual: new Map(
      Array.from(
        Map.groupBy(deviations, ({ evaluation }) => evaluation),
        ([evaluation, own]) => [evaluation, rulerOf(own)],
      ),
    ),
    notes: notesOn(deviations.filter(({ deviates }) => deviates)),
  };
}

interface Deviation {
  readonly evaluation: string;
  readonly task: string;
  readonly fact: string;
  readonly value: string;
  readonly deviates: boolean;
}

interface RecordedFact {
  readonly task: string;
  readonly fact: string;
  /** By evaluation. Trials that were summed may have been measured in more than one way. */
  readonly values: ReadonlyMap<string, string>;
}

function recordedFacts(files: readonly FileAccount[], named: Pick<NamedRuns, 'idOf'>): RecordedFact[] {
  const facts = new Map<string, { task: string; fact: string; sets: Map<string, Set<string>> }>();
  for (const [run, tasks] of tasksByRun(files)) {
    for (const task of tasks) {
      for (const [fact, value] of Object.entries(run.taskRuler ?? {})) {
        const key = JSON.stringify([task, fact]);
        const known = facts.get(key) ?? { task, fact, sets: new Map<string, Set<string>>() };
        facts.set(key, known);
        known.sets.set(named.idOf(run), (known.sets.get(named.idOf(run)) ?? new Set()).add(value));
      }
    }
  }
  return Array.from(facts.values(), ({ task, fact, sets }) => {
    const values = Array.from(
      sets,
      ([id, set]) => [id, [...set].toSorted(naturalOrder).join(' and ')] as const,
    );
    return { task, fact, values: new Map(values) };
  });
}

function tasksByRun(files: readonly FileAccount[]): Map<Run, Set<string>> {
  const tasks = new Map<Run, Set<string>>();
  for (const { samples, points } of files) {
    for (const { run, values } of [...samples, ...points]) {
      if (run.taskRuler === undefined) continue;
      const own = tasks.get(run);
      if (own) own.add(values.task);
      else tasks.set(run, new Set([values.task]));
    }
  }
  return tasks;
}

/** One entry for a fact that deviates in the same way in all tasks, else one for each task. */
function rulerOf(own: readonly Deviation[]): Record<string, string> {
  const entries = [...Map.groupBy(own, ({ fact }) => fact)].flatMap(([fact, list]) => {
    const [first] = list;
    const isSame = list.every(({ value, deviates }) => deviates && value === first?.value);
    if (isSame && first) return [[fact, first.value] as const];
    return list
      .filter(({ deviates }) => deviates)
      .map(({ task, value }) => [`${task} ${fact}`, value] as const);
  });
  return Object.fromEntries(entries);
}

const NAMED = 5;

function notesOn(deviations: readonly Deviation[]): string[] {
  return Array.from(
    Map.groupBy(deviations, ({ fact }) => fact),
    ([fact, list]) => {
      const tasks = [...new Set(list.map(({ task }) => task))].toSorted(naturalOrder);
      const more = tasks.length > NAMED ? ` and ${tasks.length - NAMED} more` : '';
      const where = `${tasks.slice(0, NAMED).join(', ')}${more}`;
      return `Not every evaluation was measured with the same ${fact}: ${where}. Those that differ from most are ranked apart.`;
    },
  );
}
