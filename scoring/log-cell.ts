import { logShare } from './log-share.ts';
import { requireRange } from './require-range.ts';

/** Estimate and limits of one score; raw shares for a cell. */
export interface ScoreLimits {
  score: number;
  lower: number;
  upper: number;
}

/** A cell on the log scale: ln s̃, (ln s̃ − ln L̃)² and (ln Ũ − ln s̃)². */
export interface LogCell {
  logScore: number;
  lowerSquare: number;
  upperSquare: number;
}

/**
 * Bring a cell's score and limits into [0.01, 1] and onto the log scale, where scores are averaged.
 *
 * @param limits raw score and limits (shares), in order
 * @returns natural logarithms, without a unit
 * @throws RangeError when the three are not in order or not finite
 * @example logCell({ score: 1, lower: 0.5, upper: 1 }).lowerSquare // => 0.48045…
 */
export function logCell({ score, lower, upper }: ScoreLimits): LogCell {
  requireRange(
    lower <= score && score <= upper && Number.isFinite(upper - lower),
    () => `a cell must have lower <= score <= upper, got ${lower}, ${score}, ${upper}`,
  );
  const logScore = logShare(score);
  const below = logScore - logShare(lower);
  const above = logShare(upper) - logScore;
  return { logScore, lowerSquare: below * below, upperSquare: above * above };
}
