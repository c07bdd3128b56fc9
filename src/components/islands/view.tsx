import { hydrate, render } from 'preact';
import type { Query } from '../../board/board.ts';
import { makeBoard } from '../../board/make-board.ts';
import { choiceOf } from '../../board/ranked-on.ts';
import { unpackScores, type PackedScores } from '../../score/packed.ts';
import { EVERYTHING, parseQuery, writeQuery } from '../../board/query.ts';
import type { Scores } from '../../score/scores.ts';
import { BoardView } from '../BoardView.tsx';
import { NO_FILTER } from '../Controls.tsx';
import { keepFocus } from './keep-focus.ts';
import { handOver } from './later.ts';
import { laterRank } from './later-rank.ts';
import { showAddress } from './on-disk.ts';
import { ownBoard } from './own-results.ts';
import type { Tips } from './tips.ts';
import { viewActions } from './view-actions.ts';

handOver('view', start);

/** Draws the view that the address asks for, and another one whenever the reader asks. */
function start(root: HTMLElement, packed: PackedScores, tips: Tips): void {
  const { at = '', rank: script = '', csv = '', results, rows } = root.dataset;
  const opened = new Set<string>();
  const later = laterRank(script);
  const published = unpackScores(packed, later.rank);
  const own =
    results === undefined || rows === undefined
      ? undefined
      : ownBoard(published, { script: results, rows, onChange: (added) => void showOwn(added) });
  const scoresNow = (): Scores => own?.scores ?? published;
  let [query, wasTyping]: [Query, boolean] = [EVERYTHING, false];
  // The first view is in the page already: moving its elements would take the focus from them and close an open list.
  let paint = hydrate;

  const draw = (): void => {
    const hrefOf = (page: number): string => `${location.pathname}${writeQuery({ ...query, page })}`;
    const board = makeBoard(scoresNow(), query, { everyTask: true, keepsSelected: true });
    query = board.query;
    const view = (
      <BoardView
        board={board}
        at={at}
        withControls
        canAdd={own !== undefined}
        own={own}
        hrefOf={hrefOf}
        actions={{ opened, onOpen: open }}
        tools={tools}
        onChange={change}
      />
    );
    tips.redraw(() => keepFocus(root, () => paint(view, root)));
  };
  const open = (slug: string): void => {
    if (!opened.delete(slug)) opened.add(slug);
    draw();
  };
  const tools = viewActions({
    query: () => query,
    board: () => makeBoard(scoresNow(), { ...query, page: 1, pageSize: null }),
    script: csv,
    redraw: () => draw(),
  });
  /** Draws a view once the code that it takes is there; of several that were asked for meanwhile, the last one. */
  const show = async (next: Query): Promise<void> => {
    query = next;
    if (choiceOf(published, next) && !later.isLoaded()) await later.load();
    if (query === next) draw();
  };
  const change = (next: Query, typing = false): void => {
    // A word being typed is one step back, not one per letter.
    showAddress(writeQuery(next), typing && wasTyping ? 'replace' : 'push');
    wasTyping = typing;
    const turned = next.page !== query.page;
    void show(next);
    if (turned) showTop(root);
  };
  /** The page with the first of the results, whatever was filtered. */
  const showOwn = async (added: readonly number[]): Promise<void> => {
    const [first] = added;
    if (first === undefined) {
      await show({ ...query });
      return;
    }
    const all = makeBoard(scoresNow(), { ...query, ...NO_FILTER, pageSize: null });
    const place = all.rows.findIndex(({ index }) => index === first);
    const page = query.pageSize === null ? 1 : 1 + Math.floor(Math.max(0, place) / query.pageSize);
    change({ ...query, ...NO_FILTER, page });
  };
  const read = (): void => {
    wasTyping = false;
    void show(askedBy(location));
  };
  draw();
  paint = (view) => render(view, root);
  addEventListener('popstate', read);
  read();
}

/** Where the code had not come yet, the link to the table led to it. */
function askedBy({ search, hash }: Location): Query {
  const asked = parseQuery(new URLSearchParams(search));
  return hash === '#table' ? { ...asked, layout: 'table' } : asked;
}

/** After a turn of the page: the first row, wherever the reader stood. */
function showTop(root: HTMLElement): void {
  const rows = [...root.querySelectorAll('.region, .cards')].find((one) => one.checkVisibility());
  rows?.scrollTo({ top: 0 });
  if (rows && rows.getBoundingClientRect().top < 0) rows.scrollIntoView();
}
