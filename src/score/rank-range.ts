import {
  bonferroniZ,
  makeCellMatrix,
  pairComparer,
  rankIntervals,
  type CellMatrix,
} from '../../scoring/index.ts';
import { cellLimits } from './score-cell.ts';
import type { UnrankedData } from './make-scores.ts';

/**
 * The cells of these evaluations, one row each, without the cells that none of them has. Limits are at the level at which
 * all rank ranges of the `among` evaluations ranked together hold at once (Bonferroni over their pairs).
 */
export function comparisonMatrix(
  data: UnrankedData,
  evaluations: readonly number[],
  among: number,
): CellMatrix {
  const perEvaluation = data.tiers.length * data.tasks.length;
  const slots = Array.from({ length: perEvaluation }, (_, slot) => slot).filter((slot) =>
    evaluations.some((evaluation) => data.columns.points[evaluation * perEvaluation + slot] !== 0),
  );
  const z = bonferroniZ(Math.max(1, among), 0.05, 'all');
  const rows = evaluations.map((evaluation) =>
    slots.map((slot) => cellLimits(data.columns, evaluation * perEvaluation + slot, z)),
  );
  return makeCellMatrix(
    slots.map((slot) => Math.floor(slot / data.tasks.length)),
    rows,
  );
}

/** Whether each row is significantly worse than the row above it; the first never is. */
export function separatedRows(matrix: CellMatrix, rows: readonly number[]): boolean[] {
  const compare = pairComparer(matrix);
  return rows.map((row, position) => {
    const above = rows[position - 1];
    return above !== undefined && compare(above, row) > 0;
  });
}

/** Best and worst rank at 95 % per evaluation, from the matrices of the parts; null for those in none. */
export function rankRanges(
  parts: readonly { readonly evaluations: readonly number[] }[],
  matrices: readonly CellMatrix[],
  total: number,
): { best: (number | null)[]; worst: (number | null)[] } {
  const empty = (): (number | null)[] => Array.from({ length: total }, () => null);
  const [best, worst] = [empty(), empty()];
  parts.forEach(({ evaluations }, index) => {
    const matrix = matrices[index];
    if (!matrix) return;
    const ranks = rankIntervals(matrix);
    evaluations.forEach((evaluation, row) => {
      best[evaluation] = ranks.best[row] ?? null;
      worst[evaluation] = ranks.worst[row] ?? null;
    });
  });
  return { best, worst };
}
