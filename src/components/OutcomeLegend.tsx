import type { VNode } from 'preact';
import type { Outcome } from '../board/board.ts';
import { outcomeParts, type OutcomePart } from '../board/outcome-parts.ts';

const NAMES: Readonly<Record<OutcomePart['id'], string>> = {
  correct: 'correct',
  wrong: 'wrong',
  either: 'wrong or invalid (not separated)',
  invalid: 'invalid',
  truncated: 'truncated',
  unknown: 'truncation not recorded',
};

/** What the pieces of the bars mean; only those that these bars have. */
export function OutcomeLegend({ outcomes }: { outcomes: readonly (Outcome | null)[] }): VNode {
  const present = new Set(
    outcomes.flatMap((outcome) => (outcome ? outcomeParts(outcome).map(({ id }) => id) : [])),
  );
  const ids = (Object.keys(NAMES) as OutcomePart['id'][]).filter((id) => present.has(id));
  return (
    <p class="legend">
      {ids.map((id) => (
        <span key={id}>
          <i class={`key o-${id}`} />
          {NAMES[id]}
        </span>
      ))}
    </p>
  );
}
