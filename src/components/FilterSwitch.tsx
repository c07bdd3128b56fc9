import type { VNode } from 'preact';
import type { Query } from '../board/board.ts';
import { formatCount } from '../format.ts';

/** On a phone, filters are a fold of their own: this opens it and says how many are set. */
export function FilterSwitch({ query }: { query: Query }): VNode {
  const set =
    new Set(query.groups.flat()).size + [query.tiers, query.tasks].filter((one) => one !== null).length;
  return (
    <button
      type="button"
      class="filter-switch"
      aria-expanded="false"
      aria-controls="filters"
      onClick={({ currentTarget }) => turn(currentTarget)}
    >
      Filters{set > 0 && ` (${formatCount(set)})`}
    </button>
  );
}

/** Whether the fold is open is no part of a view: the element alone knows it, and drawing anew leaves it as it is. */
function turn(button: HTMLButtonElement): void {
  button.ariaExpanded = button.ariaExpanded === 'true' ? 'false' : 'true';
}
