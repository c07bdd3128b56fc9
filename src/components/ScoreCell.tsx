import type { VNode } from 'preact';
import type { BoardRow } from '../board/board.ts';
import { Interval } from './Interval.tsx';

interface ScoreCellProps {
  readonly row: BoardRow;
  readonly scale: readonly [number, number];
  readonly span: number;
}

/** The headline, and beneath it the estimate with the interval that belongs to it and to no other. */
export function ScoreCell({ row, scale, span }: ScoreCellProps): VNode {
  const { headline, estimate } = row.metrics;
  return (
    <td class="score" rowSpan={span} title={`${headline.title}\n${estimate.title}`}>
      <b>{headline.text}</b>
      <Interval cell={estimate} scale={scale} />
      {estimate.range !== null && (
        <small>
          {estimate.text} <span>({estimate.rangeText})</span>
        </small>
      )}
    </td>
  );
}
