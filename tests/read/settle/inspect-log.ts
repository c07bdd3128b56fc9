/** What matters of a log of Inspect; the rest is left at its default. */
export interface LogFacts {
  readonly model?: string;
  readonly task?: string;
  readonly args?: object;
  readonly values: readonly unknown[];
  readonly results?: object;
  readonly status?: string;
  readonly config?: object;
  readonly dataset?: object;
  readonly about?: object;
  readonly id?: string;
}

/** A log of Inspect whose scorer `judge` gave these values, one a sample. */
export const inspectLog = ({ values, ...facts }: LogFacts): string => {
  const { model = 'm', task = 'quiz', args = {}, results, status = 'success' } = facts;
  const id = facts.id ?? `${model} ${task} ${JSON.stringify(args)}`;
  return JSON.stringify({
    version: 2,
    status,
    eval: {
      eval_id: id,
      task_id: id,
      model,
      task,
      task_args: args,
      dataset: facts.dataset ?? {},
      config: facts.config ?? {},
      ...facts.about,
    },
    plan: { config: {} },
    ...(results !== undefined && { results }),
    samples: values.map((value, index) => ({ id: `q${index}`, epoch: 1, scores: { judge: { value } } })),
  });
};
