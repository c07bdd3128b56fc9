import {
  DEFAULT_METRIC,
  EFFICIENCY,
  ESTIMATE,
  findMetric,
  type Metric,
  METRICS,
  withTrials,
} from '../score/metrics.ts';
import { sameScore } from '../score/order.ts';
import type { Aggregate, Ranking, TierMarks } from '../score/scores.ts';
import type { Cell, MetricCells, MetricHeading, MetricHeadings, Tone } from './board.ts';
import { INCOMPLETE, missingCell, rangeOf, valueCell } from './cell.ts';

/** Stands before a score over cells with few responses. */
export const APPROXIMATE = '≈';

export { ENOUGH_RESPONSES } from '../score/scores.ts';

/** What each metric says of an evaluation, or of one of its tiers; `tier` is its index, for the marks of best and worst. */
export function metricCells(
  aggregate: Aggregate | null,
  sorted: Metric = DEFAULT_METRIC,
  marks?: Ranking['marks'],
  tier = 0,
): MetricCells {
  const all = METRICS.map((metric) => metricCell(metric, aggregate, marks?.[metric.id]?.[tier]));
  const of = ({ id }: Metric): Cell => all[METRICS.findIndex((metric) => metric.id === id)] ?? NONE;
  return { all, headline: of(sorted), second: of(secondTo(sorted)), estimate: of(ESTIMATE) };
}

/** The score that stands small beside the one ranked by. */
function secondTo(sorted: Metric): Metric {
  return sorted === DEFAULT_METRIC ? ESTIMATE : DEFAULT_METRIC;
}

/** The estimate alone, with its interval. */
export function estimateCell(aggregate: Aggregate | null): Cell {
  return metricCell(ESTIMATE, aggregate);
}

/** What stands in place of an interval that would promise too much. */
const AT_CHANCE = 'at chance';

/** Whether a score has no interval because no cell is above what guessing gives. */
export function isAtChance({ rangeText }: Cell): boolean {
  return rangeText === AT_CHANCE;
}

const NONE = missingCell('not-scorable', '');

function metricCell(metric: Metric, aggregate: Aggregate | null, marks?: TierMarks): Cell {
  const value = aggregate && metric.read(aggregate);
  if (aggregate === null || value === null) {
    const title = whyAbsent(metric, aggregate) ?? `${metric.label}: nothing could be scored`;
    return missingCell(metric.needs ? 'not-recorded' : 'not-scorable', title);
  }
  const flags = flagsOf(metric, aggregate);
  const text = `${flags.approximate ? APPROXIMATE : ''}${metric.format(value)}${flags.incomplete ? INCOMPLETE : ''}`;
  const tone = toneOf(value, marks);
  const title = metric.explain?.(aggregate, text) ?? `${metric.label} ${text}`;
  return valueCell(value, text, `${title}${MARKED[tone]}`, {
    ...rangeIn(metric, aggregate),
    ...flags,
    tone,
  });
}

function whyAbsent({ absent }: Metric, aggregate: Aggregate | null): string | undefined {
  if (typeof absent !== 'function') return absent;
  return aggregate === null ? undefined : absent(aggregate);
}

/** The interval, or why there is none. */
function rangeIn(metric: Metric, aggregate: Aggregate): Partial<Pick<Cell, 'range' | 'rangeText'>> {
  const range = metric.range?.(aggregate);
  if (range === null) return { rangeText: AT_CHANCE };
  return range ? rangeOf(...range, (end) => metric.format(end)) : {};
}

function flagsOf(metric: Metric, aggregate: Aggregate): Pick<Cell, Flag> {
  const { flag } = metric;
  return {
    incomplete: metric.isIncomplete?.(aggregate) ?? (flag === 'incomplete' && aggregate.incomplete),
    approximate: flag === 'approximate' && aggregate.approximate,
  };
}

type Flag = NonNullable<Metric['flag']>;

/** What a tooltip says of a mark. */
const MARKED: Readonly<Record<Tone, string>> = {
  best: '; best of its tier',
  worst: '; worst of its tier',
  plain: '',
};

function toneOf(value: number, marks: TierMarks | undefined): Tone {
  const is = (mark: number | null | undefined): boolean => typeof mark === 'number' && sameScore(value, mark);
  if (is(marks?.best)) return 'best';
  return is(marks?.worst) ? 'worst' : 'plain';
}

/** The headings of all metrics on a board sorted by one of them. */
export function metricHeadings(has: Recorded, sorted: Metric = DEFAULT_METRIC): MetricHeadings {
  const isThere = (metric: Metric): boolean => isThereOn(has, metric);
  const all = METRICS.flatMap((metric, index) => (isThere(metric) ? [headingOf(metric, index, has)] : []));
  const at = (wanted: Metric): MetricHeading => {
    const heading = all.find(({ id }) => id === wanted.id);
    if (!heading) throw new RangeError(`metricHeadings: ${wanted.id} is none of METRICS`);
    return heading;
  };
  const beside = METRICS.filter(
    (metric) => metric.role === 'column' && metric.beneath === undefined && isThere(metric),
  );
  const columns = beside.flatMap((main) => [main, ...METRICS.filter(({ beneath }) => beneath === main.id)]);
  return {
    all,
    sorted: at(sorted),
    second: at(secondTo(sorted)),
    score: at(sorted.role === 'score' ? sorted : DEFAULT_METRIC),
    estimate: at(ESTIMATE),
    efficiency: at(EFFICIENCY),
    columns: columns.map(at),
  };
}

/** Whether a board shows a metric at all. */
function isThereOn(has: Recorded, metric: Metric): boolean {
  return !metric.isOptional || isRecorded(has, metric);
}

function isRecorded(has: Recorded, { needs }: Metric): boolean {
  return needs === undefined || has[needs];
}

/** The metric that a query sorts by; undefined where the board did not record what it needs, and so has no number of it. */
export function sortedBy(id: string, has: Recorded): Metric | undefined {
  const metric = findMetric(id);
  return metric && isRecorded(has, metric) ? withTrials(metric, has.k) : undefined;
}

/** What a board has recorded of what metrics may need. */
export interface Recorded extends Readonly<Record<NonNullable<Metric['needs']>, boolean>> {
  /** The k of pass@k; null where no cell has it. */
  readonly k: number | null;
}

function headingOf(metric: Metric, index: number, has: Recorded): MetricHeading {
  const { id, unit, better, role, beneath, needs, report } = metric;
  const recorded = isRecorded(has, metric);
  const { label, describe } = withTrials(metric, has.k);
  return {
    index,
    id,
    label,
    description: describe,
    unit,
    better,
    rankable: metric.rankable && recorded,
    isCertain: metric.limits !== undefined,
    role,
    isBeneath: beneath !== undefined,
    isLong: metric.isLong === true,
    recorded,
    report,
    reading: metric.reading ?? [],
    ofCells: metric.ofCell !== undefined,
    k: needs === 'trials' ? has.k : null,
    names: { file: label, page: label, narrow: label, ...metric.headings },
  };
}

/** The cell of a metric; that of another evaluation or tier for the same heading is found the same way. */
export function cellOf({ all }: MetricCells, { index }: MetricHeading): Cell {
  return all[index] ?? NONE;
}
