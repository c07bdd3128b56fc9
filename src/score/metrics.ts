import { formatCount, formatRatio, formatScore } from '../format.ts';
import type { Aggregate } from './scores.ts';

/** One way to look at an evaluation. A new metric is one more record here; nothing else names a metric. */
export interface Metric {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  /** Whether rows may be ranked by it. */
  readonly rankable: boolean;
  readonly describe: string;
  read(aggregate: Aggregate): number | null;
  format(value: number): string;
}

const points = { unit: 'points', better: 'higher', rankable: true, format: formatScore } as const;

const reasonscore: Metric = {
  ...points,
  id: 'reasonscore',
  label: 'ReasonScore',
  describe:
    'Geometric mean over tasks of Wilson centre + margin − truncated share, times 1000. Pays for small samples.',
  read: (aggregate) => aggregate.reasonscore,
};

export const METRICS: readonly Metric[] = [
  reasonscore,
  {
    ...points,
    id: 'plain',
    label: 'Plain score',
    describe:
      'Geometric mean over tasks of the guess-adjusted success minus the truncated share, times 1000. The best estimate.',
    read: (aggregate) => aggregate.plain,
  },
  {
    ...points,
    id: 'lower',
    label: 'Lower limit',
    describe: 'Lower end of the 95 % interval of the plain score: the conservative ranking.',
    read: (aggregate) => aggregate.lower,
  },
  {
    ...points,
    id: 'upper',
    label: 'Upper limit',
    describe: 'Upper end of the 95 % interval of the plain score.',
    read: (aggregate) => aggregate.upper,
  },
  {
    id: 'score_per_token',
    label: 'Score/Token',
    unit: 'points per token',
    better: 'higher',
    rankable: true,
    describe: 'ReasonScore divided by the average completion tokens.',
    read: (aggregate) => aggregate.scorePerToken,
    format: formatRatio,
  },
  {
    id: 'avg_tokens',
    label: 'Avg Tokens',
    unit: 'tokens',
    better: 'lower',
    rankable: false,
    describe: 'Mean over tasks of the mean completion tokens of one response.',
    read: (aggregate) => aggregate.averageTokens,
    format: formatCount,
  },
];

export const RANKABLE: readonly Metric[] = METRICS.filter((metric) => metric.rankable);

/** The metric rows are sorted by when nobody says otherwise. */
export const DEFAULT_METRIC: Metric = reasonscore;

/** The metric with this id, or undefined. */
export function findMetric(id: string): Metric | undefined {
  return METRICS.find((metric) => metric.id === id);
}
