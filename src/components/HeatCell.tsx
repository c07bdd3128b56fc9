import type { VNode } from 'preact';
import type { HeatCell as Heat, Outcome } from '../board/board.ts';
import { formatTally } from '../format.ts';

interface HeatCellProps {
  readonly cell: Heat;
  /** What it has to say, where columns beside it say the rest. */
  readonly facts?: readonly string[];
  /** Rows are not ranked on its task. */
  readonly isOff?: boolean;
  /** Whether it shows what was counted. */
  readonly withCounts?: boolean;
}

/** One task cell: a single element whose classes carry band, fill and hatch, because the page forbids inline styles. */
export function HeatCell({
  cell,
  facts = cell.facts,
  isOff = false,
  withCounts = false,
}: HeatCellProps): VNode {
  return (
    <td class={isOff ? `${heatClasses(cell)} off` : heatClasses(cell)} title={facts.join('\n')}>
      {cell.text}
      {withCounts && cell.outcome && <Counts outcome={cell.outcome} />}
    </td>
  );
}

function Counts({ outcome: { correct, wrong, invalid, truncated } }: { outcome: Outcome }): VNode {
  const completed = correct + wrong + (invalid ?? 0);
  return (
    <>
      <small>
        {formatTally(correct)}/<wbr />
        {formatTally(completed)}
      </small>
      {truncated !== null && truncated > 0 && <small>{formatTally(truncated)} trunc.</small>}
    </>
  );
}

export function heatClasses(cell: Heat): string {
  const classes = ['h'];
  if (cell.missing !== null) classes.push(`no-${cell.missing}`);
  if (cell.band > 0) classes.push(`b${cell.band}`, `w-${cell.fill}`);
  if (cell.hatch > 0) classes.push('x', `x-${cell.hatch}`);
  if (cell.completion !== '') classes.push('part');
  return classes.join(' ');
}
