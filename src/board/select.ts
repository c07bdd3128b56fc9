import type { Evaluation } from '../read/dataset/dataset.ts';
import type { Scores } from '../score/scores.ts';
import type { Query } from './board.ts';
import { groupWords, hasWord } from './group-words.ts';

/** Indices of the evaluations that a query lets through, whatever it ranks on. */
export function selectEvaluations(scores: Scores, query: Query): Set<number> {
  const chosen = new Set<number>();
  scores.evaluations.forEach((evaluation, index) => {
    const inGroups =
      query.groups.length === 0 || query.groups.some((all) => includesAll(groupWords(evaluation), all));
    const named = query.evaluations?.includes(evaluation.id) ?? true;
    const fits = inGroups && named && !(query.isComplete && lacksCells(scores, index));
    if (fits && matchesSearch(evaluation, query.search)) chosen.add(index);
  });
  return chosen;
}

/** Whether an evaluation lacks cells that others have: such a one has no rank where the policy is "complete". */
export function lacksCells({ ranking }: Scores, evaluation: number): boolean {
  return ranking.incomplete[evaluation] === true;
}

function includesAll(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((word) => hasWord(words, word));
}

/**
 * Whether an evaluation matches what somebody typed: every word must occur in its label, id or groups. Case, accents and
 * punctuation do not matter ("gpt-4" finds "GPT 4o"), and a word of four or more letters may have one slip.
 */
export function matchesSearch(evaluation: Evaluation, search: string): boolean {
  const known = words(searchedTexts(evaluation).join(' '));
  const squeezed = known.join('');
  return words(search).every((word) => squeezed.includes(word) || known.some((one) => isNearly(word, one)));
}

/** What a search looks through. */
function searchedTexts(evaluation: Evaluation): string[] {
  return [evaluation.label, evaluation.id, ...groupWords(evaluation), ...Object.values(evaluation.identity)];
}

/** The words that an evaluation is found by, as they are written. */
export function searchWords(evaluation: Evaluation): string[] {
  return searchedTexts(evaluation).flatMap((text) => text.split(SEPARATOR).filter((word) => word !== ''));
}

const SEPARATOR = /[^\p{L}\p{N}.]/u;

/** Two separators in a row have an empty word between them, which every text contains. */
function words(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(SEPARATOR);
}

/** Whether a known word begins like the wanted one with at most one letter changed, added, dropped or swapped. */
function isNearly(wanted: string, known: string): boolean {
  const { length } = wanted;
  return length >= 4 && [length - 1, length, length + 1].some((end) => oneSlip(wanted, known.slice(0, end)));
}

function oneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  const swapped = `${restA.slice(1, 2)}${restA.slice(0, 1)}${restA.slice(2)}`;
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    swapped === restB
  );
}
