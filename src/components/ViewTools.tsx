import type { VNode } from 'preact';
import type { Board } from '../board/board.ts';
import { PAGE_SIZES } from '../board/query.ts';
import { formatCount } from '../format.ts';
import type { Ask } from './group-filter.ts';

/** What can be done with a view as a whole. */
export interface ViewActions {
  /** Puts its address on the clipboard. */
  readonly copyLink: () => void;
  /** Saves its rows as the command line prints them. */
  readonly saveCsv: () => void;
  /** What came of the last of them; empty before. */
  readonly said: string;
}

interface ViewToolsProps {
  readonly board: Board;
  readonly tools: ViewActions | undefined;
  readonly ask: Ask | undefined;
}

/** Below the table: its address, its numbers as a file, and how many rows a page has. */
export function ViewTools({ board, tools, ask }: ViewToolsProps): VNode {
  const { pageSize } = board.query;
  const most = PAGE_SIZES.at(-1) ?? 0;
  const sizes = PAGE_SIZES.filter((size) => size === pageSize || size === most || size < board.total);
  const nameOf = (size: number): string =>
    size === most && board.total <= most ? `all ${formatCount(board.total)}` : formatCount(size);
  return (
    <div class="tools" hidden={!tools}>
      <button type="button" onClick={tools?.copyLink}>
        Copy link
      </button>
      <button type="button" onClick={tools?.saveCsv}>
        CSV of this view
      </button>
      <span role="status">{tools?.said}</span>
      {board.total > (PAGE_SIZES[0] ?? 0) && (
        <label>
          rows{' '}
          <select
            value={String(pageSize)}
            onChange={(event) => ask?.({ pageSize: Number(event.currentTarget.value) })}
          >
            {sizes.map((size) => (
              <option key={size} value={String(size)} selected={size === pageSize}>
                {nameOf(size)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
