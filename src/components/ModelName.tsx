import type { VNode } from 'preact';
import type { BoardRow } from '../board/board.ts';
import { modelHref } from './href.ts';

/**
 * The name of an evaluation, which leads to its page. Results of a reader have none, and say so; nor have those of a
 * snapshot, where `at` is null.
 */
export function ModelName({ row, at }: { row: BoardRow; at: string | null }): VNode {
  if (at === null) return <b>{row.label}</b>;
  if (!row.unpublished) return <a href={modelHref(at, row.slug)}>{row.label}</a>;
  return (
    <>
      <b>{row.label}</b>
      <small class="unpublished">yours, not published</small>
    </>
  );
}
