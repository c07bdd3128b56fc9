/**
 * A judgment as a share of full marks, 0…1; null when it is something else.
 *
 * @example shareOf(true) // → 1
 * @example shareOf(61.5) // → null
 */
export function shareOf(judgment: unknown): number | null {
  if (typeof judgment === 'boolean') return Number(judgment);
  return typeof judgment === 'number' && judgment >= 0 && judgment <= 1 ? judgment : null;
}

/** 1/choices where there are choices to guess from; undefined for an open question. */
export function guessChance(choices: number): number | undefined {
  return Number.isInteger(choices) && choices >= 2 ? 1 / choices : undefined;
}

export const GUESS_DERIVED = 'The chance of a guess is derived: 1 over the number of choices.';
