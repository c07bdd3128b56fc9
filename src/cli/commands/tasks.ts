import { formatShare } from '../../format.ts';
import type { Io } from '../io.ts';
import { load, type ReadingOptions } from '../load-board.ts';
import { printList, type ListOptions } from '../print-list.ts';

/** Lists tasks: per tier how many points a complete evaluation has, responses in all, and the chance of a guess. */
export async function tasks(io: Io, path: string, options: ReadingOptions & ListOptions): Promise<void> {
  const [board] = await load(io, [path], options);
  if (!board) return;
  const { scores } = board;
  const { columns } = scores;
  const rows = scores.tasks.flatMap((task, index) =>
    scores.tiers.map((tier, tierIndex) => {
      const cells = scores.evaluations.map(
        (_, e) => (e * scores.tiers.length + tierIndex) * scores.tasks.length + index,
      );
      const sum = (column: Float64Array): number =>
        cells.reduce((total, cell) => total + (column[cell] ?? 0), 0);
      const total = sum(columns.total);
      return {
        task: task.id,
        label: task.label,
        tier: tier.id,
        expected_points: columns.expectedPoints[cells[0] ?? 0] ?? 0,
        evaluations: cells.filter((cell) => (columns.points[cell] ?? 0) > 0).length,
        responses: total,
        guess: total > 0 ? sum(columns.guessSum) / total : null,
      };
    }),
  );
  printList(io, options, rows, {
    head: ['task', 'label', 'tier', 'points', 'evaluations', 'responses', 'guess'],
    row: (one) => [
      one.task,
      one.label,
      one.tier,
      one.expected_points,
      one.evaluations,
      one.responses,
      one.guess === null ? '—' : formatShare(one.guess),
    ],
    empty: 'There is no task.\n',
  });
}
