import type { VNode } from 'preact';
import type { BoardRow } from '../board/board.ts';
import { Interval } from './Interval.tsx';

interface ScoreCellProps {
  readonly row: BoardRow;
  readonly scale: readonly [number, number];
  readonly span: number;
}

/** The compatible score, and beneath it the plain score with the interval that belongs to it and to no other. */
export function ScoreCell({ row, scale, span }: ScoreCellProps): VNode {
  const { reasonscore, plain } = row;
  return (
    <td class="score" rowSpan={span} title={`${reasonscore.title}\n${plain.title}`}>
      <b>{reasonscore.text}</b>
      <Interval cell={plain} scale={scale} />
      {plain.range !== null && (
        <small>
          {plain.text} <span>({plain.rangeText})</span>
        </small>
      )}
    </td>
  );
}
