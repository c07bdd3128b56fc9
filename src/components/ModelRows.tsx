import type { VNode } from 'preact';
import type { Board, BoardRow, TierRow } from '../board/board.ts';
import { cellOf } from '../board/metric-cells.ts';
import { HeatCell } from './HeatCell.tsx';
import { ModelName } from './ModelName.tsx';
import { ScoreCell } from './ScoreCell.tsx';
import { hasTierColumn, type MetricColumn, metricColumns } from './table-layout.ts';
import { TierCells } from './TierCells.tsx';

/** One evaluation: a group of rows, one per tier, behind its rank, name and overall score. */
export function ModelRows({ board, row, at }: { board: Board; row: BoardRow; at: string }): VNode {
  const tiered = hasTierColumn(board);
  const columns = metricColumns(board);
  const tiers: readonly (TierRow | null)[] = row.tiers.length > 0 ? row.tiers : [null];
  // Few tiers are lower than a rank, a name and a score: one more row takes the rest, so that bars keep their height.
  const isShort = tiers.length < 3;
  const span = tiers.length + (isShort ? 1 : 0);
  return (
    <tbody class={groupClasses(row)}>
      {tiers.map((tier, index) => (
        <tr key={index}>
          {index === 0 && <Lead board={board} row={row} span={span} at={at} />}
          {tiered && <TierCells tier={tier} score={board.metrics.score} />}
          {columns.map((column) => (
            <Metric key={column.main.id} column={column} tier={tier} />
          ))}
          {tier?.cells.map((cell, task) => (
            <HeatCell key={task} cell={cell} isOff={board.tasks[task]?.isRanked === false} />
          ))}
        </tr>
      ))}
      {isShort && <tr class="rest" />}
    </tbody>
  );
}

function groupClasses({ separated, topGroup, unpublished }: BoardRow): string {
  const isApart = separated ? ['apart'] : [];
  return ['model', ...isApart, ...(topGroup ? ['top'] : []), ...(unpublished ? ['own'] : [])].join(' ');
}

interface LeadProps {
  readonly board: Board;
  readonly row: BoardRow;
  readonly span: number;
  readonly at: string;
}

function Lead({ board, row, span, at }: LeadProps): VNode {
  const said = [row.rank.title, row.rankRange.title, row.tieGroup.title, ...row.notes].join('\n');
  return (
    <>
      <td class="rank" rowSpan={span} title={said}>
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
