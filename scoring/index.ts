/** Scoring: numbers in, numbers out. This page is its table of contents: what the product calls. */

// What was counted
export type { CellCounters } from './cell-counters.ts';
export type { CellState } from './cell-state.ts';
export { cellState } from './cell-state.ts';

// The compatible score
export { SCORE_FLOOR, SIGNIFICANCE, Z_95 } from './constants.ts';
export type { CompatibleCell } from './compatible-cell.ts';
export { compatibleCell } from './compatible-cell.ts';
export { rerunLimits } from './rerun-limits.ts';
export { geometricPoints } from './geometric-points.ts';

// One cell and its interval
export type { CellInterval } from './cell-interval.ts';
export { cellInterval } from './cell-interval.ts';
export { belowChance } from './below-chance.ts';
export { solvedShare } from './solved-share.ts';
export type { PointCounts } from './design-effect.ts';
export { designEffect } from './design-effect.ts';
export { clusteredZ } from './clustered-z.ts';

// A score and its interval
export { logShare } from './log-share.ts';
export type { ScoreLimits } from './log-cell.ts';
export type { LogMean } from './log-mean.ts';
export { logMeanOf, meanOfTiers } from './log-mean.ts';
export { limitShift } from './limit-shift.ts';
export { scoreInterval } from './score-interval.ts';

// Two evaluations
export { differencePValue } from './difference-p-value.ts';
export type { DifferenceInterval, Estimate } from './interval-difference.ts';
export { intervalDifference } from './interval-difference.ts';
export type { ScoreDifference } from './score-difference.ts';
export { scoreDifference } from './score-difference.ts';
export { furtherResponses } from './further-responses.ts';
export type { PairedCounts } from './outcome-correlation.ts';
export { outcomeCorrelation } from './outcome-correlation.ts';
export { newcombePaired } from './newcombe-paired.ts';
export { mcnemarExact } from './mcnemar-exact.ts';

// Many evaluations
export type { CellMatrix } from './cell-matrix.ts';
export { emptyCellMatrix, setCell } from './cell-matrix.ts';
export { bonferroniZ } from './bonferroni-z.ts';
export type { PairCorrelation } from './pair-sums.ts';
export type { PairComparer, Separation } from './pair-comparer.ts';
export { pairComparer } from './pair-comparer.ts';
export { rankIntervals } from './rank-intervals.ts';
export { tieGroups } from './tie-groups.ts';
export { resolvableGap } from './resolvable-gap.ts';

// Orders when cells are missing
export { sameScore } from './same-score.ts';
export type { Lead } from './fair-sort.ts';
export { fairSort } from './fair-sort.ts';
export { connectedParts } from './connected-parts.ts';
export { twoWayFit } from './two-way-fit.ts';
export { boundsScores } from './bounds-scores.ts';

// Items that were tried several times
export { passAtK } from './pass-at-k.ts';

// Tokens and cost
export { paretoFront } from './pareto-front.ts';
export { paretoBand } from './pareto-band.ts';
export { scorePerUnit } from './score-per-unit.ts';
export { meanVariance } from './mean-variance.ts';

// Chance, to see how often intervals hold
export { seededRandom } from './seeded-random.ts';
export { binomialSampler } from './binomial-sampler.ts';
