import { binomialWeights } from './binomial-weights.ts';
import { normalQuantile } from './normal-quantile.ts';

/** Of more trials the normal approximation errs by less than a count in a thousand, and takes no memory. */
const MOST_COUNTED = 20_000;

/**
 * Draws binomial counts: looks a uniform number up in the distribution function.
 *
 * @param trials a whole number, 0 or more
 * @param share chance of a success, 0 to 1
 * @param random uniform numbers in [0, 1), such as `seededRandom` makes
 * @example binomialSampler(10, 0.5, () => 0.5)() // => 5
 * @example binomialSampler(10, 1, () => 0.5)() // => 10
 */
export function binomialSampler(trials: number, share: number, random: () => number): () => number {
  if (share <= 0 || share >= 1) return () => (share <= 0 ? 0 : trials);
  if (trials > MOST_COUNTED) return approximate(trials, share, random);
  const below = binomialWeights(trials, share);
  for (let k = 1; k <= trials; k += 1) below[k] = (below[k] ?? 0) + (below[k - 1] ?? 0);
  return () => {
    const wanted = random();
    let [low, high] = [0, trials];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((below[middle] ?? 1) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

function approximate(trials: number, share: number, random: () => number): () => number {
  const deviation = Math.sqrt(trials * share * (1 - share));
  return () => {
    const wanted = random();
    const drawn = wanted === 0 ? 0 : Math.round(trials * share + deviation * normalQuantile(wanted));
    return Math.min(trials, Math.max(0, drawn));
  };
}
