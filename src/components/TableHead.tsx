import type { VNode } from 'preact';
import type { Board, MetricHeading, TaskGroup, TaskHeading } from '../board/board.ts';
import { formatQuantity, formatScore } from '../format.ts';
import type { MetricColumn, ShownColumns } from './columns.ts';
import { hasTierColumn } from './table-layout.ts';

export type SortBy = (metric: string) => void;

/** Ranks on the task with this id. */
export type RankOn = (task: string) => void;

/** Shows the tasks of the group with this id, or hides them. */
export type ShowGroup = (group: string) => void;

interface TableHeadProps {
  readonly board: Board;
  readonly columns: ShownColumns;
  readonly upright: boolean;
  readonly onSort?: SortBy | undefined;
  readonly onTask?: RankOn | undefined;
  readonly onGroup?: ShowGroup | undefined;
}

/** The head: two lines where a column carries two numbers, and a button for each metric and each task it can be ranked by. */
export function TableHead({ board, columns, upright, onSort, onTask, onGroup }: TableHeadProps): VNode {
  const { sorted, second, score } = board.metrics;
  const sort = { ...orderOf(board), onSort };
  const tiered = hasTierColumn(board);
  return (
    <thead class={upright ? 'upright' : undefined}>
      <tr>
        <th class="rank" scope="col">
          Rank{sorted.isCertain && <small>95 % range</small>}
        </th>
        <th class="name" scope="col">
          Model
        </th>
        <th class="score" scope="col" aria-sort={sortState(sort, sorted.role === 'column' ? [] : [sorted])}>
          <SortButton metric={sorted} {...sort} />
          <small>
            {sorted.isCertain && '95 % · '}
            <SortButton metric={second} {...sort} />
          </small>
          {sorted.isCertain && <Scale scale={board.scale} />}
        </th>
        {[...columns.facts, ...columns.fronts].map(({ id, label, description }) => (
          <th key={id} class="fact" scope="col" title={description ?? undefined}>
            {label}
          </th>
        ))}
        {tiered && (
          <th class="tier" scope="col">
            Tier
          </th>
        )}
        {tiered && (
          <th class="tier-score" scope="col">
            {score.names.narrow}
          </th>
        )}
        {columns.metrics.map((column) => (
          <MetricHead key={column.main.id} column={column} {...sort} />
        ))}
        {columns.tasks.map(({ kind, place }) => {
          const group = board.taskGroups[place];
          if (kind === 'group') return group && <GroupHead key={group.id} group={group} onGroup={onGroup} />;
          const task = board.tasks[place];
          return task && <TaskHead key={task.id} board={board} task={task} onTask={onTask} />;
        })}
      </tr>
    </thead>
  );
}

interface GroupHeadProps {
  readonly group: TaskGroup;
  readonly onGroup: ShowGroup | undefined;
}

/** The name of a group of tasks: a click shows its tasks, another one hides them. */
function GroupHead({
  group: { id, label, places, counted, isRanked, isOpen },
  onGroup,
}: GroupHeadProps): VNode {
  const count = formatQuantity(counted.length, 'task');
  const words = `${isOpen ? '−' : '+'} ${label}`;
  const title = `Mean of ${count}\n${isOpen ? 'Hide' : 'Show'} ${places.length === 1 ? 'it' : 'them'}`;
  return (
    <th class={isRanked ? 'task group' : 'task group off'} scope="col">
      {onGroup ? (
        <button type="button" class="sort" aria-expanded={isOpen} title={title} onClick={() => onGroup(id)}>
          {words}
        </button>
      ) : (
        <span class="sort" title={title}>
          {words}
        </span>
      )}
    </th>
  );
}

interface TaskHeadProps {
  readonly board: Board;
  readonly task: TaskHeading;
  readonly onTask: RankOn | undefined;
}

/** The name of a task: a click ranks on it alone, another one on all again. With one task there is nothing to choose. */
function TaskHead({ board, task, onTask }: TaskHeadProps): VNode {
  const isChoice = board.allTasks.length > 1;
  const isAlone = isChoice && board.query.tasks?.length === 1 && task.isRanked;
  const about = task.description ?? undefined;
  return (
    <th
      class={task.isRanked ? 'task' : 'task off'}
      scope="col"
      aria-sort={isAlone ? sortState(orderOf(board), [board.metrics.sorted]) : undefined}
      title={isChoice ? undefined : about}
    >
      {isChoice ? <TaskButton task={task} isAlone={isAlone} onTask={onTask} /> : <span>{task.label}</span>}
    </th>
  );
}

interface TaskButtonProps {
  readonly task: TaskHeading;
  /** Rows are ranked on this task and no other. */
  readonly isAlone: boolean;
  readonly onTask: RankOn | undefined;
}

function TaskButton({ task, isAlone, onTask }: TaskButtonProps): VNode {
  const mark = isAlone ? 'sort sorted' : 'sort';
  if (!onTask) {
    return (
      <span class={mark} title={task.description ?? undefined}>
        {task.label}
      </span>
    );
  }
  const way = isAlone ? 'Rank on all tasks again' : `Rank on ${task.label} alone`;
  const title = task.description === null ? way : `${way}\n${task.description}`;
  return (
    <button type="button" class={mark} title={title} onClick={() => onTask(task.id)}>
      {task.label}
    </button>
  );
}

interface SortProps {
  readonly sorted: MetricHeading;
  readonly isReversed: boolean;
  readonly onSort?: SortBy | undefined;
}

function orderOf({ metrics, query }: Board): Pick<SortProps, 'sorted' | 'isReversed'> {
  return { sorted: metrics.sorted, isReversed: query.isReversed };
}

/** A metric with a column of its own, and in small the one beneath it. */
function MetricHead({ column: { main, beneath }, ...sort }: SortProps & { column: MetricColumn }): VNode {
  return (
    <th class="metric" scope="col" aria-sort={sortState(sort, [main, ...beneath])}>
      {main.rankable ? <SortButton metric={main} {...sort} /> : main.names.narrow}
      {beneath.map((metric) => (
        <small key={metric.id}>
          {metric.rankable ? <SortButton metric={metric} {...sort} /> : metric.label}
        </small>
      ))}
    </th>
  );
}

function sortState(
  { sorted, isReversed }: SortProps,
  metrics: readonly MetricHeading[],
): 'ascending' | 'descending' | undefined {
  if (!metrics.includes(sorted)) return undefined;
  return (sorted.better === 'higher') === isReversed ? 'ascending' : 'descending';
}

function SortButton({ metric, sorted, isReversed, onSort }: SortProps & { metric: MetricHeading }): VNode {
  const mark = metric === sorted ? `sort sorted${isReversed ? ' up' : ''}` : 'sort';
  const shared = { class: mark, title: metric.description ?? undefined, 'data-control': `sort:${metric.id}` };
  if (!onSort) return <span {...shared}>{metric.label}</span>;
  return (
    <button type="button" {...shared} onClick={() => onSort(metric.id)}>
      {metric.label}
    </button>
  );
}

function Scale({ scale: [low, high] }: { scale: readonly [number, number] }): VNode {
  return (
    <small class="scale" aria-hidden="true">
      <span>{formatScore(low)}</span>
      <span>{formatScore(high)}</span>
    </small>
  );
}
