import { distance } from 'fastest-levenshtein';

/**
 * The candidate a typing person most likely meant, or null when none is near enough to be worth saying. Case and the
 * difference between `-`, `_` and a space count for nothing.
 *
 * @param mostEdits How many letters may differ; by default one in three, at least two from four letters on.
 * @example nearest('arithmatic', ['arithmetic', 'boolean']) // → 'arithmetic'
 * @example nearest('zebra', ['arithmetic', 'boolean']) // → null
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  mostEdits = editsFor(fold(word)),
): string | null {
  const wanted = fold(word);
  let best: string | null = null;
  let fewest = mostEdits + 1;
  for (const candidate of candidates) {
    const edits = editsBetween(wanted, fold(candidate));
    if (edits < fewest) [best, fewest] = [candidate, edits];
  }
  return best;
}

/** `did you mean "arithmetic"?`, or null. */
export function didYouMean(word: string, candidates: Iterable<string>): string | null {
  const near = nearest(word, candidates);
  return near === null ? null : `did you mean ${JSON.stringify(near)}?`;
}

/** Two neighbours swapped are one slip of the fingers, not two. */
function editsBetween(a: string, b: string): number {
  const first = [...a].findIndex((character, index) => character !== b[index]);
  const swapped = `${a.slice(0, first)}${a.slice(first + 1, first + 2)}${a.slice(first, first + 1)}${a.slice(first + 2)}`;
  return first >= 0 && swapped === b ? 1 : distance(a, b);
}

function editsFor({ length }: string): number {
  return length < 4 ? 1 : Math.max(2, Math.floor(length / 3));
}

/** Names longer than this differ in more than a slip of the finger. */
const COMPARED = 100;

/** What counts of a name where people mistype: neither case nor the difference between `-`, `_` and a space. */
export function fold(text: string): string {
  return text
    .slice(0, COMPARED)
    .toLowerCase()
    .replace(/[-_\s]+/g, ' ');
}
