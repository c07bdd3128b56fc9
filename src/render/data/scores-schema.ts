import type { Board, MetricHeading } from '../../board/board.ts';
import { inOrder } from '../json.ts';
import { jsonText } from '../json-text.ts';

/** The version of the data files of a board: their names and fields only ever grow within it. */
export const DATA_VERSION = 'v1';

const NUMBER = { type: ['number', 'null'] } as const;
const PLACE = { type: ['integer', 'null'], minimum: 1 } as const;
const COUNT = { type: ['integer', 'null'], minimum: 0 } as const;

const described = <Schema extends object>(schema: Schema, description: string) => ({
  ...schema,
  description,
});

const FEWER = 'fewer points than others have, or a run that ended early';

const CELL = {
  type: 'object',
  required: [
    'center',
    'margin',
    'truncated_ratio',
    'point_count',
    'expected_points',
    'is_incomplete',
    'correct',
    'total',
  ],
  properties: {
    center: described(NUMBER, 'Centre of the Wilson interval of the compatible score.'),
    margin: described(NUMBER, 'Half its width.'),
    truncated_ratio: described(NUMBER, 'Truncated share of all responses.'),
    adjusted_score: described(NUMBER, 'Centre plus margin minus the truncated share.'),
    point_count: described({ type: 'integer', minimum: 0 }, 'Difficulty points with responses.'),
    expected_points: described({ type: 'integer', minimum: 0 }, 'Difficulty points of a whole cell.'),
    is_incomplete: described({ type: 'boolean' }, `Part-measured: ${FEWER}.`),
    correct: described({ type: 'number', minimum: 0 }, 'Correct responses.'),
    total: described({ type: 'number', minimum: 0 }, 'Completed responses: truncated ones are left out.'),
    invalid: described(
      { type: ['number', 'null'], minimum: 0 },
      'Responses that could not be read; null: not recorded.',
    ),
    truncated: described(
      { type: ['number', 'null'], minimum: 0 },
      'Truncated responses; null: not recorded.',
    ),
    accuracy: described(NUMBER, 'Success of completed responses, corrected for guessing.'),
    accuracy_lower: NUMBER,
    accuracy_upper: NUMBER,
    score: described(NUMBER, 'Success minus the truncated share.'),
    score_lower: NUMBER,
    score_upper: NUMBER,
  },
} as const;

type Metrics = readonly MetricHeading[];

const numbersOf = (metrics: Metrics): object =>
  Object.fromEntries(metrics.map(({ id, label, unit }) => [id, described(NUMBER, `${label}: ${unit}.`)]));

/** The first metric stands in every evaluation and every tier; others may follow. */
const firstOf = (metrics: Metrics): string[] => metrics.slice(0, 1).map(({ id }) => id);

const tierSchema = (metrics: Metrics): object => ({
  type: 'object',
  required: [...firstOf(metrics), 'any_incomplete', 'tasks'],
  properties: {
    ...numbersOf(metrics),
    any_incomplete: described(
      { type: 'boolean' },
      `Some cell of it is missing, not scorable or part-measured: ${FEWER}.`,
    ),
    tasks: { type: 'object', additionalProperties: CELL, description: 'Cells by task.' },
  },
});

const rowSchema = (metrics: Metrics): object => ({
  type: 'object',
  required: [
    'eval_id',
    'model',
    ...firstOf(metrics),
    'tiers',
    'rank',
    'rank_best',
    'rank_worst',
    'tie_group',
    'groups',
  ],
  properties: {
    eval_id: { type: ['integer', 'string'] },
    model: { type: 'string' },
    ...numbersOf(metrics),
    tiers: { type: 'object', additionalProperties: tierSchema(metrics), description: 'Tiers by id.' },
    rank: described(PLACE, 'null: not ranked.'),
    rank_best: described(PLACE, 'First end of the 95 % range of ranks; null: the metric has no interval.'),
    rank_worst: PLACE,
    tie_group: described(COUNT, 'Group 1 ties for first.'),
    groups: { type: 'array', items: { type: 'string' } },
    synthetic: described({ const: true }, 'The numbers are made up.'),
  },
});

/** The JSON Schema of `scores.json`. Further fields may follow; none is renamed or taken away within a version. */
export function scoresJsonSchema({ metrics }: Pick<Board, 'metrics'>): string {
  return jsonText({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `Evalpress scores, ${DATA_VERSION}`,
    description:
      'Evaluations, best first. Numbers are not rounded; null means not recorded or not known, never 0.',
    type: 'array',
    items: rowSchema(inOrder(metrics)),
  });
}
