import { paretoBand, paretoFront, Z_95 } from '../../scoring/index.ts';
import type { Cell } from './board.ts';
import { recorded } from '../score/score-cell.ts';
import { plainCell, rangeOf, valueCell } from './cell.ts';
import { formatCount, formatQuantity, formatRatio } from '../format.ts';
import type { Aggregate, Scores } from '../score/scores.ts';

/** What an evaluation's score costs: in completion tokens of a response, or in money. */
export type CostAxis = 'tokens' | 'cost';

/** Score against cost, ready to draw. */
export interface Pareto {
  readonly axis: CostAxis;
  readonly axisLabel: string;
  readonly points: readonly ParetoPoint[];
  readonly notes: readonly string[];
}

export interface ParetoPoint {
  readonly index: number;
  readonly slug: string;
  readonly label: string;
  /** Plain score with its interval. */
  readonly score: Cell;
  /** Mean cost of a response, with its interval where single responses were recorded. */
  readonly cost: Cell;
  /** front: nobody scores as much for less · band: cannot be told from the front · behind: somebody clearly does. */
  readonly standing: 'front' | 'band' | 'behind';
}

interface Costs {
  readonly mean: number;
  /** Standard error of the mean; null when only sums were recorded. */
  readonly error: number | null;
}

const LABELS: Readonly<Record<CostAxis, string>> = {
  tokens: 'completion tokens per response',
  cost: 'cost per response',
};

/** The front of score against cost, with the band that cannot be told from it; null when no two have both. */
export function makePareto(scores: Scores, axis: CostAxis): Pareto | null {
  const known = scores.evaluations.flatMap((evaluation, index) => {
    const { overall } = scores.of(index);
    const costs = axis === 'tokens' ? tokensOf(scores, index) : costOf(scores, index);
    // Only the largest part: a front across rulers would rank what cannot be ranked together.
    const comparable = scores.ranking.partOf[index] === 0;
    return comparable && overall && costs && costs.mean > 0 ? [{ evaluation, index, overall, costs }] : [];
  });
  if (known.length < 2) return null;
  const front = new Set(
    paretoFront(known.map(({ overall, costs }) => ({ score: overall.plain, tokens: costs.mean }))),
  );
  const band = new Set(paretoBand(known.map(({ overall, costs }) => limitsOf(overall, costs))));
  const points = known.map(({ evaluation, index, overall, costs }, position): ParetoPoint => {
    const { slug, label } = evaluation;
    const standing = front.has(position) ? 'front' : band.has(position) ? 'band' : 'behind';
    return { index, slug, label, standing, score: plainCell(overall), cost: costCell(axis, costs) };
  });
  const unsure = known.some(({ costs }) => costs.error === null);
  const left = scores.evaluations.length - known.length;
  const apart = scores.ranking.parts.length > 1 ? ', or ranked apart' : '';
  const notes = [
    ...(unsure ? [`The error of the ${axis} is not recorded: only sums are.`] : []),
    ...(left > 0 ? [`${formatQuantity(left, 'evaluation')} left out: ${axis} not recorded${apart}.`] : []),
  ];
  return { axis, axisLabel: LABELS[axis], points, notes };
}

function limitsOf({ lower, upper }: Aggregate, { mean, error }: Costs) {
  const arm = Z_95 * (error ?? 0);
  return { scoreLower: lower, scoreUpper: upper, tokensLower: mean - arm, tokensUpper: mean + arm };
}

function costCell(axis: CostAxis, { mean, error }: Costs): Cell {
  const format = axis === 'tokens' ? formatCount : formatRatio;
  const text = format(mean);
  const arm = error === null ? null : Z_95 * error;
  const interval = arm === null ? {} : rangeOf(mean - arm, mean + arm, format);
  return valueCell(mean, text, `${text} ${LABELS[axis]}`, interval);
}

/** Average tokens as the board prints them, with the standard error of that mean of means. */
function tokensOf(scores: Scores, evaluation: number): Costs | null {
  const mean = scores.of(evaluation).overall?.averageTokens ?? null;
  if (mean === null) return null;
  const tiers = [...scores.tiers.keys()].filter((tier) => {
    const tokens = scores.of(evaluation).tiers[tier]?.aggregate?.averageTokens ?? null;
    return tokens !== null;
  });
  const variances = tiers.map((tier) => meanVariance(cellVariances(scores, evaluation, tier)));
  const whole = meanVariance(variances);
  return { mean, error: whole === null ? null : Math.sqrt(whole) };
}

/** Variance of the mean tokens of each cell that recorded any; null where only the sum is known. */
function cellVariances(
  { columns, tiers, tasks }: Scores,
  evaluation: number,
  tier: number,
): (number | null)[] {
  const first = (evaluation * tiers.length + tier) * tasks.length;
  return tasks.flatMap((_, task) => {
    const cell = first + task;
    const n = columns.tokenResponses[cell] ?? 0;
    const sum = columns.completionTokens[cell] ?? Number.NaN;
    const squares = columns.completionTokensSquared[cell] ?? Number.NaN;
    if (n === 0 || Number.isNaN(sum)) return [];
    return [n < 2 || Number.isNaN(squares) ? null : Math.max(0, squares - (sum * sum) / n) / (n - 1) / n];
  });
}

function meanVariance(variances: readonly (number | null)[]): number | null {
  const known = variances.filter((variance) => variance !== null);
  if (known.length === 0 || known.length < variances.length) return null;
  return known.reduce((sum, variance) => sum + variance, 0) / known.length ** 2;
}

/** Recorded cost over the responses of the cells that recorded it. */
function costOf({ columns, tiers, tasks }: Scores, evaluation: number): Costs | null {
  const perEvaluation = tiers.length * tasks.length;
  let [cost, responses] = [0, 0];
  for (let cell = evaluation * perEvaluation; cell < (evaluation + 1) * perEvaluation; cell += 1) {
    const spent = columns.cost[cell] ?? Number.NaN;
    if (Number.isNaN(spent) || columns.points[cell] === 0) continue;
    cost += spent;
    responses += (columns.total[cell] ?? 0) + (recorded(columns.truncated[cell] ?? Number.NaN) ?? 0);
  }
  return responses === 0 ? null : { mean: cost / responses, error: null };
}
