import type { VNode } from 'preact';
import type { Board, Fill } from '../board/board.ts';
import { APPROXIMATE, ENOUGH_RESPONSES } from '../board/metric-cells.ts';
import { formatCount, formatShare } from '../format.ts';
import { BAND_EDGES } from '../board/heat-cell.ts';

const [FIRST, , , LAST] = BAND_EDGES;

/** Where each band begins: "< .30", ".30" … "> .90". */
const BANDS = [
  `< ${formatShare(FIRST)}`,
  ...BAND_EDGES.map((edge) => `${edge === LAST ? '> ' : ''}${formatShare(edge)}`),
];

interface LegendProps {
  readonly board: Board;
  /** Whether the page can ask what cells show. */
  readonly withChoice?: boolean;
  /** Present in the browser only. */
  readonly onFill?: ((fill: Fill) => void) | undefined;
}

/** What the fills and the marks mean; only marks that can occur on this board. */
export function Legend({ board, withChoice = false, onFill }: LegendProps): VNode {
  return (
    <p class="legend">
      {withChoice && board.hasTruncation && <FillChoice chosen={board.query.fill} onFill={onFill} />}
      {BANDS.map((label, index) => (
        <span key={label}>
          <i class={`key b${index + 1}`} />
          {label}
        </span>
      ))}
      {board.hasTruncation && board.query.fill === 'success' && (
        <span>
          <i class="key x" />
          truncated
        </span>
      )}
      <span>
        <i class="key no-no-points" />
        no data
      </span>
      <span>* incomplete</span>
      {board.rows.some((row) => row.metrics.estimate.approximate) && (
        <span>
          {APPROXIMATE} a cell under {formatCount(ENOUGH_RESPONSES)} responses
        </span>
      )}
      {board.rows.some((row) => row.topGroup) && (
        <span class="top-group">
          <b>1</b> ties for first
        </span>
      )}
      {board.rows.some((row) => row.notes.length > 0) && <span>† note</span>}
    </p>
  );
}

const FILLS: readonly (readonly [fill: Fill, title: string])[] = [
  ['success', 'Cells show the success of completed responses; what was truncated is hatched'],
  ['score', 'Cells show the score: success less the truncated share'],
];

/** What cells show; the two differ only where responses were truncated. */
function FillChoice({ chosen, onFill }: { chosen: Fill; onFill: LegendProps['onFill'] }): VNode {
  return (
    <span class="segments" role="group" aria-label="Cells show" hidden={!onFill}>
      {FILLS.map(([fill, title]) => (
        <button
          key={fill}
          type="button"
          aria-pressed={chosen === fill}
          title={title}
          onClick={onFill && (() => onFill(fill))}
        >
          {fill}
        </button>
      ))}
    </span>
  );
}
