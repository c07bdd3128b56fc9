/** Columns of a file of points: counters of one task at one parameter setting. Sums, never means. */
export const pointFields = [
  'eval_id',
  'task',
  'tier',
  'params',
  'correct',
  'total',
  'invalid',
  'truncated',
  'guess_sum',
  'guess_square_sum',
  'prompt_tokens',
  'completion_tokens',
  'cost',
  'responses',
] as const;

/** Columns of a file of samples: one response each. */
export const sampleFields = [
  'eval_id',
  'task',
  'tier',
  'params',
  'item',
  'outcome',
  'correct',
  'invalid',
  'truncated',
  'finish_reason',
  'guess',
  'prompt_tokens',
  'completion_tokens',
  'cost',
] as const;

/**
 * Columns of responses that were summed where they lay: one row for all that agree in task, setting and ending. Tokens are
 * sums over the `token_responses` that record them; `cost_picos` is exact, in 1e-12 of the currency.
 */
const summedFields = [
  ...sampleFields,
  'responses',
  'completion_tokens_squared',
  'token_responses',
  'prompt_responses',
  'cost_picos',
  'cost_responses',
] as const;

export type PointField = (typeof pointFields)[number];
export type RowKind = 'points' | 'samples' | 'sums';

/** A row is read only when these are there; a point needs `total` or `responses` besides, a sample `outcome` or `correct`. */
export const requiredFields = {
  points: ['eval_id', 'task', 'correct'],
  samples: ['eval_id', 'task'],
  sums: ['eval_id', 'task', 'responses'],
} as const;

export const fieldsOf: Readonly<Record<RowKind, readonly string[]>> = {
  points: pointFields,
  samples: sampleFields,
  sums: summedFields,
};

/** Place of every column in the values of a row. */
export const pointColumn = places(pointFields);
export const sampleColumn = places(sampleFields);
export const summedColumn = places(summedFields);

function places<Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name, index) => [name, index])) as Record<Name, number>;
}
