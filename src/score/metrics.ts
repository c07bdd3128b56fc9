import { formatCost, formatCount, formatRate, formatRatio, formatScore, formatShare } from '../format.ts';
import type { LogMean, ScoreLimits } from '../../scoring/index.ts';
import type { Limits } from './score-cell.ts';
import { type About, type Aggregate, type CellScore, ENOUGH_RESPONSES, type ScoreLogs } from './scores.ts';

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
   * Its part on a board. `score`: one of the two scores of every line, of which the one ranked by is large. `limit`: an end of
   * an interval, never a column. `column`: a column of its own.
   */
  readonly role: 'score' | 'limit' | 'column';
  /** Id of the metric with which it shares a column, and beneath which it stands. */
  readonly beneath?: string;
  /** Whether its numbers are longer than others: its column is wider then. */
  readonly isLong?: boolean;
  /** What a board must have recorded; without it the column is left out, except of Markdown tables and data files. */
  readonly needs?: 'tokens' | 'cost' | 'trials';
  /** Whether it is nowhere where that was not recorded, not even in tables that other tools read. */
  readonly isOptional?: boolean;
  /** The table of `report.md` that has it beside the table of all tiers. */
  readonly report: 'performance' | 'usage' | null;
  /** What its text shows of the score behind it: an asterisk for missing points, "≈" for few responses. */
  readonly flag?: 'incomplete' | 'approximate';
  /** Whether its text carries an asterisk; `flag` says so where this is absent. */
  isIncomplete?(aggregate: Aggregate): boolean;
  /** What it is called where its k is known. */
  named?(k: string): Pick<Metric, 'label' | 'describe'>;
  /** Which evaluation of a tier is marked: the best, or the worst as well. */
  readonly marks?: readonly Mark[];
  /** 0 or more where rows may be ranked by it; null where it is not known. */
  read(aggregate: Aggregate): number | null;
  /** What of a cell it averages; a metric that has this has an interval, and pairs are compared by it. */
  limits?(cell: Limits): ScoreLimits;
  /** Its mean on the scale where cells are averaged; where `limits` is. */
  log?(logs: ScoreLogs): LogMean;
  /** Its value for a single cell, where it has one: a column of `scores.csv`, and a key of each task in JSON. */
  ofCell?(cell: CellScore): number | null;
  /** Its 95 % interval, in the unit of its value; null where it would promise too much. */
  range?(aggregate: Aggregate): readonly [number, number] | null;
  format(value: number): string;
  /** What a tooltip says of a value printed as `text`; label and text where this is absent. */
  explain?(aggregate: Aggregate, text: string): string;
  /** What a tooltip says where there is no value. */
  readonly absent?: string | ((aggregate: Aggregate) => string);
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

/** A metric of repeated trials, which its board calls by its k. */
function passMetric(
  id: string,
  part: 'passAtK' | 'passHatK',
  named: (k: string) => Pick<Metric, 'label' | 'describe'>,
): Metric {
  const labelOf = ({ k }: Aggregate): string => named(k === null ? 'k' : String(k)).label;
  return {
    ...named('k'),
    named,
    id,
    unit: 'share',
    better: 'higher',
    rankable: true,
    role: 'column',
    needs: 'trials',
    isOptional: true,
    report: 'performance',
    isIncomplete: ({ incomplete, cells, passCells }) => incomplete || passCells < cells,
    read: (aggregate) => aggregate[part],
    ofCell: (cell) => cell[part],
    format: formatShare,
    explain: (aggregate, text) => {
      const { cells, passCells } = aggregate;
      const over = passCells < cells ? ` over ${formatCount(passCells)} of ${formatCount(cells)} cells` : '';
      return `${labelOf(aggregate)} ${text}${over}; no interval is known${lackOf(aggregate)}`;
    },
    absent: ({ unnamedCells, cells }) =>
      [
        ...(unnamedCells > 0 ? ['Responses do not all name an item'] : []),
        ...(unnamedCells < cells ? ['Some item was tried once'] : []),
      ].join('; '),
  };
}

const doubtOf = ({ approximate }: Aggregate): string =>
  approximate ? `; approximate: a cell has fewer than ${formatCount(ENOUGH_RESPONSES)} responses` : '';

const lackOf = ({ incomplete }: Aggregate): string => (incomplete ? '; * some points are missing' : '');

const intervalText = (lower: number, upper: number): string =>
  `95 % interval ${formatScore(lower)}–${formatScore(upper)}`;

const reasonscore: Metric = {
  ...points,
  id: 'reasonscore',
  label: 'ReasonScore',
  headings: { narrow: 'Score' },
  describe:
    'Geometric mean over tasks of Wilson centre + margin − truncated share, times 1000. Pays for small samples.',
  role: 'score',
  marks: ['best'],
  read: (aggregate) => aggregate.reasonscore,
  limits: ({ rerun }) => rerun,
  log: (logs) => logs.reasonscore,
  range: ({ reasonscoreLower, reasonscoreUpper }) => [reasonscoreLower, reasonscoreUpper],
  reading: [
    'The interval of the ReasonScore is that of its expected value when the same suite is run again with the same number of responses.',
    'ReasonScore is not accuracy: it is a geometric mean, so one weak task weighs heavily. Scores of different boards share no scale.',
  ],
  explain: (aggregate, text) =>
    `ReasonScore ${text}, ${intervalText(aggregate.reasonscoreLower, aggregate.reasonscoreUpper)} of a re-run; ${formatScore(aggregate.bonus)} above the plain score, for uncertainty${lackOf(aggregate)}${doubtOf(aggregate)}`,
};

const plain: Metric = {
  ...points,
  id: 'plain',
  label: 'Plain score',
  headings: { file: 'Plain', narrow: 'plain' },
  describe:
    'Geometric mean over tasks of the guess-adjusted success minus the truncated share, times 1000. The best estimate.',
  role: 'score',
  flag: 'approximate',
  marks: ['best'],
  read: (aggregate) => aggregate.plain,
  limits: ({ interval }) => interval,
  log: (logs) => logs.plain,
  range: ({ lower, upper, atChance }) => (atChance ? null : [lower, upper]),
  explain: (aggregate, text) => {
    const { lower, upper, cells, atChance } = aggregate;
    const interval = atChance
      ? 'at chance: no cell is above what guessing gives'
      : `${intervalText(lower, upper)} over ${formatCount(cells)} cells`;
    return `Plain score ${text}, ${interval}${lackOf(aggregate)}${doubtOf(aggregate)}`;
  },
};

const efficiency: Metric = {
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
};

/** A mean of a part of the cells would pass for that of all. */
const NO_COST = 'the cost of some cell was not recorded';

/** In the order of `ranking.csv`. */
export const METRICS: readonly Metric[] = [
  reasonscore,
  {
    ...points,
    id: 'reasonscore_lower',
    label: 'ReasonScore, lower limit',
    describe: 'Lower end of the 95 % interval of the ReasonScore of a re-run.',
    role: 'limit',
    rankable: false,
    read: (aggregate) => aggregate.reasonscoreLower,
  },
  {
    ...points,
    id: 'reasonscore_upper',
    label: 'ReasonScore, upper limit',
    describe: 'Upper end of the 95 % interval of the ReasonScore of a re-run.',
    role: 'limit',
    rankable: false,
    read: (aggregate) => aggregate.reasonscoreUpper,
  },
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
    rankable: false,
    read: (aggregate) => aggregate.upper,
  },
  efficiency,
  {
    id: 'avg_tokens',
    label: 'Avg Tokens',
    headings: { page: 'Avg tokens', narrow: 'Tokens' },
    unit: 'tokens',
    better: 'lower',
    rankable: false,
    describe:
      'Mean over tasks of the mean completion tokens of one response, over tiers the mean of the tiers.',
    role: 'column',
    needs: 'tokens',
    // The report has the tokens of a response instead, over all responses.
    report: null,
    read: (aggregate) => aggregate.averageTokens,
    format: formatCount,
    explain: (_, text) => `${text} completion tokens a response on average`,
    absent: 'Tokens were not recorded',
  },
  {
    id: 'score_per_cost',
    label: 'Score/Cost',
    headings: { page: 'Score/cost', narrow: 'score/cost' },
    unit: 'points per US dollar',
    better: 'higher',
    rankable: true,
    describe: 'ReasonScore divided by the average cost of a response: points per US dollar.',
    role: 'column',
    beneath: 'avg_cost',
    needs: 'cost',
    isOptional: true,
    report: 'usage',
    marks: ['best', 'worst'],
    read: (aggregate) => aggregate.scorePerCost,
    format: formatRate,
    explain: (_, text) => `${text} points per US dollar`,
    absent: ({ averageCost }) => `Score per US dollar: ${averageCost === 0 ? 'nothing was spent' : NO_COST}`,
  },
  {
    id: 'avg_cost',
    label: 'Avg Cost',
    headings: { page: 'Avg cost', narrow: 'Cost' },
    unit: 'US dollars',
    better: 'lower',
    rankable: false,
    describe:
      'Mean over tasks of the mean cost of one response, over tiers the mean of the tiers, in US dollars. Not known where that of a cell is not.',
    role: 'column',
    needs: 'cost',
    isOptional: true,
    report: 'usage',
    isLong: true,
    read: (aggregate) => aggregate.averageCost,
    format: formatCost,
    explain: (_, text) => `${text} a response on average`,
    absent: () => `Average cost: ${NO_COST}`,
  },
  passMetric('pass_at_k', 'passAtK', (k) => ({
    label: `pass@${k}`,
    describe: `Chance that at least one of ${k} trials of an item passes, unbiased per item; mean over items, cells, tiers.`,
  })),
  passMetric('pass_hat_k', 'passHatK', (k) => ({
    label: `pass^${k}`,
    describe: `Chance that all of ${k} trials of an item pass, unbiased per item; mean over items, cells, tiers.`,
  })),
];

export const RANKABLE: readonly Metric[] = METRICS.filter((metric) => metric.rankable);

/** The metric rows are sorted by when nobody says otherwise. */
export const DEFAULT_METRIC: Metric = reasonscore;

/** The metric that a board is ranked by where nobody asks for another; it has intervals. */
export function boardMetric({ about }: { readonly about: Pick<About, 'rankBy'> }): Metric {
  return findMetric(about.rankBy) ?? DEFAULT_METRIC;
}

/** The score without a bonus for small samples, which figures draw against something else. */
export const ESTIMATE: Metric = plain;

/** Score per token: the published heat-bars of a tier are sorted by it. */
export const EFFICIENCY: Metric = efficiency;

/** Those with intervals: pairs are compared by them, and ranks have ranges. */
export const CERTAIN: readonly Metric[] = METRICS.filter((metric) => metric.limits !== undefined);

/** A metric in the middle of a sentence: "plain score"; a name keeps its capitals. */
export function inSentence({ label }: Pick<Metric, 'label'>): string {
  return /^\p{Lu}\p{Ll}+(?: |$)/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** A metric as a board calls it; `k` is that of its trials, null where items were tried once. */
export function withTrials(metric: Metric, k: number | null): Metric {
  return k === null ? metric : { ...metric, ...metric.named?.(String(k)) };
}

/** The metric with this id, or undefined. */
export function findMetric(id: string): Metric | undefined {
  return METRICS.find((metric) => metric.id === id);
}
