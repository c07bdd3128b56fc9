import { geometricMean, SCORE_FLOOR, scoreInterval, solvedShare } from '../../scoring/index.ts';
import type { Aggregate, CellScore, TierScore } from './scores.ts';

/** Below this many responses in some cell, the normal approximation behind a score is called approximate. */
const ENOUGH_RESPONSES = 128;

/**
 * Scores of one tier from its cells. Cells that cannot be scored are left out of the mean and marked by `incomplete`,
 * never counted as zero; null when none is left.
 * `incomplete` says whether the tier lacks points, and is carried through to the asterisk.
 */
export function aggregateTier(cells: readonly (CellScore | null)[], incomplete: boolean): Aggregate | null {
  const scored = cells.flatMap((cell) =>
    cell?.compatible && cell.interval ? [{ ...cell.compatible, cell }] : [],
  );
  if (scored.length === 0) return null;
  const values = scored.map((one) => one.adjustedScore);
  const intervals = scored.flatMap((one) => (one.cell.interval ? [one.cell.interval] : []));
  const tokens = scored.flatMap((one) => one.cell.completionTokensMean ?? []);
  return withEfficiency({
    reasonscore: points(values),
    ...limits(intervals),
    completed: points(intervals.map(({ accuracy }) => accuracy)),
    yield: points(intervals.map(solvedShare)),
    averageTokens: tokens.length > 0 ? mean(tokens) : null,
    cells: scored.length,
    floored: values.filter((value) => value <= SCORE_FLOOR).length,
    incomplete,
    approximate: scored.some((one) => one.cell.counters.total < ENOUGH_RESPONSES),
  });
}

/**
 * Scores over several tiers: the geometric mean of the tier scores, every tier weighing the same. The interval is
 * composed the same way, which is square-and-add over all cells with weight 1/(tiers · cells of the tier).
 */
export function aggregateTiers(tiers: readonly TierScore[], incomplete: boolean): Aggregate | null {
  const parts = tiers.flatMap((tier) => tier.aggregate ?? []);
  if (parts.length === 0) return null;
  const tokens = parts.flatMap((part) => part.averageTokens ?? []);
  const share = (score: number): number => score / 1000;
  const overTiers = (read: (part: Aggregate) => number): number =>
    points(parts.map((part) => share(read(part))));
  return withEfficiency({
    reasonscore: overTiers((part) => part.reasonscore),
    ...limits(
      parts.map((part) => ({ score: share(part.plain), lower: share(part.lower), upper: share(part.upper) })),
    ),
    completed: overTiers((part) => part.completed),
    yield: overTiers((part) => part.yield),
    averageTokens: tokens.length > 0 ? mean(tokens) : null,
    cells: parts.reduce((sum, part) => sum + part.cells, 0),
    floored: parts.reduce((sum, part) => sum + part.floored, 0),
    incomplete: incomplete || parts.some((part) => part.incomplete),
    approximate: parts.some((part) => part.approximate),
  });
}

/** Shares brought to at least the floor, as one score on the 0…1000 scale. */
function points(shares: readonly number[]): number {
  return 1000 * geometricMean(shares, { floor: SCORE_FLOOR });
}

function limits(parts: readonly { score: number; lower: number; upper: number }[]) {
  const { score, lower, upper } = scoreInterval(parts);
  return { plain: score, lower, upper };
}

function withEfficiency(aggregate: Omit<Aggregate, 'bonus' | 'scorePerToken'>): Aggregate {
  const { reasonscore, plain, averageTokens } = aggregate;
  const scorePerToken = averageTokens !== null && averageTokens > 0 ? reasonscore / averageTokens : null;
  return { ...aggregate, bonus: reasonscore - plain, scorePerToken };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
