import type { VNode } from 'preact';
import type { MetricHeading, TierRow } from '../board/board.ts';
import { cellOf } from '../board/metric-cells.ts';

/** Name and score of one tier. */
export function TierCells({ tier, score }: { tier: TierRow | null; score: MetricHeading }): VNode {
  const cell = tier && cellOf(tier.metrics, score);
  return (
    <>
      <th class="tier" scope="row">
        {tier?.label ?? '—'}
      </th>
      <td
        class={`tier-score ${cell?.tone ?? ''}`}
        title={tier === null ? undefined : `${cell?.title ?? ''}\n${tier.metrics.second.title}`}
      >
        {cell?.text ?? '—'}
      </td>
    </>
  );
}
