import { formatShare } from '../../format.ts';
import { taskTotals } from '../../score/task-totals.ts';
import type { Io } from '../io.ts';
import { load, type ReadingOptions } from '../load-board.ts';
import { printList, type ListOptions } from '../print-list.ts';

/** Lists tasks: per tier how many points a complete evaluation has, responses in all, and the chance of a guess. */
export async function tasks(io: Io, path: string, options: ReadingOptions & ListOptions): Promise<void> {
  const [board] = await load(io, [path], options);
  if (!board) return;
  const { scores } = board;
  const rows = taskTotals(scores).map((total) => ({
    task: scores.tasks[total.task]?.id ?? '',
    label: scores.tasks[total.task]?.label ?? '',
    tier: scores.tiers[total.tier]?.id ?? '',
    expected_points: total.expectedPoints,
    evaluations: total.evaluations,
    responses: total.responses,
    guess: total.guess,
  }));
  printList(io, options, rows, {
    head: ['task', 'label', 'tier', 'points', 'evaluations', 'responses', 'guess'],
    row: (one) => [
      one.task,
      one.label,
      one.tier,
      one.expected_points ?? '—',
      one.evaluations,
      one.responses ?? '—',
      one.guess === null ? '—' : formatShare(one.guess),
    ],
    empty: 'There is no task.\n',
  });
}
