import type { VNode } from 'preact';
import type { BoardRow } from '../board/board.ts';
import { Interval } from './Interval.tsx';

interface ScoreCellProps {
  readonly row: BoardRow;
  readonly scale: readonly [number, number];
  readonly span: number;
}

/** The score ranked by with its own interval, and in small the other score. */
export function ScoreCell({ row, scale, span }: ScoreCellProps): VNode {
  const { headline, second } = row.metrics;
  return (
    <td class="score" rowSpan={span} title={`${headline.title}\n${second.title}`}>
      <b>{headline.text}</b>
      <Interval cell={headline} scale={scale} />
      {headline.value !== null && (
        <small>
          {headline.rangeText !== '' && `${headline.rangeText} · `}
          <span>{second.text}</span>
        </small>
      )}
    </td>
  );
}
