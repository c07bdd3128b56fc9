import type { VNode } from 'preact';
import type { Board, Fill, Layout, Query } from '../board/board.ts';
import { NO_FILTER } from '../board/query.ts';
import { formatQuantity } from '../format.ts';
import { Cards } from './cards/Cards.tsx';
import { LayoutChoice } from './cards/LayoutChoice.tsx';
import type { Stretch } from './columns.ts';
import { compareHref } from './href.ts';
import { Controls } from './Controls.tsx';
import type { RowActions } from './ModelRows.tsx';
import { type ViewActions, ViewTools } from './ViewTools.tsx';
import { Leaderboard, NOTHING_OPEN } from './Leaderboard.tsx';
import { Legend, Remarks } from './Legend.tsx';
import { type OwnBoard, OwnResults } from './OwnResults.tsx';
import { Pager } from './Pager.tsx';
import { shownMarks } from './shown-marks.ts';
import { Tray } from './selection/Tray.tsx';

interface BoardViewProps {
  readonly board: Board;
  /** The way to the folder of the board. */
  readonly at: string;
  /** Where the view is not the one that was asked for. */
  readonly notice?: string;
  /** Whether the page can ask for another view. */
  readonly withControls: boolean;
  /** Whether a reader may add results. */
  readonly canAdd?: boolean | undefined;
  /** The results of the reader. */
  readonly own?: OwnBoard | undefined;
  readonly hrefOf: (page: number) => string;
  /** Rows that show their counts. */
  readonly actions?: RowActions;
  /** The columns of tasks that are drawn; all where this is absent. */
  readonly drawn?: Stretch | undefined;
  /** What can be done with the view as a whole; present in the browser only. */
  readonly tools?: ViewActions | undefined;
  /** Present in the browser only: shows the controls and makes them work. */
  readonly onChange?: ((query: Query, typing?: boolean) => void) | undefined;
}

/** Controls, table, legend and pages: everything on the board's page that a query changes. */
export function BoardView({
  board,
  at,
  notice = '',
  withControls,
  canAdd = false,
  own,
  hrefOf,
  actions = NOTHING_OPEN,
  drawn,
  tools,
  onChange,
}: BoardViewProps): VNode {
  const { query } = board;
  const on = onChange ? reactions(board, onChange) : {};
  const marks = shownMarks(board);
  return (
    <>
      <Say board={board} at={at} withOwn={own?.told?.kind === 'added'} />
      {withControls && (
        <div class="controls" role="search" hidden={!onChange}>
          <Controls board={board} onChange={onChange} canAdd={canAdd} onAdd={own?.choose} />
        </div>
      )}
      <p class="sr" role="status">
        {orderOf(board)}
      </p>
      <Notice text={notice} />
      {canAdd && <Own own={own} />}
      {board.rankedOn !== '' && <RankedOn board={board} onAll={on.onAll} />}
      <LayoutChoice layout={query.layout} onLayout={on.onLayout} />
      <Leaderboard
        board={board}
        at={at}
        onSort={on.onSort}
        onTask={on.onTask}
        onGroup={on.onGroup}
        onReset={on.onReset}
        onSearch={on.onSearch}
        actions={{ ...actions, onPick: on.onPick }}
        drawn={drawn}
      />
      <Cards board={board} at={at} onReset={on.onReset} onSearch={on.onSearch} onPick={on.onPick} />
      <div class="below">
        <Legend board={board} marks={marks} withChoice={withControls} onFill={on.onFill} />
        {withControls && <ViewTools board={board} tools={tools} ask={on.ask} />}
        <Pager board={board} hrefOf={hrefOf} onPage={on.onPage} />
      </div>
      <Remarks remarks={marks.remarks} />
      <p class="note">{[`${board.method}.`, ...board.notes].join(' ')}</p>
      <Tray board={board} at={at} onSelect={on.onSelect} />
    </>
  );
}

function Notice({ text }: { text: string }): VNode | null {
  if (text === '') return null;
  return (
    <p class="ranked-on" role="status">
      {text}
    </p>
  );
}

function Own({ own }: { own: OwnBoard | undefined }): VNode {
  return <OwnResults told={own?.told ?? null} onRemove={own?.remove} />;
}

/** What the parts of the view ask for. */
interface Reactions {
  /** Another view, from its first page. */
  readonly ask?: (change: Partial<Query>) => void;
  readonly onAll?: () => void;
  readonly onLayout?: (layout: Layout) => void;
  readonly onSort?: (metric: string) => void;
  readonly onTask?: (task: string) => void;
  readonly onGroup?: (group: string) => void;
  readonly onReset?: () => void;
  readonly onSearch?: (search: string) => void;
  readonly onFill?: (fill: Fill) => void;
  readonly onPage?: (page: number) => void;
  readonly onSelect?: (slugs: readonly string[]) => void;
  readonly onPick?: (slug: string) => void;
}

function reactions(board: Board, onChange: (query: Query) => void): Reactions {
  const { query } = board;
  const change = (some: Partial<Query>): void => onChange({ ...query, ...some });
  const ask = (some: Partial<Query>): void => change({ page: 1, ...some });
  return {
    ask,
    onAll: () => ask({ tiers: null, tasks: null }),
    onLayout: (layout) => change({ layout }),
    onSort: (sort) => ask(sortedBy(board, sort)),
    onTask: (task) => ask(rankedOnTask(board, task)),
    onGroup: (group) => change({ show: withOrWithout(query.show, group) }),
    onReset: () => ask(NO_FILTER),
    onSearch: (search) => ask({ search }),
    onFill: (fill) => change({ fill }),
    onPage: (page) => change({ page }),
    onSelect: (selected) => change({ selected }),
    onPick: (slug) => change({ selected: withOrWithout(query.selected, slug) }),
  };
}

/** Said by screen readers when it changes; how many match is said by the line of pages. */
function orderOf({ matched, metrics, query }: Board): string {
  if (matched === 0) return 'No evaluation matches.';
  return `Sorted by ${metrics.sorted.label}, ${query.isReversed ? 'worst' : 'best'} first.`;
}

function withOrWithout(slugs: readonly string[], slug: string): string[] {
  return slugs.includes(slug) ? slugs.filter((one) => one !== slug) : [...slugs, slug];
}

/** Who leads this view, and how much of the order the data support. */
function Say({ board, at, withOwn }: { board: Board; at: string; withOwn: boolean }): VNode {
  const { lead, differences, scope, query } = board;
  // Results of a reader are on no other page.
  const canCompare = lead.compare.length > 0 && !lead.compare.includes('');
  return (
    <p class="say">
      {lead.text !== '' && <b>{withOwn ? `With your results: ${lead.text}` : lead.text}</b>}{' '}
      {canCompare && <a href={compareHref(at, lead.compare, query)}>{lead.compareText}</a>}{' '}
      <span id="verdict">
        {differences} {scope}
      </span>
    </p>
  );
}

/** Says that the numbers are those of a part of the board, and leads back. */
function RankedOn({ board, onAll }: { board: Board; onAll: (() => void) | undefined }): VNode {
  return (
    <p class="ranked-on">
      Ranked on <b>{board.rankedOn}</b>: scores, intervals and ranks are computed from this part.{' '}
      {board.absent > 0 && `${formatQuantity(board.absent, 'other evaluation')} without results there. `}
      {onAll && (
        <button type="button" onClick={onAll}>
          Rank on everything
        </button>
      )}
    </p>
  );
}

/** What a click on the head of a task asks for: a ranking on it alone, or on all tasks again. */
function rankedOnTask({ query }: Board, task: string): Partial<Query> {
  const isAlone = query.tasks?.length === 1 && query.tasks[0] === task;
  return { tasks: isAlone ? null : [task] };
}

/** What a click on a head asks for: another metric, or the one that is there turned round. */
function sortedBy({ query, metrics }: Board, sort: string): Partial<Query> {
  return sort === metrics.sorted.id ? { isReversed: !query.isReversed } : { sort, isReversed: false };
}
