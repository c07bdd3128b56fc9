import type { VNode } from 'preact';
import type { BoardRow } from '../board/board.ts';
import { modelHref } from './href.ts';

/** The name of an evaluation, which leads to its page; results of a reader have none, and say so. */
export function ModelName({ row, at }: { row: BoardRow; at: string }): VNode {
  if (!row.unpublished) return <a href={modelHref(at, row.slug)}>{row.label}</a>;
  return (
    <>
      <b>{row.label}</b>
      <small class="unpublished">yours, not published</small>
    </>
  );
}
