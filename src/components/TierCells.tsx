import type { VNode } from 'preact';
import type { TierRow } from '../board/board.ts';

/** Name and score of one tier. */
export function TierCells({ tier }: { tier: TierRow | null }): VNode {
  return (
    <>
      <th class="tier" scope="row">
        {tier?.label ?? '—'}
      </th>
      <td
        class={`tier-score ${tier?.metrics.headline.tone ?? ''}`}
        title={tier === null ? undefined : `${tier.metrics.headline.title}\n${tier.metrics.estimate.title}`}
      >
        {tier?.metrics.headline.text ?? '—'}
      </td>
    </>
  );
}
