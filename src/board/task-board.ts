import type { Cell, Heading, HeatCell } from './board.ts';
import { detailsOf } from './row-names.ts';
import { makeHeatCell } from './heat-cell.ts';
import type { About, CellScore, Scores } from '../score/scores.ts';
import { orderOnTask } from '../score/task-order.ts';
import { scoreShareCell } from './cell.ts';

/** All evaluations on one task, ready to print. */
export interface TaskBoard {
  readonly about: About;
  readonly task: Heading;
  readonly group: string | null;
  /** Declared chance of a correct guess; null when the dataset declares none. */
  readonly guess: number | null;
  /** The tiers that somebody was measured on. */
  readonly tiers: readonly Heading[];
  /** How many evaluations were measured on it. */
  readonly measured: number;
  /** Best first within each part, as many as a page bears; those of different rulers are never mixed. */
  readonly rows: readonly TaskRow[];
  /** The evaluations of which nothing could be scored on it. */
  readonly missing: readonly { readonly slug: string; readonly label: string }[];
}

export interface TaskRow {
  readonly index: number;
  readonly slug: string;
  readonly label: string;
  readonly details: string;
  /** Heading above this row where evaluations begin that cannot be ordered among those above; else empty. */
  readonly part: string;
  /** One entry per tier of the task board. */
  readonly cells: readonly TaskCell[];
}

export interface TaskCell {
  readonly heat: HeatCell;
  /** Success less the truncated share, 0…1, with its interval. */
  readonly score: Cell;
  /** Responses that were not truncated; null where it was not measured. */
  readonly responses: number | null;
}

/** A page of more rows takes a phone seconds to open. */
const MOST_ROWS = 1000;

/**
 * Evaluations on one task: best first by the geometric mean of their cell scores, by a two-way fit where they were
 * measured on different tiers, so that nobody gains by skipping the hard ones.
 *
 * @param index of a task of these scores
 */
export function makeTaskBoard(scores: Scores, index: number): TaskBoard {
  const task = scores.tasks[index];
  if (!task) throw new RangeError(`makeTaskBoard: there is no task ${String(index)}`);
  const cellOf = (evaluation: number, tier: number): CellScore | null => scores.cell(evaluation, tier, index);
  const tiers = [...scores.tiers.keys()].filter((tier) =>
    scores.evaluations.some((_, evaluation) => cellOf(evaluation, tier)),
  );
  const order = withHeadings(scores, index);
  const placed = new Set(order.map(({ evaluation }) => evaluation));
  const taskCell = (evaluation: number, tier: number): TaskCell => {
    const cell = cellOf(evaluation, tier);
    const heat = makeHeatCell(cell, scores.tiers[tier] ?? { id: '', label: '' }, task);
    return { heat, score: scoreShareCell(cell), responses: cell?.counters.total ?? null };
  };
  return {
    about: scores.about,
    task: { index, id: task.id, label: task.label, description: task.description },
    group: task.group,
    guess: task.guess,
    tiers: tiers.map((tier) => tierHeading(scores, tier)),
    measured: order.length,
    rows: order.slice(0, MOST_ROWS).flatMap(({ evaluation, part }): TaskRow[] => {
      const about = scores.evaluations[evaluation];
      if (!about) return [];
      const { slug, label } = about;
      const cells = tiers.map((tier) => taskCell(evaluation, tier));
      return [{ index: evaluation, slug, label, details: detailsOf(scores, evaluation), part, cells }];
    }),
    missing: scores.evaluations.flatMap(({ slug, label }, position) =>
      placed.has(position) ? [] : [{ slug, label }],
    ),
  };
}

function tierHeading({ tiers }: Scores, index: number): Heading {
  const { id = '', label = '' } = tiers[index] ?? {};
  return { index, id, label, description: null };
}

interface Placed {
  readonly evaluation: number;
  readonly part: string;
}

/** The order on a task, with a heading above each group that cannot be ordered among those above. */
function withHeadings(scores: Scores, task: number): Placed[] {
  const groups = orderOnTask(scores, task);
  return groups.flatMap(({ part, largest, evaluations }) => {
    const reason = largest
      ? (scores.ranking.parts[part]?.label ?? '')
      : 'shares no tier of this task with those above';
    const heading = groups.length > 1 && reason !== '' ? `Ordered apart: ${reason}` : '';
    return evaluations.map((evaluation, place) => ({ evaluation, part: place === 0 ? heading : '' }));
  });
}
