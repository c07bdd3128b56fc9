import type { VNode } from 'preact';
import type { Board } from '../board/board.ts';
import { formatCount } from '../format.ts';

interface PagerProps {
  readonly board: Board;
  /** Address of the n-th page. */
  readonly hrefOf: (page: number) => string;
  readonly onPage?: ((page: number) => void) | undefined;
}

/**
 * Previous, where we are, next. Links, so that they can be opened beside this page too; one that leads nowhere stays, so that
 * the focus does.
 */
export function Pager({ board, hrefOf, onPage }: PagerProps): VNode | null {
  if (board.matched === 0) return null;
  const turn = (page: number, words: string, relation: string): VNode =>
    page < 1 || page > board.pages ? (
      <a class="turn off" role="link" tabIndex={-1} aria-disabled="true">
        {words}
      </a>
    ) : (
      <a class="turn" rel={relation} href={hrefOf(page)} onClick={onPage && followed(() => onPage(page))}>
        {words}
      </a>
    );
  return (
    <nav class="pager" aria-label="Pages">
      {board.pages > 1 && turn(board.page - 1, '← previous', 'prev')}
      <span role="status">{extent(board)}</span>
      {board.pages > 2 && <PageField board={board} onPage={onPage} />}
      {board.pages > 1 && turn(board.page + 1, 'next →', 'next')}
    </nav>
  );
}

/** Jumps to a page. */
function PageField({ board: { page, pages }, onPage }: Pick<PagerProps, 'board' | 'onPage'>): VNode {
  return (
    <label hidden={!onPage}>
      page{' '}
      <input
        type="number"
        min={1}
        max={pages}
        value={page}
        onChange={(event) => {
          const field = event.currentTarget;
          const nearest = nearestPage(field.valueAsNumber, page, pages);
          field.value = String(nearest);
          if (nearest !== page) onPage?.(nearest);
        }}
      />{' '}
      of {formatCount(pages)}
    </label>
  );
}

/** The page that a number means; the one that is shown where the field holds none. */
function nearestPage(wanted: number, page: number, pages: number): number {
  return Number.isNaN(wanted) ? page : Math.min(Math.max(1, Math.round(wanted)), pages);
}

/** "1–10 of 24", and of how many where a filter hides some. */
function extent({ page, rows, query, matched, total }: Board): string {
  const first = (page - 1) * (query.pageSize ?? 0) + 1;
  const last = first + rows.filter(({ isKept }) => !isKept).length - 1;
  const all =
    matched === total ? formatCount(total) : `${formatCount(matched)} (${formatCount(total)} in all)`;
  return `${formatCount(first)}${last > first ? `–${formatCount(last)}` : ''} of ${all}`;
}

/** Handles a plain click and leaves new tabs and windows to the browser. */
function followed(action: () => void): (event: MouseEvent) => void {
  return (event) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    action();
  };
}
