import { requireRange } from './require-range.ts';

/** Of k trials of an item, drawn without return: how likely at least one passes, and how likely all do. */
export interface PassAtK {
  passAtK: number;
  /** pass^k. */
  passHatK: number;
}

/**
 * Unbiased estimates of pass@k and pass^k of one item: 1 − C(n − c, k)/C(n, k) and C(c, k)/C(n, k).
 *
 * @param trials n, how often the item was tried
 * @param passed c, how often it was solved
 * @param k from 1 to n
 * @throws RangeError for counts that are not whole or not in that order
 * @see Chen et al. 2021, arXiv:2107.03374; Yao et al. 2024, arXiv:2406.12045
 * @example passAtK(10, 3, 5).passAtK // => 0.916666…
 */
export function passAtK(trials: number, passed: number, k: number): PassAtK {
  requireRange(
    [trials, passed, k].every(Number.isInteger) && passed >= 0 && passed <= trials && k >= 1 && k <= trials,
    () => `passAtK: needs 0 ≤ passed ≤ trials and 1 ≤ k ≤ trials, got ${passed}, ${trials}, ${k}`,
  );
  return { passAtK: 1 - allAmong(trials - passed, trials, k), passHatK: allAmong(passed, trials, k) };
}

/** C(some, k)/C(all, k), factor by factor: no number on the way is large. */
function allAmong(some: number, all: number, k: number): number {
  let share = 1;
  for (let drawn = 0; drawn < k; drawn += 1) share *= Math.max(0, some - drawn) / (all - drawn);
  return share;
}
