// Controls, line and paragraph separators, bidi marks, overrides and isolates, byte order mark.
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;
const UNSEEN_ALL = new RegExp(UNSEEN.source, 'gu');
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A title or label on one line: white space runs become a space, control and bidi characters go. */
export function cleanLabel(text: string): string {
  return cleanParagraph(text).replace(/\s+/g, ' ').trim();
}

/** Longer text: line breaks and tabs stay, other control and bidi characters go, lone surrogates become U+FFFD. */
export function cleanParagraph(text: string): string {
  const formed = text.toWellFormed();
  return UNSEEN.test(formed)
    ? formed.replace(UNSEEN_ALL, (one) => (/[\t\n\r]/.test(one) ? one : ''))
    : formed;
}

/** Whether a name could be mistaken for another because some of it cannot be seen. */
export function hasUnseenCharacters(text: string): boolean {
  return UNSEEN.test(text) || !text.isWellFormed();
}

/** Whether the text has more graphemes than that, or four times as many code units (stacked combining marks). */
export function isLongerThan(text: string, most: number): boolean {
  if (text.length <= most) return false;
  if (text.length > 4 * most) return true;
  return Array.from(graphemes.segment(text)).length > most;
}

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
