import { cleanParagraph } from '../read/dataset/clean-text.ts';

export interface CleanedTexts {
  readonly value: unknown;
  /** How many texts lost characters. */
  readonly cleaned: number;
}

/**
 * A copy of a JSON value in which no text holds control or bidi characters or half a surrogate pair. Rows keep theirs,
 * and so do the names of their columns: those must be found as they are written.
 */
export function cleanTexts(value: unknown, untouched: readonly string[]): CleanedTexts {
  let cleaned = 0;
  const clean = (inner: unknown): unknown => {
    if (typeof inner === 'string') {
      const text = cleanParagraph(inner);
      if (text !== inner) cleaned++;
      return text;
    }
    if (Array.isArray(inner)) return inner.map((member: unknown) => clean(member));
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(
      Object.entries(inner).map(([key, member]: [string, unknown]) => [key, clean(member)]),
    );
  };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { value, cleaned };
  const entries = Object.entries(value).map(([key, member]: [string, unknown]) => [
    key,
    untouched.includes(key) ? member : clean(member),
  ]);
  return { value: Object.fromEntries(entries) as unknown, cleaned };
}
