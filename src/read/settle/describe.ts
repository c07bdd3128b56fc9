import { problem, type Problem, UserError } from '../../errors.ts';
import { didYouMean } from '../../nearest.ts';
import type { ConfigFile } from '../dataset/describe-source.ts';
import type { DeclaredScale } from '../dataset/scale.ts';
import type { DatasetConfig } from '../dataset/schema.ts';
import { placeOf } from '../open/text/parse-json-text.ts';

type Evaluations = NonNullable<DatasetConfig['evals']>;
type Tasks = NonNullable<DatasetConfig['tasks']>;

/** The scales that are declared for the tasks of logs. */
export function declaredScales(config: DatasetConfig | undefined): ReadonlyMap<string, DeclaredScale> {
  return new Map((config?.tasks ?? []).map((task) => [task.id, task]));
}

/**
 * What the logs say with what a person says of them laid over it. Tasks stand in the order that is declared, others after them.
 *
 * @throws UserError for an evaluation or a task that no log speaks of
 */
export function describedConfig(fromLogs: DatasetConfig, description: ConfigFile | null): DatasetConfig {
  if (description === null) return fromLogs;
  const { evals = [], tasks = [], ...rest } = description.config;
  const known = { evals: fromLogs.evals ?? [], tasks: fromLogs.tasks ?? [] };
  const problems = [
    ...strangers(
      'tasks',
      tasks,
      known.tasks.map(({ id }) => id),
      description,
    ),
    ...strangers(
      'evals',
      evals,
      known.evals.map(({ eval_id: id }) => String(id)),
      description,
    ),
  ];
  if (problems.length > 0) throw new UserError(problems);
  return {
    ...fromLogs,
    ...rest,
    evals: describedEvaluations(known.evals, evals),
    tasks: describedTasks(known.tasks, tasks),
  };
}

function nameIn(entry: Evaluations[number] | Tasks[number]): string {
  return String(('eval_id' in entry ? entry.eval_id : entry.id) ?? entry.label ?? '');
}

function strangers(
  list: 'evals' | 'tasks',
  declared: Evaluations | Tasks,
  known: readonly string[],
  { file }: ConfigFile,
): Problem[] {
  return declared.flatMap((entry, index) => {
    const name = nameIn(entry);
    if (known.includes(name)) return [];
    const field = list === 'evals' ? 'eval_id' : 'id';
    const shown = known.slice(0, 10).join(', ') + (known.length > 10 ? ` and ${known.length - 10} more` : '');
    return [
      problem({
        code: 'not-in-logs',
        file: file.name,
        ...placeOf([list, index, field], file.text),
        message: list === 'evals' ? 'no log speaks of this evaluation' : 'no log speaks of this task',
        expected: `one of ${shown}`,
        got: name,
        hint: didYouMean(name, known),
      }),
    ];
  });
}

function describedEvaluations(known: Evaluations, declared: Evaluations): Evaluations {
  const said = new Map(declared.map((entry) => [nameIn(entry), entry]));
  return known.map((entry) => {
    const { filters, ruler, ...own } = said.get(String(entry.eval_id)) ?? {};
    return {
      ...entry,
      ...own,
      eval_id: entry.eval_id,
      filters: { ...entry.filters, ...filters },
      ruler: { ...entry.ruler, ...ruler },
    };
  });
}

function describedTasks(known: Tasks, declared: Tasks): Tasks {
  const fromLogs = new Map(known.map((task) => [task.id, task]));
  // The marks of logs are shares by now.
  const asShares = { scale: undefined, full: undefined, better: undefined };
  const described = declared.map((task) => ({ ...fromLogs.get(task.id), ...task, ...asShares }));
  const names = new Set(declared.map(({ id }) => id));
  return [...described, ...known.filter(({ id }) => !names.has(id))];
}
