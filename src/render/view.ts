import type { Board } from '../board/board.ts';
import type { Scores } from '../score/scores.ts';

/** What a renderer gets: the board to print, and the scores behind it for outputs that carry raw numbers. */
export interface View {
  readonly board: Board;
  readonly scores: Scores;
}
