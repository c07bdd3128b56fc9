import { makeCellMatrix, twoWayFit } from '../../scoring/index.ts';
import type { CellScore, Scores } from './scores.ts';

/** Evaluations that can be ordered by what they did on one task, best first. */
export interface TaskGroup {
  /** Index of the part of the ranking they belong to. */
  readonly part: number;
  /** Whether it is the largest group of its part; the others share no tier of the task with it. */
  readonly largest: boolean;
  readonly evaluations: readonly number[];
}

/**
 * The order of the evaluations on one task: by the geometric mean of their cell scores, by a two-way fit where they were
 * measured on different tiers, so that nobody gains by skipping the hard ones. Part by part of the board, and within each
 * the largest group of evaluations that share tiers of this task first.
 *
 * @param task index of a task of these scores
 */
export function orderOnTask(scores: Scores, task: number): TaskGroup[] {
  const tiers = [...scores.tiers.keys()];
  return scores.ranking.parts.flatMap(({ evaluations }, part) => {
    const measured = evaluations.filter((evaluation) => isOnTask(scores, evaluation, task));
    if (measured.length === 0) return [];
    const rows = measured.map((evaluation) => tiers.map((tier) => limitsOf(scores, evaluation, tier, task)));
    const fit = twoWayFit(makeCellMatrix(tiers, rows));
    return linkedRows(fit.part).map((linked, place) => ({
      part,
      largest: place === 0,
      evaluations: linked
        .map((row) => ({ evaluation: measured[row] ?? 0, score: fit.score[row] ?? 0 }))
        .sort((a, b) => b.score - a.score || a.evaluation - b.evaluation)
        .map(({ evaluation }) => evaluation),
    }));
  });
}

/** How many evaluations `orderOnTask` orders. */
export function countOnTask(scores: Scores, task: number): number {
  const ranked = scores.ranking.parts.flatMap(({ evaluations }) => evaluations);
  return ranked.filter((evaluation) => isOnTask(scores, evaluation, task)).length;
}

function isOnTask(scores: Scores, evaluation: number, task: number): boolean {
  return scores.tiers.some((_, tier) => limitsOf(scores, evaluation, tier, task));
}

function limitsOf(scores: Scores, evaluation: number, tier: number, task: number): CellScore['interval'] {
  return scores.cell(evaluation, tier, task)?.interval ?? null;
}

/** Rows of each number, largest group first. */
function linkedRows(part: Int32Array): number[][] {
  const groups: number[][] = [];
  part.forEach((number, row) => (groups[number] ??= []).push(row));
  return groups.sort((a, b) => b.length - a.length);
}
