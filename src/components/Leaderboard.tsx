import { Fragment, type VNode } from 'preact';
import type { Board } from '../board/board.ts';
import { EmptyRow } from './EmptyRow.tsx';
import { shownColumns, type Stretch } from './columns.ts';
import { ModelRows, type RowActions } from './ModelRows.tsx';
import { type RankOn, type ShowGroup, type SortBy, TableHead } from './TableHead.tsx';
import { hasTierColumn, tableLayout } from './table-layout.ts';

interface LeaderboardProps {
  readonly board: Board;
  /** The way to the folder of the board; null where names lead nowhere. */
  readonly at: string | null;
  /** Absent where nothing runs: the heads are then words, not buttons. */
  readonly onSort?: SortBy | undefined;
  readonly onTask?: RankOn | undefined;
  readonly onGroup?: ShowGroup | undefined;
  readonly onReset?: (() => void) | undefined;
  readonly onSearch?: ((search: string) => void) | undefined;
  readonly actions?: RowActions;
  /** The columns of tasks that are drawn; all where this is absent. */
  readonly drawn?: Stretch | undefined;
}

/**
 * The table, at build time and in the browser alike. Rows are keyed by their place, so that another page or filter
 * rewrites the elements that are there instead of making new ones.
 */
export function Leaderboard({
  board,
  at,
  onSort,
  onTask,
  onGroup,
  onReset,
  onSearch,
  actions = NOTHING_OPEN,
  drawn,
}: LeaderboardProps): VNode {
  const layout = tableLayout(board);
  const columns = shownColumns(board);
  return (
    <div
      id="table"
      class={`region ${layout.fit}`}
      role="region"
      tabIndex={0}
      aria-labelledby="leaderboard-caption"
    >
      <table
        class={`board${hasTierColumn(board) ? ' tiered' : ''}${layout.isFew ? ' few' : ''}`}
        width={layout.width}
      >
        <caption id="leaderboard-caption">{captionOf(board)}</caption>
        <colgroup>
          {layout.columns.map((column, index) => (
            <col key={index} class={`c-${column.id}`} width={column.width ?? undefined} />
          ))}
        </colgroup>
        <TableHead
          board={board}
          columns={columns}
          upright={layout.upright}
          onSort={onSort}
          onTask={onTask}
          onGroup={onGroup}
        />
        {board.rows.map((row, slot) => (
          <Fragment key={slot}>
            {row.part !== '' && <PartRow text={row.part} span={layout.columns.length} />}
            <ModelRows board={board} columns={columns} row={row} at={at} actions={actions} drawn={drawn} />
          </Fragment>
        ))}
        {board.matched === 0 && (
          <EmptyRow span={layout.columns.length} board={board} onReset={onReset} onSearch={onSearch} />
        )}
      </table>
    </div>
  );
}

export const NOTHING_OPEN: RowActions = { opened: new Set() };

/** Where evaluations begin that share no ranking with those above. */
function PartRow({ text, span }: { text: string; span: number }): VNode {
  return (
    <tbody class="part">
      <tr>
        <th scope="rowgroup" colSpan={span}>
          <span>{text}</span>
        </th>
      </tr>
    </tbody>
  );
}

function captionOf({ about, metrics, method, query, rankedOn }: Board): string {
  const first = query.isReversed ? 'worst' : 'best';
  const cells = query.fill === 'score' ? ' Cells show success less the truncated share.' : '';
  const on = rankedOn === '' ? '' : `, ranked on ${rankedOn}`;
  return `${about.title}: evaluations by ${metrics.sorted.label}${on}, ${first} first.${cells} ${method}.`;
}
