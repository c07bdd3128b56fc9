import type { Scores } from './scores.ts';

/** What all evaluations together did on one task of one tier. */
export interface TaskTotal {
  /** Indices of the task and the tier. */
  readonly task: number;
  readonly tier: number;
  /** Points of a complete evaluation; null where means were given, and no counts. */
  readonly expectedPoints: number | null;
  /** Evaluations that were measured on it. */
  readonly evaluations: number;
  /** Responses that were not truncated; null where nobody counted them. */
  readonly responses: number | null;
  /** Mean chance of a correct guess; null without a response. */
  readonly guess: number | null;
}

/** Every task, tier by tier. */
export function taskTotals(scores: Scores): TaskTotal[] {
  return scores.tasks.flatMap((_, task) => scores.tiers.map((_tier, tier) => totalOf(scores, task, tier)));
}

function totalOf(scores: Scores, task: number, tier: number): TaskTotal {
  if (scores.means === null) return countedTotal(scores, task, tier);
  const means = scores.means.cells.filter((cell) => cell.task === task && cell.tier === tier);
  return { task, tier, expectedPoints: null, evaluations: means.length, responses: null, guess: null };
}

function countedTotal({ columns, evaluations, tiers, tasks }: Scores, task: number, tier: number): TaskTotal {
  const cells = evaluations.map((_, evaluation) => (evaluation * tiers.length + tier) * tasks.length + task);
  const sum = (column: Float64Array): number => cells.reduce((total, cell) => total + (column[cell] ?? 0), 0);
  const responses = sum(columns.total);
  return {
    task,
    tier,
    // The same for every evaluation.
    expectedPoints: columns.expectedPoints[cells[0] ?? 0] ?? 0,
    evaluations: cells.filter((cell) => (columns.points[cell] ?? 0) > 0).length,
    responses,
    guess: responses > 0 ? sum(columns.guessSum) / responses : null,
  };
}
