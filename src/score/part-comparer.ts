import {
  bonferroniZ,
  makeCellMatrix,
  type PairComparer,
  pairComparer,
  rankIntervals,
  type CellMatrix,
} from '../../scoring/index.ts';
import { cellLimits, cellZ } from './score-cell.ts';
import type { Ranking, Scores, ScoresData, Separation } from './scores.ts';

/** Everything needed to compare the evaluations of one part; a row is a position in `evaluations`. */
export interface PartMatrix {
  readonly evaluations: readonly number[];
  readonly matrix: CellMatrix;
  readonly compareRows: PairComparer;
}

/**
 * The cells of these evaluations, one row each, without the cells that none of them has. Limits are at the level at which
 * all rank ranges of the `among` evaluations ranked together hold at once.
 */
export function partMatrix(
  data: ScoresData,
  evaluations: readonly number[],
  among: number = evaluations.length,
): PartMatrix {
  const perEvaluation = data.tiers.length * data.tasks.length;
  const slots = Array.from({ length: perEvaluation }, (_, slot) => slot).filter((slot) =>
    evaluations.some((evaluation) => data.columns.points[evaluation * perEvaluation + slot] !== 0),
  );
  const zOf = cellZ(data.columns, levelOf(among).z);
  const matrix = makeCellMatrix(
    slots.map((slot) => Math.floor(slot / data.tasks.length)),
    evaluations.map((evaluation) =>
      slots.map((slot) => cellLimits(data.columns, evaluation * perEvaluation + slot, zOf)),
    ),
  );
  return { evaluations, matrix, compareRows: pairComparer(matrix) };
}

/** Compares two evaluations at the level of the part they share; 0 when they share none. */
export function pairSeparation(
  data: ScoresData,
  { parts, partOf }: Ranking,
  a: number,
  b: number,
): Separation {
  const part = parts[partOf[a] ?? -1];
  if (!part || partOf[a] !== partOf[b]) return 0;
  return partMatrix(data, [a, b], part.evaluations.length).compareRows(0, 1);
}

/** Finds the evaluations that cannot be told from one at the level of its part; a part is prepared when first asked for. */
export function peerFinder(data: ScoresData, { parts, partOf }: Ranking): Scores['peersOf'] {
  const matrices: (PartMatrix | undefined)[] = [];
  return (evaluation) => {
    const index = partOf[evaluation] ?? -1;
    const part = parts[index];
    if (!part) return [];
    const { evaluations, compareRows } = (matrices[index] ??= partMatrix(data, part.evaluations));
    const own = evaluations.indexOf(evaluation);
    return evaluations.filter((_, row) => row !== own && compareRows(own, row) === 0);
  };
}

/** How strict a single comparison has to be for all rank ranges of a part to hold at once. */
export interface RankLevel {
  readonly evaluations: number;
  readonly pairs: number;
  /** Standard deviations; 1.96 for a comparison by itself. */
  readonly z: number;
}

/** The level of the largest part of a board; null when nothing is ranked. */
export function rankLevel({ ranking }: Scores): RankLevel | null {
  const evaluations = ranking.parts[0]?.evaluations.length ?? 0;
  return evaluations < 2 ? null : levelOf(evaluations);
}

/** Bonferroni over all pairs. */
function levelOf(evaluations: number): RankLevel {
  const pairs = (evaluations * (evaluations - 1)) / 2;
  return { evaluations, pairs, z: bonferroniZ(Math.max(1, pairs)) };
}

/** Best and worst rank at 95 % per evaluation; null for those in no part. */
export function rankRanges(
  parts: readonly PartMatrix[],
  total: number,
): { best: (number | null)[]; worst: (number | null)[] } {
  const best = new Array<number | null>(total).fill(null);
  const worst = new Array<number | null>(total).fill(null);
  for (const { evaluations, compareRows } of parts) {
    const ranks = rankIntervals(evaluations.length, compareRows);
    for (const [row, evaluation] of evaluations.entries()) {
      best[evaluation] = ranks.best[row] ?? null;
      worst[evaluation] = ranks.worst[row] ?? null;
    }
  }
  return { best, worst };
}
