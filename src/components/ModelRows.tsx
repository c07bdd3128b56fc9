import type { VNode } from 'preact';
import type { Board, BoardRow, TierRow } from '../board/board.ts';
import { factText } from '../board/fact-texts.ts';
import { cellOf } from '../board/metric-cells.ts';
import { cellIn, type MetricColumn, type ShownColumns, type Stretch } from './columns.ts';
import { HeatCell } from './HeatCell.tsx';
import { ModelName } from './ModelName.tsx';
import { ScoreCell } from './ScoreCell.tsx';
import { type Pick, PickBox } from './selection/PickBox.tsx';
import { hasTierColumn } from './table-layout.ts';
import { TierCells } from './TierCells.tsx';

/** What a reader did with rows, and can do. */
export interface RowActions {
  /** Slugs of the rows whose cells show their counts. */
  readonly opened: ReadonlySet<string>;
  /** Present in the browser only. */
  readonly onOpen?: ((slug: string) => void) | undefined;
  readonly onPick?: Pick | undefined;
}

interface ModelRowsProps {
  readonly board: Board;
  readonly columns: ShownColumns;
  readonly row: BoardRow;
  readonly at: string | null;
  readonly actions: RowActions;
  /** The columns of tasks that are drawn; all where this is absent. */
  readonly drawn?: Stretch | undefined;
}

/** One evaluation: a group of rows, one per tier, behind its rank, name and overall score. */
export function ModelRows({ board, columns, row, at, actions, drawn }: ModelRowsProps): VNode {
  const tiered = hasTierColumn(board);
  const isOpen = actions.opened.has(row.slug);
  const tiers: readonly (TierRow | null)[] = row.tiers.length > 0 ? row.tiers : [null];
  // Few tiers are lower than a rank, a name and a score: one more row takes the rest, so that bars keep their height.
  const isShort = tiers.length < 3;
  const span = tiers.length + (isShort ? 1 : 0);
  return (
    <tbody class={groupClasses(row)}>
      {tiers.map((tier, index) => (
        <tr key={index}>
          {index === 0 && <Lead board={board} row={row} span={span} at={at} actions={actions} />}
          {index === 0 &&
            columns.facts.map(({ id }) => <Fact key={id} text={factText(id, row.facts)} span={span} />)}
          {index === 0 &&
            columns.fronts.map(({ id, index: place }) => (
              <Fact
                key={id}
                text={row.fronts[place]?.text ?? ''}
                title={row.fronts[place]?.title}
                span={span}
              />
            ))}
          {tiered && <TierCells tier={tier} score={board.metrics.score} />}
          {columns.metrics.map((column) => (
            <Metric key={column.main.id} column={column} tier={tier} />
          ))}
          {tier && <TaskCells board={board} columns={columns} tier={tier} isOpen={isOpen} drawn={drawn} />}
        </tr>
      ))}
      {isShort && <tr class="rest" />}
    </tbody>
  );
}

interface TaskCellsProps extends Omit<ModelRowsProps, 'row' | 'at' | 'actions'> {
  readonly tier: TierRow;
  readonly isOpen: boolean;
}

/** The cells of a tier; one wide cell stands for those before and behind the ones that are drawn. */
function TaskCells({ board, columns: { tasks }, tier, isOpen, drawn }: TaskCellsProps): VNode {
  const { from, to } = drawn ?? { from: 0, to: tasks.length };
  return (
    <>
      {from > 0 && <td colSpan={from} />}
      {tasks.slice(from, to).map((column, index) => {
        const cell = cellIn(tier, column);
        const headings = column.kind === 'group' ? board.taskGroups : board.tasks;
        const isOff = headings[column.place]?.isRanked === false;
        return cell && <HeatCell key={from + index} cell={cell} isOff={isOff} withCounts={isOpen} />;
      })}
      {to < tasks.length && <td colSpan={tasks.length - to} />}
    </>
  );
}

function groupClasses({ separated, topGroup, isSelected, unpublished }: BoardRow): string {
  const marks = [separated && 'apart', topGroup && 'top', isSelected && 'selected', unpublished && 'own'];
  return ['model', ...marks.filter((mark) => mark !== false)].join(' ');
}

interface LeadProps extends Omit<ModelRowsProps, 'columns'> {
  readonly span: number;
}

function Fact({ text, title, span }: { text: string; title?: string | undefined; span: number }): VNode {
  return (
    <td class="fact" rowSpan={span} title={title}>
      {text}
    </td>
  );
}

/** Shows what was counted for every cell of the row. */
function OpenButton({ row, actions: { opened, onOpen } }: { row: BoardRow; actions: RowActions }): VNode {
  const isOpen = opened.has(row.slug);
  return (
    <button
      type="button"
      class="open"
      hidden={!onOpen}
      aria-expanded={isOpen}
      aria-label={`Counts of ${row.name}`}
      title={isOpen ? 'Hide the counts of its cells' : 'Show the counts of its cells'}
      onClick={onOpen && (() => onOpen(row.slug))}
    >
      {isOpen ? '−' : '+'}
    </button>
  );
}

function Lead({ board, row, span, at, actions }: LeadProps): VNode {
  const said = [row.rank.title, row.rankRange.title, row.tieGroup.title, ...row.notes].join('\n');
  return (
    <>
      <td class="rank" rowSpan={span} title={said}>
        <PickBox row={row} onPick={actions.onPick} />
        <b>
          {row.rank.text}
          {row.notes.length > 0 && <i>†</i>}
        </b>
        {row.rankRange.value !== null && (
          <small>
            {row.rankRange.text} <span>tie {row.tieGroup.text}</span>
          </small>
        )}
        {row.inView !== '' && <small class="in-view">({row.inView})</small>}
      </td>
      <th class="name" scope="rowgroup" rowSpan={span}>
        <OpenButton row={row} actions={actions} />
        <ModelName row={row} at={at} />
        {row.details !== '' && <small>{row.details}</small>}
      </th>
      <ScoreCell row={row} scale={board.scale} span={span} />
    </>
  );
}

/** The value of a metric for one tier, and in small what stands beneath it. */
function Metric({ column, tier }: { column: MetricColumn; tier: TierRow | null }): VNode {
  if (!tier) return <td class="metric">—</td>;
  const main = cellOf(tier.metrics, column.main);
  if (main.value === null) {
    return (
      <td class="metric" title={main.title}>
        —
      </td>
    );
  }
  const beneath = column.beneath.map((metric) => cellOf(tier.metrics, metric));
  return (
    <td
      class={main.tone === 'plain' ? 'metric' : `metric ${main.tone}`}
      title={[main, ...beneath].map(({ title }) => title).join('\n')}
    >
      {main.text}
      {beneath.map((cell, index) => (
        <small key={index} class={cell.tone}>
          {cell.text}
        </small>
      ))}
    </td>
  );
}
