import { boundsScores, type CellMatrix } from '../../scoring/index.ts';
import type { Bounds, Part } from '../score/scores.ts';

/** Per evaluation that lacks cells its part has, what they could do to its score and rank; null for the others. */
export function boundsOf(
  total: number,
  parts: readonly Part[],
  matrices: readonly CellMatrix[],
): (Bounds | null)[] {
  const all: (Bounds | null)[] = Array.from({ length: total }, () => null);
  parts.forEach(({ evaluations }, index) => {
    const matrix = matrices[index];
    if (!matrix) return;
    const { lowest, highest, bestRank, worstRank } = boundsScores(matrix);
    evaluations.forEach((evaluation, row) => {
      const own = matrix.logScore.subarray(row * matrix.cells, (row + 1) * matrix.cells);
      if (!own.some(Number.isNaN)) return;
      const scores = { lowest: lowest[row] ?? 0, highest: highest[row] ?? 0 };
      all[evaluation] = {
        ...scores,
        bestRank: bestRank[row] ?? 1,
        worstRank: worstRank[row] ?? evaluations.length,
      };
    });
  });
  return all;
}
