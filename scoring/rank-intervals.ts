import type { PairComparer } from './pair-comparer.ts';

/** First and last rank an evaluation may hold, counted from 1; one number per evaluation. */
export interface RankIntervals {
  best: Int32Array;
  worst: Int32Array;
}

/**
 * Rank with its interval: from one plus those clearly better, to all minus those clearly worse.
 *
 * [1 + #{B clearly above A}, M − #{B clearly below A}]. At the level of `bonferroniZ(M − 1)` each
 * interval holds its true rank with 95 %.
 *
 * @param evaluations M, how many are ranked together
 * @param compare of two indices below M, such as `pairComparer` makes
 * @see Mogstad, Romano, Shaikh & Wilhelm 2024, Rev. Econ. Stud. 91:476–518; Zou & Donner 2008 (the comparison)
 * @example Array.from(rankIntervals(2, { separation: (a, b) => Math.sign(b - a) }).best) // => [1, 2]
 */
export function rankIntervals(evaluations: number, compare: Pick<PairComparer, 'separation'>): RankIntervals {
  const best = new Int32Array(evaluations).fill(1);
  const worst = new Int32Array(evaluations).fill(evaluations);
  for (let a = 0; a < evaluations; a += 1) {
    for (let b = a + 1; b < evaluations; b += 1) {
      const outcome = compare.separation(a, b);
      if (outcome === 0) continue;
      const above = outcome > 0 ? a : b;
      const below = outcome > 0 ? b : a;
      best[below] = (best[below] ?? 1) + 1;
      worst[above] = (worst[above] ?? 1) - 1;
    }
  }
  return { best, worst };
}
