import type { VNode } from 'preact';
import type { Board, Fill } from '../board/board.ts';
import { INCOMPLETE } from '../board/cell.ts';
import { APPROXIMATE, ENOUGH_RESPONSES } from '../board/metric-cells.ts';
import { formatCount, formatShare } from '../format.ts';
import { BAND_EDGES } from '../board/heat-cell.ts';
import type { ShownMarks } from './shown-marks.ts';

const [FIRST, , , LAST] = BAND_EDGES;

/** Where each band begins: "< .30", ".30" … "> .90". */
const BANDS = [
  `< ${formatShare(FIRST)}`,
  ...BAND_EDGES.map((edge) => `${edge === LAST ? '> ' : ''}${formatShare(edge)}`),
];

interface LegendProps {
  readonly board: Board;
  readonly marks: ShownMarks;
  /** Whether the page can ask what cells show. */
  readonly withChoice?: boolean;
  /** Present in the browser only. */
  readonly onFill?: ((fill: Fill) => void) | undefined;
}

/** Marks that are drawn, by the class that draws them. */
const KEYS = [
  ['hatch', 'x', 'truncated'],
  ['noData', 'no-no-points', 'no data'],
  ['notScorable', 'no-not-scorable', 'not scorable'],
  ['rule', 'rule', 'differs significantly from the row above'],
] as const;

/** Marks that are written. */
const SIGNS = [
  ['incomplete', `${INCOMPLETE} part-measured`],
  ['approximate', `${APPROXIMATE} a cell under ${formatCount(ENOUGH_RESPONSES)} responses`],
  ['equal', '= same score'],
] as const;

const TONES = ['best', 'worst'] as const;

/** What the fills and the marks mean; only those that this view shows. */
export function Legend({ board, marks, withChoice = false, onFill }: LegendProps): VNode {
  return (
    <ul class="legend">
      {withChoice && board.hasTruncation && (
        <li>
          <FillChoice chosen={board.query.fill} onFill={onFill} />
        </li>
      )}
      {marks.bands &&
        BANDS.map((label, index) => (
          <li key={label}>
            <i class={`key b${index + 1}`} />
            {label}
          </li>
        ))}
      {KEYS.map(([mark, name, text]) => marks[mark] && <Key key={name} mark={name} text={text} />)}
      {SIGNS.map(([mark, text]) => marks[mark] && <li key={mark}>{text}</li>)}
      {marks.top && (
        <li class="top-group">
          <b>1</b> {marks.top === 'tie' ? 'ties for first' : 'first'}
        </li>
      )}
      {TONES.map(
        (tone) =>
          marks[tone] && (
            <li key={tone} class="marked">
              <b class={tone}>9</b> {tone} of its tier
            </li>
          ),
      )}
    </ul>
  );
}

function Key({ mark, text }: { mark: string; text: string }): VNode {
  return (
    <li>
      <i class={`key ${mark}`} />
      {text}
    </li>
  );
}

/** More names are counted. */
const MOST_NAMED = 5;

/** What † stands for, note by note. */
export function Remarks({ remarks }: Pick<ShownMarks, 'remarks'>): VNode | null {
  if (remarks.length === 0) return null;
  return (
    <ul class="note remarks">
      {remarks.map(({ note, names }) => (
        <li key={note}>
          † {names.slice(0, MOST_NAMED).join(', ')}
          {names.length > MOST_NAMED && ` and ${formatCount(names.length - MOST_NAMED)} more`}: {note}
        </li>
      ))}
    </ul>
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
