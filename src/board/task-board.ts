import type { BoardRow, Cell, Heading, HeatCell, MetricHeading, Query } from './board.ts';
import { scoreShareCell } from './cell.ts';
import { makeHeatCell } from './heat-cell.ts';
import { makeBoard } from './make-board.ts';
import { EVERYTHING } from './query.ts';
import type { About, CellScore, Scores } from '../score/scores.ts';

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
  /** The leaderboard that is ranked on this task alone: its query, its metric, and who leads it. */
  readonly query: Query;
  readonly metric: MetricHeading;
  readonly lead: string;
  /** The rows of that leaderboard, as many as a page bears. */
  readonly rows: readonly TaskRow[];
  /** The evaluations that have nothing on it. */
  readonly missing: readonly { readonly slug: string; readonly label: string }[];
}

export interface TaskRow extends Pick<
  BoardRow,
  'index' | 'slug' | 'label' | 'name' | 'details' | 'rank' | 'rankRange' | 'tieGroup'
> {
  readonly topGroup: boolean;
  /** The score that is ranked by, with its interval. */
  readonly score: Cell;
  /** Heading above this row where a part begins that is ranked apart; else empty. */
  readonly part: string;
  /** What limits its rank, in sentences. */
  readonly notes: readonly string[];
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
 * Evaluations on one task: the leaderboard that is ranked on it alone, with the evidence of every tier.
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
  const taskCell = (evaluation: number, tier: number): TaskCell => {
    const cell = cellOf(evaluation, tier);
    const heat = makeHeatCell(cell, scores.tiers[tier] ?? { id: '', label: '' }, task);
    return { heat, score: scoreShareCell(cell), responses: cell?.counters.total ?? null };
  };
  const board = makeBoard(scores, { tasks: [task.id], pageSize: MOST_ROWS });
  return {
    about: scores.about,
    task: { index, id: task.id, label: task.label, description: task.description },
    group: task.group,
    guess: task.guess,
    tiers: tiers.map((tier) => tierHeading(scores, tier)),
    measured: countOnTask(scores, index),
    query: { ...board.query, pageSize: EVERYTHING.pageSize },
    metric: board.metrics.sorted,
    lead: board.lead.text,
    // A board of one task ranks nothing else, and so shows those as well that have nothing on it.
    rows: board.rows
      .filter((row) => isOnTask(scores, row.index, index))
      .map((row) =>
        taskRow(
          row,
          tiers.map((tier) => taskCell(row.index, tier)),
        ),
      ),
    missing: scores.evaluations.flatMap(({ slug, label }, evaluation) =>
      isOnTask(scores, evaluation, index) ? [] : [{ slug, label }],
    ),
  };
}

function taskRow(row: BoardRow, cells: readonly TaskCell[]): TaskRow {
  const { index, slug, label, name, details, rank, rankRange, tieGroup, topGroup, part, notes } = row;
  const { headline: score } = row.metrics;
  return {
    index,
    slug,
    label,
    name,
    details,
    rank,
    rankRange,
    tieGroup,
    topGroup,
    part,
    notes,
    score,
    cells,
  };
}

/** How many evaluations have something on a task. */
export function countOnTask(scores: Scores, task: number): number {
  return scores.evaluations.filter((_, evaluation) => isOnTask(scores, evaluation, task)).length;
}

function isOnTask({ columns, tiers, tasks }: Scores, evaluation: number, task: number): boolean {
  return tiers.some(
    (_, tier) => (columns.points[(evaluation * tiers.length + tier) * tasks.length + task] ?? 0) > 0,
  );
}

function tierHeading({ tiers }: Scores, index: number): Heading {
  const { id = '', label = '' } = tiers[index] ?? {};
  return { index, id, label, description: null };
}
