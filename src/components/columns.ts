import { taskColumn } from '../board/column-ids.ts';
import type { Board, Heading, HeatCell, MetricHeading, TierRow } from '../board/board.ts';

/** A metric with a column of its own, and those that share it. */
export interface MetricColumn {
  readonly main: MetricHeading;
  readonly beneath: readonly MetricHeading[];
}

/** The columns of metrics that this board recorded. */
function metricColumns({ metrics }: Pick<Board, 'metrics'>): MetricColumn[] {
  const shown = metrics.columns.filter(({ recorded }) => recorded);
  return shown.flatMap((main, index) => {
    if (main.isBeneath) return [];
    const end = shown.findIndex((other, place) => place > index && !other.isBeneath);
    return [{ main, beneath: shown.slice(index + 1, end < 0 ? undefined : end) }];
  });
}

/** A column that can be shown and hidden. */
export interface ColumnChoice {
  /** What `show` and `hide` of a query call it. */
  readonly id: string;
  readonly label: string;
  /** Whether it is there where nobody asks. */
  readonly isUsual: boolean;
  readonly isShown: boolean;
}

export interface ColumnGroup {
  readonly label: string;
  readonly columns: readonly ColumnChoice[];
}

/** All columns of a board but rank, name and score, which stay. */
export function columnChoices(board: Board): ColumnGroup[] {
  const usual = (id: string, label: string): ColumnChoice => ({
    id,
    label,
    isUsual: true,
    isShown: !board.query.hide.includes(id),
  });
  const unusual = ({ id, label }: Heading): ColumnChoice => ({
    id,
    label,
    isUsual: false,
    isShown: board.query.show.includes(id),
  });
  const groups: ColumnGroup[] = [
    {
      label: 'Numbers',
      columns: [
        ...metricColumns(board).map(({ main }) => usual(main.id, main.label)),
        ...board.fronts.map(unusual),
      ],
    },
    { label: 'Facts', columns: board.facts.map(unusual) },
    { label: 'Tasks', columns: board.tasks.map(({ id, label }) => usual(taskColumn(id), label)) },
  ];
  return groups.filter(({ columns }) => columns.length > 0);
}

/** The columns that a view shows. */
export interface ShownColumns {
  readonly metrics: readonly MetricColumn[];
  readonly facts: readonly Heading[];
  readonly fronts: readonly Heading[];
  readonly tasks: readonly TaskColumn[];
}

/** A task by its place in the board's list, and so of its cell in a row; or a group of tasks by its. */
export interface TaskColumn {
  readonly kind: 'task' | 'group';
  readonly place: number;
}

/** Neighbours among the columns of tasks, by their places in `ShownColumns.tasks`: from one up to another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export function shownColumns(board: Board): ShownColumns {
  const { hide, show } = board.query;
  return {
    metrics: metricColumns(board).filter(({ main }) => !hide.includes(main.id)),
    facts: board.facts.filter(({ id }) => show.includes(id)),
    fronts: board.fronts.filter(({ id }) => show.includes(id)),
    tasks: taskColumns(board),
  };
}

/** Tasks that are shown; where they are folded, each group, and after it its tasks where it is open. */
function taskColumns({ tasks, taskGroups, query: { hide } }: Board): TaskColumn[] {
  const shown = (places: Iterable<number>): TaskColumn[] =>
    [...places]
      .filter((place) => !hide.includes(taskColumn(tasks[place]?.id ?? '')))
      .map((place) => ({ kind: 'task', place }));
  if (taskGroups.length === 0) return shown(tasks.keys());
  return taskGroups.flatMap(({ places, isOpen }, place) => [
    { kind: 'group', place } as const,
    ...(isOpen ? shown(places) : []),
  ]);
}

/** The cell of a tier in a column. */
export function cellIn(tier: TierRow, { kind, place }: TaskColumn): HeatCell | undefined {
  return kind === 'group' ? tier.groups[place] : tier.cellAt(place);
}
