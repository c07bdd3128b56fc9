import type { VNode } from 'preact';
import type { Board, MetricHeading } from '../board/board.ts';
import { formatScore } from '../format.ts';
import { hasTierColumn, metricColumns, type MetricColumn } from './table-layout.ts';

export type SortBy = (metric: string) => void;

interface TableHeadProps {
  readonly board: Board;
  readonly upright: boolean;
  readonly onSort?: SortBy | undefined;
}

/** The head: two lines where a column carries two numbers, and a button for each metric it can be sorted by. */
export function TableHead({ board, upright, onSort }: TableHeadProps): VNode {
  const { sorted, second, score } = board.metrics;
  const { isReversed } = board.query;
  const sort = { sorted, isReversed, onSort };
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
        {metricColumns(board).map((column) => (
          <MetricHead key={column.main.id} column={column} {...sort} />
        ))}
        {board.tasks.map((task) => (
          <th class="task" scope="col" key={task.id} title={task.description ?? undefined}>
            <span>{task.label}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface SortProps {
  readonly sorted: MetricHeading;
  readonly isReversed: boolean;
  readonly onSort?: SortBy | undefined;
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
  const title = metric.description ?? undefined;
  if (!onSort) {
    return (
      <span class={mark} title={title}>
        {metric.label}
      </span>
    );
  }
  return (
    <button type="button" class={mark} title={title} onClick={() => onSort(metric.id)}>
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
