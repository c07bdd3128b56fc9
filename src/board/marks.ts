import type { Aggregate, Ranking, Scores } from '../score/scores.ts';

/** Per tier: the best ReasonScore, and the best and worst score/token, for the green and red marks. */
export function marksOf(
  scores: Omit<Scores, 'ranking'>,
): Pick<Ranking, 'bestScore' | 'bestEfficiency' | 'worstEfficiency'> {
  const tiers = scores.tiers.map((_, tier) =>
    scores.evaluations.flatMap((_one, evaluation) => scores.of(evaluation).tiers[tier]?.aggregate ?? []),
  );
  const efficiencies = tiers.map((aggregates) =>
    aggregates.flatMap(({ scorePerToken }) => scorePerToken ?? []),
  );
  return {
    bestScore: tiers.map((aggregates) =>
      extreme(
        aggregates.map(({ reasonscore }) => reasonscore),
        Math.max,
      ),
    ),
    bestEfficiency: efficiencies.map((ratios) => extreme(ratios, Math.max)),
    worstEfficiency: efficiencies.map((ratios) => extreme(ratios, Math.min)),
  };
}

/** The extreme of at least two values: a mark among one has no meaning. */
function extreme(values: readonly number[], pick: (a: number, b: number) => number): number | null {
  return values.length < 2 ? null : values.reduce((a, b) => pick(a, b));
}

/** A scale that holds every interval and ends on whole hundreds, so that boards of one kind share it. */
export function scaleOf(aggregates: readonly Aggregate[]): [number, number] {
  const low = aggregates.reduce((least, { lower }) => Math.min(least, lower), 1000);
  const high = aggregates.reduce((most, { upper }) => Math.max(most, upper), 0);
  return low > high ? [0, 1000] : [Math.floor(low / 100) * 100, Math.ceil(high / 100) * 100];
}
