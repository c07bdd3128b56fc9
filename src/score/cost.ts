import { meanVariance, paretoBand, paretoFront, Z_95 } from '../../scoring/index.ts';
import { releaseDays } from './release-days.ts';
import { isCounted } from './score-cell.ts';
import type { Aggregate, Scores } from './scores.ts';

/** What an evaluation's score costs: in completion tokens of a response, in money, or in time until it was released. */
export type CostAxis = 'tokens' | 'cost' | 'date';

/** An evaluation between score and cost. */
export interface CostStanding {
  readonly evaluation: number;
  readonly overall: Aggregate;
  /** Average cost of a response as the board prints it; of a date, the day since 1970, the middle one of a month or a year. */
  readonly mean: number;
  /** 95 % limits of the mean, null when only sums were recorded; of a date, the first and the last day that it may be. */
  readonly limits: readonly [number, number] | null;
  /** front: nobody scores as much for less · band: cannot be told from the front · behind: somebody clearly does. */
  readonly standing: 'front' | 'band' | 'behind';
}

type MeanCost = Pick<CostStanding, 'mean' | 'limits'>;

const READ: Readonly<Record<CostAxis, (scores: Scores, evaluation: number) => MeanCost | null>> = {
  tokens: tokensOf,
  cost: moneyOf,
  date: releaseOf,
};

/**
 * Every evaluation of the largest part that recorded what it cost, and whether somebody scores as much for less. Parts are
 * ranked apart, so no front crosses them. Empty when no two have both.
 */
export function costStandings(scores: Scores, axis: CostAxis): CostStanding[] {
  const costed = scores.evaluations.flatMap((_, evaluation) => {
    const { overall } = scores.of(evaluation);
    const cost = READ[axis](scores, evaluation);
    const comparable = scores.ranking.partOf[evaluation] === 0;
    return comparable && overall && cost && cost.mean > 0 ? [{ evaluation, overall, ...cost }] : [];
  });
  if (costed.length < 2) return [];
  const front = new Set(
    paretoFront(costed.map(({ overall, mean }) => ({ score: overall.plain, tokens: mean }))),
  );
  const band = new Set(
    paretoBand(
      costed.map(({ overall, mean, limits }) => ({
        scoreLower: overall.lower,
        scoreUpper: overall.upper,
        tokensLower: limits?.[0] ?? mean,
        tokensUpper: limits?.[1] ?? mean,
      })),
    ),
  );
  return costed.map((one, position) => ({
    ...one,
    standing: front.has(position) ? 'front' : band.has(position) ? 'band' : 'behind',
  }));
}

/** Average tokens as the board prints them, with the standard error of that mean of means. */
function tokensOf(scores: Scores, evaluation: number): MeanCost | null {
  const { overall, tiers } = scores.of(evaluation);
  const mean = overall?.averageTokens ?? null;
  if (mean === null) return null;
  const counted = tiers.flatMap((tier) =>
    typeof tier?.aggregate?.averageTokens === 'number' ? [tier.tier] : [],
  );
  const variance = varianceOfMean(
    counted.map((tier) => varianceOfMean(tokenVariances(scores, evaluation, tier))),
  );
  const margin = variance === null ? null : Z_95 * Math.sqrt(variance);
  return { mean, limits: margin === null ? null : [mean - margin, mean + margin] };
}

/** Variance of the mean tokens of each cell that has a score and recorded any; null where only the sum is known. */
function tokenVariances(scores: Scores, evaluation: number, tier: number): (number | null)[] {
  const { columns, tiers, tasks } = scores;
  const cells = scores.of(evaluation).tiers[tier]?.cells ?? [];
  const first = (evaluation * tiers.length + tier) * tasks.length;
  return tasks.flatMap((_, task) => {
    const cell = first + task;
    const count = columns.tokenResponses[cell] ?? 0;
    const sum = columns.completionTokens[cell] ?? Number.NaN;
    const squares = columns.completionTokensSquared[cell] ?? Number.NaN;
    if (!cells[task]?.interval || count === 0 || Number.isNaN(sum)) return [];
    return [count < 2 || Number.isNaN(squares) ? null : meanVariance(sum, squares, count)];
  });
}

/** Variance of the mean of independent parts; null where that of any part is not known. */
function varianceOfMean(variances: readonly (number | null)[]): number | null {
  const known = variances.filter((variance) => variance !== null);
  if (known.length === 0 || known.length < variances.length) return null;
  return known.reduce((sum, variance) => sum + variance, 0) / known.length ** 2;
}

/** Average cost as the board prints it. Only sums of it are recorded, so it has no limits. */
function moneyOf(scores: Scores, evaluation: number): MeanCost | null {
  const mean = scores.of(evaluation).overall?.averageCost ?? null;
  return mean === null ? null : { mean, limits: null };
}

/** Whether an evaluation has an average cost above 0, by its counters alone: nothing is scored for it. */
export function hasCost(
  { columns, tiers, tasks }: Pick<Scores, 'columns' | 'tiers' | 'tasks'>,
  evaluation: number,
): boolean {
  const perEvaluation = tiers.length * tasks.length;
  let spent = 0;
  for (let cell = evaluation * perEvaluation; cell < (evaluation + 1) * perEvaluation; cell += 1) {
    if (!isCounted(columns, cell)) continue;
    spent += columns.cost[cell] ?? Number.NaN;
    if (Number.isNaN(spent)) return false;
  }
  return spent > 0;
}

function releaseOf({ evaluations }: Scores, evaluation: number): MeanCost | null {
  const { date } = evaluations[evaluation]?.facts ?? {};
  if (date === undefined) return null;
  const [first, last] = releaseDays(date);
  return { mean: (first + last) / 2, limits: [first, last] };
}
