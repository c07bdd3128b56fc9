import { textWidth } from './text-width.ts';

const ELLIPSIS = '…';

/** More marks than this on one letter are an attack, not a language. */
const LONGEST_GRAPHEME = 16;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** No more of the text than is ever looked at, so that a label of a megabyte costs nothing. */
const MOST_CHARACTERS = 2000;

/**
 * The text, or as much of its beginning as fits `width` px together with an ellipsis. Letters are never
 * torn from their marks.
 * @example cutText('Borealis Think 70B', 100, 13) // => 'Borealis Think…'
 */
export function cutText(text: string, width: number, size: number, weight = 400): string {
  const pieces = [...graphemes.segment(text.slice(0, MOST_CHARACTERS))].map(({ segment }) =>
    segment.slice(0, LONGEST_GRAPHEME),
  );
  if (textWidth(pieces.join(''), size, weight) <= width) return pieces.join('');
  const room = width - textWidth(ELLIPSIS, size, weight);
  let kept = '';
  let used = 0;
  for (const piece of pieces) {
    used += textWidth(piece, size, weight);
    if (used > room) break;
    kept += piece;
  }
  return `${kept.trimEnd()}${ELLIPSIS}`;
}

/** A piece between two places where a line may end: spaces, and the marks that hold long names together. */
const PIECE = /(\s*)(\S+?(?:[-/_]+(?=\S)|(?=\s|$)))/g;

/** The text in lines of at most `width` px, broken between words; a word that is too long is cut. */
export function wrapText(text: string, width: number, size: number, weight = 400): string[] {
  const lines: string[] = [];
  let line = '';
  for (const [, space = '', piece = ''] of text.slice(0, MOST_CHARACTERS).matchAll(PIECE)) {
    const longer = line !== '' && space !== '' ? `${line} ${piece}` : line + piece;
    if (textWidth(longer, size, weight) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = cutText(piece, width, size, weight);
  }
  return line === '' ? lines : [...lines, line];
}

/** The text in at most `most` lines; the last is cut when there is more. */
export function fitText(text: string, most: number, width: number, size: number, weight = 400): string[] {
  const lines = wrapText(text, width, size, weight);
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most - 1);
  const length = kept.reduce((end, line) => text.indexOf(line, end) + line.length, 0);
  return [...kept, cutText(text.slice(length).trimStart(), width, size, weight)];
}
