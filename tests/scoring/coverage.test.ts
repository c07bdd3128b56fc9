import { describe, expect, it } from 'vitest';
import { binomialWeights } from '../../scoring/binomial-weights.ts';
import { Z_95 } from '../../scoring/constants.ts';
import { guessAware } from '../../scoring/guess-aware.ts';

describe('the guess-aware interval of a cell', () => {
  const settings = [0, 0.25, 0.5].flatMap((chance) =>
    [0.02, 0.5, 0.9].flatMap((accuracy) =>
      [32, 128, 512].map((trials) => [chance, accuracy, trials] as const),
    ),
  );

  // Summed over all numbers of correct answers, not simulated.
  it.each(settings)(
    'with guess chance %d and accuracy %d holds it at least 93 % of the time from %i trials',
    (chance, accuracy, trials) => {
      const weights = binomialWeights(trials, chance + (1 - chance) * accuracy);
      const covered = weights.filter((_, correct) => {
        const guessing = { guessSum: chance * trials, guessSquareSum: (1 - chance) ** 2 * trials };
        const { lower, upper } = guessAware({ correct, total: trials, truncated: 0, ...guessing }, Z_95);
        return lower <= accuracy && accuracy <= upper;
      });
      const share = covered.reduce((a, b) => a + b, 0);
      expect(share).toBeGreaterThanOrEqual(0.93);
      expect(share).toBeLessThanOrEqual(0.985);
    },
  );
});
