import type { VNode } from 'preact';
import type { HeatCell as Heat } from '../board/board.ts';

interface HeatCellProps {
  readonly cell: Heat;
  /** Rows are not ranked on its task. */
  readonly isOff?: boolean;
}

/** One task cell: a single element whose classes carry band, fill and hatch, because the page forbids inline styles. */
export function HeatCell({ cell, isOff = false }: HeatCellProps): VNode {
  return (
    <td class={isOff ? `${heatClasses(cell)} off` : heatClasses(cell)} title={cell.facts.join('\n')}>
      {cell.text}
    </td>
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
