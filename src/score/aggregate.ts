import { geometricPoints, SCORE_FLOOR, scoreInterval, scorePerToken } from '../../scoring/index.ts';
import { type Aggregate, type CellScore, ENOUGH_RESPONSES, type TierScore } from './scores.ts';

/**
 * Scores of one tier from its cells. Cells that cannot be scored are left out of the mean and marked by `incomplete`,
 * never counted as zero; null when none is left.
 * `incomplete` says whether the tier lacks points, and is carried through to the asterisk.
 */
export function aggregateTier(cells: readonly (CellScore | null)[], incomplete: boolean): Aggregate | null {
  const scored = cells.flatMap((cell) =>
    cell?.compatible && cell.interval
      ? [{ cell, adjustedScore: cell.compatible.adjustedScore, interval: cell.interval }]
      : [],
  );
  if (scored.length === 0) return null;
  const adjusted = scored.map(({ adjustedScore }) => adjustedScore);
  return withRatios({
    reasonscore: geometricPoints(adjusted),
    ...plainLimits(scored.map(({ interval }) => interval)),
    completed: geometricPoints(scored.map(({ interval }) => interval.accuracy)),
    yield: geometricPoints(scored.map(({ cell }) => cell.solved ?? 0)),
    averageTokens: meanOfKnown(scored.map(({ cell }) => cell.completionTokensMean)),
    cells: scored.length,
    floored: adjusted.filter((value) => value <= SCORE_FLOOR).length,
    incomplete,
    approximate: scored.some(({ cell }) => cell.counters.total < ENOUGH_RESPONSES),
  });
}

/**
 * Scores over several tiers: the geometric mean of the tier scores, every tier weighing the same. The interval is
 * composed the same way, which is square-and-add over all cells with weight 1/(tiers · cells of the tier).
 */
export function aggregateTiers(tiers: readonly TierScore[], incomplete: boolean): Aggregate | null {
  const parts = tiers.flatMap((tier) => tier.aggregate ?? []);
  if (parts.length === 0) return null;
  const overTiers = (read: (part: Aggregate) => number): number =>
    geometricPoints(parts.map((part) => asShare(read(part))));
  return withRatios({
    reasonscore: overTiers((part) => part.reasonscore),
    ...plainLimits(
      parts.map(({ plain, lower, upper }) => ({
        score: asShare(plain),
        lower: asShare(lower),
        upper: asShare(upper),
      })),
    ),
    completed: overTiers((part) => part.completed),
    yield: overTiers((part) => part.yield),
    averageTokens: meanOfKnown(parts.map((part) => part.averageTokens)),
    cells: parts.reduce((sum, part) => sum + part.cells, 0),
    floored: parts.reduce((sum, part) => sum + part.floored, 0),
    incomplete: incomplete || parts.some((part) => part.incomplete),
    approximate: parts.some((part) => part.approximate),
  });
}

function asShare(points: number): number {
  return points / 1000;
}

function plainLimits(parts: Parameters<typeof scoreInterval>[0]) {
  const { score, lower, upper } = scoreInterval(parts);
  return { plain: score, lower, upper };
}

function withRatios(aggregate: Omit<Aggregate, 'bonus' | 'scorePerToken'>): Aggregate {
  const { reasonscore, plain, averageTokens } = aggregate;
  const usesTokens = averageTokens !== null && averageTokens > 0;
  return {
    ...aggregate,
    bonus: reasonscore - plain,
    scorePerToken: usesTokens ? scorePerToken(reasonscore, averageTokens) : null,
  };
}

/** Mean of the values that were recorded; null when none was. */
function meanOfKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
