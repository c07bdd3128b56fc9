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

const AT_LIMIT = new Set(['length', 'max_tokens', 'model_length', 'max_output_tokens', 'max_length']);
const UNKNOWN = new Set(['', 'unknown', 'none', 'null', 'error']);

/**
 * Whether a response ended at a token limit, by the reason that the model's server gave; undefined when it gave none.
 *
 * @example endedAtLimit('max_tokens') // → true
 * @example endedAtLimit('unknown') // → undefined
 */
export function endedAtLimit(reason: unknown): boolean | undefined {
  if (typeof reason !== 'string') return undefined;
  const word = reason.trim().toLowerCase();
  return UNKNOWN.has(word) ? undefined : AT_LIMIT.has(word);
}

/** 1/choices where there are choices to guess from; undefined for an open question. */
export function guessChance(choices: number): number | undefined {
  return Number.isInteger(choices) && choices >= 2 ? 1 / choices : undefined;
}

export const GUESS_DERIVED = 'The chance of a guess is derived: 1 over the number of choices.';
