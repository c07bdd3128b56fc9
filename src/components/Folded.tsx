import type { VNode } from 'preact';

/** What a table has no column for, because none of its rows recorded it. */
export function Folded({ names }: { names: readonly string[] }): VNode | null {
  return names.length === 0 ? null : <p class="folded">Not recorded: {names.join(', ')}.</p>;
}
