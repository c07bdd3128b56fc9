import { exactExp } from './exact-exp.ts';
import type { ScoreLimits } from './log-cell.ts';
import type { LogMean } from './log-mean.ts';

/** Estimate and limits on the natural-log scale of shares, where scores are averaged and compared. */
export interface LogLimits {
  logMean: number;
  logLower: number;
  logUpper: number;
}

/** Both scales at once: logs of shares, and points from 0 to 1000. */
export type ScoreInterval = ScoreLimits & LogLimits;

/**
 * The score of a tier or of a whole suite, with its interval.
 *
 * g_L = min(g, g − √(squared distance below) + shift), g_U = min(0, max(g, g + √(squared distance above) + shift));
 * points = 1000·eᵍ. The score never moves, and it always lies within its interval.
 *
 * @param mean from `logMeanOf` or `meanOfTiers`
 * @param shift of the limits, from `limitShift`; none when left out
 * @see Zou & Donner 2008, Stat. Med. 27:1693–1702 (MOVER)
 * @example scoreInterval(logMeanOf([{ score: 0.75, lower: 0.66, upper: 0.82 }])).upper // => 820
 */
export function scoreInterval({ logMean, squareBelow, squareAbove }: LogMean, shift = 0): ScoreInterval {
  const logLower = Math.min(logMean, logMean - Math.sqrt(squareBelow) + shift);
  const logUpper = Math.min(0, Math.max(logMean, logMean + Math.sqrt(squareAbove) + shift));
  const [score, lower, upper] = [
    1000 * exactExp(logMean),
    1000 * exactExp(logLower),
    1000 * exactExp(logUpper),
  ];
  return { logMean, logLower, logUpper, score, lower, upper };
}
