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
