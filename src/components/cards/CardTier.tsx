import type { VNode } from 'preact';
import type { Board, TierRow } from '../../board/board.ts';
import { bandOf } from '../../board/heat-cell.ts';
import { cellOf } from '../../board/metric-cells.ts';
import { heatClasses } from '../HeatCell.tsx';
import { shownColumns } from '../columns.ts';
import { hasTierColumn } from '../table-layout.ts';

interface CardTierProps {
  readonly board: Board;
  readonly tier: TierRow;
  readonly withTasks: boolean;
}

/** Scores are in thousandths. */
const FULL = 1000;

/** One tier of one evaluation: its score as a bar, what it cost, and its tasks. */
export function CardTier({ board, tier, withTasks }: CardTierProps): VNode {
  const score = cellOf(tier.metrics, board.metrics.score);
  const shown = shownColumns(board);
  const costs = shown.metrics
    .flatMap(({ main, beneath }) => [main, ...beneath])
    .map((metric) => ({ metric, cell: cellOf(tier.metrics, metric) }))
    .filter(({ cell }) => cell.value !== null);
  return (
    <section class="card-tier">
      <p title={score.title}>
        {hasTierColumn(board) && <span class="card-label">{tier.label}</span>}
        <span class={`bar ${barClasses(score.value)}`} />
        <b class={score.tone}>{score.text}</b>
      </p>
      {costs.length > 0 && (
        <p class="card-costs">
          {costs.map(({ metric, cell }) => (
            <span key={metric.id} title={cell.title}>
              {metric.names.page} <b class={cell.tone}>{cell.text}</b>
            </span>
          ))}
        </p>
      )}
      {board.taskGroups.length > 0 && (
        <ul class="card-tasks">
          {board.taskGroups.map(({ id, label }, place) => {
            const cell = tier.groups[place];
            return (
              cell && (
                <li key={id} title={cell.facts.join('\n')}>
                  {label} <b class={heatClasses(cell)}>{cell.text}</b>
                </li>
              )
            );
          })}
        </ul>
      )}
      {withTasks && (
        <ul class="card-tasks">
          {tier.cells.map(
            (cell, index) =>
              shown.tasks.some(({ kind, place }) => kind === 'task' && place === index) && (
                <li key={index} title={cell.facts.join('\n')}>
                  {board.tasks[index]?.label} <b class={heatClasses(cell)}>{cell.text}</b>
                </li>
              ),
          )}
        </ul>
      )}
    </section>
  );
}

function barClasses(points: number | null): string {
  if (points === null) return 'no-no-points';
  const share = points / FULL;
  return `b${bandOf(share)} w-${Math.round(share * 100)}`;
}
