import type { VNode } from 'preact';
import type { Board, MetricHeading } from '../board/board.ts';
import { formatScore } from '../format.ts';
import { RANKABLE } from '../score/metrics.ts';
import { hasTierColumn } from './table-layout.ts';

export type SortBy = (metric: string) => void;

interface TableHeadProps {
  readonly board: Board;
  readonly upright: boolean;
  readonly onSort?: SortBy | undefined;
}

/** The head: two lines where a column carries two numbers, and a button for each metric it can be sorted by. */
export function TableHead({ board, upright, onSort }: TableHeadProps): VNode {
  const points = sortable(board, true);
  const [first] = points;
  const second = points.find((metric) => metric.sorted && metric !== first) ?? points[1];
  const [ratio] = sortable(board, false);
  const tiered = hasTierColumn(board);
  return (
    <thead class={upright ? 'upright' : undefined}>
      <tr>
        <th class="rank" scope="col">
          Rank<small>95 % range</small>
        </th>
        <th class="name" scope="col">
          Model
        </th>
        <th class="score" scope="col" aria-sort={sortState([first, second])}>
          {first && <SortButton metric={first} onSort={onSort} />}
          <small>{second && <SortButton metric={second} onSort={onSort} />} (95 %)</small>
          <Scale scale={board.scale} />
        </th>
        {tiered && (
          <th class="tier" scope="col">
            Tier
          </th>
        )}
        {tiered && (
          <th class="tier-score" scope="col">
            Score
          </th>
        )}
        {board.hasTokens && (
          <th class="tokens" scope="col" aria-sort={sortState([ratio])}>
            Tokens
            <small>{ratio && <SortButton metric={ratio} onSort={onSort} />}</small>
          </th>
        )}
        {board.tasks.map((task) => (
          <th class="task" scope="col" key={task.id} title={task.description ?? undefined}>
            <span>{task.label}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Metrics that rows can be ranked by: those in points stand in the score column, ratios beside the tokens. */
function sortable(board: Board, inPoints: boolean): MetricHeading[] {
  const ids = RANKABLE.map((metric) => metric.id);
  return board.metrics.filter((metric) => ids.includes(metric.id) && (metric.unit === 'points') === inPoints);
}

function sortState(metrics: readonly (MetricHeading | undefined)[]): 'ascending' | 'descending' | undefined {
  const sorted = metrics.find((metric) => metric?.sorted);
  if (!sorted) return undefined;
  return sorted.better === 'higher' ? 'descending' : 'ascending';
}

function SortButton({ metric, onSort }: { metric: MetricHeading; onSort?: SortBy | undefined }): VNode {
  const mark = metric.sorted ? 'sort sorted' : 'sort';
  if (!onSort) return <span class={mark}>{metric.label}</span>;
  return (
    <button
      type="button"
      class={mark}
      title={metric.description ?? undefined}
      onClick={() => onSort(metric.id)}
    >
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
