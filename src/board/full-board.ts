import type { Scores } from '../score/scores.ts';
import type { Board, Query } from './board.ts';
import { makeBoard } from './make-board.ts';
import { type CostAxis, makePareto, type Pareto } from './pareto.ts';
import { scoresFor } from './ranked-on.ts';
import { once } from './remember.ts';
import { makeScaling, type Scaling } from './scaling.ts';

/** A board with its figures: what every file of a board is printed from. The table of a page does without them. */
export interface FullBoard extends Board {
  /** Score against each cost, and against the date of release; null where too few evaluations recorded it. */
  readonly pareto: Readonly<Record<CostAxis, Pareto | null>>;
  /** Score by difficulty; null with a single tier. */
  readonly scaling: Scaling | null;
}

/** The view that a query asks for, with its figures, each made when first looked at. */
export function makeFullBoard(all: Scores, query: Partial<Query> = {}): FullBoard {
  const board = makeBoard(all, query);
  const scores = scoresFor(all, board.query);
  const { rows } = board;
  const tokens = once(() => makePareto(scores, 'tokens', rows));
  const cost = once(() => makePareto(scores, 'cost', rows));
  const date = once(() => makePareto(scores, 'date', rows));
  const scaling = once(() => makeScaling(scores, rows));
  return {
    ...board,
    pareto: {
      get tokens() {
        return tokens();
      },
      get cost() {
        return cost();
      },
      get date() {
        return date();
      },
    },
    get scaling() {
      return scaling();
    },
  };
}
