import { parseFlag, parseNumber } from '../dataset/cell-values.ts';

/**
 * A judgment as a mark: a number, right as 1 and wrong as 0; null when it is something else. What the number means is told
 * by all marks of its scorer together, never by one of them.
 *
 * @example markOf(true) // → 1
 * @example markOf(61.5) // → 61.5
 */
export function markOf(judgment: unknown): number | null {
  const number = parseNumber(judgment);
  if (typeof number === 'number') return number;
  const flag = parseFlag(judgment);
  return typeof flag === 'boolean' ? Number(flag) : null;
}

/** 1/choices where there are choices to guess from; undefined for an open question. */
export function guessChance(choices: number): number | undefined {
  return Number.isInteger(choices) && choices >= 2 ? 1 / choices : undefined;
}

export const GUESS_DERIVED = 'The chance of a guess is derived: 1 over the number of choices.';

/**
 * A short name for the content of a question, by which responses to it are paired: FNV-1a over its UTF-16 units, twice 32
 * bits. It tells questions apart; it proves nothing.
 *
 * @example contentId('What is 2 + 2?') === contentId('What is 2 + 2?') // → true
 */
export function contentId(content: string): string {
  let [forward, backward] = [0x811c9dc5, 0x050c5d1f];
  for (let index = 0, last = content.length - 1; index <= last; index++) {
    forward = Math.imul(forward ^ content.charCodeAt(index), 0x01000193);
    backward = Math.imul(backward ^ content.charCodeAt(last - index), 0x01000193);
  }
  const hex = (part: number): string => (part >>> 0).toString(16).padStart(8, '0');
  return `content-${hex(forward)}${hex(backward)}`;
}
