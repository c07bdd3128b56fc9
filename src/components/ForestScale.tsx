import type { VNode } from 'preact';

/** The numbers of a scale, above the marks that are drawn on it. */
export function ForestScale({ ends }: { ends: readonly string[] }): VNode {
  return (
    <small class="scale" aria-hidden="true">
      {ends.map((end) => (
        <span key={end}>{end}</span>
      ))}
    </small>
  );
}
