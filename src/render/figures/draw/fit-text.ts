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
  const pieces = piecesOf(text);
  if (textWidth(pieces.join(''), size, weight) <= width) return pieces.join('');
  const room = width - textWidth(ELLIPSIS, size, weight);
  return `${asMuchAsFits(pieces, room, size, weight).trimEnd()}${ELLIPSIS}`;
}

/** Of a name that is cut in the middle, how much of the room its beginning gets. */
const BEGINNING = 0.6;

/**
 * A name, or as much of its beginning and of its end as fits: models of one family often differ in their last words.
 * @example cutName('Cinder MoE 235B Think', 100, 13) // => 'Cinder…Think'
 */
export function cutName(name: string, width: number, size: number, weight = 400): string {
  const pieces = piecesOf(name);
  if (textWidth(pieces.join(''), size, weight) <= width) return pieces.join('');
  const room = width - textWidth(ELLIPSIS, size, weight);
  const beginning = asMuchAsFits(pieces, room * BEGINNING, size, weight);
  const end = asMuchAsFits(
    pieces.toReversed(),
    room - textWidth(beginning, size, weight),
    size,
    weight,
    true,
  );
  return `${beginning.trimEnd()}${ELLIPSIS}${end.trimStart()}`;
}

function piecesOf(text: string): string[] {
  return [...graphemes.segment(text.slice(0, MOST_CHARACTERS))].map(({ segment }) =>
    segment.slice(0, LONGEST_GRAPHEME),
  );
}

/** The first of these that fit, joined; the other way round where they come from the end. */
function asMuchAsFits(
  pieces: readonly string[],
  room: number,
  size: number,
  weight: number,
  fromEnd = false,
): string {
  let kept = '';
  let used = 0;
  for (const piece of pieces) {
    used += textWidth(piece, size, weight);
    if (used > room) break;
    kept = fromEnd ? piece + kept : kept + piece;
  }
  return kept;
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
