import { render } from 'preact';
import type { Query } from '../../board/board.ts';
import { makeBoard } from '../../board/make-board.ts';
import { unpackScores, type PackedScores } from '../../score/packed.ts';
import { parseQuery, writeQuery } from '../../board/query.ts';
import { BoardView } from '../BoardView.tsx';
import { loadOnUse } from './load-on-use.ts';
import { openFolders, showAddress } from './on-disk.ts';
import { watchTips } from './tips.ts';

openFolders();

const root = document.getElementById('board');
const data = document.getElementById('board-data')?.textContent;
const source = root?.dataset['source'];
if (root && data) start(root, JSON.parse(data) as PackedScores);
else if (root && source) loadOnUse(root, source, (packed) => start(root, packed as PackedScores));

/** Draws the view that the address asks for, and another one whenever the reader asks. */
function start(root: HTMLElement, packed: PackedScores): void {
  const scores = unpackScores(packed);
  const tips = watchTips(root);
  const at = root.dataset['at'] ?? '';
  let query: Query;
  let wasTyping = false;

  const draw = (next: Query): void => {
    query = next;
    tips.hide();
    const hrefOf = (page: number): string => `${location.pathname}${writeQuery({ ...query, page })}`;
    const board = makeBoard(scores, query);
    render(<BoardView board={board} at={at} withControls hrefOf={hrefOf} onChange={change} />, root);
    const verdict = document.getElementById('verdict');
    if (verdict) verdict.textContent = board.verdict;
    tips.refresh();
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
  addEventListener('popstate', read);
  read();
}

/** After a turn of the page: the first row, wherever the reader stood. */
function showTop(root: HTMLElement): void {
  const region = root.querySelector('.region');
  region?.scrollTo({ top: 0 });
  if (region && region.getBoundingClientRect().top < 0) region.scrollIntoView();
}
