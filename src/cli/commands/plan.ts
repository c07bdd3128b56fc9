import { formatCount, formatNeeded, formatP, formatThreshold, formatTimes } from '../../format.ts';
import { boardMetric, findMetric } from '../../score/metrics.ts';
import { planOf } from '../../score/plan.ts';
import type { Io } from '../io.ts';
import { load, needCounts, type ReadingOptions } from '../load-board.ts';
import { type ListOptions, printList } from '../print-list.ts';

export interface PlanOptions extends ReadingOptions, ListOptions {
  readonly sort?: string;
}

/** Lists neighbours of the ranking, and how many more responses would tell them apart. */
export async function plan(io: Io, path: string, options: PlanOptions): Promise<void> {
  const [board] = await load(io, [path], options);
  if (!board) return;
  const { scores } = board;
  needCounts(scores);
  const nameOf = (evaluation: number): string => scores.evaluations[evaluation]?.label ?? '';
  const idOf = (evaluation: number) => scores.evaluations[evaluation]?.writtenId ?? null;
  const pairs = planOf(scores, findMetric(options.sort ?? '') ?? boardMetric(scores));
  const rows = pairs.map(({ above, below, difference, level, verdict, responses, further }) => ({
    above: idOf(above),
    above_model: nameOf(above),
    below: idOf(below),
    below_model: nameOf(below),
    ratio: difference.ratio,
    p: difference.pValue,
    threshold: level.threshold,
    differs: verdict !== 0,
    responses,
    further_responses: further,
  }));
  printList(io, options, rows, {
    head: ['above', 'below', 'ratio', 'p-value', 'threshold', 'differ', 'responses', 'further responses'],
    row: (one) => [
      one.above_model,
      one.below_model,
      formatTimes(one.ratio),
      formatP(one.p, one.threshold),
      formatThreshold(one.threshold),
      one.differs ? 'yes' : 'no',
      formatCount(one.responses),
      neededText(one.further_responses),
    ],
    empty: 'There are no two adjacent ranks to compare.\n',
  });
}

function neededText(further: number | null): string {
  if (further === null) return '—';
  return further === 0 ? formatCount(0) : formatNeeded(further);
}
