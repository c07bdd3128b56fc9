import type { VNode } from 'preact';
import type { Board } from '../board/board.ts';
import { APPROXIMATE, ENOUGH_RESPONSES } from '../board/metric-cells.ts';
import { formatCount, formatShare } from '../format.ts';
import { BAND_EDGES } from '../board/heat-cell.ts';

const [FIRST, , , LAST] = BAND_EDGES;

/** Where each band begins: "< .30", ".30" … "> .90". */
const BANDS = [
  `< ${formatShare(FIRST)}`,
  ...BAND_EDGES.map((edge) => `${edge === LAST ? '> ' : ''}${formatShare(edge)}`),
];

/** What the fills and the marks mean; only marks that can occur on this board. */
export function Legend({ board }: { board: Board }): VNode {
  return (
    <p class="legend">
      {BANDS.map((label, index) => (
        <span key={label}>
          <i class={`key b${index + 1}`} />
          {label}
        </span>
      ))}
      {board.hasTruncation && (
        <span>
          <i class="key x" />
          truncated share
        </span>
      )}
      <span>
        <i class="key no-no-points" />
        no data
      </span>
      <span>* incomplete</span>
      {board.rows.some((row) => row.metrics.estimate.approximate) && (
        <span>
          {APPROXIMATE} a cell has under {formatCount(ENOUGH_RESPONSES)} responses
        </span>
      )}
      {board.rows.some((row) => row.topGroup) && (
        <span class="top-group">
          <b>1</b> ties for first
        </span>
      )}
      {board.rows.some((row) => row.notes.length > 0) && <span>† with a note</span>}
    </p>
  );
}
