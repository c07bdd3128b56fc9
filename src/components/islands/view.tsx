import { hydrate, render } from 'preact';
import type { Query } from '../../board/board.ts';
import { makeBoard } from '../../board/make-board.ts';
import { unpackScores, type PackedScores } from '../../score/packed.ts';
import { EVERYTHING, parseQuery, writeQuery } from '../../board/query.ts';
import { BoardView } from '../BoardView.tsx';
import { handOver } from './later.ts';
import { showAddress } from './on-disk.ts';
import type { Tips } from './tips.ts';

handOver('view', start);

/** Draws the view that the address asks for, and another one whenever the reader asks. */
function start(root: HTMLElement, packed: PackedScores, tips: Tips): void {
  const scores = unpackScores(packed);
  const at = root.dataset['at'] ?? '';
  let query: Query;
  let wasTyping = false;
  // The first view is in the page already. Moving its elements would take the focus from them and close an open list.
  let paint = hydrate;

  const draw = (next: Query): void => {
    query = next;
    const hrefOf = (page: number): string => `${location.pathname}${writeQuery({ ...query, page })}`;
    const board = makeBoard(scores, query);
    const view = <BoardView board={board} at={at} withControls hrefOf={hrefOf} onChange={change} />;
    tips.redraw(() => paint(view, root));
    const verdict = document.getElementById('verdict');
    if (verdict) verdict.textContent = board.verdict;
  };
  const change = (next: Query, typing = false): void => {
    // A word being typed is one step back, not one per letter.
    showAddress(writeQuery(next), typing && wasTyping ? 'replace' : 'push');
    wasTyping = typing;
    const turned = next.page !== query.page;
    draw(next);
    if (turned) showTop(root);
  };
  const read = (): void => {
    wasTyping = false;
    draw(parseQuery(new URLSearchParams(location.search)));
  };
  draw(EVERYTHING);
  paint = (view) => render(view, root);
  addEventListener('popstate', read);
  read();
}

/** After a turn of the page: the first row, wherever the reader stood. */
function showTop(root: HTMLElement): void {
  const region = root.querySelector('.region');
  region?.scrollTo({ top: 0 });
  if (region && region.getBoundingClientRect().top < 0) region.scrollIntoView();
}
