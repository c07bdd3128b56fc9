import { mostFrequent } from '../../dataset/most-frequent.ts';
import { at, listOf, nameAt } from '../json-values.ts';
import { modelFacts, nameWithArguments, settingsText } from '../settings.ts';

type Settings = Readonly<Record<string, string>>;

/** What a log says of how its model was asked. */
export interface Plan {
  readonly model: string;
  readonly task: string;
  /** With what the model was made, whatever the task. */
  readonly ofModel: Settings;
  /** What the plan states besides: set by the code of the task, or for this run. */
  readonly besides: Settings;
  /** All of it that is no matter of the machine, and the steps; the same task under another variant is another evaluation. */
  readonly variant: string;
  /** The steps of the task; null where the run replaced them, which then is part of its identity. */
  readonly solver: string | null;
}

export function planOf(header: unknown, { model, task }: Pick<Plan, 'model' | 'task'>): Plan {
  const ofModel = modelFacts(at(header, 'eval', 'model_generate_config'));
  const stated = modelFacts(at(header, 'plan', 'config'));
  const besides = Object.fromEntries(
    Object.entries(stated).filter(([name, value]) => ofModel[name] !== value),
  );
  const steps = listOf(at(header, 'plan', 'steps')).flatMap((step) => {
    const name = nameAt(step, 'solver');
    return name === null ? [] : nameWithArguments(name, at(step, 'params'));
  });
  const solver = nameAt(header, 'eval', 'solver') !== null || steps.length === 0 ? null : steps.join(', ');
  const parts = [settingsText(stated), ...(solver === null ? [] : [`solver ${solver}`])];
  return { model, task, ofModel, besides, variant: parts.filter((part) => part !== '').join(', '), solver };
}

/**
 * The settings that belong to each run. A log does not say whether its task or its run set what the plan states besides the
 * model's own settings: where several models took a task, what most of them had is its own, and what differs belongs to the
 * run, there and wherever its model has the same value. Where no task was taken by several models, all belongs to the runs.
 *
 * @returns in words, in the order of the plans
 */
export function samplersOf(plans: readonly Plan[]): string[] {
  const taken = plans.map(({ ofModel }) => ({ ...ofModel }));
  for (const name of new Set(plans.flatMap(({ besides }) => Object.keys(besides)))) {
    const isOfRun = ownedByRuns(name, plans);
    for (const [index, plan] of plans.entries()) {
      const value = plan.besides[name];
      const own = taken[index];
      if (value !== undefined && own !== undefined && isOfRun(plan)) own[name] = value;
    }
  }
  return taken.map(settingsText);
}

function ownedByRuns(name: string, plans: readonly Plan[]): (plan: Plan) => boolean {
  const valueOf = ({ ofModel, besides }: Plan): string => besides[name] ?? ofModel[name] ?? '';
  const keyOf = (plan: Plan): string => JSON.stringify([plan.model, valueOf(plan)]);
  const shared = [...Map.groupBy(plans, ({ task }) => task).values()].filter(
    (list) => new Set(list.map(({ model }) => model)).size > 1,
  );
  if (shared.length === 0) return () => true;
  const differing = new Set(
    shared.flatMap((list) => {
      const usual = mostFrequent(list.map(valueOf));
      return list.filter((plan) => valueOf(plan) !== usual).map(keyOf);
    }),
  );
  return (plan) => differing.has(keyOf(plan));
}
