import { DEFAULT_METRIC, type Metric, METRICS } from '../score/metrics.ts';
import { sameScore } from '../score/order.ts';
import type { Aggregate, Ranking, TierMarks } from '../score/scores.ts';
import type { Cell, MetricCells, MetricHeading, MetricHeadings, Tone } from './board.ts';
import { INCOMPLETE, missingCell, rangeOf, valueCell } from './cell.ts';

/** Stands before a score over cells with few responses. */
export const APPROXIMATE = '≈';

export { ENOUGH_RESPONSES } from '../score/scores.ts';

/** What each metric says of an evaluation, or of one of its tiers; `tier` is its index, for the marks of best and worst. */
export function metricCells(aggregate: Aggregate | null, marks?: Ranking['marks'], tier = 0): MetricCells {
  const all = METRICS.map((metric) => metricCell(metric, aggregate, marks?.[metric.id]?.[tier]));
  return { all, headline: all[HEADLINE] ?? NONE, estimate: all[ESTIMATE] ?? NONE };
}

/** The estimate alone, with its interval. */
export function estimateCell(aggregate: Aggregate | null): Cell {
  const metric = METRICS[ESTIMATE];
  return metric ? metricCell(metric, aggregate) : NONE;
}

const NONE = missingCell('not-scorable', '');
const HEADLINE = METRICS.findIndex(({ role }) => role === 'headline');
const ESTIMATE = METRICS.findIndex(({ role }) => role === 'estimate');

function metricCell(metric: Metric, aggregate: Aggregate | null, marks?: TierMarks): Cell {
  const value = aggregate && metric.read(aggregate);
  if (aggregate === null || value === null) {
    const title = metric.absent ?? `${metric.label}: nothing could be scored`;
    return missingCell(metric.needs ? 'not-recorded' : 'not-scorable', title);
  }
  const flags = flagsOf(metric, aggregate);
  const text = `${flags.approximate ? APPROXIMATE : ''}${metric.format(value)}${flags.incomplete ? INCOMPLETE : ''}`;
  const tone = toneOf(value, marks);
  const title = metric.explain?.(aggregate, text) ?? `${metric.label} ${text}`;
  const range = metric.range?.(aggregate);
  return valueCell(value, text, `${title}${MARKED[tone]}`, {
    ...(range && rangeOf(...range, (end) => metric.format(end))),
    ...flags,
    tone,
  });
}

function flagsOf({ flag }: Metric, { incomplete, approximate }: Aggregate): Pick<Cell, Flag> {
  return {
    incomplete: flag === 'incomplete' && incomplete,
    approximate: flag === 'approximate' && approximate,
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
  const all = METRICS.map((metric, index) => headingOf(metric, index, has));
  const at = (wanted: Metric | undefined): MetricHeading => {
    const heading = all.find(({ id }) => id === wanted?.id);
    if (!heading) throw new RangeError('metricHeadings: METRICS has a headline and an estimate');
    return heading;
  };
  const beside = METRICS.filter(({ role, beneath }) => role === 'column' && beneath === undefined);
  const columns = beside.flatMap((main) => [main, ...METRICS.filter(({ beneath }) => beneath === main.id)]);
  return {
    all,
    sorted: at(sorted),
    headline: at(METRICS[HEADLINE]),
    estimate: at(METRICS[ESTIMATE]),
    columns: columns.map(at),
  };
}

/** What a board has recorded of what metrics may need. */
export type Recorded = Readonly<Record<NonNullable<Metric['needs']>, boolean>>;

function headingOf(metric: Metric, index: number, has: Recorded): MetricHeading {
  const { id, label, describe, unit, better, rankable, role, beneath, needs, report } = metric;
  return {
    index,
    id,
    label,
    description: describe,
    unit,
    better,
    rankable,
    role,
    isBeneath: beneath !== undefined,
    recorded: needs === undefined || has[needs],
    report,
    reading: metric.reading ?? [],
    ofCells: metric.ofCell !== undefined,
    names: { file: label, page: label, narrow: label, ...metric.headings },
  };
}

/** The cell of a metric; that of another evaluation or tier for the same heading is found the same way. */
export function cellOf({ all }: MetricCells, { index }: MetricHeading): Cell {
  return all[index] ?? NONE;
}
