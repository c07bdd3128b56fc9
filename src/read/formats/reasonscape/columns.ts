/** Names under which interviews hold our columns, the likeliest first; a dot leads into an object. */
export const interviewColumns = {
  model: ['model', 'model_name', 'model_id'],
  template: ['template', 'prompt_template'],
  sampler: ['sampler', 'sampler_name'],
  task: ['base_task', 'task', 'task_name'],
  tier: ['tier', 'tiers', 'degree', 'level', 'manifold.id', 'manifold'],
  params: ['params', 'parameters', 'task_params'],
  item: ['test_id', 'item', 'sample_id', 'id', 'seed'],
  outcome: ['outcome'],
  correct: ['correct', 'is_correct', 'answer_correct'],
  invalid: ['invalid', 'is_invalid', 'parse_error'],
  truncated: ['truncated', 'is_truncated', 'hit_limit'],
  finish_reason: ['finish_reason', 'stop_reason'],
  guess: ['guess_chance', 'guess', 'guess_probability'],
  prompt_tokens: ['prompt_tokens', 'usage.prompt_tokens', 'input_tokens', 'usage.input_tokens'],
  completion_tokens: ['completion_tokens', 'usage.completion_tokens', 'output_tokens', 'usage.output_tokens'],
  cost: ['cost', 'usage.cost'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type InterviewColumn = keyof typeof interviewColumns;

/** Our column → the name it has in the interviews, where the usual names do not fit. */
export type InterviewNames = Readonly<Partial<Record<string, string>>>;
