import { formatTimes } from '../format.ts';
import { calibrate, type Calibration } from '../score/calibration.ts';
import { comparePairs, type PairScores } from '../score/comparison.ts';
import { type RankLevel, rankLevel } from '../score/part-comparer.ts';
import { rulerText } from '../score/parts.ts';
import type { Certainty, Scores } from '../score/scores.ts';
import { type WorkedExample, workedExample } from '../score/worked-example.ts';
import type { Board } from './board.ts';
import { type Comparison, compareEvaluations } from './compare.ts';
import { parseCompared } from './compare-query.ts';
import { makeBoard } from './make-board.ts';

/** What the page on method tells of a board in its own numbers. */
export interface MethodBoard {
  readonly board: Board;
  /** Every ruler that evaluations name, in words. */
  readonly rulers: readonly string[];
  /** One cell and its tier, with which the formulas are followed step by step. */
  readonly example: WorkedExample | null;
  readonly pair: PairExample;
  /** How strict a single comparison is; null where nothing is ranked. */
  readonly level: RankLevel | null;
  /** What pairing does to the comparisons of adjacent ranks; null where the metric has no intervals. */
  readonly pairing: Pick<Certainty, 'paired' | 'narrowed' | 'neighbours'> | null;
  /** How often the board's own claims hold; null where it cannot be said. */
  readonly calibration: Calibration | null;
}

/** The first two of a board, compared. */
export interface PairExample {
  readonly comparison: Comparison;
  /** The numbers behind it; null where they share no cell. */
  readonly scores: PairScores | null;
  /** Between which limits the ratio of their scores lies: "1.02× and 1.30×". */
  readonly limits: string;
}

/** The method of a board, with examples from it. */
export function makeMethodBoard(scores: Scores): MethodBoard {
  const board = makeBoard(scores, { pageSize: null });
  const rulers = new Set(scores.evaluations.map(rulerText).filter((text) => text !== ''));
  return {
    board,
    rulers: [...rulers].sort(),
    example: workedExample(
      scores,
      board.rows.map(({ index }) => index),
    ),
    pair: pairExample(scores),
    level: rankLevel(scores),
    calibration: calibrate(scores),
    pairing: scores.ranking.orders[board.metrics.sorted.id]?.certainty ?? null,
  };
}

function pairExample(scores: Scores): PairExample {
  const compared = parseCompared(new URLSearchParams(), scores);
  const comparison = compareEvaluations(scores, compared);
  const [lower, upper] = comparison.pairs[0]?.ratio.range ?? [null, null];
  return {
    comparison,
    scores: comparePairs(scores, compared)[0]?.scores ?? null,
    limits: lower === null ? '' : `${formatTimes(lower)} and ${formatTimes(upper)}`,
  };
}
