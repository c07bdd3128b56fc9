import { METRICS } from '../score/metrics.ts';
import type { CellScore } from '../score/scores.ts';
import type { Measured } from './board.ts';

/** The counters and statistics of a cell in one flat record, in which what was not recorded is null and never zero. */
export function measuredOf(cell: CellScore): Measured {
  const { counters } = cell;
  return {
    state: cell.state,
    points: cell.points,
    expectedPoints: cell.expectedPoints,
    incomplete: cell.incomplete,
    correct: counters.correct,
    total: counters.total,
    invalid: cell.invalid,
    truncated: cell.truncationRecorded ? counters.truncated : null,
    guessSum: counters.guessSum,
    guessSquareSum: counters.guessSquareSum,
    promptTokens: cell.promptTokens,
    completionTokens: cell.completionTokens,
    tokenResponses: cell.tokenResponses,
    cost: cell.cost,
    promptTokensMean: cell.promptTokensMean,
    completionTokensMean: cell.completionTokensMean,
    ...compatibleOf(cell),
    ...successOf(cell),
    metrics: Object.fromEntries(
      METRICS.flatMap((metric) => {
        const value = metric.ofCell?.(cell);
        return value === undefined || (metric.isOptional && value === null) ? [] : [[metric.id, value]];
      }),
    ),
  };
}

function compatibleOf({ compatible, truncationRecorded }: CellScore): Compatible {
  if (!compatible) return { center: null, margin: null, truncatedRatio: null, adjustedScore: null };
  const { center, margin, truncatedRatio, adjustedScore } = compatible;
  return { center, margin, truncatedRatio: truncationRecorded ? truncatedRatio : null, adjustedScore };
}

type Compatible = Pick<Measured, 'center' | 'margin' | 'truncatedRatio' | 'adjustedScore'>;

function successOf({ interval, state }: CellScore): Success {
  if (!interval) return NO_SUCCESS;
  const { accuracy, accuracyLower, accuracyUpper, score, lower, upper } = interval;
  return {
    // Where every response was truncated, nothing is known of the success but that it lies between 0 and 1.
    accuracy: state === 'all-truncated' ? null : accuracy,
    accuracyLower,
    accuracyUpper,
    score,
    scoreLower: lower,
    scoreUpper: upper,
  };
}

type Success = Pick<
  Measured,
  'accuracy' | 'accuracyLower' | 'accuracyUpper' | 'score' | 'scoreLower' | 'scoreUpper'
>;

const NO_SUCCESS: Success = {
  accuracy: null,
  accuracyLower: null,
  accuracyUpper: null,
  score: null,
  scoreLower: null,
  scoreUpper: null,
};
