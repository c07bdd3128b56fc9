const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'variant' });

const DIFFICULTY = [
  'trivial',
  'very easy',
  'easy',
  'medium',
  'normal',
  'hard',
  'very hard',
  'expert',
  'extreme',
];

/** Numbers inside names count as numbers: `run-2` before `run-10`. Total: equal only when identical. */
export function naturalOrder(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Tiers from easy to hard: by meaning when every name is a word of difficulty, else in natural order. */
export function difficultyOrder(tiers: readonly string[]): string[] {
  const place = (tier: string) => DIFFICULTY.indexOf(tier.toLowerCase().replace(/[-_]/g, ' '));
  const worded = tiers.every((tier) => place(tier) >= 0);
  return tiers.toSorted((a, b) => (worded ? place(a) - place(b) : 0) || naturalOrder(a, b));
}
