import { formatCount, formatRatio, formatScore } from '../format.ts';
import { type Aggregate, type CellScore, ENOUGH_RESPONSES } from './scores.ts';

/**
 * One way to look at an evaluation or at one of its tiers. A new metric is one more record in `METRICS`: the table, the
 * reports, the data files, the figures and `--sort` list what is recorded here, and no other file names a metric.
 */
export interface Metric {
  /** Word of `--sort`, key in JSON, column of `ranking.csv`. */
  readonly id: string;
  /** What a sentence calls it. */
  readonly label: string;
  /** Other headings of its columns; the label where there is none. */
  readonly headings?: Partial<MetricNames>;
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  /** Whether rows may be ranked by it. */
  readonly rankable: boolean;
  readonly describe: string;
  /**
   * Its part on a board. `headline`: large, and on every line of a tier. `estimate`: beneath the headline, with its interval;
   * ranges of ranks and comparisons speak of it. `limit`: an end of that interval, never a column. `column`: a column of its own.
   */
  readonly role: 'headline' | 'estimate' | 'limit' | 'column';
  /** Id of the metric with which it shares a column, and beneath which it stands. */
  readonly beneath?: string;
  /** What a board must have recorded; without it the column is left out, except of Markdown tables and data files. */
  readonly needs?: 'tokens';
  /** The table of `report.md` that has it beside the table of all tiers. */
  readonly report: 'performance' | 'usage' | null;
  /** What its text shows of the score behind it: an asterisk for missing points, "≈" for few responses. */
  readonly flag?: 'incomplete' | 'approximate';
  /** Which evaluation of a tier is marked: the best, or the worst as well. */
  readonly marks?: readonly Mark[];
  /** Above 0 where rows may be ranked by it; null where it is not known. */
  read(aggregate: Aggregate): number | null;
  /** Its value for a single cell, where it has one: a column of `scores.csv`, and a key of each task in JSON. */
  ofCell?(cell: CellScore): number | null;
  /** Its 95 % interval, in the unit of its value. */
  range?(aggregate: Aggregate): readonly [number, number];
  format(value: number): string;
  /** What a tooltip says of a value printed as `text`; label and text where this is absent. */
  explain?(aggregate: Aggregate, text: string): string;
  /** What a tooltip says where there is no value. */
  readonly absent?: string;
  /** What the report says of how to read it, one sentence each. */
  readonly reading?: readonly string[];
}

export type Mark = 'best' | 'worst';

/** What a metric is called at the head of a column. */
export interface MetricNames {
  /** In Markdown tables, as other tools read them. */
  readonly file: string;
  /** In tables of a page, where only the first word has a capital. */
  readonly page: string;
  /** Where room is scarce: in the large table and in figures. */
  readonly narrow: string;
}

const points = {
  unit: 'points',
  better: 'higher',
  rankable: true,
  role: 'column',
  report: 'performance',
  flag: 'incomplete',
  format: formatScore,
} as const;

const reasonscore: Metric = {
  ...points,
  id: 'reasonscore',
  label: 'ReasonScore',
  headings: { narrow: 'Score' },
  describe:
    'Geometric mean over tasks of Wilson centre + margin − truncated share, times 1000. Pays for small samples.',
  role: 'headline',
  marks: ['best'],
  read: (aggregate) => aggregate.reasonscore,
  reading: [
    'ReasonScore adds the uncertainty of small samples on top, so it lies above its own interval; the interval belongs to the plain score.',
    'ReasonScore is not accuracy: it is a geometric mean, so one weak task weighs heavily. Scores of different boards share no scale.',
  ],
  explain: ({ bonus, incomplete }, text) =>
    `ReasonScore ${text}; ${formatScore(bonus)} above the plain score, for uncertainty${incomplete ? '; * some points are missing' : ''}`,
};

const plain: Metric = {
  ...points,
  id: 'plain',
  label: 'Plain score',
  headings: { file: 'Plain', narrow: 'plain' },
  describe:
    'Geometric mean over tasks of the guess-adjusted success minus the truncated share, times 1000. The best estimate.',
  role: 'estimate',
  flag: 'approximate',
  read: (aggregate) => aggregate.plain,
  range: ({ lower, upper }) => [lower, upper],
  explain: ({ lower, upper, cells, approximate }, text) => {
    const doubt = approximate
      ? `; approximate: a cell has fewer than ${formatCount(ENOUGH_RESPONSES)} responses`
      : '';
    const interval = `95 % interval ${formatScore(lower)}–${formatScore(upper)} over ${formatCount(cells)} cells`;
    return `Plain score ${text}, ${interval}${doubt}`;
  },
};

/** In the order of `ranking.csv`. */
export const METRICS: readonly Metric[] = [
  reasonscore,
  plain,
  {
    ...points,
    id: 'lower',
    label: 'Lower limit',
    describe: 'Lower end of the 95 % interval of the plain score: the conservative ranking.',
    role: 'limit',
    read: (aggregate) => aggregate.lower,
  },
  {
    ...points,
    id: 'upper',
    label: 'Upper limit',
    describe: 'Upper end of the 95 % interval of the plain score.',
    role: 'limit',
    read: (aggregate) => aggregate.upper,
  },
  {
    id: 'score_per_token',
    label: 'Score/Token',
    headings: { page: 'Score/token', narrow: 'score/token' },
    unit: 'points per token',
    better: 'higher',
    rankable: true,
    describe: 'ReasonScore divided by the average completion tokens.',
    role: 'column',
    beneath: 'avg_tokens',
    needs: 'tokens',
    report: 'usage',
    marks: ['best', 'worst'],
    read: (aggregate) => aggregate.scorePerToken,
    format: formatRatio,
    explain: (_, text) => `${text} points per token`,
    absent: 'Score per token: tokens were not recorded',
  },
  {
    id: 'avg_tokens',
    label: 'Avg Tokens',
    headings: { page: 'Avg tokens', narrow: 'Tokens' },
    unit: 'tokens',
    better: 'lower',
    rankable: false,
    describe: 'Mean over tasks of the mean completion tokens of one response.',
    role: 'column',
    needs: 'tokens',
    // The report has the tokens of a response instead, over all responses.
    report: null,
    read: (aggregate) => aggregate.averageTokens,
    format: formatCount,
    explain: (_, text) => `${text} completion tokens a response on average`,
    absent: 'Tokens were not recorded',
  },
];

export const RANKABLE: readonly Metric[] = METRICS.filter((metric) => metric.rankable);

/** The metric rows are sorted by when nobody says otherwise. */
export const DEFAULT_METRIC: Metric = reasonscore;

/** What intervals, ranges of ranks and comparisons speak of. */
export const ESTIMATE: Metric = plain;

/** The estimate in a sentence: "plain score". */
export const ESTIMATE_NAME: string = plain.label.toLowerCase();

/** The metric with this id, or undefined. */
export function findMetric(id: string): Metric | undefined {
  return METRICS.find((metric) => metric.id === id);
}
