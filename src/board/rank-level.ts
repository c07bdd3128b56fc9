import { bonferroniZ } from '../../scoring/index.ts';
import type { Scores } from '../score/scores.ts';

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
  if (evaluations < 2) return null;
  const pairs = (evaluations * (evaluations - 1)) / 2;
  return { evaluations, pairs, z: bonferroniZ(evaluations, 0.05, 'all') };
}
