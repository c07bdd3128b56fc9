import { hydrate, render, type VNode } from 'preact';
import { addressNotice } from '../../board/address-notice.ts';
import type { Query } from '../../board/board.ts';
import { makeBoard } from '../../board/make-board.ts';
import { choiceOf } from '../../board/ranked-on.ts';
import { unpackScores, type PackedScores } from '../../score/packed.ts';
import { EVERYTHING, NO_FILTER, PAGE_SIZE, PAGE_SIZES, parseQuery, writeQuery } from '../../board/query.ts';
import type { Scores } from '../../score/scores.ts';
import { BoardView } from '../BoardView.tsx';
import { shownColumns, type Stretch } from '../columns.ts';
import { stepwise } from './draw-in-steps.ts';
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
  const canAdd = results !== undefined && rows !== undefined;
  const onChange = (added: readonly number[]): void => showOwn(added);
  const own = canAdd ? ownBoard(published, { script: results, rows, onChange }) : undefined;
  const scoresNow = (): Scores => own?.scores ?? published;
  let [query, wasTyping, notice]: [Query, boolean, string] = [EVERYTHING, false, ''];
  const redraw = redrawer(root, tips);

  /**
   * @param isPaper nothing can be clicked there; heads that Chromium repeats lose their buttons
   * @returns the query as the board took it
   */
  const drawView = (asked: Query, isPaper = false): Query => {
    const board = makeBoard(scoresNow(), asked, { everyTask: true, keepsSelected: true });
    const view = (drawn?: Stretch): VNode => (
      <BoardView
        board={board}
        at={at}
        notice={notice}
        withControls
        canAdd={canAdd}
        own={own && { told: own.toldOf(board.query), choose: own.choose, remove: own.remove }}
        hrefOf={(page) => `${location.pathname}${writeQuery({ ...asked, page })}`}
        actions={isPaper ? { opened } : { opened, onOpen: open }}
        drawn={drawn}
        tools={tools}
        onChange={isPaper ? undefined : change}
      />
    );
    // On paper nothing is out of sight.
    redraw(isPaper ? 0 : shownColumns(board).tasks.length, view);
    return board.query;
  };
  const draw = (): void => {
    query = drawView(query);
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
    [wasTyping, notice] = [typing, ''];
    const turned = next.page !== query.page;
    void show(next);
    if (turned) showTop(root);
  };
  /** The page with the first of the results, whatever was filtered. */
  const showOwn = ([first]: readonly number[]): void => {
    if (first === undefined) void show({ ...query });
    else change(pageWith(scoresNow(), { ...query, ...NO_FILTER }, first));
  };
  const read = (): void => {
    [wasTyping, notice] = [false, addressNotice(new URLSearchParams(location.search), published)];
    void show(askedBy(location));
  };
  draw();
  addEventListener('popstate', read);
  addEventListener('beforeprint', () => drawView(onPaper(query), true));
  addEventListener('afterprint', draw);
  read();
}

/** Draws a view of so many columns, keeping the focus and what is told of a cell. */
function redrawer(root: HTMLElement, tips: Tips) {
  const inSteps = stepwise(root);
  // The first view is in the page already: moving its elements would take the focus from them and close an open list.
  let paint = hydrate;
  return (columns: number, view: (drawn?: Stretch) => VNode): void => {
    inSteps(paint === hydrate ? 0 : columns, (drawn) =>
      tips.redraw(() => keepFocus(root, () => paint(view(drawn), root))),
    );
    paint = (vnode, parent) => render(vnode, parent);
  };
}

/** Where the code had not come yet, the link to the table led to it. */
function askedBy({ search, hash }: Location): Query {
  const asked = parseQuery(new URLSearchParams(search));
  return hash === '#table' ? { ...asked, layout: 'table' } : asked;
}

/** The page of a view that has the row of an evaluation. */
function pageWith(scores: Scores, query: Query, evaluation: number): Query {
  const all = makeBoard(scores, { ...query, pageSize: null });
  const place = all.rows.findIndex(({ index }) => index === evaluation);
  return {
    ...query,
    page: 1 + Math.floor(Math.max(0, place) / (query.pageSize ?? Number.POSITIVE_INFINITY)),
  };
}

/** Paper has no next page: all rows of the view, or as many as a page may have at most. */
function onPaper(query: Query): Query {
  const most = PAGE_SIZES.at(-1) ?? PAGE_SIZE;
  const first = (query.page - 1) * (query.pageSize ?? 0);
  return { ...query, pageSize: most, page: 1 + Math.floor(first / most) };
}

/** After a turn of the page: the first row, wherever the reader stood. */
function showTop(root: HTMLElement): void {
  const rows = [...root.querySelectorAll('.region, .cards')].find((one) => one.checkVisibility());
  rows?.scrollTo({ top: 0 });
  if (rows && rows.getBoundingClientRect().top < 0) rows.scrollIntoView();
}
